"""A piece of a text with the words it was found by, as one line in which they can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Span
from tui.views.runs import CUT, Run, marked

LEAD = 32
"""Code points kept before the first hit: enough to say what it is about, few enough to leave it in view."""


def snippet(source: str, marks: Sequence[Span]) -> list[Run]:
    """Source text as runs, the marked words standing out; begins shortly before the first of them, at a word."""
    first = min((mark.start for mark in marks), default=0)
    start = max(0, first - LEAD)
    if start:
        start = min(source.find(" ", start) + 1 or start, first)
    hits = {index - start for mark in marks for index in range(mark.start, mark.end)}
    runs = marked(source[start:].rstrip(), hits, "row--dim", "row--hit")
    return [Run(f"{CUT} ", "row--dim"), *runs] if start else runs
