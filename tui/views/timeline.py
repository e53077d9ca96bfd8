"""An event's releases on a time axis, and the values of one measure over them as a plot. What stands where, no screen.

The axis is to scale but for this: releases of the same week keep cells apart so that what they say can be read, and a
release without a date stands left of it. Between two releases the calendar is spread evenly.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from rich.cells import cell_len

from tui.crossref.intervals import interval
from tui.marks import MARKS, Mark
from tui.model import Figure
from tui.views import wording
from tui.views.grid import BETWEEN, Cell, Grid, Words

LEGIBLE = 12
"""Cells between two releases, where the axis has them to give: a mark and a value of some length."""

TICK = 10
"""Cells a tick of the calendar takes at least: a month, its year and a space."""

MONTHS = (1, 3, 12, 60, 120, 600)
"""Months between two ticks: the first of these whose ticks have room."""

MOST_UNDATED = 3
"""The part of the width that releases without a date may take: one in so many."""


@dataclass(frozen=True)
class Axis:
    """Releases over ``width`` cells, by the days they were issued.

    Attributes:
        days: The days, in the order of the ledger's columns; None for a release without one.
        width: Cells of the screen.
        slot: The cells that a release without a date takes, space included.
    """

    days: Sequence[date | None]
    width: int
    slot: int = LEGIBLE

    @cached_property
    def undated(self) -> int:
        """The cells left of the axis, where the releases without a date stand."""
        count = sum(day is None for day in self.days)
        if count == len(self.days):
            return self.width
        return min(count * self.slot, self.width // MOST_UNDATED)

    @cached_property
    def cells(self) -> Sequence[int]:
        """The cell of every release."""
        dated = sorted((day, column) for column, day in enumerate(self.days) if day)
        undated = [column for column, day in enumerate(self.days) if day is None]
        places = dict(zip((column for _, column in dated), self._spread([day for day, _ in dated]), strict=True))
        for index, column in enumerate(undated):
            places[column] = index * self.undated // len(undated)
        return [places[column] for column in range(len(self.days))]

    def _spread(self, days: Sequence[date]) -> Sequence[int]:
        """A cell for each of the sorted days."""
        if not days:
            return []
        gap = min(LEGIBLE, (self.width - self.undated) // len(days))
        room, span = self.width - self.undated - max(gap, 1), (days[-1] - days[0]).days
        cells = [self.undated + (round((day - days[0]).days * room / span) if span else 0) for day in days]
        for index in range(1, len(cells)):
            cells[index] = max(cells[index], cells[index - 1] + gap)
        cells[-1] = min(cells[-1], self.undated + room)
        for index in range(len(cells) - 2, -1, -1):
            cells[index] = min(cells[index], cells[index + 1] - gap)
        return [max(cell, self.undated) for cell in cells]

    def ticks(self) -> Sequence[tuple[int, str]]:
        """Cells and names of the months, Januaries or years between the first release and the last."""
        placed = sorted((day, cell) for day, cell in zip(self.days, self.cells, strict=True) if day)
        if len(placed) < 2 or placed[0][0] == placed[-1][0]:
            return []
        most = (self.width - self.undated) // TICK
        for months in MONTHS:
            firsts = list(islice(_firsts(placed[0][0], placed[-1][0], months), most + 1))
            found = [(_between(placed, day), _tick(day, months)) for day in firsts]
            if len(found) <= most and all(two[0] - one[0] >= TICK for one, two in pairwise(found)):
                return found
        return []


def _firsts(first: date, last: date, months: int) -> Iterator[date]:
    """The first days of every so many months after ``first``, up to ``last``."""
    month = (first.year * 12 + first.month - 1) // months * months + months
    while month // 12 <= date.max.year and (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += months


def _tick(day: date, months: int) -> str:
    return f"{day.year}" if months >= 12 else f"{day:%b} {day.year}"


def _between(placed: Sequence[tuple[date, int]], day: date) -> int:
    """The cell of a day that lies between the first and the last of the releases."""
    after = min(bisect_right(placed, day, key=lambda each: each[0]), len(placed) - 1)
    (one, left), (two, right) = placed[after - 1], placed[after]
    return left + round((day - one).days * (right - left) / max(1, (two - one).days))


class Bar(NamedTuple):
    """Figures of one release that stand on the same lines of the plot, counted from its top.

    Attributes:
        figures: Their ids.
        column: Its release.
        mark: The sign of their standing.
        text: Their values as written.
        top: The first line of the values they allow.
        at: The line of their value.
        bottom: The last line.
        goes_up: Whether they allow more than the plot shows.
        goes_down: Whether they allow less.
        is_blank: Whether they have no value, so that they allow any.
    """

    figures: tuple[str, ...]
    column: int
    mark: Mark
    text: str
    top: int
    at: int
    bottom: int
    goes_up: bool
    goes_down: bool
    is_blank: bool


class Plot(NamedTuple):
    """The values of one measure.

    Attributes:
        bars: Its figures, by release and then in text order.
        high: What the first line stands for; None where nothing has a value.
        low: What the last line stands for.
        left_out: The figures of another kind or unit, which one scale cannot hold.
    """

    bars: Sequence[Bar]
    high: float | None
    low: float | None
    left_out: int


def plot(grid: Grid, row: int, lines: int) -> Plot:
    """The measure in a row of the grid on a plot of so many lines, linear from its least value to its greatest."""
    placed = [
        (column, grid.library.figure(figure_id))
        for column in range(len(grid.columns))
        for figure_id in grid.figures(Cell(row, column))
    ]
    scales = Counter((figure.kind, figure.unit) for _, figure in placed if figure.value is not None)
    scale = scales.most_common(1)[0][0] if scales else None
    shown = [(column, each) for column, each in placed if each.value is None or (each.kind, each.unit) == scale]
    ends = [end for _, figure in shown for end in _ends(figure) if math.isfinite(end)]
    high, low = max(ends, default=None), min(ends, default=None)
    bars: dict[Bar, list[Figure]] = {}
    for column, figure in shown:
        bars.setdefault(_bar(grid, column, figure, lines, low or 0, high or 0), []).append(figure)
    told = [
        bar._replace(figures=tuple(figure.id for figure in figures), text=_listed(figures))
        for bar, figures in bars.items()
    ]
    return Plot(told, high, low, len(placed) - len(shown))


def _listed(figures: Sequence[Figure]) -> str:
    counted = Counter(wording.value(figure) for figure in figures)
    return ", ".join(words if times == 1 else f"{words} ×{times}" for words, times in counted.items())


def _ends(figure: Figure) -> Sequence[float]:
    allowed = interval(figure)
    return (allowed.low, allowed.high, float(figure.value or 0)) if allowed else ()


def _bar(grid: Grid, column: int, figure: Figure, lines: int, low: float, high: float) -> Bar:
    def line_of(value: float) -> int:
        if high == low:
            return lines // 2
        return max(0, min(lines - 1, round((high - value) / (high - low) * (lines - 1))))

    allowed = interval(figure)
    mark = MARKS[grid.library.standing(figure.id).kind]
    if allowed is None or figure.value is None:
        return Bar((), column, mark, "", 0, lines // 2, lines - 1, True, True, True)
    goes_up, goes_down = math.isinf(allowed.high), math.isinf(allowed.low)
    top, bottom = 0 if goes_up else line_of(allowed.high), lines - 1 if goes_down else line_of(allowed.low)
    at = line_of(figure.value if figure.high is None else (figure.value + figure.high) / 2)
    return Bar((), column, mark, "", top, at, bottom, goes_up, goes_down, False)


@dataclass(frozen=True)
class Timeline:
    """A ledger over a time axis.

    Attributes:
        grid: The ledger's cells.
        width: The cells of the screen for axis and undated releases.
    """

    grid: Grid
    width: int

    @cached_property
    def axis(self) -> Axis:
        """Where the releases stand."""
        library = self.grid.library
        stated = [library.release(column.release).published for column in self.grid.columns]
        undated = [width for width, day in zip(self.grid.widths(0), stated, strict=True) if day is None]
        slot = max(undated, default=0) + BETWEEN
        return Axis([day.value if day else None for day in stated], self.width, slot)

    def columns_of(self, row: int) -> Sequence[int]:
        """The releases that give a measure, from the left."""
        given = [column for column in range(len(self.grid.columns)) if self.grid.figures(Cell(row, column))]
        return sorted(given, key=lambda column: self.axis.cells[column])

    def end_of(self, column: int) -> int:
        """Past the last cell of the part a release stands in: the axis, or what is left of it."""
        return self.axis.undated - BETWEEN if self.axis.days[column] is None else self.width

    def said(self, cell: Cell, room: int) -> Sequence[Words]:
        """What a point says in so many cells: as many groups of figures as fit, or only the mark of the first."""
        said: list[Words] = []
        for words in self.grid.words(cell):
            needed = 2 + cell_len(words.text) + (BETWEEN if said else 0)
            if needed <= room:
                said.append(words)
                room -= needed
        return said or [words._replace(text="") for words in self.grid.words(cell)[:1]]
