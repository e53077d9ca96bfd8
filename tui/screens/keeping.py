"""Stars, notes and the lists to go by: the part of the reading screen that keeps what is to be found again."""

from __future__ import annotations

from collections.abc import Callable

from textual.reactive import reactive

from tui import notes
from tui.keys import bindings
from tui.keys.keeping import KEEPING
from tui.model import At, Reading, Span
from tui.notes import Kept, Notebook, NotesError
from tui.screens.searching import SearchingScreen
from tui.views.drawable import label
from tui.views.factsheet import RowKind
from tui.views.panes import Pane
from tui.views.runs import Run
from tui.widgets.facts import Facts

NOTHING_CHOSEN = "Select words with the mouse, go to a figure with ], or find words with /."
"""Said where a key needs words and there are none."""


class KeepingScreen(SearchingScreen):
    """Keeps stars and notes; a subclass composes the panes and knows the way from release to release."""

    BINDINGS = bindings(KEEPING)

    facts: Facts

    release: reactive[str | None] = reactive(None, repaint=False)
    """Id of the open release."""

    figure: reactive[str | None] = reactive(None, repaint=False)
    """Id of the current figure: one for page and facts."""

    plain: reactive[bool] = reactive(False, repaint=False)
    """Whether marks are drawn as ASCII."""

    kept: reactive[Kept] = reactive(Kept(), repaint=False)
    """The stars and notes on this collection."""

    def visit(self, target: At) -> None:
        """Go to a span as a jump: *back* returns from it."""
        raise NotImplementedError

    def _reading(self) -> Reading | None:
        return self._library.reading(self.release) if self.release else None

    def on_mount(self) -> None:
        """Take up what was kept."""
        self._take_up()

    def _take_up(self) -> None:
        try:
            self._place(notes.load())
        except NotesError as error:
            self.say(str(error))

    def _place(self, notebook: Notebook) -> None:
        self.kept = notebook.kept_in(self._library.home)

    def _change(self, how: Callable[[Notebook], Notebook], done: str) -> None:
        """Change what is kept, and say what was done or why not."""
        try:
            self._place(notes.change(how))
        except NotesError as error:
            self.say(str(error))
        else:
            self.say(done)

    @property
    def chosen_span(self) -> Span | None:
        """What a key that takes words is about: the selection, else the current figure, else the current match."""
        if selected := self.page.selected:
            return selected
        if self.figure:
            figure = self._library.figure(self.figure)
            return Span(figure.start, figure.end)
        return self.page.hit

    def action_star(self) -> None:
        """Star the release, or take its star away."""
        if (reading := self._reading()) is None:
            return
        release = reading.release
        if release.id in self.kept.starred:
            self._change(lambda notebook: notebook.without_star(release), "The star is taken away.")
        else:
            self._change(lambda notebook: notebook.with_star(release), "Starred. ' lists what is kept.")

    def action_note(self) -> None:
        """Ask for a note on the chosen words."""
        from tui.screens.overlay import Choice, Overlay

        reading, span = self._reading(), self._noted_span() or self.chosen_span
        if reading is None or span is None:
            self.say(NOTHING_CHOSEN)
            return
        release, before = reading.release, self.kept.note_on(reading.release.id, span)

        def note(words: str | None) -> None:
            if words is None:
                return
            if words.strip():
                made = notes.noted(release, span, words.strip())
                self._change(lambda notebook: notebook.with_note(made), "Noted. ' lists what is kept.")
            elif before:
                self._change(lambda notebook: notebook.without_note(before.note.id), "The note is taken away.")

        quote = Run(f"on “{label(release.text[slice(*span)])}”", "row--dim")
        empty = Run("The note is taken away." if before else "Type what you want to note.", "row--dim")
        self.app.push_screen(
            Overlay(
                "note",
                lambda typed: [Choice(typed, (quote if typed.strip() else empty,))],
                total=None,
                nothing="",
                typed=before.note.words if before else "",
                plain=self.plain,
            ),
            note,
        )

    def _noted_span(self) -> Span | None:
        """The words of the note under the cursor of the facts, while the facts have the keyboard."""
        row = self.facts.row
        if self.panes.current is Pane.FACTS and row and row.kind is RowKind.NOTE and row.target:
            return Span(row.target.start, row.target.end)
        return None

    def action_jump_kept(self) -> None:
        """Jump to a starred release or a note."""
        from tui.screens.going import KeptScreen, place_written

        def arrive(key: str | None) -> None:
            if key is None:
                return
            target = place_written(key)
            if target.end:
                self.visit(target)
            elif target.release != self.release:
                self.leave_for(target.release)
            self.panes.go_to(Pane.PAGE)

        self.app.push_screen(KeptScreen(self._library, self.kept, plain=self.plain), arrive)

    def action_search(self) -> None:
        """Search the whole collection, at first for what is found in the page; mark the words gone to."""
        from tui.screens.going import place_written
        from tui.screens.search import SearchScreen

        typed = self.find_bar.query_typed if self._finding and not self.find_bar.regex else ""
        search = SearchScreen(self._library, typed=typed, plain=self.plain)

        def arrive(key: str | None) -> None:
            if key is None:
                return
            target = place_written(key)
            words = search.words_at(target)
            self.visit(target)
            if words:
                self._find_words(words, target.start)
            self.panes.go_to(Pane.PAGE)

        self.app.push_screen(search, arrive)

    def action_jump_event(self) -> None:
        """Jump to the first release on an event."""
        from tui.screens.going import EventsScreen

        def arrive(release_id: str | None) -> None:
            if release_id is not None:
                self.leave_for(release_id)
                self.panes.go_to(Pane.PAGE)

        self.app.push_screen(EventsScreen(self._library, plain=self.plain), arrive)

    def action_jump_line(self) -> None:
        """Go to a line, an offset or a paragraph of the open release."""
        from tui.screens.going import LinesScreen

        if (reading := self._reading()) is None:
            return
        release = reading.release

        def arrive(offset: str | None) -> None:
            if offset is not None:
                self.visit(At(release.id, int(offset), int(offset)))
                self.panes.go_to(Pane.PAGE)

        self.app.push_screen(LinesScreen(release, plain=self.plain), arrive)
