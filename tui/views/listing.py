"""The list of documents as rows: what stands where, without a screen.

An entry takes one or more lines; lines are found by bisection, so that the length of the list costs nothing when a
line of it is drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tui.jump import folded
from tui.model import Reading, Unreadable

if TYPE_CHECKING:
    from tui.library import Library
    from tui.views.tally import Tally

ON_THEIR_OWN = "On their own"
UNREADABLE = "Unreadable"
UNDATED = "Undated"
UNKNOWN_PUBLISHER = "Publisher unknown"


class Heading(NamedTuple):
    """A line that parts groups.

    Attributes:
        title: The event's name, or what its entries have in common.
        span: The years or days its releases cover, else ``""``.
        first: Whether it opens the list; all others have an empty line above.
    """

    title: str
    span: str
    first: bool


Entry = Heading | Reading | Unreadable
"""A row of the list."""


def height(entry: Entry) -> int:
    """The lines an entry takes: two for a document, one for a heading and one for the space above it."""
    return 1 if isinstance(entry, Heading) and entry.first else 2


@dataclass(frozen=True)
class Listing:
    """The rows of the list in their order.

    Attributes:
        entries: Headings, readings and unreadable documents.
    """

    entries: Sequence[Entry]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(height, self.entries)))

    @cached_property
    def _index(self) -> Mapping[str, int]:
        return {entry.release.id: index for index, entry in enumerate(self.entries) if isinstance(entry, Reading)}

    @property
    def lines(self) -> int:
        """The number of lines."""
        return self._ends[-1] if self._ends else 0

    def at(self, line: int) -> int:
        """The index of the entry on a line."""
        return bisect_right(self._ends, line)

    def lines_of(self, index: int) -> range:
        """The lines an entry takes."""
        return range(self._ends[index] - height(self.entries[index]), self._ends[index])

    def index_of(self, release_id: str) -> int | None:
        """Where a release stands."""
        return self._index.get(release_id)

    def can_stop(self, index: int) -> bool:
        """Whether a cursor may rest on an entry: on documents, not on headings."""
        return not isinstance(self.entries[index], Heading)


class Order(StrEnum):
    """How the documents can stand."""

    EVENT = "event"
    DATE = "date"
    MONTH = "month"
    PUBLISHER = "publisher"
    TITLE = "title"
    OPEN = "open"

    @property
    def next(self) -> Order:
        """The order after this one, in a ring."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


IN_WORDS: Mapping[Order, str] = {
    Order.EVENT: "By event.",
    Order.DATE: "By date, the latest first.",
    Order.MONTH: "By month, the latest first.",
    Order.PUBLISHER: "By publisher.",
    Order.TITLE: "By title.",
    Order.OPEN: "By open questions, the most first.",
}
"""What the status line says of an order."""

Group = tuple[str, Sequence[Reading]]
"""A heading, or none, and the releases under it."""


class Arrangement:
    """The documents of a library in any order, all of them or those a filter keeps."""

    def __init__(self, library: Library, tally: Tally) -> None:
        self._library, self._tally = library, tally
        self._groups = cache(self._grouped)

    def listing(self, order: Order = Order.EVENT, keep: Callable[[Reading], bool] | None = None) -> Listing:
        """The rows in an order. Documents that could not be read come last, and only in a list that is whole."""
        groups = self._groups(order)
        if keep is not None:
            groups = [(title, [reading for reading in readings if keep(reading)]) for title, readings in groups]
        groups = [(title, readings) for title, readings in groups if readings]
        entries: list[Entry] = []
        for title, readings in groups:
            if title and (len(groups) > 1 or title != ON_THEIR_OWN):
                span = "" if order is Order.MONTH or title == ON_THEIR_OWN else _years(readings)
                entries.append(Heading(title, span, not entries))
            entries += readings
        if keep is None and self._library.unreadable:
            entries += [Heading(UNREADABLE, "", not entries), *self._library.unreadable]
        return Listing(entries)

    def _grouped(self, order: Order) -> Sequence[Group]:
        readings = self._library.readings
        match order:
            case Order.EVENT:
                return self._by_event()
            case Order.DATE:
                return [("", sorted(readings, key=_newest_first))]
            case Order.MONTH:
                return _sorted_groups(sorted(readings, key=_newest_first), _month)
            case Order.PUBLISHER:
                groups = _sorted_groups(sorted(readings, key=_newest_first), _publisher)
                return sorted(groups, key=lambda group: (group[0] == UNKNOWN_PUBLISHER, folded(group[0])))
            case Order.TITLE:
                return [("", sorted(readings, key=lambda reading: folded(reading.release.title.value)))]
            case Order.OPEN:
                return [("", sorted(readings, key=lambda each: -self._library.unsettled(each.release.id)))]

    def _by_event(self) -> list[Group]:
        groups: list[Group] = []
        alone: list[Reading] = []
        for event, readings in self._library.groups:
            if event is None:
                alone += readings
            else:
                groups.append((event.name, readings))
        return [*groups, (ON_THEIR_OWN, alone)]


def _sorted_groups(readings: Iterable[Reading], key: Callable[[Reading], str]) -> list[Group]:
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(key(reading), []).append(reading)
    return list(groups.items())


def _month(reading: Reading) -> str:
    published = reading.release.published
    return f"{published.value:%B} {published.value.year}" if published else UNDATED


def _publisher(reading: Reading) -> str:
    publisher = reading.release.publisher
    return publisher.value if publisher else UNKNOWN_PUBLISHER


def _newest_first(reading: Reading) -> tuple[int, str]:
    published = reading.release.published
    return (-published.value.toordinal() if published else -date.max.toordinal(), reading.release.path)


def _years(readings: Sequence[Reading]) -> str:
    years = sorted({reading.release.published.value.year for reading in readings if reading.release.published})
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
