"""Sets of keys to choose among in the settings. A command that a preset does not name keeps its default keys."""

from __future__ import annotations

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, str]] = {
    "vim": {},
    "emacs": {
        "move.down": "ctrl+n,down",
        "move.up": "ctrl+p,up",
        "move.page_down": "ctrl+v,space,pagedown",
        "move.page_up": "alt+v,pageup",
        "move.first": "home,alt+<",
        "move.last": "end,alt+>",
        "find.open": "ctrl+s,slash",
        "find.previous": "ctrl+r,N",
        "find.clear": "escape,ctrl+g",
        "typing.cancel": "escape,ctrl+g",
        "overlay.previous": "up,ctrl+p",
        "overlay.close": "escape,ctrl+g",
        "sheet.close": "escape,ctrl+g,backspace,alt+left",
        "ledger.left": "ctrl+b,left",
        "ledger.right": "ctrl+f,right",
        "ledger.first": "ctrl+a,0",
        "ledger.last": "ctrl+e,dollar_sign",
        "app.palette": "alt+x",
    },
    "arrows": {
        "move.down": "down",
        "move.up": "up",
        "move.page_down": "pagedown,space",
        "move.page_up": "pageup",
        "move.first": "home",
        "move.last": "end",
        "figure.next": "right,right_square_bracket",
        "figure.previous": "left,left_square_bracket",
        "release.next": "ctrl+down",
        "release.previous": "ctrl+up",
        "find.open": "ctrl+f,slash",
        "find.next": "f3",
        "find.previous": "shift+f3",
        "list.filter": "ctrl+l",
        "jump.release": "ctrl+o,f",
        "ledger.left": "left",
        "ledger.right": "right",
        "app.help": "f1,question_mark",
    },
}
"""Keys by command, by preset. ``vim`` is how the reader is bound without any; ``emacs`` has that editor's keys for
moving, searching and giving up; ``arrows`` asks for no letter to move."""
