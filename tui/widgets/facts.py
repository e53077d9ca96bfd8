"""The facts of the open release: figures by measure with what others say, references, names, dates, checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from tui.keys import bindings
from tui.keys.reading import FACTS, NextRelease
from tui.model import At, release_of
from tui.notes import Kept
from tui.views import card, factsheet
from tui.views.card import Said
from tui.views.drawable import label
from tui.views.factsheet import Row, RowKind
from tui.views.runs import Run, cut, spread
from tui.views.sparkline import AS_ASCII
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.library import Library


LONGEST_VALUE = 20
"""Cells of a value at most; a longer one is cut."""


class Facts(Rows):
    """The rows of the fact sheet. The row under the cursor and the page's current figure are one."""

    BINDINGS = bindings(FACTS)

    release: reactive[str | None] = reactive(None, repaint=False)
    """Id of the release whose facts these are."""

    figure: reactive[str | None] = reactive(None, repaint=False)
    """Id of the current figure; the cursor follows it."""

    folded: reactive[frozenset[str]] = reactive(frozenset(), repaint=False)
    """The sections that show their heading only; they stay folded from release to release."""

    with_sentence: reactive[bool] = reactive(False, repaint=False)
    """Whether what is said of a figure is the sentence that it stands in, rather than what is understood of it."""

    kept: reactive[Kept] = reactive(Kept(), repaint=False)
    """The user's notes, which have a section of their own."""

    plain: reactive[bool] = reactive(False, repaint=False)
    """Whether marks are drawn as ASCII."""

    reached: reactive[Row | None] = reactive(None, repaint=False, always_update=True)
    """The row that the user put the cursor on; the screen watches it, and lets the page show what it is about."""

    said: reactive[Said] = reactive(Said(), repaint=False)
    """What is under the cursor; the screen watches it."""

    @dataclass
    class Followed(Message):
        """The user wants to go where a row leads."""

        target: At

    def __init__(self, library: Library) -> None:
        super().__init__(id="facts")
        self._library = library
        self._rows: Sequence[Row] = ()

    def use(self, library: Library) -> None:
        """Show the facts of the same collection under other judgements."""
        self._library = library
        self.watch_release()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    # --- rows -------------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def can_stop(self, row: int) -> bool:
        """Whether a row says anything."""
        return self._rows[row].can_stop

    def nothing(self) -> str:
        """Say that nothing was found."""
        if self.release is None:
            return "No release is open."
        found = "No figure was found in this release."
        return f"{found} {self.key(NextRelease)} opens the next one." if len(self._library.summaries) > 1 else found

    def moved(self) -> None:
        """Let the page follow."""
        self.reached = self.row

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """Draw a row."""
        fact, is_current = self._rows[row], row == self.cursor
        bar = Run("▌" if is_current and not self.plain else ">" if is_current else " ", "row--bar")
        if fact.kind is RowKind.GAP:
            return []
        if fact.kind is RowKind.SECTION:
            sign = (" +" if self.plain else " ▸") if fact.folded else ""
            aside = fact.aside.translate(AS_ASCII) if self.plain else fact.aside
            return [bar, *spread([Run(fact.text + sign, "row--heading")], [Run(aside, "row--dim")], width - 2)]
        return [bar, *spread(self._words(fact, is_current), self._end(fact), width - 2)]

    def _words(self, fact: Row, is_current: bool) -> list[Run]:
        is_other = fact.kind in (RowKind.ALSO, RowKind.DATE)
        text = Run(fact.text, "row--strong" if is_current else "row--dim" if is_other else "")
        if not fact.column:
            return [Run(" "), text]
        value = cut(fact.value, LONGEST_VALUE).rjust(fact.column)
        return [Run(" "), Run(value, "row--value" if fact.kind is RowKind.FIGURE else "row--dim"), Run("  "), text]

    def _end(self, fact: Row) -> list[Run]:
        aside = [Run(fact.aside, "row--dim")] if fact.aside else []
        if fact.mark is None:
            return aside
        gap = [Run(" ")] if aside else []
        return [*aside, *gap, Run(fact.mark.sign(self.plain), fact.mark.style)]

    # --- state ------------------------------------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        """Say what is under the cursor."""
        super().watch_cursor(old, new)
        self._show()

    def _show(self) -> None:
        row = self.row
        if row is None or row.kind is RowKind.SECTION:
            self.said = Said((), self._source())
            return
        mark = [Run(row.mark.sign(self.plain), row.mark.style), Run(" ")] if row.mark else []
        value = [Run(row.value + " ", "foot--strong")] if row.value else []
        heading, figure = (*mark, *value, Run(row.text)), factsheet.figure_of(self._library, row)
        if figure is None:
            self.said = Said(heading, row.reason)
        elif self.with_sentence:
            release = self._library.release(release_of(figure.id))
            self.said = Said(heading, sentence=card.sentence(release, figure))
        else:
            self.said = Said(heading, row.reason, card.details(self._library, figure))

    def _source(self) -> str:
        """Where the release was read from, for when nothing else is to be said."""
        if self.release is None:
            return ""
        release = self._library.reading(self.release).release
        return f"{label(PurePath(release.path).name)}, read as {release.encoding}"

    def watch_release(self) -> None:
        """Lay out the facts of another release."""
        self._rebuild()
        self.set_reactive(Facts.cursor, self._row_of(self.figure))
        self.top = 0
        self.bring_into_view()
        self.refresh()
        self._show()

    def watch_figure(self, figure: str | None) -> None:
        """Follow the current figure, unless the cursor is on a row about it already."""
        if figure and (self.row is None or self.row.figure != figure):
            self.cursor = self._row_of(figure)

    def watch_with_sentence(self) -> None:
        """Say the other thing."""
        self._show()

    def action_sentence(self) -> None:
        """Show the sentence, or what is understood of the figure."""
        self.with_sentence = not self.with_sentence

    def watch_folded(self) -> None:
        """Fold or open, with the cursor staying in its section."""
        here = self.row
        self._rebuild()
        if here is not None:
            section = next((i for i, row in enumerate(self._rows) if row.section == here.section and row.can_stop), 0)
            self.set_reactive(Facts.cursor, self._rows.index(here) if here in self._rows else section)
        self.top = self.validate_top(self.top)
        self.bring_into_view()
        self.refresh()

    def watch_kept(self) -> None:
        """Show the notes, with the cursor staying in its section."""
        self.watch_folded()

    def watch_plain(self) -> None:
        """Draw the other marks."""
        self.refresh()

    def _rebuild(self) -> None:
        notes = self.kept.notes.get(self.release or "", ())
        self._rows = factsheet.rows(self._library, self.release, self.folded, notes) if self.release else ()

    def _row_of(self, figure: str | None) -> int:
        found = (i for i, row in enumerate(self._rows) if row.kind is RowKind.FIGURE and row.figure == figure)
        return next(found, self.nearest_stop(0, 1))

    def action_follow(self) -> None:
        """Go where the row leads; a heading folds or opens instead."""
        if self.row and self.row.target:
            self.post_message(self.Followed(self.row.target))
        elif self.row and self.row.kind is RowKind.SECTION:
            self.action_fold()

    def action_fold(self) -> None:
        """Fold or open the section under the cursor."""
        if self.row:
            self.folded = self.folded ^ {self.row.section}
