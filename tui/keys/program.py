"""What the program as a whole can do, and what its overlays can."""

from __future__ import annotations

from tui.keys.command import Command, Place


class Help(Command):
    """Every key and what it does; type to search."""

    id, label, keys, action, footer = "app.help", "keys", "question_mark", "help", True
    display = "?"


class Palette(Command):
    """Every command by name, and the themes."""

    id, label, keys, action = "app.palette", "palette", "ctrl+p", "command_palette"


class SwitchLight(Command):
    """Change between the dark theme and the light one."""

    id, label, keys, action = "app.light", "light or dark", "ctrl+t", "switch_light"


class Quit(Command):
    """Leave Presscheck; your place is kept."""

    id, label, keys, action = "app.quit", "quit", "q,ctrl+q,ctrl+c", "quit"


class OverlayNext(Command):
    """The next row."""

    id, label, keys, action, place = "overlay.next", "next", "down,ctrl+n", "next", Place.OVERLAY
    priority = True


class OverlayPrevious(Command):
    """The previous row."""

    id, label, keys, action, place = "overlay.previous", "previous", "up,ctrl+k", "previous", Place.OVERLAY
    priority = True


class OverlayPageDown(Command):
    """A screenful of rows further down."""

    id, label, keys, action, place = "overlay.page_down", "page down", "pagedown", "page_down", Place.OVERLAY


class OverlayPageUp(Command):
    """A screenful of rows further up."""

    id, label, keys, action, place = "overlay.page_up", "page up", "pageup", "page_up", Place.OVERLAY


class OverlayOpen(Command):
    """Open what the row names."""

    id, label, keys, action, place, footer = "overlay.open", "open", "enter", "choose", Place.OVERLAY, True


class OverlayClose(Command):
    """Close, and return to where you were."""

    id, label, keys, action, place, footer = "overlay.close", "back", "escape", "close", Place.OVERLAY, True


PROGRAM: tuple[type[Command], ...] = (Help, Palette, SwitchLight, Quit)
"""What works from every screen."""

OVERLAY: tuple[type[Command], ...] = (
    OverlayNext,
    OverlayPrevious,
    OverlayPageDown,
    OverlayPageUp,
    OverlayOpen,
    OverlayClose,
)
"""What a list under a line of typing can do."""
