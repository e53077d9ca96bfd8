"""A comparison set for one width: which stretches of the two releases stand on which line."""

from __future__ import annotations

from itertools import accumulate, groupby, zip_longest
from typing import NamedTuple

from tui.model import Span
from tui.views.compare import Change, Comparison
from tui.views.typeset import MEASURE, NARROWEST, line_spans

SIDE_BY_SIDE = 100
"""Columns from which two columns of text stand beside each other (two of some 45 letters, the narrowest that read
well); below, each passage stands above its counterpart."""

SIGNS = 2
"""Cells before a column's text: the sign of a line and a space."""

PARTING = 3
"""Cells between two columns: a thin line with space around it."""


class Piece(NamedTuple):
    """A stretch of one release on a line.

    Attributes:
        passage: Index of the passage it belongs to.
        span: What it draws.
        first: Whether it is the passage's first line.
    """

    passage: int
    span: Span
    first: bool


class Line(NamedTuple):
    """One line of a comparison.

    Attributes:
        left: What it draws of the left release, if anything.
        right: What it draws of the right release, if anything.
    """

    left: Piece | None
    right: Piece | None

    def on(self, *, right: bool) -> Piece | None:
        """What it draws of one side."""
        return self.right if right else self.left


GAP = Line(None, None)
"""The empty line between passages."""


class Facing:
    """A comparison set for one width.

    Args:
        comparison: The two releases.
        width: The cells there are.

    Attributes:
        beside: Whether the releases stand side by side; otherwise a passage stands above its counterpart.
        column: The cells of a column's text.
        lines: The lines from the top.
    """

    def __init__(self, comparison: Comparison, width: int) -> None:
        self.comparison = comparison
        self.beside = width >= SIDE_BY_SIDE
        room = (width - 1 - PARTING) // 2 - SIGNS if self.beside else width - SIGNS - 2
        self.column = max(NARROWEST, min(room, MEASURE))
        self.lines: list[Line] = []
        self._numbers = [0, *accumulate(len(passage.changes) for passage in comparison.passages)]
        passages = comparison.passages
        for is_paired, indexes in groupby(range(len(passages)), key=lambda index: passages[index].is_paired):
            if is_paired:
                for index in indexes:
                    self._set_pair(index)
            else:
                self._set_alone(list(indexes))
        self._places = self._placed()

    def _set_pair(self, index: int) -> None:
        """A passage beside its counterpart, or above it if anything has changed."""
        left, right = self._pieces(index, right=False), self._pieces(index, right=True)
        if self.beside:
            self.lines += [Line(*sides) for sides in zip_longest(left, right)]
        else:
            self.lines += [Line(piece, None) for piece in left]
            if self.comparison.passages[index].changes:
                self.lines += [Line(None, piece) for piece in right]
        self.lines.append(GAP)

    def _set_alone(self, indexes: list[int]) -> None:
        """What was dropped beside what was inserted, or above it."""
        columns: tuple[list[Piece | None], list[Piece | None]] = [], []
        for index in indexes:
            right = self.comparison.passages[index].left is None
            columns[right].extend([*self._pieces(index, right=right), None])
        if self.beside:
            self.lines += [Line(*sides) for sides in zip_longest(*columns)]
        else:
            self.lines += [Line(piece, None) for piece in columns[0]]
            self.lines += [Line(None, piece) for piece in columns[1]]

    def _pieces(self, index: int, *, right: bool) -> list[Piece]:
        passage, comparison = self.comparison.passages[index], self.comparison
        span = passage.on(right=right)
        text = (comparison.right if right else comparison.left).release.text
        spans = line_spans(text, span, self.column) if span else []
        return [Piece(index, line, number == 0) for number, line in enumerate(spans)]

    def _placed(self) -> list[range]:
        """The lines from the first to the last of each passage."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for number, line in enumerate(self.lines):
            for piece in line:
                if piece is not None:
                    first.setdefault(piece.passage, number)
                    last[piece.passage] = number
        return [range(first[index], last[index] + 1) for index in range(len(self.comparison.passages))]

    def lines_of(self, number: int) -> range:
        """The lines that change ``number`` (from 0) shows on, from its first words on either side to its last."""
        passage, change = self.comparison.changes[number]
        shown = [
            line
            for line in self._places[passage]
            for right in (False, True)
            if (piece := self.lines[line].on(right=right))
            and piece.passage == passage
            and _touches(change.on(right=right), piece.span)
        ]
        return range(shown[0], shown[-1] + 1)

    def next_change(self, line: int) -> int:
        """The number of the first change that begins on a line or below it; the last one where there is none."""
        last = len(self.comparison.changes) - 1
        return next((number for number in range(last + 1) if self.lines_of(number).start >= line), last)

    def changes_on(self, piece: Piece, *, right: bool) -> list[tuple[int, Change]]:
        """The changes that show on a line of one side, with their numbers."""
        numbered = enumerate(self.comparison.passages[piece.passage].changes, self._numbers[piece.passage])
        return [(number, change) for number, change in numbered if _touches(change.on(right=right), piece.span)]


def _touches(words: Span, line: Span) -> bool:
    return words.start < words.end and words.start < line.end and line.start < words.end
