"""The list of documents: two lines a release, under its event or by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from tui.catalogue import Heading, Order
from tui.criteria import criteria
from tui.keys import bindings
from tui.keys.reading import DOCUMENTS, FilterList
from tui.marks import FAILED_CHECK, STATUS_WORDS
from tui.model import Summary, Unreadable
from tui.notes import Kept
from tui.views import wording
from tui.views.drawable import label
from tui.views.listing import Entries, open_marks, years
from tui.views.runs import Run, spread, width_of
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.library import Library

DAY = 6
"""Cells of the column that holds the day, as in *29 Dec*."""

STAR, PLAIN_STAR = "★", "*"
"""The sign of a starred release, and its stand-in in ASCII."""

UNREAD, PLAIN_UNREAD = "•", "-"
"""The sign of a release that was not read yet, and its stand-in in ASCII."""

NO_DAY = "n. d."
"""Stands for the day of an undated release, as bibliographies have it."""


class Documents(Rows):
    """The documents of a library; moving the cursor opens what it reaches."""

    BINDINGS = bindings(DOCUMENTS)

    release: reactive[str | None] = reactive(None, repaint=False)
    """Id of the release that is open; the cursor follows it."""

    order: reactive[Order] = reactive(Order.EVENT, repaint=False)
    """How the releases stand."""

    filter: reactive[str] = reactive("", repaint=False)
    """What the releases must hold to be listed."""

    kept: reactive[Kept] = reactive(Kept(), repaint=False)
    """The user's stars."""

    plain: reactive[bool] = reactive(False, repaint=False)
    """Whether marks are drawn as ASCII."""

    reached: reactive[str | None] = reactive(None, repaint=False, always_update=True)
    """Id of the release that the user put the cursor on; the screen watches it and opens it."""

    @dataclass
    class Ordered(Message):
        """The list stands in another order."""

        order: Order

    @dataclass
    class Refused(Message):
        """The cursor reached a document that could not be read.

        Attributes:
            reason: Its name and why.
        """

        reason: str

    @dataclass
    class ReadRequested(Message):
        """The user wants to read the release under the cursor."""

    def __init__(self, library: Library, order: Order = Order.EVENT, read: Set[str] = frozenset()) -> None:
        """List a library; ``read`` are the ids of what was read, which may change while the list shows."""
        super().__init__(id="documents")
        self._library, self._read = library, read
        self.set_reactive(Documents.order, order)
        self._entries = self._listed()

    def use(self, library: Library) -> None:
        """List the same collection under other judgements."""
        self._library = library
        self._list_anew()

    def _listed(self) -> Entries:
        """The rows in the order and under the filter there are; what could not be read only in a list that is whole."""
        marked = {"starred": self.kept.starred, "noted": self.kept.notes, "read": self._read}
        asked = criteria(self.filter, marked)
        listing = self._library.listing(self.order, asked)
        return Entries(listing, self._library.unreadable if asked.is_empty else ())

    @property
    def rows(self) -> Entries:
        """The rows as they stand now."""
        return self._entries

    def neighbour(self, step: int) -> str | None:
        """The id of the release above (-1) or below (1) the open one, if there is one."""
        return next(self.beyond(step), None)

    def beyond(self, step: int) -> Iterator[str]:
        """The ids of all releases above (-1) or below (1) the open one, the nearest first."""
        row, entries = self._entries.index_of(self.release or ""), self._entries
        if row is None:
            row = self.cursor - step
        return (summary.id for summary in (entries.below(row) if step > 0 else entries.above(row)))

    @property
    def listed(self) -> int:
        """The number of releases that are listed."""
        return self._entries.listing.count

    def first_release(self) -> str | None:
        """The id of the first release in the list."""
        return next((summary.id for summary in self._entries.below(-1)), None)

    # --- rows -------------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """The number of entries."""
        return self._entries.count

    @property
    def total(self) -> int:
        """The number of lines."""
        return self._entries.lines

    def lines_of(self, row: int) -> range:
        """The lines an entry takes."""
        return self._entries.lines_of(row)

    def row_at(self, line: int) -> int:
        """The entry on a line."""
        return self._entries.at(line)

    def can_stop(self, row: int) -> bool:
        """Whether an entry is a document."""
        return self._entries.can_stop(row)

    def nothing(self) -> str:
        """Say that there is no document, and what to press."""
        if self.filter:
            return f"No release answers to this filter. {self.key(FilterList)} changes it; without words it hides none."
        return "No document here. Name files or a folder at the start: presscheck FOLDER"

    def moved(self) -> None:
        """Open what the cursor reached."""
        entry = self._entries.entry(self.cursor)
        if isinstance(entry, Summary):
            self.reached = entry.id
        elif isinstance(entry, Unreadable):
            self.post_message(self.Refused(f"{label(PurePath(entry.path).name)} {label(entry.reason)}"))

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """Draw one line of an entry."""
        entry = self._entries.entry(row)
        room = width - 1
        if isinstance(entry, Heading):
            return self._heading(entry, line, room, is_first=row == 0)
        is_current = row == self.cursor
        bar = Run("▌" if is_current and not self.plain else ">" if is_current else " ", "row--bar")
        if isinstance(entry, Unreadable):
            return [bar, *self._unreadable(entry, line, is_current)]
        return [bar, *self._release(entry, line, room - 1, is_current)]

    def _heading(self, heading: Heading, line: int, width: int, *, is_first: bool) -> Sequence[Run]:
        if line == 0 and not is_first:
            return []
        title, span = Run(" " + label(heading.title), "row--heading"), Run(years(heading), "row--dim")
        return spread([title], [span], width) if width_of([title, span]) < width else [title]

    def _release(self, release: Summary, line: int, width: int, is_current: bool) -> list[Run]:
        published = release.published
        status = "embargoed" if release.embargoed() else STATUS_WORDS[release.status]
        if line == 0:
            day = wording.short_day(published) if published else status or NO_DAY
            return [
                Run(day.rjust(DAY), "row--dim"),
                self._sign(release),
                Run(" "),
                Run(label(release.title), "row--strong" if is_current else ""),
            ]
        year = str(published.year) if published else ""
        issuer = label(release.publisher) if release.publisher else "—"
        issuer = f"{issuer} · {status}" if status and published else issuer
        left = [Run(year.rjust(DAY) + "  ", "row--dim"), Run(issuer, "row--dim")]
        return spread(left, self._counts(release), width)

    def _sign(self, release: Summary) -> Run:
        """The star, or the sign of what was not read yet."""
        if release.id in self.kept.starred:
            return Run(PLAIN_STAR if self.plain else STAR, "row--bar")
        unread = release.id not in self._read
        return Run((PLAIN_UNREAD if self.plain else UNREAD) if unread else " ", "row--dim")

    def _counts(self, release: Summary) -> list[Run]:
        """The number of figures, and the unsettled ones by mark."""
        runs = [Run(str(release.figures).rjust(3), "row--dim")]
        for mark, number in open_marks(release):
            runs += [Run(" "), Run(f"{mark.sign(self.plain)}{number}", mark.style)]
        return runs

    def _unreadable(self, unreadable: Unreadable, line: int, is_current: bool) -> list[Run]:
        if line == 0:
            sign = Run(FAILED_CHECK.sign(self.plain).rjust(DAY) + "  ", FAILED_CHECK.style)
            return [sign, Run(label(PurePath(unreadable.path).name), "row--strong" if is_current else "")]
        return [Run(" " * (DAY + 2)), Run(label(unreadable.reason), "row--dim")]

    # --- state ------------------------------------------------------------------------------------------------------

    def watch_release(self, release: str | None) -> None:
        """Follow the release that is open."""
        index = self._entries.index_of(release) if release else None
        if index is not None:
            self.cursor = index

    def watch_order(self) -> None:
        """List anew, with the cursor on the same release."""
        self._list_anew()

    def watch_filter(self) -> None:
        """List anew, with the cursor on the same release, or the first that is left."""
        self._list_anew()

    def _list_anew(self) -> None:
        self._entries = self._listed()
        index = self._entries.index_of(self.release or "")
        self.set_reactive(Rows.cursor, self.nearest_stop(0, 1) if index is None else index)
        self.top = max(0, self.lines_of(self.cursor).start - self.size.height // 2) if self.cursor >= 0 else 0
        self.bring_into_view()
        self.refresh()

    def watch_kept(self) -> None:
        """Draw the stars."""
        self.refresh()

    def watch_plain(self) -> None:
        """Draw the other marks."""
        self.refresh()

    def action_open(self) -> None:
        """Ask for the page to take over."""
        self.post_message(self.ReadRequested())

    def action_regroup(self) -> None:
        """List in the next order."""
        self.order = self.order.next
        self.post_message(self.Ordered(self.order))
