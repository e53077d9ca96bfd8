"""The position rail: the whole page in one column, with figures, open questions and find hits where they lie."""

from __future__ import annotations

from collections.abc import Iterable

from tui.marks import MARKS, UNSETTLED, Mark
from tui.model import StandingKind

_DIFFERS = MARKS[StandingKind.DIFFERS]
_UNSETTLED = frozenset(MARKS[kind] for kind in UNSETTLED)


class Rail:
    """What stands in each row of the rail.

    Args:
        lines: The page's lines.
        height: The rail's rows.
        figures: The line and the mark of every figure.
        hits: The line of every find hit.
    """

    def __init__(self, lines: int, height: int, figures: Iterable[tuple[int, Mark]], hits: Iterable[int]) -> None:
        self._lines = max(lines, height, 1)
        self._height = height
        self._figures: set[int] = set()
        self._unsettled: dict[int, Mark] = {}
        for line, mark in figures:
            row = self._row(line)
            self._figures.add(row)
            if mark in _UNSETTLED and self._unsettled.get(row) != _DIFFERS:
                self._unsettled[row] = mark
        self._hits = {self._row(line) for line in hits}

    def _row(self, line: int) -> int:
        return line * self._height // self._lines

    def at(self, y: int, top: int, *, plain: bool = False) -> tuple[str, str]:
        """The sign in a row and its component class, with the view beginning at line ``top``."""
        in_view = self._row(top) <= y <= self._row(top + self._height - 1)
        if y in self._hits:
            return "*" if plain else "◆", "page--rail-hit"
        if mark := self._unsettled.get(y):
            return mark.sign(plain), mark.style
        style = "page--rail-thumb" if in_view else "page--rail"
        if y in self._figures:
            return "+" if plain else "┫" if in_view else "┤", style
        return ("#" if in_view else "|") if plain else ("┃" if in_view else "│"), style
