"""The reading screen: documents, page and facts. It composes them and routes what they say to one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from tui.catalogue import Order
from tui.history import History, Place
from tui.keys import bindings
from tui.keys.keeping import FINDING
from tui.keys.reading import SCREEN, TYPING
from tui.model import At, Span, release_of
from tui.screens.resuming import ResumingScreen
from tui.views.card import Said
from tui.views.factsheet import Row
from tui.views.listing import IN_WORDS, in_numbers
from tui.views.panes import SHORT, Pane, by_pane
from tui.views.whereabouts import Outline
from tui.widgets.documents import Documents
from tui.widgets.facts import Facts
from tui.widgets.find_bar import FindBar
from tui.widgets.page import PageWidget
from tui.widgets.painting import Box
from tui.widgets.pane_row import PaneRow
from tui.widgets.status import Head, KeyLine, StatusLine, StripLine, Why
from tui.widgets.typing_bar import TypingBar
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.library import Library
    from tui.session import Session
    from tui.settings import Settings
    from tui.store.beside import Beside


class ReadingScreen(ResumingScreen):
    """Three panes on one library."""

    BINDINGS = bindings(SCREEN)
    AUTO_FOCUS = ""

    said: reactive[Said] = reactive(Said(), repaint=False)
    """What the facts say of the row under their cursor."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        session: Session,
        *,
        plain: bool = False,
        sample: bool = False,
        beside: Beside | None = None,
    ) -> None:
        """Read a library; a ``sample`` has a welcome above it until a key is pressed."""
        super().__init__()
        self._is_new = sample and not session.welcomed
        self._session = session
        self._library, self._settings, self._beside = library, settings, beside
        self._history = History()
        self._outline: Outline | None = None
        self.set_reactive(ReadingScreen.plain, plain)

    # --- composition ------------------------------------------------------------------------------------------------

    class Stands(Message):
        """The screen shows for the first time."""

    def compose(self) -> ComposeResult:
        """Three panes over the status line and the key line."""
        screen = ReadingScreen
        order = Order(self._session.order) if self._session.order in set(Order) else self._settings.order
        self.documents = Documents(self._library, order, self._session.read)
        self.documents.data_bind(screen.release, screen.plain, screen.kept)
        self.page = PageWidget(id="page", measure=self._settings.measure).data_bind(screen.plain)
        self.facts = Facts(self._library)
        self.facts.data_bind(screen.release, screen.figure, screen.plain, screen.kept)
        self.find_bar, self.filter_bar = FindBar("/", id="find"), TypingBar("only", id="filter")
        strip = StripLine(id="strip").data_bind(screen.plain, screen.said)
        why = Why(id="why").data_bind(screen.plain, screen.said)
        self.facts_head = Head(id="facts-head")
        boxes: dict[Pane, Widget] = {
            Pane.DOCUMENTS: Box(self.filter_bar, self.documents, id="left"),
            Pane.PAGE: Box(*self._welcome(), self.page, strip, self.find_bar, id="middle"),
            Pane.FACTS: Box(self.facts_head, self.facts, why, id="right"),
        }
        readers: dict[Pane, Widget] = {
            Pane.DOCUMENTS: self.documents,
            Pane.PAGE: self.page,
            Pane.FACTS: self.facts,
        }
        session = self._session
        first = Pane.PAGE if self._is_new or len(self._library.summaries) == 1 else Pane.DOCUMENTS
        current = Pane(session.pane) if session.pane in set(Pane) else first
        self.panes = PaneRow(boxes, readers, current, by_pane(session.panes), by_pane(session.widths))
        self.status = StatusLine(id="status").data_bind(screen.plain)
        yield self.panes
        yield self.status
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Open the release that was open last, or the first."""
        self.set_class(self.plain, "-plain")
        self.status.collection = in_numbers(self._library.totals)
        self.bindings_updated_signal.subscribe(self, self._offer_keys)
        self._follow_panes()
        self._return(self.first_place())
        self.panes.lay_out()
        self.panes.go_to(self.panes.current)
        self.call_after_refresh(self.post_message, self.Stands())

    def _follow_panes(self) -> None:
        """Let the others show what one pane reaches: watched, not told by message, so that one frame shows it all."""
        self.watch(self.documents, "reached", self._document_reached, init=False)
        self.watch(self.page, "current_figure", self._figure_reached, init=False)
        self.watch(self.page, "view", self._page_moved, init=False)
        self.watch(self.facts, "reached", self._fact_reached, init=False)
        self.watch(self.facts, "said", self._fact_said, init=False)

    @property
    def is_new(self) -> bool:
        """Whether the welcome shows still."""
        return self._is_new

    def _welcome(self) -> Sequence[Welcome]:
        return [Welcome(self._settings.keys)] if self._is_new else []

    def on_key(self) -> None:
        """Take the welcome away at the first key, for good."""
        if self._is_new:
            self._is_new, self._session.welcomed = False, True
            self.query(Welcome).remove()

    # --- which panes show -------------------------------------------------------------------------------------------

    @on(PaneRow.LaidOut)
    def _laid_out(self, message: PaneRow.LaidOut) -> None:
        shown = message.layout
        self.set_class(shown.single, "-single")
        self.set_class(self.size.height < SHORT, "-short")
        self.query_one("#strip").display = shown.strip
        self.status.list_width = shown.widths.get(Pane.DOCUMENTS, 0) if len(shown.widths) > 1 else 0

    def on_descendant_focus(self) -> None:
        """Note which pane the mouse or a key went to."""
        self.panes.note_focus()
        if self.page.has_focus and self.is_mounted:
            self._note_read()

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.panes.walk(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self.panes.walk(-1)

    def action_toggle_pane(self, name: str) -> None:
        """Show or hide a pane; where one shows at a time, go to it."""
        if not self.panes.toggle(Pane(name)):
            self.say("One pane always shows.")

    def action_widen(self, columns: int) -> None:
        """Make the pane with the keyboard wider or narrower."""
        if not self.panes.widen(columns):
            self.say("It goes no further.")

    def action_even_panes(self) -> None:
        """Give the panes their usual widths."""
        self.panes.even()

    # --- opening and going ------------------------------------------------------------------------------------------

    def open(self, release_id: str) -> None:
        """Show a release where it was left."""
        if release_id != self.release:
            self._show_at(self.place_in(release_id))

    def _show_at(self, place: Place) -> None:
        """Put a release on the page as it was left, its figure current."""
        self._show(place.release, place.offset)
        if place.figure:
            self._make_current(place.figure)
            self.page.go_to(place.offset, on_top=True)

    def _show(self, release_id: str, offset: int) -> None:
        """Put a release on the page with an offset on top and no figure current."""
        self.note_place()
        library, had_footnotes = self._library, self.page.has_footnotes
        reading = library.reading(release_id)
        self._outline = Outline(reading, library.summary(release_id))
        self.figure = None
        self.release = release_id
        self.page.show(reading, library.standings_of(release_id), offset, library.checks_of(release_id))
        if self.page.has_footnotes != had_footnotes:
            self.refresh_bindings()
        if self.page.has_focus:
            self._note_read()
        self._clear_find()
        self._count_figures()
        self._page_moved()

    def _here(self) -> Place:
        return Place(self.release or "", self.page.position, self.figure)

    def visit(self, target: At) -> None:
        """Go to a span as a jump: *back* returns from it."""
        self._history.leave(self._here())
        self._session.went_to(target.release)
        if target.release != self.release:
            self._show(target.release, 0)
        self.page.go_to(target.start)
        figure = f"{target.release}:{target.start}"
        reading = self._library.reading(target.release)
        found = any(each.id == figure for each in reading.figures)
        self._make_current(figure if found else None)
        self.page.point_at(Span(target.start, target.end) if target.start < target.end and not found else None)
        self.refresh_bindings()

    def leave_for(self, release_id: str) -> None:
        """Open a release as a jump: *back* returns from it."""
        self._history.leave(self._here())
        self._session.went_to(release_id)
        self.open(release_id)
        self.refresh_bindings()

    def _make_current(self, figure: str | None) -> None:
        self.figure = figure
        self.page.select_figure(figure)

    def _return(self, place: Place | None) -> None:
        """Go to a place exactly, its figure current again."""
        if place is None:
            return
        self._show_at(place)
        self.refresh_bindings()

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
                self.leave_for(release_id)
                self.panes.go_to(Pane.PAGE)

        self.app.push_screen(JumpScreen(self._library, self._session.lately, plain=self.plain), arrive)

    def action_sheet(self, name: str) -> None:
        """Lay the ledger, the comparison or the open questions over the page; read what is chosen there."""
        from tui.screens.sheets import sheet

        laid = sheet(name, self._library, self.release, self.figure, plain=self.plain)

        def arrive(target: At | None) -> None:
            if laid.library is not self._library:
                self._use(laid.library)
            if target is not None:
                self.visit(target)
                self.panes.go_to(Pane.PAGE)

        self.app.push_screen(laid, arrive)

    def _use(self, library: Library, place: Place | None = None) -> None:
        """Show a library at a place, by default the one where the reader is."""
        place = place or self._here()
        self._library = library
        self.documents.use(library)
        self.facts.use(library)
        self.status.collection = in_numbers(self._library.totals)
        if place.release:
            self._return(place)

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
        standing = self._library.standing_if_any(self.figure) if self.figure else None
        elsewhere = [other for other in standing.others if release_of(other) != self.release] if standing else []
        if not elsewhere:
            self.say("No other release speaks of this figure." if self.figure else "No figure is current: press ].")
            return
        figure = self._library.figure(elsewhere[0])
        self.visit(At(release_of(figure.id), figure.start, figure.end))

    @on(PageWidget.FootnoteFollowed)
    def _follow_footnote(self, message: PageWidget.FootnoteFollowed) -> None:
        if self.release:
            self.visit(At(self.release, *message.mark))

    def _figure_reached(self, figure: str | None) -> None:
        self.figure = figure

    def _fact_reached(self, row: Row | None) -> None:
        if row is None:
            return
        if row.figure is not None:
            self._make_current(row.figure)
        elif row.target is not None and row.target.release == self.release:
            self.page.go_to(row.target.start)

    @on(Facts.Followed)
    def _fact_followed(self, message: Facts.Followed) -> None:
        self.visit(message.target)

    def _fact_said(self, said: Said) -> None:
        self.said = said

    def watch_figure(self, figure: str | None) -> None:
        """Say which of the figures is current."""
        self._count_figures()

    def _count_figures(self) -> None:
        number, count = self.page.figure_number, self.page.figure_count
        self.facts_head.title = "Facts"
        self.facts_head.count = f"{number} of {count}" if number else str(count or "")

    # --- documents and page -----------------------------------------------------------------------------------------

    def _document_reached(self, release: str | None) -> None:
        if release is not None:
            self.open(release)

    @on(Documents.Refused)
    def _document_refused(self, message: Documents.Refused) -> None:
        self.say(message.reason)

    @on(Documents.ReadRequested)
    def _read_requested(self) -> None:
        if self.release:
            self._session.went_to(self.release)
        self.panes.go_to(Pane.PAGE)

    def _page_moved(self) -> None:
        """Say where in the release the page is."""
        view = self.page.view
        if self._outline:
            self.status.whereabouts = self._outline.at(view.offset, view.percent)

    @on(Documents.Ordered)
    def _documents_ordered(self, message: Documents.Ordered) -> None:
        self.say(IN_WORDS[message.order])

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
        return super().check_action(action, parameters)

    def _offer_keys(self, _: Screen[object]) -> None:
        """Say in the footer what the focused pane can do; while typing, what ends it."""
        line = self.query_one(KeyLine)
        if self.find_bar.has_focus_within:
            line.offer_only((*TYPING, *FINDING), self._settings.keys)
        elif self.filter_bar.has_focus_within:
            line.offer_only(TYPING, self._settings.keys)
        else:
            line.offer(self.active_bindings.values())
