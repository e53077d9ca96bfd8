"""The list of documents as rows: what stands where, without a screen.

Rows are worked out from a :class:`tui.catalogue.Listing`, and summaries are fetched for the rows in view, so that the
length of the list costs nothing when a line of it is drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tui.catalogue import Heading, Listing, Order, Totals
from tui.marks import FAILED_CHECK, MARKS, Mark
from tui.model import UNSETTLED, Summary, Unreadable

UNREADABLE = Heading("Unreadable")
"""What stands over the documents that could not be read."""

PAGE = 64
"""Summaries fetched at a time: more than a screen shows."""

PAGES = 8
"""Pages kept."""

IN_WORDS: Mapping[Order, str] = {
    Order.EVENT: "By event.",
    Order.DATE: "By date, the latest first.",
    Order.MONTH: "By month, the latest first.",
    Order.PUBLISHER: "By publisher.",
    Order.TITLE: "By title.",
    Order.OPEN: "By open questions, the most first.",
}
"""What the status line says of an order."""

Entry = Heading | Summary | Unreadable
"""A row of the list."""


class Entries:
    """The rows of the list. A document takes two lines, a heading one and the space above it; the first has none.

    Args:
        listing: The releases.
        unreadable: The documents that could not be read, which stand last under a heading of their own.

    Attributes:
        listing: The releases.
        count: The number of rows.
        lines: The number of lines.
    """

    def __init__(self, listing: Listing, unreadable: Sequence[Unreadable] = ()) -> None:
        self.listing = listing
        self._unreadable = unreadable
        self._starts = [*listing.starts, listing.count] if unreadable else listing.starts
        self.count = listing.count + len(unreadable) + len(self._starts)
        self._is_headed = bool(self._starts) and self._starts[0] == 0
        self.lines = 2 * self.count - self._is_headed
        self._page = lru_cache(PAGES)(self._fetched)
        self._heading = lru_cache(PAGE)(listing.heading)

    def _fetched(self, page: int) -> Sequence[Summary]:
        return self.listing.summaries(page * PAGE, (page + 1) * PAGE)

    def _summary(self, position: int) -> Summary:
        return self._page(position // PAGE)[position % PAGE]

    def _place(self, row: int) -> tuple[int | None, int]:
        """The index of the heading in a row, if there is one, and the position of the first document from there on."""
        headings = bisect_right(range(len(self._starts)), row, key=lambda index: self._starts[index] + index)
        if headings and self._starts[headings - 1] + headings - 1 == row:
            return headings - 1, self._starts[headings - 1]
        return None, row - headings

    def entry(self, row: int) -> Entry:
        """What stands in a row."""
        heading, position = self._place(row)
        if heading is not None:
            return self._heading(heading) if heading < len(self.listing.starts) else UNREADABLE
        past = position - self.listing.count
        return self._unreadable[past] if past >= 0 else self._summary(position)

    def at(self, line: int) -> int:
        """The row on a line."""
        return (line + self._is_headed) // 2

    def lines_of(self, row: int) -> range:
        """The lines a row takes."""
        end = 2 * (row + 1) - self._is_headed
        return range(max(0, end - 2), end)

    def row_of(self, position: int) -> int:
        """The row of a document, by its position."""
        return position + bisect_right(self._starts, position)

    def index_of(self, release_id: str) -> int | None:
        """The row of a release."""
        position = self.listing.position(release_id)
        return None if position is None else self.row_of(position)

    def can_stop(self, row: int) -> bool:
        """Whether a cursor may rest on a row: on documents, not on headings."""
        return self._place(row)[0] is None

    def below(self, row: int) -> Iterator[Summary]:
        """The releases below a row, the nearest first; for row -1, all."""
        return map(self._summary, range(max(0, self._place(row + 1)[1]), self.listing.count))

    def above(self, row: int) -> Iterator[Summary]:
        """The releases above a row, the nearest first."""
        return map(self._summary, range(min(self._place(row)[1], self.listing.count) - 1, -1, -1))


def open_marks(summary: Summary) -> list[tuple[Mark, int]]:
    """What asks for a decision in a release: its marks with their numbers, in the order of the marks."""
    standings = dict(summary.standings)
    marks = [(mark, standings[kind]) for kind, mark in MARKS.items() if kind in UNSETTLED and kind in standings]
    return [*marks, *([(FAILED_CHECK, summary.checks)] if summary.checks else [])]


def years(heading: Heading) -> str:
    """The years that the releases under a heading cover."""
    found = {day.year for day in (heading.first, heading.last) if day}
    return "–".join(map(str, sorted(found)))


def in_work(done: int, total: int, stage: str) -> tuple[str, ...]:
    """How far a collection is read in, from all that can be said to the fewest words; nothing before it is known."""
    if not total:
        return ()
    if done == total and stage != "reading":
        return f"{total} read · {stage} them", f"{stage} them"
    bar = "━" * (8 * done // total)
    return f"{done} of {total} read · {bar:╌<8}", f"{done} of {total}", str(done)


def in_numbers(totals: Totals) -> tuple[str, ...]:
    """A collection in numbers, from all of them to the fewest words."""
    releases, figures, unsettled = totals
    many = f"{releases} release{'' if releases == 1 else 's'}"
    marked = f"{figures} figure{'' if figures == 1 else 's'}"
    return f"{many} · {marked} · {unsettled} open", f"{many} · {unsettled} open", many
