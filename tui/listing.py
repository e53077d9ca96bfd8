"""The list of documents as rows: what stands where, without a screen.

An entry takes one or more lines; lines are found by bisection, so that the length of the list costs nothing when a
line of it is drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tui.marks import FAILED_CHECK, MARKS, UNSETTLED, Mark
from tui.model import Check, Reading, StandingKind, Unreadable

if TYPE_CHECKING:
    from tui.library import Library

ON_THEIR_OWN = "On their own"
UNREADABLE = "Unreadable"


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


def by_event(library: Library) -> Listing:
    """The documents under their events, in reading order; those on no shared event after them; the unreadable last."""
    entries: list[Entry] = []
    alone: list[Reading] = []
    for event, readings in library.groups:
        if event is None:
            alone += readings
        else:
            entries += [Heading(event.name, _years(readings), not entries), *readings]
    if alone:
        entries += [Heading(ON_THEIR_OWN, "", not entries), *alone] if entries else alone
    return Listing([*entries, *_unreadable(library, entries)])


def by_date(library: Library) -> Listing:
    """The documents in one row: undated ones first (drafts, mostly), then the latest first; the unreadable last."""
    readings = sorted(library.readings, key=_newest_first)
    return Listing([*readings, *_unreadable(library, readings)])


def _unreadable(library: Library, above: Sequence[object]) -> list[Entry]:
    return [Heading(UNREADABLE, "", not above), *library.unreadable] if library.unreadable else []


def _newest_first(reading: Reading) -> tuple[int, str]:
    published = reading.release.published
    return (-published.value.toordinal() if published else -date.max.toordinal(), reading.release.path)


def _years(readings: Sequence[Reading]) -> str:
    years = sorted({reading.release.published.value.year for reading in readings if reading.release.published})
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


class Tally:
    """How each release's figures stand, counted once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._checks: dict[str, list[Check]] = defaultdict(list)
        for check in library.crossrefs.checks:
            self._checks[check.release].append(check)

    def kinds(self, reading: Reading) -> Counter[StandingKind]:
        """How many of a release's figures have each standing."""
        standings = self._library.crossrefs.standings
        return Counter(standings[figure.id].kind for figure in reading.figures if figure.id in standings)

    def checks(self, release_id: str) -> Sequence[Check]:
        """What the checks found in a release."""
        return self._checks.get(release_id, ())

    def open(self, reading: Reading) -> list[tuple[Mark, int]]:
        """What asks for a decision in a release: its marks with their numbers, in the order of the marks."""
        kinds = self.kinds(reading)
        marks = [(MARKS[kind], kinds[kind]) for kind in MARKS if kind in UNSETTLED and kinds[kind]]
        failed = len(self.checks(reading.release.id))
        return [*marks, *([(FAILED_CHECK, failed)] if failed else [])]

    def totals(self) -> tuple[str, ...]:
        """The collection in numbers, from all of them to the fewest words."""
        readings = self._library.readings
        figures = sum(len(reading.figures) for reading in readings)
        unsettled = sum(self._library.unsettled(reading.release.id) for reading in readings)
        many = f"{len(readings)} release{'' if len(readings) == 1 else 's'}"
        marked = f"{figures} figure{'' if figures == 1 else 's'}"
        return f"{many} · {marked} · {unsettled} open", f"{many} · {unsettled} open", many
