"""Where in a release the reader is, in the numbers of the status line."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tui.marks import MARKS, Mark
from tui.model import ASIDE, Reading, Summary


class Whereabouts(NamedTuple):
    """What the status line says of the open release.

    Attributes:
        paragraph: The paragraph at the top of the page, counted from 1.
        paragraphs: How many there are.
        figures: How many figures it has.
        marks: How they stand.
        percent: How far down the page is.
    """

    paragraph: int
    paragraphs: int
    figures: int
    marks: tuple[tuple[Mark, int], ...]
    percent: int


def whereabouts(reading: Reading, summary: Summary, offset: int, percent: int) -> Whereabouts:
    """The numbers for a release read from ``offset`` on; paragraphs are the blocks of the running text."""
    running = [block.start for block in reading.release.blocks if block.kind not in ASIDE]
    standings = dict(summary.standings)
    return Whereabouts(
        max(1, bisect_right(running, offset)),
        max(1, len(running)),
        len(reading.figures),
        tuple((mark, standings[kind]) for kind, mark in MARKS.items() if kind in standings),
        percent,
    )
