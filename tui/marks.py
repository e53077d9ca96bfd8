"""The marks of the screen: what every standing looks like, so that whatever colour says a sign says too.

A style name is the name of a component class (``mark--confirmed``), coloured in ``presscheck.tcss`` from the theme's
variable of nearly the same name (``$mark-confirmed``). A widget that draws marks adds :data:`STYLES` to its
``COMPONENT_CLASSES``. No Textual here: commands print the same marks.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from tui.model import StandingKind, Status


class Mark(NamedTuple):
    """One sign on the screen.

    Attributes:
        glyph: The sign, one cell wide.
        ascii: Its stand-in for terminals without the glyph, also one cell wide.
        style: The component class that colours it.
        words: What it says, for tooltips, help and screens without colour.
    """

    glyph: str
    ascii: str
    style: str
    words: str

    def sign(self, plain: bool = False) -> str:
        """The glyph, or with ``plain`` its ASCII stand-in."""
        return self.ascii if plain else self.glyph


MARKS: Mapping[StandingKind, Mark] = {
    StandingKind.CONFIRMED: Mark("✓", "v", "mark--confirmed", "confirmed by an independent release"),
    StandingKind.REPEATED: Mark("≡", "=", "mark--repeated", "repeated: the same text reused"),
    StandingKind.ROUNDED: Mark("≈", "~", "mark--rounded", "rounded, and compatible"),
    StandingKind.LOOSER: Mark("≈", "~", "mark--looser", "looser, and compatible"),
    StandingKind.UPDATED: Mark("↑", "^", "mark--updated", "updated by a later release"),
    StandingKind.DIFFERS: Mark("≠", "!", "mark--differs", "differs from another release"),
    StandingKind.BLANK: Mark("□", "_", "mark--blank", "left blank"),
    StandingKind.FILLED: Mark("▣", "#", "mark--filled", "left blank, filled by another release"),
    StandingKind.ONLY_HERE: Mark("·", ".", "mark--only-here", "no other release found"),
    StandingKind.NOT_COMPARABLE: Mark("?", "?", "mark--not-comparable", "not comparable"),
}
"""A mark for every standing."""

FAILED_CHECK = Mark("✗", "x", "mark--failed", "a failed check")
"""A check that found something."""

STATUS_WORDS: Mapping[Status, str] = {Status.DRAFT: "draft", Status.REPORT: "report", Status.PUBLISHED: ""}
"""What the list says of a release's status; nothing of a published one."""

STYLES = frozenset({mark.style for mark in MARKS.values()} | {FAILED_CHECK.style})
"""Every mark's component class."""


def terminal_draws_glyphs(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal can be expected to draw more than ASCII.

    By the locale's character set (POSIX: LC_ALL before LC_CTYPE before LANG), and not on the kernel's own console.
    """
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return "utf" in locale.lower() and environ.get("TERM") not in ("linux", "vt100", "dumb")
