"""The reading page: one release, typeset, with its figures marked by kind and standing.

* :meth:`PageWidget.show` puts a release on the page; :meth:`PageWidget.go_to` brings a source offset into view;
  :meth:`PageWidget.select_figure` makes a figure current and brings it into view.
* :attr:`PageWidget.current_figure` is the current figure's id, :attr:`PageWidget.position` the reading position (a
  source offset, kept when the page is set anew), :attr:`PageWidget.folded` whether asides are folded away.
* :meth:`PageWidget.find` marks every hit of a query and goes to the first one from where the find began;
  :meth:`PageWidget.keep_find` stays there (Enter), :meth:`PageWidget.leave_find` returns (Esc).

Only the lines in view are drawn, each once: a line's strip is kept until something on that line changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui import find
from tui.keys import bindings
from tui.keys.moving import MOVING
from tui.keys.reading import PAGE
from tui.marks import MARKS, STYLES, Mark
from tui.model import Figure, Kind, Reading, Span, Standing, StandingKind
from tui.typeset import LineKind, Page
from tui.widgets.ink import Overlay, text_segments, widths
from tui.widgets.rail import Rail

LEFT = 2
"""Cells kept free at the left of the column: the sign of the current figure's line and a space."""

RIGHT = 5
"""Cells kept free at the right of the column: a space and the marks of a line's figures."""

WHEEL = 3
"""Lines a turn of the wheel scrolls."""

_LINE_STYLES = {
    LineKind.META: "page--meta",
    LineKind.HEADLINE: "page--headline",
    LineKind.RULE: "page--rule",
    LineKind.SUBTITLE: "page--subtitle",
    LineKind.DATELINE: "page--dateline",
    LineKind.FOOTNOTE: "page--footnote",
    LineKind.ASIDE: "page--aside",
    LineKind.FOLDED: "page--folded",
}

_FIGURE_STYLES = {
    StandingKind.DIFFERS: Style(bold=True, underline2=True),
    StandingKind.BLANK: Style(bold=True, underline=True),
    StandingKind.FILLED: Style(bold=True, underline=True),
    StandingKind.ONLY_HERE: Style(underline=True),
    StandingKind.NOT_COMPARABLE: Style(underline=True),
}
"""How a standing shows in the text without colour; the others are bold and underlined, and the mark in the margin says
which they are."""

_KIND_STYLES = {Kind.COUNT: Style(), Kind.PERCENT: Style(italic=True), Kind.FRACTION: Style(italic=True)}
"""Counts stand upright and shares lean; amounts with a unit of their own are known by it."""


