"""Answering a key at once: its command carried out and what it changed painted before anything else happens.

Textual sends a key from the focused widget up to the app, each widget with a queue of its own, asks every widget that
changed in a message whether it wants painting, and paints on a clock, sixty times a second; what one widget tells
another is painted one tick later. Here the app looks the key up itself and paints whatever the command left to be
painted, in one frame. Everything that is not bound to a key goes Textual's way.

Only this module reaches into Textual's own parts; tests/widgets/test_painting.py says what it relies on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from rich.style import Style
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


class Ground(Widget):
    """A container: what it draws under and around what it holds is kept until it is refreshed."""

    _ground: tuple[Region, Size, list[Strip]] | None = None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the ground anew."""
        self._ground = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._ground = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the ground."""
        kept = self._ground
        if kept is None or kept[:2] != (crop, self.outer_size):
            kept = self._ground = crop, self.outer_size, super().render_lines(crop)
        return kept[2]


class Box(Vertical, Ground):
    """What is shown or hidden for a pane."""


KEPT = 400
"""Drawn lines that are kept at most: several screenfuls, so that going to and fro draws nothing anew."""


class Painted(Widget):
    """Draws lines, each once until it is refreshed, and knows no dress but the space above its first line."""

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._strips: dict[int, Strip] = {}
        self._strips_size = Size()
        self._passing: set[Style | None] = set()

    @property
    def first_line(self) -> int:
        """Which line is the first in view, for a widget that scrolls: what was drawn is kept by line."""
        return 0

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw all lines anew, or those in regions, which count from the first in view."""
        if not regions:
            self._strips = {}
        for region in regions:
            for y in region.line_range:
                self._strips.pop(self.first_line + y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def scrolled(self) -> None:
        """Paint all lines, and draw only those that came into view."""
        super().refresh()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips, self._passing = {}, set()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        size, gutter = self.outer_size, self.gutter
        if gutter.totals != (0, gutter.top):
            return super().render_lines(crop)
        if size != self._strips_size:
            self._strips, self._strips_size = {}, size
        strips = []
        for y in range(crop.y - gutter.top, crop.bottom - gutter.top):
            strips.append(self.line_painted(y) if y >= 0 else self._space(size.width))
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def line_painted(self, y: int) -> Strip:
        """A line of the view as the terminal shows it, drawn now if it is not drawn yet."""
        line = self.first_line + y
        strip = self._strips.get(line)
        if strip is None:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            strip = self._strips[line] = self.as_shown(self.render_line(y))
        return strip

    def as_shown(self, strip: Strip) -> Strip:
        """A line as the terminal can show it, without colours for instance. Most styles pass, which is remembered."""
        if self._passing.issuperset(style for _, style, _ in strip):
            return strip
        shown = strip
        for line_filter in self.get_line_filters():
            shown = shown.apply_filter(line_filter, self.background_colors[1])
        if len(self._passing) > KEPT:
            self._passing.clear()
        self._passing.update(old.style for old, new in zip(strip, shown, strict=False) if old.style is new.style)
        return shown

    def _space(self, width: int) -> Strip:
        return self.as_shown(Strip.blank(width, Style(bgcolor=self.background_colors[1].rich_color)))


async def carried_out(app: App[Any], key: str) -> bool:
    """Carry out the command of a key, and paint what it changed; False where no command has this key."""
    app.screen._clear_tooltip()
    if not (await app._check_bindings(key, priority=True) or await app._check_bindings(key)):
        return False
    if not app.message_queue_size:  # else the next key paints
        paint(app.screen)
    return True


def paint(screen: Screen[Any]) -> None:
    """Paint what asked for it, in one frame. Nothing while the layout is about to change: that paints everything."""
    widgets = screen._compositor.visible_widgets
    dirty = {widget for widget in widgets if widget._repaint_regions}
    if not dirty or screen._layout_required or any(widget._layout_required for widget in widgets):
        return
    for widget in dirty:
        widget._repaint_required = False
    screen._dirty_widgets |= dirty
    screen._on_timer_update()
