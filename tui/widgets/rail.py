"""The position rail: the whole page in one column, with figures, conflicts, blanks, failed checks and hits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.marks import FAILED_CHECK, MARKS, Mark
from tui.model import Span, StandingKind
from tui.views.typeset import Page

_PRESSING = (MARKS[StandingKind.DIFFERS], MARKS[StandingKind.FILLED], MARKS[StandingKind.BLANK], FAILED_CHECK)
"""The marks that a row shows by their sign, the most pressing first."""


class Sign(NamedTuple):
    """One row of the rail: what is drawn, and its component class."""

    glyph: str
    style: str


class Rail:
    """What stands in each row of the rail.

    Args:
        page: The page it stands beside.
        height: Its rows.
        marks: Where each figure and failed check begins, and its mark, in text order.
        hits: The find hits, in text order.

    Attributes:
        height: Its rows.
    """

    def __init__(self, page: Page, height: int, marks: Sequence[tuple[int, Mark]], hits: Sequence[Span]) -> None:
        self._lines = max(page.lines, height, 1)
        self.height = height
        self._marks: list[Mark | None] = []
        self._has_hit: list[bool] = []
        for row in range(height):
            start, end = (self._offset(page, edge) for edge in (row, row + 1))
            inside = slice(*(bisect_left(marks, at, key=lambda placed: placed[0]) for at in (start, end)))
            self._marks.append(_most_pressing([mark for _, mark in marks[inside]]))
            first = bisect_left(hits, start, key=lambda hit: hit.start)
            self._has_hit.append(first < len(hits) and hits[first].start < end)

    def _offset(self, page: Page, row: int) -> int:
        """The source offset at which the lines of a row begin."""
        line = -(-row * self._lines // self.height)
        if line == 0:
            return 0
        return page.span_of(line).start if line < page.lines else len(page.release.text) + 1

    def _row(self, line: int) -> int:
        return line * self.height // self._lines

    def line_at(self, row: int) -> int:
        """The line that a row stands for."""
        return row * self._lines // self.height

    def sign(self, row: int, top: int, *, plain: bool = False) -> Sign:
        """What stands in a row while the view begins at line ``top``."""
        in_view = self._row(top) <= row <= self._row(top + self.height - 1)
        mark = self._marks[row]
        if self._has_hit[row]:
            return Sign("*" if plain else "◆", "page--rail-hit")
        if mark is not None and mark in _PRESSING:
            return Sign(mark.sign(plain), mark.style)
        if plain:
            glyph = "+" if mark else "#" if in_view else "|"
        elif mark:
            glyph = "┫" if in_view else "┤"
        else:
            glyph = "┃" if in_view else "│"
        return Sign(glyph, "page--rail-thumb" if in_view else "page--rail")


def _most_pressing(marks: Sequence[Mark]) -> Mark | None:
    """The mark that a row shows for several."""
    return next((mark for mark in _PRESSING if mark in marks), marks[0] if marks else None)