class PageWidget(Widget, can_focus=True):
    """Draws one release as a page of at most 76 cells, with margin signs and a position rail."""

    BINDINGS = bindings((*MOVING, *PAGE))

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *_LINE_STYLES.values(),
        "page--quotation-rule",
        "page--cursor",
        "page--hit",
        "page--hit-current",
        "page--rail",
        "page--rail-thumb",
        "page--rail-hit",
        "page--empty",
        *STYLES,
    }

    DEFAULT_CSS = """
    PageWidget {
        & > .page--headline { text-style: bold; }
        & > .page--subtitle { text-style: bold; }
        & > .page--meta, & > .page--dateline, & > .page--folded, & > .page--aside { color: $text-muted; }
        & > .page--dateline { text-style: italic; }
        & > .page--rule, & > .page--quotation-rule, & > .page--rail { color: $foreground 40%; }
        & > .page--cursor { text-style: bold; color: $accent; }
        & > .page--hit { background: $warning 30%; text-style: underline; }
        & > .page--hit-current { background: $warning; color: auto; text-style: bold reverse; }
        & > .page--rail-thumb { color: $foreground 80%; }
        & > .page--rail-hit { color: $warning; }
        & > .page--empty { color: $text-muted; text-style: italic; }
    }
    """

    current_figure: reactive[str | None] = reactive(None, repaint=False)
    """Id of the current figure, None when there is none."""

    folded: reactive[bool] = reactive(True, repaint=False)
    """Whether captions, boilerplate and furniture are folded into one line at the end."""

    plain: reactive[bool] = reactive(False, repaint=False)
    """Whether marks are drawn as ASCII."""

    top: reactive[int] = reactive(0, repaint=False)
    """The first line in view."""

    @dataclass
    class FigureSelected(Message):
        """The reader made a figure current with a key or the mouse (not :meth:`PageWidget.select_figure`)."""

        figure_id: str

    @dataclass
    class FigureFollowed(Message):
        """The reader wants to go where the current figure leads."""

        figure_id: str

    @dataclass
    class Scrolled(Message):
        """The page moved: source offset and index of its first line, number of lines, and lines in view."""

        offset: int
        line: int
        lines: int
        height: int

    @dataclass
    class FindCounted(Message):
        """The find changed: ``index`` of the current hit from 1 (0 for none) of ``count``; ``wrapped`` past an end."""

        index: int
        count: int
        wrapped: bool = False

    @dataclass
    class FoldToggled(Message):
        """Asides were folded away or opened."""

        folded: bool

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._reading: Reading | None = None
        self._standings: Mapping[str, Standing] = {}
        self._page: Page | None = None
        self._position = 0
        self._figures: dict[str, Figure] = {}
        self._figure_starts: list[int] = []
        self._hits: list[Span] = []
        self._hit = -1
        self._find_origin: int | None = None
        self._strips: dict[int, Strip] = {}
        self._inks: dict[tuple[str, ...], Style] = {}
        self._rail: Rail | None = None

    # --- what is shown --------------------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading | None:
        """The release on the page."""
        return self._reading

    @property
    def page(self) -> Page | None:
        """The release as it is set; None before there is a release and a size."""
        return self._page

    @property
    def position(self) -> int:
        """The reading position: the source offset that stays in view when the page is set anew."""
        return self._position

    def show(self, reading: Reading, standings: Mapping[str, Standing], at: int = 0) -> None:
        """Put a release on the page with source offset ``at`` at the top."""
        self._reading, self._standings = reading, standings
        self._figures = {figure.id: figure for figure in reading.figures}
        self._figure_starts = [figure.start for figure in reading.figures]
        self._hits, self._hit, self._find_origin = [], -1, None
        self._position = at
        self.set_reactive(PageWidget.current_figure, None)
        self._set_page()

    def go_to(self, offset: int) -> None:
        """Bring a source offset into view, opening the fold if it lies there."""
        if self._page and self._page.hides(offset):
            self.folded = False
        if self._page:
            self._reveal(self._page.line_of(offset))
        else:
            self._position = offset

    def select_figure(self, figure_id: str | None) -> None:
        """Make a figure current and bring it into view; posts no message. Unknown ids select nothing."""
        self.current_figure = figure_id if figure_id in self._figures else None

    def watch_current_figure(self, old: str | None, new: str | None) -> None:
        """Draw the two lines that changed and show the figure."""
        for figure_id in (old, new):
            if figure_id in self._figures:
                self._redraw(self._figures[figure_id])
        if new in self._figures:
            self.go_to(self._figures[new].start)

    def watch_folded(self) -> None:
        """Set the page anew and keep the place."""
        self._set_page()

    def watch_plain(self) -> None:
        """Draw every mark anew."""
        self._forget_drawing()

    # --- setting --------------------------------------------------------------------------------------------------

    def _set_page(self) -> None:
        if self._reading is None or not self.size.width:
            self._page = None
            return
        width = max(1, self.size.width - LEFT - RIGHT - 1)
        self._page = Page(self._reading.release, width, folded=self.folded)
        if self in self.screen.selections:
            self.screen.clear_selection()
        line = self._page.line_of(self._position)
        self.set_reactive(PageWidget.top, self.validate_top(0 if self._position == 0 else line))
        self._forget_drawing()
        self._say_where()

    def on_resize(self) -> None:
        """Set the page for the new size and keep the place."""
        self._set_page()

    def notify_style_update(self) -> None:
        """Forget every style and strip: the theme changed."""
        super().notify_style_update()
        self._inks = {}
        self._forget_drawing()

    def _forget_drawing(self) -> None:
        self._strips = {}
        self._rail = None
        self.refresh()

    def _redraw(self, *spans: Span | Figure) -> None:
        """Draw the lines anew that source spans are on."""
        if not self._page:
            return
        for span in spans:
            for line in range(self._page.line_of(span.start), self._page.line_of(max(span.start, span.end - 1)) + 1):
                self._strips.pop(line, None)
                if 0 <= line - self.top < self.size.height:
                    self.refresh(Region(0, line - self.top, self.size.width, 1))

    # --- drawing --------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width, page = self.size.width, self._page
        if page is None:
            return Strip.blank(width, self._ink())
        line = self.top + y
        if line >= page.lines:
            body = Strip.blank(width - 1, self._ink())
        else:
            if line not in self._strips:
                self._strips[line] = self._drawn_line(page, line)
            body = self._strips[line].apply_offsets(0, line)
        return Strip.join([body, self._rail_strip(y)])

    def _ink(self, *names: str) -> Style:
        """A component's style on the page's own ground."""
        if names not in self._inks:
            self._inks[names] = self.get_component_rich_style(*names) if names else self.rich_style
        return self._inks[names]

    def _over(self, name: str) -> Style:
        """A component's own style, to be laid over another."""
        key = (name, "")
        if key not in self._inks:
            self._inks[key] = self.get_component_rich_style(name, partial=True)
        return self._inks[key]

    @property
    def _left(self) -> int:
        """Cells before the column: it is centred, and its margins are kept."""
        if not self._page:
            return LEFT
        return max(
            LEFT, min((self.size.width - 1 - self._page.measure) // 2, self.size.width - 1 - self._page.measure - RIGHT)
        )

    def _drawn_line(self, page: Page, line: int) -> Strip:
        ground, kind, left = self._ink(), page.kind_of(line), self._left
        width = self.size.width - 1
        figures = self._figures_on(page.span_of(line))
        current = any(figure.id == self.current_figure for figure in figures)
        sign = ("> " if self.plain else "▸ ") if current else "  "
        segments = [Segment(" " * (left - 2), ground), Segment(sign, ground + self._over("page--cursor"))]
        words = page.words_of(line)
        base = ground + self._over(_LINE_STYLES[kind]) if kind in _LINE_STYLES else ground
        indent = " " * page.indent_of(line)
        if kind is LineKind.QUOTATION:
            bar = "| " if self.plain else "▏ "
            segments.append(Segment(bar, ground + self._over("page--quotation-rule")))
            indent = indent[2:]
        if indent:
            segments.append(Segment(indent, base))
        if words is not None:
            segments.append(Segment(words.replace("═", "=") if self.plain else words, base))
        else:
            span = page.span_of(line)
            segments += text_segments(page.drawn(line), span.start, base, self._overlays(span, figures, line))
        room = left + page.measure - widths(segments)
        if kind is LineKind.FOLDED and room > 8:
            segments.append(Segment("folded".rjust(room), base))
            room = 0
        segments.append(Segment(" " * (max(room, 0) + 1), ground))
        segments += self._margin_marks(figures)
        strip = Strip(segments)
        return strip.adjust_cell_length(width, ground)

    def _figures_on(self, span: Span) -> Sequence[Figure]:
        """The figures that a line shows a part of. Figures never overlap."""
        if self._reading is None:
            return ()
        first = max(bisect_right(self._figure_starts, span.start) - 1, 0)
        past = bisect_left(self._figure_starts, span.end)
        return [figure for figure in self._reading.figures[first:past] if figure.end > span.start]

    def _mark(self, figure: Figure) -> Mark:
        standing = self._standings.get(figure.id)
        return MARKS[standing.kind if standing else StandingKind.ONLY_HERE]

    def _margin_marks(self, figures: Sequence[Figure]) -> list[Segment]:
        """The marks of the figures that end on a line, in text order."""
        room = RIGHT - 1
        marks = [(self._mark(figure), figure.id == self.current_figure) for figure in figures]
        shown = marks if len(marks) <= room else marks[: room - 1]
        segments = [
            Segment(mark.sign(self.plain), self._ink() + self._over(mark.style) + Style(reverse=current or None))
            for mark, current in shown
        ]
        if len(marks) > room:
            segments.append(Segment("+" if self.plain else "…", self._ink()))
        return segments

    def _overlays(self, span: Span, figures: Iterable[Figure], line: int) -> list[Overlay]:
        overlays = []
        for figure in figures:
            standing = self._standings.get(figure.id)
            kind = standing.kind if standing else StandingKind.ONLY_HERE
            style = self._over(MARKS[kind].style)
            style += _FIGURE_STYLES.get(kind, Style(bold=True, underline=True)) + _KIND_STYLES.get(figure.kind, Style())
            if figure.id == self.current_figure:
                style += Style(reverse=True, bold=True)
            overlays.append(Overlay(figure.start, figure.end, style + Style.from_meta({"figure": figure.id})))
        for index in range(bisect_right(self._hits, span.start, key=lambda hit: hit.end), len(self._hits)):
            hit = self._hits[index]
            if hit.start >= span.end:
                break
            overlays.append(Overlay(*hit, self._over("page--hit-current" if index == self._hit else "page--hit")))
        if selected := self._selected(line):
            overlays.append(Overlay(*selected, self.selection_style))
        return overlays

    # --- the rail -------------------------------------------------------------------------------------------------

    def _rail_strip(self, y: int) -> Strip:
        page, height = self._page, self.size.height
        assert page is not None
        if self._rail is None:
            marks = [(page.line_of(figure.start), self._mark(figure)) for figure in self._figures.values()]
            self._rail = Rail(page.lines, height, marks, [page.line_of(hit.start) for hit in self._hits])
        sign, style = self._rail.at(y, self.top, plain=self.plain)
        return Strip([Segment(sign, self._ink() + self._over(style))], 1)

    # --- moving ---------------------------------------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """How many lines the page has."""
        return self._page.lines if self._page else 0

    def validate_top(self, top: int) -> int:
        """Keep the view on the page."""
        return max(0, min(top, self.lines - self.size.height))

    def watch_top(self) -> None:
        """Draw the lines that came into view, and say where the page is."""
        self.refresh()
        self._say_where()

    def _say_where(self) -> None:
        self.post_message(self.Scrolled(self._position, self.top, self.lines, self.size.height))

    def _put_on_top(self, line: int) -> None:
        """Put a line at the top, as far as the page goes, and take it for the reading position."""
        top = self.validate_top(line)
        if self._page:
            self._position = self._page.span_of(top).start if top else 0
        self.top = top

    def _reveal(self, line: int) -> None:
        """Show a line: where it is if it is in view, else a third down."""
        height = self.size.height
        if not self.top <= line < self.top + height:
            self._put_on_top(line - height // 3)

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

    # --- figures --------------------------------------------------------------------------------------------------

    def action_next_figure(self) -> None:
        """Go to the next figure."""
        self._step_figure(1)

    def action_previous_figure(self) -> None:
        """Go to the previous figure."""
        self._step_figure(-1)

    def action_follow(self) -> None:
        """Go where the current figure leads."""
        if self.current_figure:
            self.post_message(self.FigureFollowed(self.current_figure))

    def _step_figure(self, step: int) -> None:
        """Make the next figure current: from the current one if it is in view, else from the view."""
        if not (self._reading and self._page and self._figures):
            return
        figures, page = self._reading.figures, self._page
        current = self._figures.get(self.current_figure or "")
        if current and self._in_view(current.start):
            index = figures.index(current) + step
        else:
            lines = [page.line_of(start) for start in self._figure_starts]
            past = self.top if step > 0 else self.top + self.size.height
            index = sum(line < past for line in lines) - (step < 0)
        self._choose(figures[min(max(index, 0), len(figures) - 1)])

    def _in_view(self, offset: int) -> bool:
        assert self._page is not None
        return self.top <= self._page.line_of(offset) < self.top + self.size.height

    def _choose(self, figure: Figure) -> None:
        self.current_figure = figure.id
        self.post_message(self.FigureSelected(figure.id))

    # --- find -----------------------------------------------------------------------------------------------------

    def find(self, query: str, *, whole_word: bool = False, regex: bool = False) -> int:
        """Mark every hit and go to the first from where the find began; returns their count.

        See :func:`tui.find.hits` for what matches. An empty query takes the marks away and goes back.

        Raises:
            ValueError: ``query`` is not a regular expression.
        """
        if not self._reading:
            return 0
        if self._find_origin is None:
            self._find_origin = self.top
        self._set_hits(find.hits(self._reading.release.text, query, whole_word=whole_word, regex=regex))
        self._put_on_top(self._find_origin)
        if self._hits:
            self._go_to_hit(self._first_hit_from(self._find_origin))
        else:
            self.post_message(self.FindCounted(0, 0))
        return len(self._hits)

    def keep_find(self) -> None:
        """Keep the hits and this place (Enter)."""
        self._find_origin = None

    def leave_find(self) -> None:
        """Take the hits away and return to where the find began, if it was not kept (Esc)."""
        self._set_hits([])
        if self._find_origin is not None:
            self._put_on_top(self._find_origin)
            self._find_origin = None
        self.post_message(self.FindCounted(0, 0))

    def action_next_hit(self) -> None:
        """Go to the next hit, from the last on to the first."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the previous hit, from the first on to the last."""
        self._step_hit(-1)

    def _set_hits(self, hits: list[Span]) -> None:
        self._hits, self._hit = hits, -1
        self._forget_drawing()

    def _first_hit_from(self, line: int) -> int:
        """The first hit on or after a line, else the first of all."""
        assert self._page is not None
        index = bisect_left(self._hits, line, key=lambda hit: self._page.line_of(hit.start))  # type: ignore[union-attr]
        return index % len(self._hits)

    def _step_hit(self, step: int) -> None:
        if self._hits:
            index = self._hit + step
            self._go_to_hit(index % len(self._hits), wrapped=not 0 <= index < len(self._hits))

    def _go_to_hit(self, index: int, *, wrapped: bool = False) -> None:
        old, self._hit = self._hit, index
        self._redraw(*(self._hits[at] for at in {old, index} if at >= 0))
        self.go_to(self._hits[index].start)
        self.post_message(self.FindCounted(index + 1, len(self._hits), wrapped))

    # --- mouse and selection --------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Choose the figure under the mouse, open or fold the asides, or go where the rail points."""
        offset = event.get_content_offset(self)
        if offset is None or not self._page:
            return
        line = self.top + offset.y
        if offset.x == self.size.width - 1:
            self._put_on_top(offset.y * self.lines // max(1, self.size.height) - self.size.height // 2)
        elif (figure := self._figures.get(event.style.meta.get("figure", ""))) is not None:
            self._choose(figure)
        elif line < self.lines and self._page.kind_of(line) is LineKind.FOLDED:
            self.action_toggle_fold()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self._put_on_top(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self._put_on_top(self.top - WHEEL)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The source text under the selection, with the source's own line ends."""
        if not (self._page and self._reading):
            return None
        text = self._reading.release.text
        start = 0 if selection.start is None else self._offset_of(selection.start.x, selection.start.y)
        end = len(text) if selection.end is None else self._offset_of(selection.end.x, selection.end.y)
        return text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._strips = {}
        self.refresh()

    def _offset_of(self, x: int, line: int) -> int:
        """The source offset of a character of a drawn line, counted from the widget's left edge."""
        assert self._page is not None
        line = min(line, self.lines - 1)
        return self._page.offset_at(line, x - self._left)

    def _selected(self, line: int) -> Span | None:
        """The part of a line that is selected."""
        if (selection := self.text_selection) is None or (cells := selection.get_span(line)) is None:
            return None
        assert self._page is not None
        start = self._offset_of(cells[0], line)
        end = self._page.span_of(line).end if cells[1] == -1 else self._offset_of(cells[1], line)
        return Span(start, end)
