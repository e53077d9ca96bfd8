"""What a cell of the ledger says: the figure in its sentence, and why each of its figures stands as it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui import wording
from tui.drawable import label
from tui.excerpt import excerpt
from tui.grid import Cell, Grid
from tui.marks import MARKS
from tui.runs import Run, spread, wrapped

if TYPE_CHECKING:
    from tui.model import Figure

MOST = 3
"""Lines that the reason of the figure meant may take; the others have one each."""


def lines(grid: Grid, cell: Cell, which: int, width: int, *, plain: bool = False) -> list[Sequence[Run]]:
    """A heading, the figure meant in its sentence, and every figure's reason, that of the figure meant first."""
    figures = [grid.library.figure(figure_id) for figure_id in grid.figures(cell)]
    found: list[Sequence[Run]] = [_heading(grid, cell, which, len(figures), width)]
    if not figures:
        return [*found, [Run("This release does not give it.", "foot--dim")]]
    meant = figures[which]
    found.append(_quoted(grid, meant, width))
    found += _reason(grid, meant, width, MOST, plain)
    for figure in figures[which + 1 :] + figures[:which]:
        found += _reason(grid, figure, width, 1, plain)
    return found


def _heading(grid: Grid, cell: Cell, which: int, number: int, width: int) -> Sequence[Run]:
    column = grid.columns[cell.column]
    release = grid.library.release(column.release)
    place = f"  {column.day} · {wording.title(release)}"
    count = [Run(f"{which + 1} of {number} here", "foot--dim")] if number > 1 else []
    return spread([Run(grid.labels[cell.row], "foot--key"), Run(place, "foot--dim")], count, width)


def _quoted(grid: Grid, figure: Figure, width: int) -> Sequence[Run]:
    release = grid.library.release(figure.id.partition(":")[0])
    words = excerpt(release, figure.start, figure.end, figure.sentence, width - 2)
    return [Run("“" + words.before), Run(words.words, "foot--strong"), Run(words.after + "”")]


def _reason(grid: Grid, figure: Figure, width: int, most: int, plain: bool) -> Iterator[Sequence[Run]]:
    """Mark and value, then the reason, further lines of it under the first."""
    standing = grid.library.standing(figure.id)
    mark, value = MARKS[standing.kind], wording.value(figure)
    indent = cell_len(value) + 4
    for number, line in enumerate(wrapped(label(standing.reason), width - indent, most)):
        head = [Run(mark.sign(plain) + " ", mark.style), Run(value + "  ", "foot--key")]
        yield [*(head if number == 0 else [Run(" " * indent)]), Run(line)]
