"""What the foot of a sheet says: a span in the words around it, and why the figures there stand as they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.marks import MARKS
from tui.model import At, Span
from tui.views import wording
from tui.views.drawable import label
from tui.views.excerpt import excerpt
from tui.views.grid import Cell, Grid
from tui.views.runs import Run, fitted, spread, wrapped

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Figure, Release
    from tui.views.questions import Question

MOST = 3
"""Lines that the reason of the figure meant may take; the others have one each."""


def on_cell(grid: Grid, cell: Cell, which: int, width: int, *, plain: bool = False) -> list[Sequence[Run]]:
    """The figure meant in its sentence, and every figure's reason, that of the figure meant first."""
    figures = [grid.library.figure(figure_id) for figure_id in grid.figures(cell)]
    release = grid.library.release(grid.columns[cell.column].release)
    count = [Run(f"{which + 1} of {len(figures)} here", "foot--dim")] if len(figures) > 1 else []
    heading = spread(_heading(grid.labels[cell.row], release), count, width)
    if not figures:
        return [heading, [Run("This release does not give it.", "foot--dim")]]
    meant = figures[which]
    found = [heading, quoted(release, meant, meant.sentence, width, plain=plain)]
    found += _reason(grid, meant, width, MOST, plain)
    for figure in figures[which + 1 :] + figures[:which]:
        found += _reason(grid, figure, width, 1, plain)
    return found


def on_question(library: Library, question: Question, width: int, *, plain: bool = False) -> list[Sequence[Run]]:
    """The words that a question is about where they stand, and every reason there is for asking."""
    at = question.at
    release = library.release(at.release)
    around = next((span for span in library.reading(at.release).sentences if at.start in range(*span)), None)
    reasons = dict.fromkeys(finding.reason for finding in question.findings)
    return [
        fitted(_heading(question.about or question.kind.value, release), width),
        quoted(release, at, around or Span(at.start, at.end), width, plain=plain),
        *([Run(line)] for reason in reasons for line in wrapped(reason, width, MOST)),
    ]


def quoted(release: Release, at: At | Figure, around: Span, width: int, *, plain: bool) -> Sequence[Run]:
    """A span in the words around it, in one line, with the rule of a quotation at its left."""
    words = excerpt(release, at.start, at.end, around, width - 2)
    rule = Run("| " if plain else "▏ ", "foot--rule")
    return [rule, Run(words.before), Run(words.words, "foot--strong"), Run(words.after)]


def _heading(about: str, release: Release) -> Sequence[Run]:
    return [Run(about, "foot--key"), Run(f"  {wording.when(release)} · {wording.title(release)}", "foot--dim")]


def _reason(grid: Grid, figure: Figure, width: int, most: int, plain: bool) -> Iterator[Sequence[Run]]:
    """Mark and value, then the reason, further lines of it under the first."""
    standing = grid.library.standing(figure.id)
    mark, value = MARKS[standing.kind], wording.value(figure)
    indent = cell_len(value) + 4
    for number, line in enumerate(wrapped(label(standing.reason), width - indent, most)):
        head = [Run(mark.sign(plain) + " ", mark.style), Run(value + "  ", "foot--key")]
        yield [*(head if number == 0 else [Run(" " * indent)]), Run(line)]
