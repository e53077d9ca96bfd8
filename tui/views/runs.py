"""One line of the screen as runs of text, each with the name of its style: cutting, padding and aligning them.

Widths are terminal cells. What does not fit is cut with ``…``, never without a sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from tui.views.drawable import NO_BREAK_SPACE, NOTHING, stand_ins

CUT = "…"


class Run(NamedTuple):
    """A piece of a line.

    Attributes:
        text: Drawable text, as ``drawable.label`` makes it.
        style: Component classes, parted by spaces; ``""`` for the line's own.
    """

    text: str
    style: str = ""


def cells_of(text: str) -> int:
    """The cells that drawable text takes."""
    return len(text) if text.isascii() else cell_len(text)


def width_of(runs: Iterable[Run]) -> int:
    """The cells a line takes."""
    return sum([cells_of(text) for text, _ in runs])


def cut(text: str, width: int) -> str:
    """The text if it fits ``width`` cells, else as much as fits with ``…`` at its end; ``""`` for no width."""
    if cells_of(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + CUT if width > 0 else ""


def fitted(runs: Sequence[Run], width: int) -> list[Run]:
    """The line cut to ``width`` cells; no padding."""
    if width_of(runs) <= width:
        return list(runs)
    kept: list[Run] = []
    left = width
    for run in runs:
        cells = cells_of(run.text)
        if cells >= left:
            kept.append(Run(cut(run.text + CUT, left), run.style))
            break
        kept.append(run)
        left -= cells
    return kept


def padded(runs: Sequence[Run], width: int) -> list[Run]:
    """The line at exactly ``width`` cells: cut, or filled with spaces."""
    kept = fitted(runs, width)
    gap = width - width_of(kept)
    return [*kept, Run(" " * gap)] if gap else kept


def spread(left: Sequence[Run], right: Sequence[Run], width: int) -> list[Run]:
    """``left`` and ``right`` at the two ends of a line of ``width`` cells; the left gives way, with a cell between."""
    right = fitted(right, width)
    room = width - width_of(right)
    return [*padded(left, room - 1), Run(" "), *right] if room > 1 else padded(right, width)


def marked(source: str, positions: Iterable[int], plain: str, hit: str) -> list[Run]:
    """Source text, made drawable, with the letters at ``positions`` of the source in another style."""
    chosen = set(positions)
    letters = groupby(enumerate(stand_ins(source)), key=lambda letter: letter[0] in chosen)
    runs = (Run("".join(char for _, char in group), hit if is_hit else plain) for is_hit, group in letters)
    return [Run(run.text.replace(NOTHING, "").replace(NO_BREAK_SPACE, " "), run.style) for run in runs]


def wrapped(text: str, width: int, most: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at spaces, at most ``most`` of them, the last cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cells_of(joined) <= width or not line:
            line = joined
            continue
        lines.append(cut(line, width))
        line = word
    lines.append(cut(line, width))
    return lines if len(lines) <= most else [*lines[: most - 1], cut(lines[most - 1] + " " * width, width)]


def wrapped_runs(runs: Iterable[Run], width: int, most: int) -> list[list[Run]]:
    """As :func:`wrapped`, of a line in several styles."""
    words: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split(" ")
        words[-1].append(Run(first, run.style))
        words += [[Run(piece, run.style)] for piece in rest]
    lines: list[list[Run]] = [[]]
    for word in ([run for run in word if run.text] for word in words):
        joined = [*lines[-1], Run(" "), *word] if lines[-1] else word
        if word and lines[-1] and width_of(joined) > width:
            lines.append(word)
        elif word:
            lines[-1] = joined
    if len(lines) > most:
        lines[most - 1] = [*lines[most - 1], Run(" " * width)]
    return [fitted(line, width) for line in lines[:most]]
