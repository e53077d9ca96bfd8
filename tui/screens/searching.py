"""Finding in the page and filtering the list: the half of the reading screen that listens to what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from tui.views.drawable import label
from tui.views.find import hits
from tui.views.panes import Pane
from tui.views.wording import title
from tui.widgets.documents import Documents
from tui.widgets.find_bar import FindBar
from tui.widgets.page import PageWidget
from tui.widgets.painting import Ground
from tui.widgets.pane_row import PaneRow
from tui.widgets.status import StatusLine
from tui.widgets.typing_bar import TypingBar, count_in_words, hidden_in_words

if TYPE_CHECKING:
    from tui.library import Library

FARTHEST = 20_000_000
"""Code points of other releases that one key may look through for a match: a small part of a second."""


class SearchingScreen(Screen[None], Ground):
    """Routes between the lines of typing and what they search; a subclass composes them all."""

    documents: Documents
    page: PageWidget
    panes: PaneRow
    status: StatusLine
    find_bar: FindBar
    filter_bar: TypingBar

    _library: Library
    _finding: bool = False
    _walked_to: str = ""
    _complaint: str = ""

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
        self._find(message.query)

    def _find(self, query: str, *, backwards: bool = False) -> None:
        """Mark what matches in the page; say what is wrong with an expression that is not one."""
        bar, self._complaint = self.find_bar, ""
        try:
            self.page.find(query, whole_word=bar.whole_word, regex=bar.regex, backwards=backwards)
        except ValueError as error:
            self._complaint = label(str(error)).partition(":")[0].partition(";")[0]
            self.page.find("")

    @on(PageWidget.FindCounted)
    def _matches_counted(self, message: PageWidget.FindCounted) -> None:
        typed = bool(self.find_bar.query_typed)
        count = count_in_words(message.index, message.count, wrapped=message.wrapped)
        self.find_bar.say(self._complaint or count if typed else "")
        if message.index and self._walked_to:
            count, self._walked_to = f"{count} in {self._walked_to}", ""
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
        """Go to the next match, after the last one into the next release that has any."""
        if not (self.page.is_at_last_hit(1) and self._walk_on(1)):
            self.page.action_next_hit()

    def action_find_previous(self) -> None:
        """Go to the previous match, before the first one into the release above that has any."""
        if not (self.page.is_at_last_hit(-1) and self._walk_on(-1)):
            self.page.action_previous_hit()

    def _find_words(self, words: str, at: int) -> None:
        """Find words as if they had been typed and kept, the match at an offset being the current one."""
        bar = self.find_bar
        bar.whole_word = bar.regex = False
        bar.type(words)
        self._finding = True
        with self.page.prevent(PageWidget.FindCounted):
            self.page.find(words, near=at)
        self.page.keep_find()
        self.page.point_at(None)
        self.refresh_bindings()

    def _find_again(self) -> None:
        """Mark the matches of the last query once more, without a word and without leaving the place."""
        here = self.page.position
        self._finding = True
        with self.page.prevent(PageWidget.FindCounted):
            self._find(self.find_bar.query_typed)
        self.page.keep_find()
        self.page.go_to(here, on_top=True)
        self.refresh_bindings()

    def _walk_on(self, step: int) -> bool:
        """Open the nearest release of the list that has a match, in a direction; False where none has."""
        bar = self.find_bar
        query, left = bar.query_typed, FARTHEST
        for release_id in self.documents.beyond(step):
            release = self._library.release(release_id)
            left -= len(release.text)
            if left < 0:
                break
            if hits(release.text, query, whole_word=bar.whole_word, regex=bar.regex):
                self._walked_to = f"“{title(release)}”"
                self.leave_for(release_id)
                self._finding = True
                self._find(query, backwards=step < 0)
                self.page.keep_find()
                self.refresh_bindings()
                return True
        return False

    def leave_for(self, release_id: str) -> None:
        """Open a release as a jump: *back* returns from it."""
        raise NotImplementedError

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
        self._filter(message.query)

    def _filter(self, query: str) -> None:
        """Narrow the list, and say what that hides."""
        self.documents.filter = query
        self.filter_bar.say(hidden_in_words(self.documents.listed, len(self._library.summaries)))

    @on(TypingBar.Closed, "#filter")
    def _filter_closed(self, message: TypingBar.Closed) -> None:
        if not message.kept:
            self.filter_bar.clear()
            self.documents.filter = ""
        self.filter_bar.display = bool(self.documents.filter)
        self.panes.go_to(Pane.DOCUMENTS)
