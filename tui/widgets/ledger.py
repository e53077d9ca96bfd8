"""The ledger's grid: measures down, releases across, one cell under the cursor; its heads; and what the cell says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from tui.keys import bindings
from tui.keys.sheets import LEDGER
from tui.model import At
from tui.views import reasons
from tui.views.grid import BETWEEN, Cell, Grid, in_view, left_for
from tui.views.runs import Run, padded
from tui.widgets.rows import Rows
from tui.widgets.status import Foot

SHARE = 0.4
"""The share of the width that the column of measures may take."""

LEAST = 14
"""Cells it takes at least."""


class LedgerGrid(Rows):
    """The cells of a ledger. The measures stay at the left while releases scroll past them."""

    BINDINGS = bindings(LEDGER)

    grid: reactive[Grid | None] = reactive(None, always_update=True)
    """The ledger on show."""

    column: reactive[int] = reactive(0, repaint=False)
    """The release under the cursor."""

    which: reactive[int] = reactive(0, repaint=False)
    """Which figure of the cell is meant, counted from 0."""

    left: reactive[int] = reactive(0, repaint=False)
    """The first release in view."""

    plain: reactive[bool] = reactive(False)
    """Whether marks are drawn as ASCII."""

    why_empty: reactive[str] = reactive("")
    """What stands in place of a grid, where there is none."""

    @dataclass
    class Moved(Message):
        """Another cell, figure or part of the grid is on show."""

    @dataclass
    class Followed(Message):
        """The user wants to read a figure where it stands."""

        target: At

    # --- what is under the cursor -----------------------------------------------------------------------------------

    @property
    def cell(self) -> Cell:
        """The cell under the cursor."""
        return Cell(self.cursor, self.column)

    @property
    def figures(self) -> Sequence[str]:
        """Ids of the figures of the cell under the cursor."""
        return self.grid.figures(self.cell) if self.grid else ()

    @property
    def figure(self) -> str | None:
        """Id of the figure meant."""
        return self.figures[min(self.which, len(self.figures) - 1)] if self.figures else None

    def show(self, grid: Grid | None, figure: str | None = None) -> None:
        """Show a ledger, with the cursor on a figure's cell if it is there."""
        cell = (grid.cell_of(figure) if grid and figure else None) or Cell(0, 0)
        self.grid = grid
        self.left = self.top = 0
        self.column = cell.column
        self.cursor = cell.row
        self.which = self.figures.index(figure) if figure in self.figures else 0
        self.bring_into_view()

    # --- rows -------------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """The number of measures."""
        return len(self.grid.labels) if self.grid else 0

    def nothing(self) -> str:
        """Say why there is no ledger."""
        return self.why_empty

    @property
    def marks_cursor(self) -> bool:
        """The cell has a ground of its own, not the row."""
        return False

    def moved(self) -> None:
        """The watchers say so already."""

    @property
    def measures_width(self) -> int:
        """The cells of the column of measures, its bar included."""
        longest = max((len(words) for words in self.grid.labels), default=0) if self.grid else 0
        return max(LEAST, min(longest + 2, int(self.size.width * SHARE)))

    @property
    def room(self) -> int:
        """The cells left for releases."""
        return self.size.width - self.measures_width

    @property
    def shown(self) -> Sequence[tuple[int, int]]:
        """The releases in view with their widths."""
        return in_view(self.grid.widths(self.room), self.left, self.room) if self.grid else ()

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """Draw a measure and its cells."""
        assert self.grid is not None
        is_current = row == self.cursor
        bar = Run((">" if self.plain else "▌") if is_current else " ", "row--bar")
        words = Run(self.grid.labels[row], "row--strong" if is_current else "")
        runs = padded([bar, words], self.measures_width)
        for column, cells in self.shown:
            ground = " row--cursor" if is_current and column == self.column else ""
            cell = [Run(" "), *padded(self._words(Cell(row, column)), cells), Run(" ")]
            runs += [Run(run.text, (run.style + ground).strip()) for run in cell]
        return runs

    def _words(self, cell: Cell) -> list[Run]:
        assert self.grid is not None
        groups = self.grid.words(cell)
        if not groups:
            return [Run("-" if self.plain else "–", "row--rule")]
        runs: list[Run] = []
        for words in groups:
            gap = [Run("  ")] if runs else []
            runs += [
                *gap,
                Run(words.mark.sign(self.plain) + " ", words.mark.style),
                Run(words.text, words.mark.style if words.is_open else ""),
            ]
        return runs

    # --- the cursor and the view ------------------------------------------------------------------------------------

    def bring_into_view(self, *, middle: bool = False) -> None:
        """Scroll the cell into view, both ways."""
        super().bring_into_view(middle=middle)
        if self.grid:
            self.left = left_for(self.grid.widths(self.room), self.left, self.column, self.room)

    def on_resize(self) -> None:
        """Keep the cell in view, and say which releases show."""
        super().on_resize()
        self.post_message(self.Moved())

    def watch_grid(self) -> None:
        """Draw another ledger."""
        self.refresh()
        self.post_message(self.Moved())

    def watch_cursor(self, old: int, new: int) -> None:
        """Another measure."""
        super().watch_cursor(old, new)
        self.set_reactive(LedgerGrid.which, 0)
        self.post_message(self.Moved())

    def watch_column(self) -> None:
        """Another release."""
        self.set_reactive(LedgerGrid.which, 0)
        self.bring_into_view()
        self.refresh_row(self.cursor)
        self.post_message(self.Moved())

    def watch_which(self) -> None:
        """Another figure of the cell."""
        self.post_message(self.Moved())

    def watch_left(self) -> None:
        """Other releases show."""
        self.refresh()
        self.post_message(self.Moved())

    def watch_plain(self) -> None:
        """Draw the other marks."""
        self.refresh()

    def validate_column(self, column: int) -> int:
        """Keep to the releases there are."""
        return max(0, min(column, len(self.grid.columns) - 1)) if self.grid else 0

    def go_to(self, cell: Cell) -> None:
        """Put the cursor on a cell."""
        self.cursor, self.column = cell.row, cell.column

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell the mouse points at; a second click reads its figure."""
        column = self._column_at(event.x)
        if column is not None:
            self.column = column
        super().on_click(event)
        if event.chain == 2 and column is not None:
            self.action_follow()

    def _column_at(self, x: int) -> int | None:
        start = self.measures_width
        for column, cells in self.shown:
            if start <= x < start + cells + BETWEEN:
                return column
            start += cells + BETWEEN
        return None

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Scroll to earlier releases without moving the cursor."""
        event.stop()
        self.left = max(0, self.left - 1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Scroll to later releases without moving the cursor."""
        event.stop()
        self.left = min(self.left + 1, max(0, len(self.grid.columns) - 1)) if self.grid else 0

    # --- actions ----------------------------------------------------------------------------------------------------

    def action_cell_left(self) -> None:
        """The release before."""
        self.column -= 1

    def action_cell_right(self) -> None:
        """The release after."""
        self.column += 1

    def action_first_column(self) -> None:
        """The first release."""
        self.column = 0

    def action_last_column(self) -> None:
        """The last release."""
        self.column = len(self.grid.columns) - 1 if self.grid else 0

    def action_next_in_cell(self) -> None:
        """The next figure of the cell; after the last comes the first."""
        self._step_in_cell(1)

    def action_previous_in_cell(self) -> None:
        """The previous figure of the cell."""
        self._step_in_cell(-1)

    def _step_in_cell(self, step: int) -> None:
        if self.figures:
            self.which = (self.which + step) % len(self.figures)

    def action_next_open(self) -> None:
        """The next cell that is open; after the last comes the first."""
        cells = list(self.grid.open_cells()) if self.grid else []
        if cells:
            self.go_to(next((cell for cell in cells if cell > self.cell), cells[0]))

    def action_previous_open(self) -> None:
        """The previous cell that is open."""
        cells = list(self.grid.open_cells()) if self.grid else []
        if cells:
            self.go_to(next((cell for cell in reversed(cells) if cell < self.cell), cells[-1]))

    def action_follow(self) -> None:
        """Read the figure meant."""
        if self.grid and self.figure:
            figure = self.grid.library.figure(self.figure)
            self.post_message(self.Followed(At(figure.id.partition(":")[0], figure.start, figure.end)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        match action:
            case "follow":
                return bool(self.figures)
            case "next_in_cell" | "previous_in_cell":
                return len(self.figures) > 1
            case "next_open" | "previous_open":
                return self.grid is not None and any(self.grid.open_cells())
        return True


class LedgerHeads(Foot):
    """The heads of the releases in view, over their columns: day, and who issued them."""

    grid: reactive[Grid | None] = reactive(None)
    """The ledger on show."""

    measures_width: reactive[int] = reactive(0)
    """The cells of the column of measures."""

    shown: reactive[tuple[tuple[int, int], ...]] = reactive(())
    """The releases in view with their widths."""

    column: reactive[int] = reactive(0)
    """The release under the cursor."""

    plain: reactive[bool] = reactive(False)
    """Whether lines are drawn as ASCII."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """Days, sources, and a rule."""
        if self.grid is None:
            return []
        if line == 2:
            return [Run(" "), Run(("-" if self.plain else "─") * (width - 2), "foot--rule")]
        runs = padded([Run(" " + self._hidden(line), "foot--dim")], self.measures_width)
        for column, cells in self.shown:
            head = self.grid.columns[column]
            is_current = column == self.column
            style = "foot--dim" if line else "foot--key foot--strong" if is_current else ""
            runs += [Run(" "), *padded([Run(head.day if line == 0 else head.source, style)], cells), Run(" ")]
        return runs

    def _hidden(self, line: int) -> str:
        """How many releases are out of view, before on the first line and after on the second."""
        assert self.grid is not None
        if not self.shown:
            return ""
        before, after = self.shown[0][0], len(self.grid.columns) - 1 - self.shown[-1][0]
        if line == 0:
            return f"{'<' if self.plain else '◂'} {before} before" if before else ""
        return f"{after} after {'>' if self.plain else '▸'}" if after else ""


class CellFoot(Foot):
    """What the cell under the cursor says: its measure and release, the figure in its sentence, why each stands."""

    grid: reactive[Grid | None] = reactive(None)
    """The ledger on show."""

    cell: reactive[Cell] = reactive(Cell(0, 0))
    """The cell under the cursor."""

    which: reactive[int] = reactive(0)
    """Which of its figures is meant."""

    plain: reactive[bool] = reactive(False)
    """Whether marks are drawn as ASCII."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """A rule, then as many lines as fit."""
        if line == 0:
            return [Run(" "), Run(("-" if self.plain else "─") * (width - 2), "foot--rule")]
        if self.grid is None:
            return []
        lines = reasons.on_cell(self.grid, self.cell, self.which, width - 2, plain=self.plain)
        return [Run(" "), *lines[line - 1]] if line <= len(lines) else []
