"""The reading page: one release, typeset, with its figures marked by kind and standing.

* :meth:`PageWidget.show` puts a release on the page; :meth:`PageWidget.go_to` brings a source offset into view;
  :meth:`PageWidget.select_figure` makes a figure current and brings it into view.
* :attr:`PageWidget.current_figure` is the current figure's id, :attr:`PageWidget.position` the reading position (a
  source offset, kept when the page is set anew), :attr:`PageWidget.folded` whether asides are folded away.
* :meth:`PageWidget.find` marks every hit of a query and goes to the first one from where the find began;
  :meth:`PageWidget.keep_find` stays there (Enter), :meth:`PageWidget.leave_find` returns (Esc).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from tui.keys import bindings
from tui.keys.moving import MOVING
from tui.keys.reading import PAGE
from tui.model import Check, Reading, Span, Standing
from tui.views import find
from tui.views.drawable import label
from tui.views.footnotes import End
from tui.views.typeset import LineKind
from tui.widgets.page_view import PageView

WHEEL = 3
"""Lines a turn of the wheel scrolls."""


_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


class PageWidget(PageView, can_focus=True):
    """Draws one release as a page of at most 76 cells, with margin signs and a position rail."""

    BINDINGS = bindings((*MOVING, *PAGE))

    @dataclass
    class FigureFollowed(Message):
        """The reader wants to go where the current figure leads."""

        figure_id: str

    @dataclass
    class FootnoteFollowed(Message):
        """The reader wants to go from a footnote's mark to the note, or back."""

        mark: Span

    @dataclass
    class FindCounted(Message):
        """The find changed: ``index`` of the current hit from 1 (0 for none) of ``count``; ``wrapped`` past an end."""

        index: int
        count: int
        wrapped: bool = False

    def __init__(self, *, id: str | None = None, classes: str | None = None, measure: int | None = None) -> None:
        """Begin without a release; ``measure`` is the cells that the column takes at most, by default the usual."""
        super().__init__(id=id, classes=classes)
        if measure:
            self.set_reactive(PageView.measure, measure)
        self._hovered = ""
        self._followed: Span | None = None  # the footnote mark in the text that was followed last
        self._find_origin: tuple[int, bool] | None = None  # first line in view, and whether asides were folded

    def show(
        self, reading: Reading, standings: Mapping[str, Standing], at: int = 0, checks: Sequence[Check] = ()
    ) -> None:
        """Put a release on the page with source offset ``at`` on top; ``checks`` are its failed ones."""
        self._find_origin = self._followed = None
        super().show(reading, standings, at, checks)

    # --- figures --------------------------------------------------------------------------------------------------

    def action_next_figure(self) -> None:
        """Go to the next figure: from the current one if it is in view, else from the first line in view."""
        self._step_figure(1)

    def action_previous_figure(self) -> None:
        """Go to the previous figure: from the current one if it is in view, else from the last line in view."""
        self._step_figure(-1)

    def action_follow(self) -> None:
        """Go where the current figure leads."""
        if self.current_figure:
            self.post_message(self.FigureFollowed(self.current_figure))

    def action_footnote(self) -> None:
        """Go from the mark that is pointed at, or else the first in view, to the other end of its link."""
        if self.page is None or not self._notes:
            return
        current = self._figures.get(self.current_figure or "")
        top = self.page.span_of(self.top).start
        start = current.start if current and self._in_view(current.start) else top
        ahead = (end for end in self._notes if end.here.start >= start and self._in_view(end.here.start))
        pointed = (end for end in self._notes if end.here == self._pointed)
        self._follow_note(next(pointed, None) or next(ahead, None) or self._notes[0])

    def _in_view(self, offset: int) -> bool:
        return self.page is not None and 0 <= self.page.line_of(offset) - self.top < self.size.height

    def _follow_note(self, end: End) -> None:
        """Go to the other end of a link; from a note, to the mark in the text that was followed to it."""
        back = End(self._followed, end.here) in self._notes if self._followed else False
        target = self._followed if back and self._followed else end.there
        self._followed = end.here
        self.post_message(self.FootnoteFollowed(target))

    @property
    def has_footnotes(self) -> bool:
        """Whether any footnote of the release has a mark in its text."""
        return bool(self._notes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        return bool(self._notes) if action == "footnote" else True

    def _step_figure(self, step: int) -> None:
        if not (self._reading and self._figures and self.page):
            return
        figures, page, below = self._reading.figures, self.page, self.top + self.size.height
        current = self._figures.get(self.current_figure or "")
        if current and self.top <= page.line_of(current.start) < below:
            index = bisect_left(figures, current.start, key=lambda figure: figure.start) + step
        else:
            edge = self.top if step > 0 else below
            offset = page.span_of(edge).start if edge < page.lines else len(page.release.text)
            index = bisect_left(figures, offset, key=lambda figure: figure.start) - (step < 0)
        self.current_figure = figures[min(max(index, 0), len(figures) - 1)].id

    @property
    def figure_count(self) -> int:
        """The number of figures."""
        return len(self._figures)

    @property
    def figure_number(self) -> int:
        """Which figure is current, from 1; 0 for none."""
        current = self._figures.get(self.current_figure or "")
        if current is None or self._reading is None:
            return 0
        return bisect_left(self._reading.figures, current.start, key=lambda figure: figure.start) + 1

    # --- find -----------------------------------------------------------------------------------------------------

    @property
    def hit(self) -> Span | None:
        """The current hit of the find."""
        return self._found.current

    def is_at_last_hit(self, step: int) -> bool:
        """Whether the current hit is the last (``step`` 1) or the first (-1), or there is none."""
        return self._found.at == (len(self._found.hits) - 1 if step > 0 else 0) or not self._found.hits

    def find(
        self,
        query: str,
        *,
        whole_word: bool = False,
        regex: bool = False,
        backwards: bool = False,
        near: int | None = None,
    ) -> int:
        """Mark every hit and go to the first from where the find began; returns their count.

        :func:`tui.views.find.hits` says what matches. An empty query takes the hits away; ``backwards`` goes to the
        last, ``near`` to the first from that offset on.

        Raises:
            ValueError: ``query`` is not a regular expression.
        """
        if self._reading is None:
            return 0
        hits = find.hits(self._reading.release.text, query, whole_word=whole_word, regex=regex)
        if self._find_origin is None and query:
            self._find_origin = self.top, self.folded
        self._lay_hits(hits)
        self._return_to_origin()
        if hits and self.page:
            if backwards:
                self._found.at = len(hits) - 1
            elif near is not None:
                self._found.go_from(near)
            else:
                self._found.go_from(self.page.span_of(self.top).start if self.top else 0)
            self._show_hit()
        return len(hits)

    def keep_find(self) -> None:
        """Keep the hits and this place (Enter)."""
        self._find_origin = None

    def leave_find(self) -> None:
        """Take the hits away and return to where the find began, if it was not kept (Esc)."""
        self._lay_hits(())
        self._return_to_origin()
        self._find_origin = None

    def _return_to_origin(self) -> None:
        if self._find_origin is not None:
            top, self.folded = self._find_origin
            self._put_on_top(top)

    def action_next_hit(self) -> None:
        """Go to the next hit, from the last on to the first."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the previous hit, from the first on to the last."""
        self._step_hit(-1)

    def _lay_hits(self, hits: Sequence[Span]) -> None:
        self._found = find.Found(hits)
        if self._ink:
            self._ink.found = self._found
        self._draw_anew()
        self.post_message(self.FindCounted(0, len(hits)))

    def _step_hit(self, step: int) -> None:
        if (old := self._found.current) is not None:
            wrapped = self._found.step(step)
            self._redraw(old)
            self._show_hit(wrapped=wrapped)

    def _show_hit(self, *, wrapped: bool = False) -> None:
        if (hit := self._found.current) is not None:
            self._redraw(hit)
            self.go_to(hit.start)
            self.post_message(self.FindCounted(self._found.at + 1, len(self._found.hits), wrapped))

    # --- mouse ----------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Choose the figure under the mouse, open or fold the asides, or go where the rail points.

        A second click selects the word, a third the paragraph.
        """
        offset = event.get_content_offset(self)
        if offset is None or self.page is None:
            return
        line = self.top + offset.y
        if event.chain > 1:
            event.prevent_default()  # Textual selects everything
            self._select_around(min(line, self.lines - 1), offset.x, whole_paragraph=event.chain > 2)
            return
        if offset.x == self.size.width - 1 and self._rail:
            self._put_on_top(self._rail.line_at(offset.y) - self.size.height // 2)
        elif (figure := self._figures.get(event.style.meta.get("figure", ""))) is not None:
            self.current_figure = figure.id
        elif isinstance(note := event.style.meta.get("note"), int):
            self._follow_note(next(end for end in self._notes if end.here.start == note))
        elif line < self.lines and self.page.kind_of(line) is LineKind.FOLDED:
            self.action_toggle_fold()

    def _select_around(self, line: int, cell: int, *, whole_paragraph: bool) -> None:
        """Select the word or the paragraph at a place of the page."""
        if self._ink is None:
            return
        release = self._ink.page.release
        at = self._ink.page.offset_at(line, cell - self._ink.left)
        if whole_paragraph:
            found = next(
                (Span(block.start, block.end) for block in release.blocks if block.start <= at < block.end), None
            )
        else:
            words = _WORD.finditer(release.text, *self._ink.page.span_of(line))
            found = next((Span(*word.span()) for word in words if word.start() <= at < word.end()), None)
        if found:
            self.select_text(found)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say why the figure under the mouse stands as it does; scroll when a selection is drawn over an edge."""
        figure = event.style.meta.get("figure", "")
        if figure != self._hovered:
            self._hovered, standing = figure, self._standings.get(figure)
            self.tooltip = Content(label(standing.reason)) if standing else None
        if event.button and self.text_selection:
            row = event.y - self.gutter.top
            self._put_on_top(self.top + (row >= self.size.height - 1) - (row <= 0))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self._put_on_top(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self._put_on_top(self.top - WHEEL)
