"""The lines of a PDF's pages in the order in which they are read: columns one after the other.

A page has words at places and no order. Words on one base line are rows; where a strip of white runs down between rows
of prose, the page has columns (a cut of the page along its white, after Nagy, Seth & Viswanathan, A prototype document
image analysis system for technical journals, 1992).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, median_high

from tui.loader.formats.pdf_words import Word

_WIDE_GAP = 1.5
"""Sizes of type between two words from which they are not of one phrase."""

_SAME_ROW = 0.45
"""Sizes of type that a word may stand below the highest of its row: a note's mark stands that much higher."""

_GUTTER = 0.9
"""Sizes of type from which a strip of white can part columns."""

_FEWEST_ROWS, _FEWEST_WORDS = 3, 3
"""Rows in a column, and words in the middle one of them; with fewer it is a column of a table."""

_MOST_ROWS_ACROSS = 12
"""Rows over all columns, a headline above them or a note below."""

_MOST_ROWS = 400
"""Rows of a page beyond which it is not looked at for columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read.

    Attributes:
        page: Its page, from 1.
        cells: Its phrases; more than one in a table.
        left: Where it begins, in points from the left of the page.
        right: Where it ends.
        base: The height of its base line, from the foot of the page.
        size: The size of its type.
        bold: Whether all of it is bold.
        column: The column it stands in: a number that is another for every column of every page.
    """

    page: int
    cells: tuple[str, ...]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    column: int

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(self.cells)


Row = list[list[Word]]
"""Words on one base line, by phrase."""


def lines(words: Sequence[Word], page: int, column: int) -> list[Line]:
    """The lines of a page as they are read.

    Args:
        words: Its words.
        page: Its number.
        column: The number of its first column.
    """
    rows = _rows(words)
    regions = _regions(rows) if len(rows) <= _MOST_ROWS else [rows]
    return [_line(row, page, column + index) for index, region in enumerate(regions) for row in region]


def _rows(words: Sequence[Word]) -> list[Row]:
    """The words by base line, from the top; a base line a little off is the same."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word[3]):
        if rows and rows[-1][0][3] - word[3] < _SAME_ROW * max(word[4], rows[-1][0][4]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [list(_phrases(sorted(row, key=lambda word: word[1]))) for row in rows]


def _phrases(row: Sequence[Word]) -> Iterator[list[Word]]:
    phrase: list[Word] = []
    for word in row:
        if phrase and word[1] - phrase[-1][2] > _WIDE_GAP * max(word[4], phrase[-1][4]):
            yield phrase
            phrase = []
        phrase.append(word)
    yield phrase


def _regions(rows: list[Row]) -> list[list[Row]]:
    """The rows in the order in which they are read, those of each column together."""
    if len(rows) < _FEWEST_ROWS:
        return [rows] if rows else []
    across = min(_MOST_ROWS_ACROSS, len(rows) - _FEWEST_ROWS)
    for above in range(across + 1):
        for below in range(min(_MOST_ROWS_ACROSS, len(rows) - above - _FEWEST_ROWS) + 1):
            inside = rows[above : len(rows) - below]
            if (gutter := _gutter(inside)) is not None:
                left = [row for each in inside if (row := [phrase for phrase in each if phrase[0][1] < gutter])]
                right = [row for each in inside if (row := [phrase for phrase in each if phrase[0][1] >= gutter])]
                outer = [rows[:above]] if above else []
                after = [rows[len(rows) - below :]] if below else []
                return [*outer, *_regions(left), *_regions(right), *after]
    return [rows]


def _gutter(rows: list[Row]) -> float | None:
    """Where the widest strip of white that parts columns of prose is, if there is one."""
    spans = sorted((phrase[0][1], phrase[-1][2]) for row in rows for phrase in row)
    size = median(phrase[0][4] for row in rows for phrase in row)
    gaps, reach = [], spans[0][1]
    for start, end in spans:
        if start - reach > _GUTTER * size:
            gaps.append((start - reach, reach, start))
        reach = max(reach, end)
    for _, _, start in sorted(gaps, reverse=True):
        sides = (
            [sum(map(len, phrases)) for row in rows if (phrases := [each for each in row if each[0][1] < start])],
            [sum(map(len, phrases)) for row in rows if (phrases := [each for each in row if each[0][1] >= start])],
        )
        if all(len(side) >= _FEWEST_ROWS and median(side) >= _FEWEST_WORDS for side in sides):
            return start
    return None


def _line(row: Row, page: int, column: int) -> Line:
    words = [word for phrase in row for word in phrase]
    return Line(
        page,
        tuple(" ".join(word[0] for word in phrase) for phrase in row),
        words[0][1],
        words[-1][2],
        median(word[3] for word in words),
        median_high(word[4] for word in words),
        all(word[5] for word in words),
        column,
    )
