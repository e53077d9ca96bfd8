"""An event's ledger as a grid of cells: measures down, releases across. What stands where, without a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.marks import MARKS, Mark
from tui.model import UNSETTLED, Ledger, Release, StandingKind, release_of
from tui.views import wording
from tui.views.drawable import label

if TYPE_CHECKING:
    from tui.library import Library

NARROWEST, WIDEST = 12, 24
"""Cells of a column: enough for a day with its year (*19 Dec 2011*), and what a cell may take before it is cut."""

BETWEEN = 2
"""Cells between columns."""


class Words(NamedTuple):
    """The figures of a cell that share a standing.

    Attributes:
        mark: The sign of that standing.
        text: Their values as written, the same words once with how often they stand.
        is_open: Whether they ask for a decision.
    """

    mark: Mark
    text: str
    is_open: bool


class Column(NamedTuple):
    """The head of a column.

    Attributes:
        release: The release's id.
        day: When it was issued, or what it is instead of dated.
        source: Who issued it, or the name of its file.
    """

    release: str
    day: str
    source: str


class Cell(NamedTuple):
    """A place in the grid, both counted from 0."""

    row: int
    column: int


@dataclass(frozen=True)
class Grid:
    """The cells of one ledger.

    Attributes:
        library: The collection.
        ledger: The event's ledger.
    """

    library: Library
    ledger: Ledger

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The heads, by date."""
        return [_column(self.library.release(release_id)) for release_id in self.ledger.releases]

    @cached_property
    def labels(self) -> Sequence[str]:
        """What each row measures."""
        return [label(measure.label) for measure in self.ledger.measures]

    @cached_property
    def _cells(self) -> Mapping[Cell, Sequence[str]]:
        place = {release_id: column for column, release_id in enumerate(self.ledger.releases)}
        cells: dict[Cell, list[str]] = {}
        for row, measure in enumerate(self.ledger.measures):
            for figure_id in measure.figures:
                cells.setdefault(Cell(row, place[release_of(figure_id)]), []).append(figure_id)
        return cells

    @cached_property
    def _widths(self) -> Sequence[int]:
        """The cells of the screen that each column's days and figures take."""
        widths = [max(NARROWEST, cell_len(column.day)) for column in self.columns]
        for cell in self._cells:
            widths[cell.column] = max(widths[cell.column], self._width_of(cell))
        return [min(width, WIDEST) for width in widths]

    def widths(self, room: int) -> Sequence[int]:
        """The cells of the screen that each column takes: wide enough for its source too, if ``room`` allows that."""
        wide = [
            max(width, min(cell_len(column.source), WIDEST))
            for width, column in zip(self._widths, self.columns, strict=True)
        ]
        return wide if sum(wide) + BETWEEN * len(wide) <= room else self._widths

    def _width_of(self, cell: Cell) -> int:
        groups = [cell_len(words.text) + 2 for words in self.words(cell)]
        return sum(groups) + BETWEEN * (len(groups) - 1)

    def figures(self, cell: Cell) -> Sequence[str]:
        """Ids of the figures of a cell, in text order."""
        return self._cells.get(cell, ())

    def words(self, cell: Cell) -> Sequence[Words]:
        """What a cell says, what is open first."""
        values: dict[StandingKind, dict[str, int]] = {}
        for figure_id in self.figures(cell):
            counted = values.setdefault(self.library.standing(figure_id).kind, {})
            value = wording.value(self.library.figure(figure_id))
            counted[value] = counted.get(value, 0) + 1
        return sorted(
            (Words(MARKS[kind], _listed(counted), kind in UNSETTLED) for kind, counted in values.items()),
            key=lambda words: not words.is_open,
        )

    def cell_of(self, figure_id: str) -> Cell | None:
        """The cell a figure is in."""
        return next((cell for cell, figures in self._cells.items() if figure_id in figures), None)

    def open_cells(self) -> Iterator[Cell]:
        """The cells that ask for a decision, row by row."""
        yield from sorted(
            cell for cell, figures in self._cells.items() if any(self._is_open(figure_id) for figure_id in figures)
        )

    def _is_open(self, figure_id: str) -> bool:
        standing = self.library.standing(figure_id)
        return standing.kind in UNSETTLED and not standing.accepted


def _listed(counted: Mapping[str, int]) -> str:
    return ", ".join(value if times == 1 else f"{value} ×{times}" for value, times in counted.items())


def _column(release: Release) -> Column:
    published = release.published
    day = f"{wording.short_day(published.value)} {published.value.year}" if published else wording.when(release)
    return Column(release.id, day, label(release.publisher.value if release.publisher else PurePath(release.path).stem))


def in_view(widths: Sequence[int], left: int, room: int) -> list[tuple[int, int]]:
    """The columns shown from ``left`` on in ``room`` cells, each with its width; the last may be cut."""
    shown: list[tuple[int, int]] = []
    for column in range(left, len(widths)):
        if shown and room < NARROWEST // 2 + BETWEEN:
            break
        shown.append((column, max(1, min(widths[column], room - BETWEEN))))
        room -= widths[column] + BETWEEN
    return shown


def left_for(widths: Sequence[int], left: int, column: int, room: int) -> int:
    """The first column to show so that ``column`` shows whole, moving as little as possible from ``left``."""
    if column <= left:
        return max(column, 0)
    while left < column and sum(widths[left : column + 1]) + BETWEEN * (column + 1 - left) > room:
        left += 1
    return left
