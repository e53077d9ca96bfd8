"""A span in the words around it, cut to fit a line."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from tui.model import Release, Span
from tui.views.drawable import label
from tui.views.runs import CUT, cut

LEAST_BEFORE = 12
"""Cells of what stands before a span that are kept if there is anything there."""


class Excerpt(NamedTuple):
    """A span with what stands around it, all drawable.

    Attributes:
        before: The words before it, beginning with ``…`` where more stand there.
        words: The span itself.
        after: The words after it, ending with ``…`` where more stand there.
    """

    before: str
    words: str
    after: str


def excerpt(release: Release, start: int, end: int, around: Span, width: int) -> Excerpt:
    """``release.text[start:end]`` inside the stretch ``around``, in at most ``width`` cells.

    The span comes first, then what leads up to it; what follows gets the cells that are left.
    """
    text = release.text
    words = cut(label(text[start:end]), width)
    before, after = text[min(around.start, start) : start], text[end : max(around.end, end)]
    gap_before = " " if before[-1:].isspace() else ""
    gap_after = " " if after[:1].isspace() else ""
    lead, follow = label(before) + gap_before, gap_after + label(after)
    left = width - cell_len(words)
    for_lead = max(left - cell_len(follow), left * 3 // 5)
    lead = _tail(lead, for_lead)
    return Excerpt(lead, words, cut(follow, left - cell_len(lead)))


def _tail(text: str, width: int) -> str:
    """The end of a text in at most ``width`` cells, from a whole word on, after ``…`` where something is left out."""
    if cell_len(text) <= width:
        return text
    if width < LEAST_BEFORE:
        return CUT if width > 0 else ""
    first = next(index for index in range(len(text)) if cell_len(text[index:]) < width - 1)
    kept = text[first:]
    if not text[first - 1].isspace():
        kept = kept.partition(" ")[2] or kept
    return f"{CUT} {kept}"
