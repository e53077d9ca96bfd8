"""The timeline's widgets: an event's measures as rows over a time axis, the axis itself, and one measure as a plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len
from textual.reactive import reactive

from tui.views import wording
from tui.views.grid import BETWEEN, Cell, Words
from tui.views.runs import Run, cut, padded, width_of
from tui.views.timeline import Bar, Timeline, plot
from tui.widgets.ledger import LedgerGrid
from tui.widgets.status import Foot

Placed = tuple[int, Sequence[Run]]
"""Runs and the cell of the axis at which they begin."""


class TimelineRows(LedgerGrid):
    """The ledger's cells, each where its release stands in time; the cursor goes from figure to figure."""

    @property
    def timeline(self) -> Timeline | None:
        """The ledger over the cells there are."""
        return Timeline(self.grid, max(1, self.room - 1)) if self.grid else None

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """Draw a measure and its figures over time."""
        assert self.timeline is not None
        timeline, is_current = self.timeline, row == self.cursor
        bar = Run((">" if self.plain else "▌") if is_current else " ", "row--bar")
        words = Run(timeline.grid.labels[row], "row--strong" if is_current else "")
        start, dated = None, [column for column in timeline.columns_of(row) if timeline.axis.days[column]]
        if dated:
            start = timeline.axis.cells[dated[0]]
        rule = Run("-" if self.plain else "─", "row--rule")
        return [*padded([bar, words], self.measures_width), *_laid(list(self._points(timeline, row)), rule, start)]

    def _points(self, timeline: Timeline, row: int) -> Iterator[Placed]:
        """What each release says of a measure; of releases in one cell, the one under the cursor."""
        cells = timeline.axis.cells
        by_cell = {cells[column]: column for column in timeline.columns_of(row)}
        if row == self.cursor and self.figures:
            by_cell[cells[self.column]] = self.column
        starts = sorted(by_cell)
        for at, past in pairwise([*starts, timeline.width]):
            column = by_cell[at]
            room = min(past - 1, timeline.end_of(column)) - at
            ground = " row--cursor" if row == self.cursor and column == self.column else ""
            yield at, [Run(run.text, run.style + ground) for run in self._said(timeline, Cell(row, column), room)]

    def _said(self, timeline: Timeline, cell: Cell, room: int) -> Iterator[Run]:
        for number, words in enumerate(timeline.said(cell, room)):
            yield Run((" " * BETWEEN if number else "") + words.mark.sign(self.plain), words.mark.style)
            if words.text:
                yield Run(f" {words.text}", _style(words))

    # --- the cursor -------------------------------------------------------------------------------------------------

    def validate_left(self, left: int) -> int:
        """Every release is in view."""
        return 0

    def watch_cursor(self, old: int, new: int) -> None:
        """Another measure: on to its figure nearest in time."""
        super().watch_cursor(old, new)
        self._step(0)

    def _step(self, step: int) -> None:
        """Put the cursor on the figure so many further on in time, or on the nearest."""
        if not (timeline := self.timeline) or not (given := timeline.columns_of(self.cursor)):
            return
        cells = timeline.axis.cells
        nearest = min(given, key=lambda column: (abs(cells[column] - cells[self.column]), column != self.column))
        self.column = given[max(0, min(given.index(nearest) + step, len(given) - 1))]

    def action_cell_left(self) -> None:
        """The figure before."""
        self._step(-1)

    def action_cell_right(self) -> None:
        """The figure after."""
        self._step(1)

    def action_first_column(self) -> None:
        """The first figure of the measure."""
        self._step(-len(self.grid.columns) if self.grid else 0)

    def action_last_column(self) -> None:
        """The last figure of the measure."""
        self._step(len(self.grid.columns) if self.grid else 0)

    def _column_at(self, x: int) -> int | None:
        if not self.timeline or x < self.measures_width:
            return None
        row, cells = self.cursor, self.timeline.axis.cells
        before = [each for each in self.timeline.columns_of(row) if cells[each] <= x - self.measures_width]
        return before[-1] if before else None


