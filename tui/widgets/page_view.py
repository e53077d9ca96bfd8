"""A release set on a page that scrolls: drawing the lines in view, and keeping the place.

Only the lines in view are drawn, each once: a line's strip is kept until something on that line changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from tui.marks import STYLES
from tui.model import Check, Figure, Reading, Span, Standing
from tui.views import find
from tui.views.footnotes import End, footnote_ends
from tui.views.typeset import MEASURE, Page
from tui.widgets.ink import LEFT, LINE_STYLES, RIGHT, Ink
from tui.widgets.painting import KEPT, Painted
from tui.widgets.rail import Rail, Sign

CONTEXT = 2
"""Lines that stay in view above and below what is gone to."""


class View(NamedTuple):
    """What of a page is in view.

    Attributes:
        offset: The source offset of its first line.
        line: The index of that line.
        lines: The lines of the page.
        height: The lines in view.
    """

    offset: int = 0
    line: int = 0
    lines: int = 0
    height: int = 0

    @property
    def percent(self) -> int:
        """How far down the page its last line is."""
        return min(100, round(100 * (self.line + self.height) / max(1, self.lines)))


class Kept(NamedTuple):
    """A drawn line.

    Attributes:
        body: The line up to the rail, as wide as there is room.
        sign: What stood on the rail beside it when it was drawn.
        strip: Both.
    """

    body: Sequence[Segment]
    sign: Sign
    strip: Strip


class PageView(Painted):
    """One release, typeset, with margins and a position rail."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *LINE_STYLES.values(),
        "page--quotation-rule",
        "page--sign",
        "page--cursor",
        "page--note",
        "page--hit",
        "page--hit-current",
        "page--selection",
        "page--rail",
        "page--rail-thumb",
        "page--rail-hit",
        *STYLES,
    }

    DEFAULT_CSS = """
    PageView {
        padding-top: 1;
        & > .page--headline { text-style: bold; }
        & > .page--subtitle { text-style: italic; }
        & > .page--meta { color: $text-muted; }
        & > .page--dateline { color: $text-muted; }
        & > .page--footnote { color: $text-muted; }
        & > .page--aside { color: $text-muted; }
        & > .page--folded { color: $text-muted; text-style: italic; }
        & > .page--rule { color: $text-disabled; }
        & > .page--quotation-rule { color: $text-disabled; }
        & > .page--sign { color: $accent; text-style: bold; }
        & > .page--cursor { background: $accent 25%; text-style: bold; }
        & > .page--note { color: $accent; text-style: bold; }
        & > .page--hit { background: $warning 30%; text-style: bold; }
        & > .page--hit-current { background: $warning; color: $background; text-style: bold; }
        & > .page--selection { background: $screen-selection-background; color: $screen-selection-foreground; }
        & > .page--rail { color: $text-disabled; }
        & > .page--rail-thumb { color: $text-muted; }
        & > .page--rail-hit { color: $warning; }
        & > .page--empty { color: $text-muted; text-style: italic; }
    }
    """

    current_figure: reactive[str | None] = reactive(None, repaint=False)
    """Id of the current figure, None when there is none."""

    folded: reactive[bool] = reactive(True, repaint=False)
    """Whether captions, boilerplate and furniture are folded into one line at the end."""

    measure: reactive[int] = reactive(MEASURE, repaint=False)
    """The cells the column takes at most."""

    plain: reactive[bool] = reactive(False, repaint=False)
    """Whether marks are drawn as ASCII."""

    top: reactive[int] = reactive(0, repaint=False)
    """The first line in view."""

    view: reactive[View] = reactive(View(), repaint=False)
    """What of the release is in view; the screen watches it."""

    @dataclass
    class FoldToggled(Message):
        """Asides were folded away or opened."""

        folded: bool

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._reading: Reading | None = None
        self._standings: Mapping[str, Standing] = {}
        self._checks: Sequence[Check] = ()
        self._figures: dict[str, Figure] = {}
        self._found = find.Found()
        self._pointed: Span | None = None
        self._notes: Sequence[End] = ()
        self._position = 0
        self._ink: Ink | None = None
        self._rail: Rail | None = None
        self._kept: dict[int, Kept] = {}
        self._styles: dict[tuple[str, bool], Style] = {}

    # --- what is shown --------------------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading | None:
        """The release on the page."""
        return self._reading

    @property
    def page(self) -> Page | None:
        """The release as it is set; None before there is a release and a size."""
        return self._ink.page if self._ink else None

    @property
    def position(self) -> int:
        """The reading position: the source offset that stays on top when the page is set anew."""
        return self._position

    def show(
        self, reading: Reading, standings: Mapping[str, Standing], at: int = 0, checks: Sequence[Check] = ()
    ) -> None:
        """Put a release on the page with source offset ``at`` on top; ``checks`` are its failed ones."""
        self._reading, self._standings, self._checks = reading, standings, checks
        self._figures = {figure.id: figure for figure in reading.figures}
        self._found, self._pointed = find.Found(), None
        self._notes = footnote_ends(reading.release)
        self._position = at
        self.set_reactive(PageView.current_figure, None)
        self._set_page()

    def go_to(self, offset: int, *, on_top: bool = False) -> None:
        """Bring a source offset into view, opening the fold if it lies there.

        What is in view stays where it is; with ``on_top`` its line becomes the first, as a saved
        :attr:`position` wants it.
        """
        if self.page is None:
            self._position = offset
            return
        if self.page.hides(offset):
            self.folded = False
        line = self.page.line_of(offset)
        if on_top:
            self._put_on_top(line)
            self._position = offset
        elif not self.top + min(CONTEXT, self.top) <= line < self.top + self.size.height - CONTEXT:
            self._put_on_top(line - self.size.height // 3)

    def point_at(self, span: Span | None) -> None:
        """Lay the cursor's ground over a span and bring it into view, until another is pointed at; None lifts it."""
        old, self._pointed = self._pointed, span
        if self._ink:
            self._ink.pointed = span
        for changed in filter(None, (old, span)):
            self._redraw(changed)
        if span:
            self.go_to(span.start)

    def select_figure(self, figure_id: str | None) -> None:
        """Make a figure current and bring it into view; posts no message. Unknown ids select nothing."""
        self.current_figure = figure_id if figure_id in self._figures else None

    def watch_current_figure(self, old: str | None, new: str | None) -> None:
        """Draw the lines that changed and show the figure."""
        if self._ink:
            self._ink.current = new
        for figure_id in (old, new):
            if figure_id in self._figures:
                self._redraw(self._figures[figure_id])
        if new in self._figures:
            self.point_at(None)
            self.go_to(self._figures[new].start)

    def watch_folded(self) -> None:
        """Set the page anew and keep the place."""
        self._set_page()

    def watch_measure(self) -> None:
        """Set the page anew and keep the place."""
        self._set_page()

    def watch_plain(self) -> None:
        """Draw every sign anew."""
        self._set_page()

    # --- setting and drawing --------------------------------------------------------------------------------------

    def _set_page(self) -> None:
        """Set the release for the width there is, with the reading position on top."""
        if self._reading is None or not self.size.width:
            self._ink = None
            return
        width = self.size.width - 1
        page = Page(self._reading.release, width - LEFT - RIGHT, measure=self.measure, folded=self.folded)
        self._ink = Ink(page, self._reading, self._standings, self._checks, width, self, self.plain, notes=self._notes)
        self._ink.current, self._ink.found, self._ink.pointed = self.current_figure, self._found, self._pointed
        if self in self.screen.selections:
            self.screen.clear_selection()
        top = page.line_of(self._position) if self._position else 0
        self.set_reactive(PageView.top, self.validate_top(top))
        self._draw_anew()
        self._say_where()

    def on_resize(self) -> None:
        """Set the page for the new size and keep the place."""
        self._set_page()

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        super().notify_style_update()
        self._styles = {}
        self._draw_anew()

    def ink(self, name: str = "") -> Style:
        """A component's style on the page's own ground; without a name, the page's."""
        if (name, False) not in self._styles:
            self._styles[name, False] = self.get_component_rich_style(name) if name else self.rich_style
        return self._styles[name, False]

    def over(self, name: str) -> Style:
        """What a component changes, to be laid over another style."""
        if (name, True) not in self._styles:
            own, blended = self.get_component_rich_style(name, partial=True), self.ink(name)
            colours = Style(color=own.color and blended.color, bgcolor=own.bgcolor and blended.bgcolor)
            self._styles[name, True] = own.without_color + colours
        return self._styles[name, True]

    def render_line(self, y: int) -> Strip:
        """One line of the view, with its places in the text for the mouse (which Textual asks of this alone)."""
        return self.line_painted(y).apply_offsets(0, self.top + y)

    def line_painted(self, y: int) -> Strip:
        """One line of the view as the terminal shows it."""
        if self._ink is None:
            return self.as_shown(Strip.blank(self.size.width, self.ink()))
        line, top = self.top + y, self.top
        sign = self._rail_with(y, self._ink).sign(y, top, plain=self.plain)
        kept = self._kept.get(line)
        if kept is None or kept.sign != sign:
            body = kept.body if kept else self._drawn(line, self._ink)
            beside = Segment(sign.glyph, self.ink(sign.style))
            if len(self._kept) >= KEPT:
                self._kept.clear()
            strip = self.as_shown(Strip([*body, beside], self._ink.width + 1))
            kept = self._kept[line] = Kept(body, sign, strip)
        return kept.strip

    def _drawn(self, line: int, ink: Ink) -> Sequence[Segment]:
        """A line up to the rail."""
        if line >= ink.page.lines:
            return [Segment(" " * ink.width, self.ink())]
        segments = [segment for segment in ink.segments(line, self._selected(line)) if segment.text]
        return Segment.adjust_line_length(segments, ink.width, self.ink())

    def _rail_with(self, row: int, ink: Ink) -> Rail:
        """The rail, made anew if it has not got a row (the size changes before the resize is told)."""
        if self._rail is None or row >= self._rail.height:
            self._rail = Rail(ink.page, self.size.height, ink.marks, self._found.hits)
        return self._rail

    def _draw_anew(self) -> None:
        self._kept, self._rail = {}, None
        self.refresh()

    def _redraw(self, span: Span | Figure) -> None:
        """Draw the lines anew that a source span is on."""
        if self.page is None:
            return
        for line in range(self.page.line_of(span.start), self.page.line_of(max(span.start, span.end - 1)) + 1):
            self._kept.pop(line, None)
            if 0 <= line - self.top < self.size.height:
                self.refresh(Region(0, line - self.top, self.size.width, 1))

    # --- selection ------------------------------------------------------------------------------------------------

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The source text under the selection, with the source's own line ends."""
        if self._reading is None or self._ink is None:
            return None
        return self._reading.release.text[slice(*self._span_of(selection, self._ink))], "\n"

    @property
    def selected(self) -> Span | None:
        """The span of the source that is selected, without white space around it, if anything is."""
        if self._reading is None or self._ink is None or (selection := self.text_selection) is None:
            return None
        start, end = self._span_of(selection, self._ink)
        words = self._reading.release.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return Span(start, end) if start < end else None

    def _span_of(self, selection: Selection, ink: Ink) -> Span:
        start = 0 if selection.start is None else ink.offset_at(*selection.start)
        end = len(ink.page.release.text) if selection.end is None else ink.offset_at(*selection.end)
        return Span(start, end)

    def select_text(self, span: Span) -> None:
        """Select a span of the source, as if drawn with the mouse."""
        if self._ink:
            start, end = (Offset(*self._ink.place_of(offset)) for offset in span)
            self.screen.selections = {self: Selection(start, end)}

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._kept = {}
        self.refresh()

    def _selected(self, line: int) -> Span | None:
        """The part of a line that is selected."""
        if self._ink is None or (selection := self.text_selection) is None:
            return None
        columns = selection.get_span(line)
        if columns is None:
            return None
        end = self._ink.page.span_of(line).end if columns[1] == -1 else self._ink.offset_at(columns[1], line)
        return Span(self._ink.offset_at(columns[0], line), end)

    # --- moving ---------------------------------------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """How many lines the page has."""
        return self.page.lines if self.page else 0

    def validate_top(self, top: int) -> int:
        """Keep the view on the page."""
        return max(0, min(top, self.lines - self.size.height))

    def watch_top(self) -> None:
        """Draw the lines that came into view, and say where the page is."""
        self.scrolled()
        self._say_where()

    def _say_where(self) -> None:
        self.view = View(self._position, self.top, self.lines, self.size.height)

    def _put_on_top(self, line: int) -> None:
        """Scroll a line to the top, as far as the page goes, and take it for the reading position."""
        top = self.validate_top(line)
        if self.page:
            self._position = self.page.span_of(top).start if top else 0
        self.top = top

    def action_line_down(self) -> None:
        """Scroll one line down."""
        self._put_on_top(self.top + 1)

    def action_line_up(self) -> None:
        """Scroll one line up."""
        self._put_on_top(self.top - 1)

    def action_half_page_down(self) -> None:
        """Scroll half a page down."""
        self._put_on_top(self.top + max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        """Scroll half a page up."""
        self._put_on_top(self.top - max(1, self.size.height // 2))

    def action_page_down(self) -> None:
        """Scroll a page down; the last line stays in view."""
        self._put_on_top(self.top + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """Scroll a page up; the first line stays in view."""
        self._put_on_top(self.top - max(1, self.size.height - 1))

    def action_top(self) -> None:
        """Go to the beginning."""
        self._put_on_top(0)

    def action_end(self) -> None:
        """Go to the end."""
        self._put_on_top(self.lines)

    def action_toggle_fold(self) -> None:
        """Fold captions and boilerplate away, or open them."""
        self.folded = not self.folded
        self.post_message(self.FoldToggled(self.folded))
