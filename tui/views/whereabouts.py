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


class Outline:
    """What the status line says of a release, put together once for every place in it.

    Args:
        reading: The release and what was found in it; paragraphs are the blocks of the running text.
        summary: The same in numbers.
    """

    def __init__(self, reading: Reading, summary: Summary) -> None:
        self._starts = [block.start for block in reading.release.blocks if block.kind not in ASIDE]
        standings = dict(summary.standings)
        marks = tuple((mark, standings[kind]) for kind, mark in MARKS.items() if kind in standings)
        self._beginning = Whereabouts(1, max(1, len(self._starts)), len(reading.figures), marks, 0)

    def at(self, offset: int, percent: int) -> Whereabouts:
        """The numbers for the release read from ``offset`` on."""
        return self._beginning._replace(paragraph=max(1, bisect_right(self._starts, offset)), percent=percent)
