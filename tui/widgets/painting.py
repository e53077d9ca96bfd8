"""Answering a key at once: its command carried out and what it changed painted before anything else happens.

Textual sends a key from the focused widget up to the app, each widget with a queue of its own, asks every widget that
changed in a message whether it wants painting, and paints on a clock, sixty times a second; what one widget tells
another is painted one tick later. Here the app looks the key up itself and paints whatever the command left to be
painted, in one frame. Everything that is not bound to a key goes Textual's way.

Only this module reaches into Textual's own parts; tests/widgets/test_painting.py says what it relies on.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self

from rich.control import Control
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from rich.color import Color
    from rich.console import Console, ConsoleOptions, RenderResult
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


TURNS = 2
"""Turns of the event loop that a key takes from the thread which reads the terminal to the app's queue."""

KEPT = 400
"""Drawn lines that are kept at most: several screenfuls, so that going to and fro draws nothing anew."""


class Painted(Widget):
    """Draws lines, each once until it is refreshed, and knows no dress but the space above its first line."""

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._strips: dict[int, Strip] = {}
        self._strips_size = Size()
        self._passing: set[Style | None] = set()
        self._passing_colours: set[tuple[Color | None, Color | None, bool | None]] = set()

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
        self._strips, self._passing, self._passing_colours = {}, set(), set()

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
        unknown = {style for _, style, _ in strip if style} - self._passing
        if self._passing_colours.issuperset((style.color, style.bgcolor, style.dim) for style in unknown):
            self._passing |= unknown  # a new figure has a style of its own, in colours that are known
            return strip
        shown = strip
        for line_filter in self.get_line_filters():
            shown = shown.apply_filter(line_filter, self.background_colors[1])
        if len(self._passing) > KEPT:
            self._passing.clear()
        passed = [old.style for old, new in zip(strip, shown, strict=False) if old.style is new.style]
        self._passing.update(passed)
        self._passing_colours.update((style.color, style.bgcolor, style.dim) for style in passed if style)
        return shown

    def _space(self, width: int) -> Strip:
        return self.as_shown(Strip.blank(width, Style(bgcolor=self.background_colors[1].rich_color)))


class Frame(CompositorUpdate):
    """Whole lines of widgets, each written where it stands; what was written before is kept by its strip."""

    def __init__(self, lines: Sequence[tuple[int, int, Strip]]) -> None:
        """Write strips at the column and line of the screen where they begin, both from 0."""
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines as segments, as every update can be asked for them."""
        for x, y, strip in self.lines:
            yield Control.move_to(x, y).segment
            yield from strip

    def render_segments(self, console: Console) -> str:
        """The lines as the terminal takes them."""
        return "".join([f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.lines])


async def carried_out(app: App[Any], key: str) -> bool:
    """Carry out the command of a key, and paint what it changed; False where no command has this key."""
    app.screen._clear_tooltip()
    if not (await app._check_bindings(key, priority=True) or await app._check_bindings(key)):
        return False
    for _ in range(TURNS):  # a key that the terminal sent meanwhile comes into the queue
        await asyncio.sleep(0)
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
    frame = frame_of(screen, screen._dirty_widgets)
    if frame is None:
        screen._on_timer_update()
        return
    screen._update_timer.pause()
    screen._dirty_widgets.clear()
    screen.app._display(screen, frame)
    screen.app._update_mouse_over(screen)
    if screen._callbacks:
        screen.call_next(screen._invoke_and_clear_callbacks)


def frame_of(screen: Screen[Any], dirty: Set[Widget]) -> Frame | None:
    """The lines of widgets that asked to be painted, where they are all a :class:`Painted`'s that nothing lies over.

    The compositor cuts the lines of every widget near by at each edge on the screen to find what lies over what, which
    takes longer than all the rest of a key.
    """
    compositor, app = screen._compositor, screen.app
    waits = screen._repaint_required or screen._scroll_required or screen._recompose_required
    if waits or compositor._dirty_regions or not screen.is_current or app._batch_count or app.is_inline:
        return None
    above: list[Region] = []
    found: list[tuple[Painted, Region]] = []
    for widget, (region, clip) in compositor.visible_widgets.items():  # what lies above comes first
        if widget in dirty:
            is_free = clip.contains_region(region) and not any(map(region.overlaps, above))
            if not is_free or not isinstance(widget, Painted):
                return None
            found.append((widget, region))
        above.append(region)
    if len(found) < len(dirty):
        return None
    lines: list[tuple[int, int, Strip]] = []
    for widget, region in found:
        for part in widget._exchange_repaint_regions():
            rows = Region(0, part.y, region.width, part.height).intersection(region.size.region)
            strips = widget.render_lines(rows)
            lines += [(region.x, region.y + y, strip) for y, strip in zip(rows.line_range, strips, strict=True)]
    return Frame(lines)
