"""Finding in the page and filtering the list: the half of the reading screen that listens to what is typed."""

from __future__ import annotations

from textual import on
from textual.screen import Screen

from tui.library import Library
from tui.panes import Pane
from tui.widgets.documents import Documents
from tui.widgets.page import PageWidget
from tui.widgets.pane_row import PaneRow
from tui.widgets.status import StatusLine
from tui.widgets.typing_bar import TypingBar, count_in_words, hidden_in_words


class SearchingScreen(Screen[None]):
    """Routes between the lines of typing and what they search; a subclass composes them all."""

    documents: Documents
    page: PageWidget
    panes: PaneRow
    status: StatusLine
    find_bar: TypingBar
    filter_bar: TypingBar

    _library: Library
    _finding: bool = False

    def say(self, words: str) -> None:
        """A word in the status line, for a while."""
        self.status.say(words)

    # --- finding ----------------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Open the find bar."""
        if self.panes.current is not Pane.PAGE and self.panes.layout_now.single:
            self.panes.go_to(Pane.PAGE)
        self.find_bar.open()

    @on(TypingBar.Typed, "#find")
    def _query_typed(self, message: TypingBar.Typed) -> None:
        self.page.find(message.query)

    @on(PageWidget.FindCounted)
    def _matches_counted(self, message: PageWidget.FindCounted) -> None:
        typed = bool(self.find_bar.query_typed)
        count = count_in_words(message.index, message.count, wrapped=message.wrapped)
        self.find_bar.say(count if typed else "")
        if self._finding and not self.find_bar.display:
            self.say(count)

    @on(TypingBar.Closed, "#find")
    def _find_closed(self, message: TypingBar.Closed) -> None:
        self.find_bar.display = False
        self._finding = message.kept
        if message.kept:
            self.page.keep_find()
        else:
            self.page.leave_find()
        self.panes.go_to(Pane.PAGE if message.kept else self.panes.current)
        self.refresh_bindings()

    def action_find_next(self) -> None:
        """Go to the next match."""
        self.page.action_next_hit()

    def action_find_previous(self) -> None:
        """Go to the previous match."""
        self.page.action_previous_hit()

    def action_clear_matches(self) -> None:
        """Put the matches away, staying here."""
        here = self.page.position
        self._clear_find()
        self.page.go_to(here)

    def _clear_find(self) -> None:
        if self._finding:
            self._finding = False
            self.page.find("")
            self.refresh_bindings()

    # --- filtering --------------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Open the filter over the list."""
        if Pane.DOCUMENTS not in self.panes.layout_now.widths:
            self.panes.toggle(Pane.DOCUMENTS)
        self.filter_bar.open()

    @on(TypingBar.Typed, "#filter")
    def _filter_typed(self, message: TypingBar.Typed) -> None:
        self.documents.filter = message.query
        self.filter_bar.say(hidden_in_words(self.documents.listed, len(self._library.readings)))

    @on(TypingBar.Closed, "#filter")
    def _filter_closed(self, message: TypingBar.Closed) -> None:
        if not message.kept:
            self.filter_bar.clear()
            self.documents.filter = ""
        self.filter_bar.display = bool(self.documents.filter)
        self.panes.go_to(Pane.DOCUMENTS)