class TimelineHeads(Foot):
    """The axis over the rows: the calendar, a rule with every release on it, and their days."""

    timeline: reactive[Timeline | None] = reactive(None)
    """The ledger over the cells there are."""

    measures_width: reactive[int] = reactive(0)
    """The cells of the column of measures."""

    column: reactive[int] = reactive(0)
    """The release under the cursor."""

    plain: reactive[bool] = reactive(False)
    """Whether lines are drawn as ASCII."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """Calendar, rule, days."""
        if self.timeline is None:
            return []
        margin = Run(" " * self.measures_width)
        if line == 0:
            return [margin, *_laid([(cell, [Run(name, "foot--dim")]) for cell, name in self.timeline.axis.ticks()])]
        return [margin, *(self._rule(self.timeline) if line == 1 else _laid(sorted(self._days(self.timeline))))]

    def _rule(self, timeline: Timeline) -> Iterator[Run]:
        axis = timeline.axis
        ticks, releases = {cell for cell, _ in axis.ticks()}, set(axis.cells)
        signs = "-|+|" if self.plain else "─┴┬┼"
        begins = 0 if axis.undated in (0, timeline.width) else axis.undated - BETWEEN
        for cell in range(timeline.width):
            sign = signs[(cell in ticks) + 2 * (cell in releases)]
            is_current = cell == axis.cells[self.column]
            gap = begins <= cell < axis.undated and begins > 0
            yield Run(" " if gap else sign, "foot--strong" if is_current else "foot--rule")

    def _days(self, timeline: Timeline) -> Iterator[Placed]:
        """The day of the release under the cursor, and of the others those that have room beside it."""
        cells, free = timeline.axis.cells, [True] * timeline.width
        order = sorted(range(len(cells)), key=lambda column: (column != self.column, cells[column]))
        for column in order:
            day, at = self._day(timeline, column), cells[column]
            is_current = column == self.column
            if is_current:
                at = max(0, min(at, timeline.width - cell_len(day)))
            past = at + cell_len(day) + 1
            if (past - 1 <= timeline.end_of(column) and all(free[at:past])) or is_current:
                free[at:past] = [False] * len(free[at:past])
                yield at, [Run(cut(day, timeline.width - at), "foot--key foot--strong" if is_current else "foot--dim")]

    def _day(self, timeline: Timeline, column: int) -> str:
        published = timeline.axis.days[column]
        if published is None:
            return timeline.grid.columns[column].day
        return wording.short_day(published) if timeline.axis.ticks() else timeline.grid.columns[column].day


class TimelinePlot(Foot):
    """The values of the measure under the cursor over time, and what each of them allows."""

    timeline: reactive[Timeline | None] = reactive(None)
    """The ledger over the cells there are."""

    measures_width: reactive[int] = reactive(0)
    """The cells of the column of measures."""

    cell: reactive[Cell] = reactive(Cell(0, 0))
    """The cell under the cursor."""

    plain: reactive[bool] = reactive(False)
    """Whether lines are drawn as ASCII."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """A rule, then the plot."""
        if line == 0 or self.timeline is None:
            return [Run(" "), Run(("-" if self.plain else "─") * (width - 2), "foot--rule")]
        line, lines = line - 1, self.size.height - 1
        drawn = plot(self.timeline.grid, self.cell.row, lines)
        at = {0: drawn.high, lines - 1: drawn.low} if drawn.high != drawn.low else {lines // 2: drawn.high}
        number = at.get(line)
        words = wording.number(number) if number is not None else ""
        if line == lines - 1 and drawn.left_out:
            words = f"{drawn.left_out} in other units" if drawn.high == drawn.low else words
        scale = cut(words, self.measures_width - 3).rjust(self.measures_width - 2)
        rule = ("+" if number is not None else "|") if self.plain else ("┤" if number is not None else "│")
        points = sorted(self._points(self.timeline, drawn.bars, line, lines), key=lambda placed: placed[0])
        return [Run(scale, "foot--dim"), Run(rule, "foot--rule"), Run(" "), *_laid(points)]

    def _points(self, timeline: Timeline, bars: Sequence[Bar], line: int, lines: int) -> Iterator[Placed]:
        """What the bars show on a line: a mark and a value, or what is allowed above and below it."""
        cells = timeline.axis.cells
        here = [bar for bar in bars if bar.top <= line <= bar.bottom]
        starts: dict[int, Bar] = {}
        for bar in here:
            at = cells[bar.column]
            while at in starts:
                at += 1
            starts[at] = bar
        order = sorted(starts)
        for at, past in pairwise([*order, timeline.width]):
            bar = starts[at]
            ground = "foot--key " if bar.column == self.cell.column else ""
            if line == bar.at:
                text = f" {bar.text}"
                fits = cell_len(text) + 1 < past - at
                yield at, [Run(bar.mark.sign(self.plain), bar.mark.style), Run(text if fits else "", ground.strip())]
            else:
                yield at, [Run(self._allowed(bar, line, lines), bar.mark.style)]

    def _allowed(self, bar: Bar, line: int, lines: int) -> str:
        if line == 0 and bar.goes_up and not bar.is_blank:
            return "^" if self.plain else "▲"
        if line == lines - 1 and bar.goes_down and not bar.is_blank:
            return "v" if self.plain else "▼"
        if bar.is_blank:
            return ":" if self.plain else "┊"
        return "|" if self.plain else "┃"


def _style(words: Words) -> str:
    return words.mark.style if words.is_open else ""


def _laid(points: Sequence[Placed], rule: Run | None = None, start: int | None = None) -> Iterator[Run]:
    """Runs at their cells, from the left; between those from ``start`` on, a rule."""
    at = 0
    for cell, runs in points:
        if cell < at:
            continue
        gap = cell - at
        if rule and start is not None and at > start and gap > 2:
            yield from (Run(" "), Run(rule.text * (gap - 2), rule.style), Run(" "))
        else:
            yield Run(" " * gap)
        yield from runs
        at = cell + width_of(runs)
