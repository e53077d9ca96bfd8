"""Moving inside a pane. List, page and facts share these, so one remapping serves all three."""

from __future__ import annotations

from tui.keys.command import Command, Place


class MoveDown(Command):
    """One line down; in the list, the next release."""

    id, label, keys, action, place = "move.down", "down", "j,down", "line_down", Place.ANY_PANE


class MoveUp(Command):
    """One line up; in the list, the previous release."""

    id, label, keys, action, place = "move.up", "up", "k,up", "line_up", Place.ANY_PANE


class PageDown(Command):
    """A screenful down."""

    id, label, keys, action, place = "move.page_down", "page down", "space,pagedown", "page_down", Place.ANY_PANE


class PageUp(Command):
    """A screenful up."""

    id, label, keys, action, place = "move.page_up", "page up", "b,pageup", "page_up", Place.ANY_PANE


class HalfDown(Command):
    """Half a screenful down."""

    id, label, keys, action, place = "move.half_down", "half page down", "ctrl+d", "half_page_down", Place.ANY_PANE


class HalfUp(Command):
    """Half a screenful up."""

    id, label, keys, action, place = "move.half_up", "half page up", "ctrl+u", "half_page_up", Place.ANY_PANE


class First(Command):
    """To the top."""

    id, label, keys, action, place = "move.first", "top", "g,home", "top", Place.ANY_PANE


class Last(Command):
    """To the bottom."""

    id, label, keys, action, place = "move.last", "bottom", "G,end", "end", Place.ANY_PANE


class Dismiss(Command):
    """Put away the matches of the last search."""

    id, label, keys, action, place = "find.clear", "clear matches", "escape", "screen.clear_matches", Place.ANY_PANE


MOVING: tuple[type[Command], ...] = (MoveDown, MoveUp, PageDown, PageUp, HalfDown, HalfUp, First, Last, Dismiss)
"""What every pane can do."""
