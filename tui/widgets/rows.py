"""The base of the two side panes: rows drawn on demand over the widget's own offset, with a cursor.

Only the lines in view are ever made, so a list of 100,000 documents costs what one of five does; moving the cursor
inside the view repaints the two rows it leaves and reaches.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from tui.keys import Command, bindings
from tui.keys.moving import MOVING
from tui.marks import STYLES
from tui.views.runs import Run, wrapped
from tui.widgets.inked import Inked

WHEEL = 3
"""Lines a turn of the wheel scrolls."""


class Rows(Inked, can_focus=True):
    """Rows of one or more lines, one of them under the cursor."""

    BINDINGS = bindings(MOVING)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--heading",
        "row--strong",
        "row--dim",
        "row--value",
        "row--rule",
        "row--cursor",
        "row--bar",
        "row--hit",
        *STYLES,
    }

    top: reactive[int] = reactive(0, repaint=False)
    """The first line in view."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor; -1 when there is none it could rest on."""

    # --- what a pane says of its rows -------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """The number of rows."""
        raise NotImplementedError

    def lines_of(self, row: int) -> range:
        """The lines a row takes: one, unless a list says otherwise."""
        return range(row, row + 1)

    def row_at(self, line: int) -> int:
        """The row on a line; a list that overrides :meth:`lines_of` overrides this too."""
        return line

    def can_stop(self, row: int) -> bool:
        """Whether the cursor may rest on a row: on any, unless a list says otherwise."""
        return True

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """One line of a row; ``line`` counts from 0 inside the row."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What an empty pane says."""
        raise NotImplementedError

    def key(self, command: type[Command]) -> str:
        """The key of a command as it is now, as shown."""
        active = self.screen.active_bindings.values()
        offered = (self.app.get_key_display(each.binding) for each in active if each.binding.id == command.id)
        return next(offered, command.display or command.keys)

    def moved(self) -> None:
        """The user moved the cursor."""
        raise NotImplementedError

    @property
    def marks_cursor(self) -> bool:
        """Whether the row under the cursor has a ground of its own."""
        return self.has_focus

    # --- drawing ----------------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """The number of lines."""
        return self.lines_of(self.count - 1).stop if self.count else 0

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width, line = self.size.width, self.top + y
        if not self.count:
            lines = wrapped(self.nothing(), max(1, width - 2), self.size.height)
            return self.strip([Run(f" {lines[y - 1]}", "row--dim")] if 0 < y <= len(lines) else [], width)
        if line >= self.total:
            return self.strip([], width)
        row = self.row_at(line)
        is_current = row == self.cursor
        runs = self.line(row, line - self.lines_of(row).start, width)
        return self.strip(runs, width, "row--cursor" if is_current and self.marks_cursor else "")

    # --- the cursor and the view ------------------------------------------------------------------------------------

    def nearest_stop(self, row: int, step: int) -> int:
        """The first row from ``row`` in the direction of ``step`` where the cursor may rest, else the one behind."""
        last = self.count - 1
        if last < 0:
            return -1
        start = min(max(row, 0), last)
        ahead, behind = range(start, last + 1), range(start, -1, -1)
        if step < 0:
            ahead, behind = behind, ahead
        return next((candidate for candidate in chain(ahead, behind) if self.can_stop(candidate)), -1)

    def bring_into_view(self, *, middle: bool = False) -> None:
        """Scroll as little as shows the row under the cursor whole; with ``middle``, into the middle if it is out."""
        if not self.count or self.cursor < 0:
            self.top = 0
            return
        lines, height = self.lines_of(self.cursor), self.size.height
        if lines.start < self.top:
            self.top = lines.start - height // 2 if middle else lines.start - self.above(self.cursor)
        elif lines.stop > self.top + height:
            self.top = lines.stop - (height // 2 if middle else height)

    def above(self, row: int) -> int:
        """The lines above a row worth showing with it: a heading the cursor cannot rest on."""
        return self.lines_of(row).start if self.nearest_stop(0, 1) == row else 0

    def validate_top(self, top: int) -> int:
        """Keep the view on the rows."""
        return int(max(0, min(top, self.total - self.size.height)))

    @property
    def first_line(self) -> int:
        """The first line in view."""
        return self.top

    def watch_top(self) -> None:
        """Repaint all: every line shows another."""
        self.scrolled()

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the rows left and reached."""
        self.bring_into_view()
        for row in (old, new):
            if 0 <= row < self.count:
                self.refresh_row(row)

    def refresh_row(self, row: int) -> None:
        """Repaint one row, if it is in view."""
        lines = self.lines_of(row)
        self.refresh(Region(0, lines.start - self.top, self.size.width, len(lines)))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.top = self.validate_top(self.top)
        self.bring_into_view()

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self.refresh_row(self.cursor) if 0 <= self.cursor < self.count else self.refresh()

    def on_blur(self) -> None:
        """Show that keys go elsewhere."""
        self.refresh_row(self.cursor) if 0 <= self.cursor < self.count else self.refresh()

    # --- actions ----------------------------------------------------------------------------------------------------

    def _go(self, row: int, step: int) -> None:
        row = self.nearest_stop(row, step)
        if row >= 0 and row != self.cursor:
            self.cursor = row
            self.moved()

    def _go_lines(self, lines: int) -> None:
        if not self.count:
            return
        at = min(max(self.lines_of(max(self.cursor, 0)).start + lines, 0), self.total - 1)
        self.top += lines
        self._go(self.row_at(at), 1 if lines > 0 else -1)

    def action_line_down(self) -> None:
        """One row down."""
        self._go(self.cursor + 1, 1)

    def action_line_up(self) -> None:
        """One row up."""
        self._go(self.cursor - 1, -1)

    def action_page_down(self) -> None:
        """A screenful down."""
        self._go_lines(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """A screenful up."""
        self._go_lines(-max(1, self.size.height - 1))

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self._go_lines(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self._go_lines(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        """To the first row."""
        self._go(0, 1)
        self.top = 0

    def action_end(self) -> None:
        """To the last row."""
        self._go(self.count - 1, -1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points."""
        line = event.y - self.gutter.top + self.top
        if 0 <= line < self.total and self.can_stop(self.row_at(line)):
            self._go(self.row_at(line), 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down without moving the cursor."""
        event.stop()
        self.top += WHEEL

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up without moving the cursor."""
        event.stop()
        self.top -= WHEEL
