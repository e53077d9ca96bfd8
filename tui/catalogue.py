"""A collection as a list: its releases in any order, under headings, all of them or those that a filter keeps.

A list is drawn from a :class:`Listing`: how many releases there are, where the headings stand, and the summaries of the
few rows in view. Nothing in it needs a Python object a release, so a store can answer from its tables:
:meth:`tui.library.Library.listing` gives one. :class:`Catalogue` answers from summaries in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate, chain, groupby
from typing import NamedTuple, Protocol

from tui.criteria import Criteria, words_of
from tui.folding import folded
from tui.haystack import Haystack
from tui.model import Summary

ON_THEIR_OWN = "On their own"
UNDATED = "Undated"
UNKNOWN_PUBLISHER = "Publisher unknown"


class Order(StrEnum):
    """How the documents can stand.

    * ``EVENT``: in reading order (events by the day of their first release, within one by day) under the events' names;
      those on no event last, under :data:`ON_THEIR_OWN`, which is left out where it would be the only heading.
    * ``DATE``: those without a day first, then the latest first; on a day by path. No headings.
    * ``MONTH``: as ``DATE``, under the months, the undated under :data:`UNDATED`.
    * ``PUBLISHER``: as ``DATE`` under the publishers, these by their folded names, :data:`UNKNOWN_PUBLISHER` last.
    * ``TITLE``: by folded title. No headings.
    * ``OPEN``: by :attr:`tui.model.Summary.unsettled`, the most first. No headings.

    What is equal stands in reading order.
    """

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


class Heading(NamedTuple):
    """What stands over a group of releases.

    Attributes:
        title: The event's name, or what the releases have in common.
        first: The earliest day of the releases under it that have one; None where days are not worth saying.
        last: The latest.
    """

    title: str
    first: date | None = None
    last: date | None = None


class Totals(NamedTuple):
    """A collection in numbers.

    Attributes:
        releases: The releases that could be read.
        figures: Their figures.
        unsettled: What of them asks something of the reader (:attr:`tui.model.Summary.unsettled`).
    """

    releases: int
    figures: int
    unsettled: int


class Listing(Protocol):
    """Releases in an order. Positions count the releases from 0; headings take none."""

    @property
    def count(self) -> int:
        """The number of releases."""
        ...

    @property
    def starts(self) -> Sequence[int]:
        """The position of the first release under each heading, ascending; none is empty, and the first is 0."""
        ...

    def heading(self, index: int) -> Heading:
        """A heading, by its index in :attr:`starts`."""
        ...

    def summaries(self, start: int, stop: int) -> Sequence[Summary]:
        """The releases at some positions; what lies past the end is left out."""
        ...

    def position(self, release_id: str) -> int | None:
        """Where a release stands; None if it is not listed."""
        ...


class Catalogue:
    """Summaries in memory, in every order.

    Args:
        summaries: Those of a collection, in reading order.
    """

    def __init__(self, summaries: Iterable[Summary]) -> None:
        self.summaries = tuple(summaries)
        self.numbers: Mapping[str, int] = {summary.id: number for number, summary in enumerate(self.summaries)}
        """The place of each release in reading order, by id."""
        self._groups = cache(self._grouped)

    @cached_property
    def totals(self) -> Totals:
        """The collection in numbers."""
        figures = sum(summary.figures for summary in self.summaries)
        return Totals(len(self.summaries), figures, sum(summary.unsettled for summary in self.summaries))

    def listing(self, order: Order, kept: Criteria | None = None) -> Listing:
        """The releases in an order, all of them or those that pass."""
        groups = self._groups(order)
        if kept is not None and not kept.is_empty:
            passes = self._passing(kept)
            groups = [(title, [number for number in numbers if passes[number]]) for title, numbers in groups]
        return _Listed(self, order, [(title, numbers) for title, numbers in groups if numbers])

    @cached_property
    def _words(self) -> Haystack:
        return Haystack(map(words_of, self.summaries))

    def _passing(self, kept: Criteria) -> bytearray:
        """One for each release that passes, else zero, in reading order."""
        passes = bytearray(len(self.summaries))
        tests = list(kept.tests)
        for number in self._words.holding_all(kept.words) if kept.words else range(len(passes)):
            summary = self.summaries[number]
            passes[number] = all(test(summary) for test in tests)
        return passes

    def _grouped(self, order: Order) -> Sequence[_Group]:
        summaries, numbers = self.summaries, range(len(self.summaries))
        match order:
            case Order.EVENT:
                events = [(name, list(group)) for name, group in groupby(numbers, lambda each: summaries[each].event)]
                alone = chain.from_iterable(group for name, group in events if name is None)
                return [*((name, group) for name, group in events if name is not None), (ON_THEIR_OWN, list(alone))]
            case Order.DATE:
                return [("", self._newest_first)]
            case Order.MONTH:
                return [(title, list(group)) for title, group in groupby(self._newest_first, self._month)]
            case Order.PUBLISHER:
                issued: dict[str | None, list[int]] = {}
                for number in self._newest_first:
                    issued.setdefault(summaries[number].publisher, []).append(number)
                by_name = sorted(issued.items(), key=lambda group: (group[0] is None, folded(group[0] or "")))
                return [(UNKNOWN_PUBLISHER if name is None else name, group) for name, group in by_name]
            case Order.TITLE:
                return [("", sorted(numbers, key=lambda each: folded(summaries[each].title)))]
            case Order.OPEN:
                return [("", sorted(numbers, key=lambda each: -summaries[each].unsettled))]

    @cached_property
    def _newest_first(self) -> Sequence[int]:
        def key(number: int) -> tuple[int, str]:
            summary = self.summaries[number]
            return -(summary.published or date.max).toordinal(), summary.path

        return sorted(range(len(self.summaries)), key=key)

    def _month(self, number: int) -> str:
        day = self.summaries[number].published
        return f"{day:%B} {day.year}" if day else UNDATED


_Group = tuple[str, Sequence[int]]
"""A heading, or none, and the numbers of the releases under it."""


class _Listed:
    """A listing of a catalogue."""

    def __init__(self, catalogue: Catalogue, order: Order, groups: Sequence[_Group]) -> None:
        self._catalogue, self._groups = catalogue, groups
        self._has_days = order in (Order.EVENT, Order.PUBLISHER)
        self._numbers = list(chain.from_iterable(numbers for _, numbers in groups))
        headed = bool(groups and groups[0][0]) and [title for title, _ in groups] != [ON_THEIR_OWN]
        lengths = (len(numbers) for _, numbers in groups[:-1])
        self.starts: Sequence[int] = list(accumulate(lengths, initial=0)) if headed else ()

    @property
    def count(self) -> int:
        return len(self._numbers)

    def heading(self, index: int) -> Heading:
        title, numbers = self._groups[index]
        if not self._has_days or title == ON_THEIR_OWN:
            return Heading(title)
        days = [day for number in numbers if (day := self._catalogue.summaries[number].published)]
        return Heading(title, min(days, default=None), max(days, default=None))

    def summaries(self, start: int, stop: int) -> Sequence[Summary]:
        return [self._catalogue.summaries[number] for number in self._numbers[start:stop]]

    @cached_property
    def _positions(self) -> Mapping[int, int]:
        return dict(zip(self._numbers, range(len(self._numbers)), strict=True))

    def position(self, release_id: str) -> int | None:
        number = self._catalogue.numbers.get(release_id)
        return None if number is None else self._positions.get(number)
