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
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


class Painted(Widget):
    """Draws lines, each once until it is refreshed, and knows no dress but the space above its first line."""

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._painted: dict[int, Strip] = {}
        self._painted_size = Size()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw all lines anew, or those of regions, which count from the first line below the space."""
        if not regions:
            self._painted = {}
        for region in regions:
            for y in region.line_range:
                self._painted.pop(y + self.gutter.top, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._painted = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget, those that are not drawn yet now drawn."""
        size, gutter = self.outer_size, self.gutter
        if gutter.totals != (0, gutter.top):
            return super().render_lines(crop)
        if size != self._painted_size:
            self._painted, self._painted_size = {}, size
        painted, strips = self._painted, []
        for y in crop.line_range:
            strip = painted.get(y)
            if strip is None:
                strip = painted[y] = self.drawn_line(y - gutter.top)
            strips.append(strip)
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def drawn_line(self, line: int) -> Strip:
        """A line as the terminal can show it, without colour for instance."""
        background = self.background_colors[1]
        ground = Style(bgcolor=background.rich_color)
        strip = self.render_line(line) if line >= 0 else Strip.blank(self.outer_size.width, ground)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip


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
