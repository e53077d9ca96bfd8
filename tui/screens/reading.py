"""The reading screen: documents, page and facts. It composes them and routes what they say to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen

from tui.history import History, Place
from tui.keys import bindings
from tui.keys.reading import FIND, SCREEN
from tui.listing import Tally
from tui.model import At, Reading, release_of
from tui.panes import Layout, Pane, layout
from tui.whereabouts import whereabouts
from tui.widgets.documents import Documents
from tui.widgets.facts import Facts
from tui.widgets.findbar import FindBar
from tui.widgets.page import PageWidget
from tui.widgets.status import Head, KeyLine, StatusLine, StripLine, Why

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.library import Library
    from tui.settings import Settings

SHORT = 30
"""Rows below which the foot of the facts is kept low."""


class ReadingScreen(Screen[None]):
    """Three panes on one library."""

    BINDINGS = bindings(SCREEN)
    AUTO_FOCUS = ""

    release: reactive[str | None] = reactive(None)
    """Id of the open release."""

    figure: reactive[str | None] = reactive(None)
    """Id of the current figure: one for page and facts."""

    plain: reactive[bool] = reactive(False)
    """Whether marks are drawn as ASCII."""

    def __init__(self, library: Library, settings: Settings, *, plain: bool = False) -> None:
        super().__init__()
        self._library, self._keymap, self._grouped = library, settings.keys, settings.grouped
        self._tally = Tally(library)
        self._history = History()
        self._chosen: dict[Pane, bool] = {}
        self._pane = Pane.DOCUMENTS if len(library.readings) > 1 else Pane.PAGE
        self._finding = False
        self.set_reactive(ReadingScreen.plain, plain)

    # --- composition ------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Three panes over the status line and the key line."""
        screen = ReadingScreen
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Documents(self._library, self._tally).data_bind(screen.release, screen.plain)
            with Vertical(id="middle"):
                yield PageWidget(id="page").data_bind(screen.plain)
                yield StripLine(id="strip").data_bind(screen.plain)
                yield FindBar(id="find")
            with Vertical(id="right"):
                yield Head(id="facts-head")
                yield Facts(self._library).data_bind(screen.release, screen.figure, screen.plain)
                yield Why(id="why").data_bind(screen.plain)
        yield StatusLine(id="status").data_bind(screen.plain)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Open the first release."""
        self.documents, self.page = self.query_one(Documents), self.query_one(PageWidget)
        self.facts, self.find_bar = self.query_one(Facts), self.query_one(FindBar)
        self.status = self.query_one(StatusLine)
        self.set_class(self.plain, "-plain")
        self.status.collection = self._tally.totals()
        self.documents.grouped = self._grouped
        self.bindings_updated_signal.subscribe(self, self._offer_keys)
        first = self.documents.first_release()
        if first is not None:
            self.open(first)
        self._lay_out()
        self._focus(self._pane)

    # --- which panes show -------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Fit the panes to the terminal."""
        if self.is_mounted and hasattr(self, "documents"):
            self._lay_out()

    def panes(self) -> Layout:
        """What shows now."""
        return layout(self.size.width, self._chosen, self._pane)

    def _lay_out(self) -> None:
        shown = self.panes()
        self.set_class(shown.single, "-single")
        self.set_class(self.size.height < SHORT, "-short")
        for pane, box in ((Pane.DOCUMENTS, "#left"), (Pane.PAGE, "#middle"), (Pane.FACTS, "#right")):
            widget = self.query_one(box)
            widget.display = pane in shown.widths
            if widget.display:
                is_elastic = pane is (Pane.PAGE if Pane.PAGE in shown.widths else list(shown.widths)[-1])
                widget.styles.width = "1fr" if is_elastic else shown.widths[pane]
        self.query_one("#strip").display = shown.strip
        self.status.list_width = shown.widths.get(Pane.DOCUMENTS, 0) if len(shown.widths) > 1 else 0

    def _focus(self, pane: Pane) -> None:
        """Move the keyboard to a pane, showing it if there is room for one only."""
        self._pane = pane
        if self.panes().single:
            self._lay_out()
        self._widget(pane).focus(scroll_visible=False)

    def _widget(self, pane: Pane) -> Widget:
        return {Pane.DOCUMENTS: self.documents, Pane.PAGE: self.page, Pane.FACTS: self.facts}[pane]

    def on_descendant_focus(self) -> None:
        """Note which pane the mouse or a key went to."""
        for pane in Pane:
            if self._widget(pane).has_focus:
                self._pane = pane

    def _walk(self, step: int) -> None:
        shown = list(Pane) if self.panes().single else list(self.panes().widths)
        at = shown.index(self._pane) if self._pane in shown else 0
        self._focus(shown[(at + step) % len(shown)])

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._walk(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self._walk(-1)

    def action_toggle_pane(self, name: str) -> None:
        """Show or hide a pane; where one shows at a time, go to it."""
        pane = Pane(name)
        if self.panes().single:
            self._focus(pane)
            return
        shown = self.panes().widths
        if list(shown) == [pane]:
            self.say("One pane always shows.")
            return
        self._chosen[pane] = pane not in shown
        self._lay_out()
        if self._pane not in self.panes().widths:
            self._focus(next(iter(self.panes().widths)))

    # --- opening and going ------------------------------------------------------------------------------------------

    def open(self, release_id: str, offset: int = 0, figure: str | None = None) -> None:
        """Show a release from an offset on, with a current figure."""
        self.figure = figure
        if release_id != self.release:
            self.release = release_id
            self.page.show(self._library.reading(release_id), self._library.crossrefs.standings, offset)
            self._clear_find()
            self._count_figures()
            self._tell_whereabouts()
        else:
            self.page.go_to(offset)
        self.page.select_figure(figure)
        self.refresh_bindings()

    def _reading(self) -> Reading | None:
        return self._library.reading(self.release) if self.release else None

    def _here(self) -> Place:
        return Place(self.release or "", self.page.position, self.figure)

    def visit(self, target: At) -> None:
        """Go to a span as a jump: *back* returns from it."""
        if self.release:
            self._history.leave(self._here())
        figure = f"{target.release}:{target.start}"
        known = any(each.id == figure for each in self._library.reading(target.release).figures)
        self.open(target.release, target.start, figure if known else None)

    def _return(self, place: Place | None) -> None:
        if place is not None:
            self.open(place.release, place.offset, place.figure)
            self.page.go_to(place.offset)

    def action_back(self) -> None:
        """Go back along the jumps made."""
        self._return(self._history.back(self._here()))

    def action_forward(self) -> None:
        """Go forward along the jumps made."""
        self._return(self._history.forward(self._here()))

    def action_jump(self) -> None:
        """Jump to a release by a few letters."""
        from tui.screens.jump import JumpScreen

        def arrive(release_id: str | None) -> None:
            if release_id is not None:
                self.visit(At(release_id, 0, 0))
                self._focus(Pane.PAGE)

        self.app.push_screen(JumpScreen(self._library, plain=self.plain), arrive)

    def action_sheet(self, name: str) -> None:
        """Lay the ledger, the comparison or the open questions over the page; read what is chosen there."""
        from tui.screens.sheets import sheet

        def arrive(target: At | None) -> None:
            if target is not None:
                self.visit(target)
                self._focus(Pane.PAGE)

        self.app.push_screen(sheet(name, self._library, self.release, self.figure, plain=self.plain), arrive)

    def _step_release(self, step: int) -> None:
        release = self.documents.neighbour(step)
        if release is None:
            self.say("This is the last release." if step > 0 else "This is the first release.")
        else:
            self.open(release)

    def action_next_release(self) -> None:
        """Open the next release of the list."""
        self._step_release(1)

    def action_previous_release(self) -> None:
        """Open the previous release of the list."""
        self._step_release(-1)

    # --- figures ----------------------------------------------------------------------------------------------------

    def action_next_figure(self) -> None:
        """Make the next figure current."""
        self.page.action_next_figure()

    def action_previous_figure(self) -> None:
        """Make the previous figure current."""
        self.page.action_previous_figure()

    @on(PageWidget.FigureFollowed)
    def _follow_figure(self) -> None:
        """Go to the figure in another release that the current one's standing rests on."""
        standing = self._library.crossrefs.standings.get(self.figure or "")
        elsewhere = [other for other in standing.others if release_of(other) != self.release] if standing else []
        if not elsewhere:
            self.say("No other release speaks of this figure." if self.figure else "No figure is current: press ].")
            return
        figure = self._library.figure(elsewhere[0])
        self.visit(At(release_of(figure.id), figure.start, figure.end))

    @on(PageWidget.FigureSelected)
    def _figure_selected(self, message: PageWidget.FigureSelected) -> None:
        self.figure = message.figure_id

    @on(Facts.Reached)
    def _fact_reached(self, message: Facts.Reached) -> None:
        row = message.row
        if row.figure is not None:
            self.figure = row.figure
            self.page.select_figure(row.figure)
        elif row.target is not None and row.target.release == self.release:
            self.page.go_to(row.target.start)

    @on(Facts.Followed)
    def _fact_followed(self, message: Facts.Followed) -> None:
        self.visit(message.target)

    @on(Facts.Shown)
    def _fact_shown(self, message: Facts.Shown) -> None:
        for foot in self.query(Why):
            foot.heading, foot.reason, foot.details = message.heading, message.reason, message.details

    def watch_figure(self, figure: str | None) -> None:
        """Say which of the figures is current."""
        self._count_figures()

    def _count_figures(self) -> None:
        reading = self._reading()
        if reading is None:
            return
        ids = [each.id for each in reading.figures]
        head = self.query_one("#facts-head", Head)
        head.title = "Facts"
        head.count = f"{ids.index(self.figure) + 1} of {len(ids)}" if self.figure in ids else str(len(ids) or "")

    # --- documents and page -----------------------------------------------------------------------------------------

    @on(Documents.Opened)
    def _document_opened(self, message: Documents.Opened) -> None:
        if message.release != self.release:
            self.open(message.release)

    @on(Documents.ReadRequested)
    def _read_requested(self) -> None:
        self._focus(Pane.PAGE)

    @on(PageWidget.Scrolled)
    def _page_scrolled(self, message: PageWidget.Scrolled) -> None:
        seen = message.line + message.height
        self._tell_whereabouts(message.offset, min(100, round(100 * seen / max(1, message.lines))))

    def _tell_whereabouts(self, offset: int = 0, percent: int | None = None) -> None:
        reading = self._reading()
        if reading is None:
            return
        before = self.status.whereabouts
        known = before.percent if before else 0
        self.status.whereabouts = whereabouts(reading, self._tally, offset, known if percent is None else percent)

    # --- finding ----------------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Open the find bar."""
        if self._pane is not Pane.PAGE and self.panes().single:
            self._focus(Pane.PAGE)
        self.find_bar.open()

    @on(FindBar.Typed)
    def _query_typed(self, message: FindBar.Typed) -> None:
        self.page.find(message.query)

    @on(PageWidget.FindCounted)
    def _matches_counted(self, message: PageWidget.FindCounted) -> None:
        self.find_bar.counted = (message.index, message.count, message.wrapped)

    @on(FindBar.Closed)
    def _find_closed(self, message: FindBar.Closed) -> None:
        self.find_bar.display = False
        self._finding = message.kept
        if message.kept:
            self.page.keep_find()
        else:
            self.page.leave_find()
        self._focus(Pane.PAGE if message.kept else self._pane)
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

    # --- what is offered --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        match action:
            case "back":
                return self._history.can_go_back
            case "forward":
                return self._history.can_go_forward
            case "find_next" | "find_previous" | "clear_matches":
                return self._finding
        return True

    def say(self, words: str) -> None:
        """A word in the status line, for a while."""
        self.status.say(words)

    def _offer_keys(self, _: Screen[object]) -> None:
        """Say in the footer what the focused pane can do; while typing, what ends it."""
        line = self.query_one(KeyLine)
        if self.find_bar.has_focus_within:
            line.offer_only(FIND, self._keymap)
        else:
            line.offer(self.active_bindings.values())
