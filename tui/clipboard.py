"""Putting text on the clipboard of the terminal, near or far: what bytes to send, or why not.

The escape sequence is OSC 52 of xterm's control sequences (``ESC ] 52 ; c ; base64 BEL``). It travels over SSH. A
multiplexer in between must be asked to pass it on, each in its own way.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

ESCAPE, BELL, END = "\x1b", "\a", "\x1b\\"

LONGEST = 100_000
"""Characters of the whole sequence that terminals take; longer ones are dropped or cut without a word (the limit of
hterm's and of most terminals' parsers)."""

SCREEN_PIECE = 240
"""Characters in one string that GNU screen passes on: its buffer held 256 in the oldest version still met."""

_SILENT = frozenset({"", "dumb", "linux", "vt100"})
"""Terminals without a clipboard: they would print the letters, or nothing."""


def sequence(text: str, environ: Mapping[str, str]) -> str | None:
    """What to send to the terminal to put ``text`` on its clipboard; None where that cannot work.

    Args:
        text: What to copy. Lone surrogates go as replacement characters.
        environ: The environment, which says what lies between here and the terminal.
    """
    if environ.get("TERM", "") in _SILENT:
        return None
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    plain = f"{ESCAPE}]52;c;{encoded}{BELL}"
    if len(plain) > LONGEST:
        return None
    match multiplexer(environ):
        case "tmux":
            return through_tmux(plain)
        case "screen":
            return through_screen(plain)
    return plain


def multiplexer(environ: Mapping[str, str]) -> str:
    """``tmux`` or ``screen`` if one lies in between, else ``""``; over SSH only the terminal's name is left to tell."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        return "tmux"
    if environ.get("STY") or term.startswith("screen"):
        return "screen"
    return ""


def through_tmux(plain: str) -> str:
    """A sequence that tmux hands on unread (its ``allow-passthrough``): every escape doubled, in its own envelope."""
    return f"{ESCAPE}Ptmux;{plain.replace(ESCAPE, ESCAPE * 2)}{END}"


def through_screen(plain: str) -> str:
    """A sequence that GNU screen hands on: in envelopes of no more than :data:`SCREEN_PIECE` characters."""
    pieces = (plain[start : start + SCREEN_PIECE] for start in range(0, len(plain), SCREEN_PIECE))
    return "".join(f"{ESCAPE}P{piece}{END}" for piece in pieces)
