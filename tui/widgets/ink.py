"""One line of the page as styled segments: text with figures, hits and the selection laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.drawable import NO_BREAK_SPACE, NOTHING, Drawn


class Overlay(NamedTuple):
    """A style laid over a span of the source; a later one lies over an earlier one."""

    start: int
    end: int
    style: Style


def text_segments(text: Drawn, at: int, base: Style, overlays: Sequence[Overlay]) -> list[Segment]:
    """A line's text, drawn, without the white space at its end.

    Args:
        text: The line.
        at: The source offset of its first code point.
        base: The style under everything.
        overlays: What is laid over it, in source offsets; parts outside the line are left out.
    """
    width = len(text.cells.rstrip(f" {NO_BREAK_SPACE}"))
    laid = [
        (first, past, overlay.style)
        for overlay in overlays
        if (first := text.cell_of(max(overlay.start - at, 0)))
        < (past := min(_cell_past(text, overlay.end - at), width))
    ]
    edges = sorted({0, width, *(first for first, _, _ in laid), *(past for _, past, _ in laid)})
    segments = []
    for cell, past in pairwise(edges):
        style = base
        for first, last, over in laid:
            if first <= cell < last:
                style += over
        piece = text.text[text.index_of(cell) : text.index_of(past)]
        segments.append(Segment(piece.replace(NOTHING, "").replace(NO_BREAK_SPACE, " "), style))
    return segments


def _cell_past(text: Drawn, index: int) -> int:
    """The cell past the cluster that ends at or holds the code point before ``index``."""
    if index <= 0:
        return 0
    if index >= len(text.text):
        return len(text.cells)
    cell = text.cell_of(index)
    return cell if text.index_of(cell) >= index else next_cell(text, cell)


def next_cell(text: Drawn, cell: int) -> int:
    """The first cell of the cluster after the one that begins at a cell."""
    index = text.index_of(cell)
    cell += 1
    while cell < len(text.cells) and text.index_of(cell) == index:
        cell += 1
    return cell


def widths(segments: Iterable[Segment]) -> int:
    """The cells that segments take."""
    return sum(segment.cell_length for segment in segments)
