"""The way from a text back to the source it was taken from: page, line, element.

A plain text is its own source. What was taken from a page of HTML, a PDF or a mailbox keeps a short map: at some
offsets of the text, the place of the source that begins there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Locus(NamedTuple):
    """A place in a source, as far as its format has such places.

    Attributes:
        page: The page, from 1; 0 where the format has none.
        line: The line of the source file, from 1; 0 where it has none.
        column: The column in that line, from 1; 0 where it is not known.
        element: What a person would call the part of the source ("paragraph 12", "row 17"); "" where it has none.
    """

    page: int = 0
    line: int = 0
    column: int = 0
    element: str = ""

    def __str__(self) -> str:
        """The place as a citation gives it ("page 3", "line 17"); "" where nothing is known."""
        named = [f"page {self.page}" if self.page else "", self.element, f"line {self.line}" if self.line else ""]
        return ", ".join(filter(None, named))


class Anchor(NamedTuple):
    """Where in the source a stretch of the text begins.

    Attributes:
        offset: The stretch's first code point in the text. It reaches to the next anchor.
        locus: Where that is in the source. With a column, the stretch runs on in the source's line code point for
            code point; without, every code point of it is at this place.
    """

    offset: int
    locus: Locus


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text was taken from, and how to find the way back.

    Attributes:
        format: The format's name as a person would say it.
        part: The end of the release's path that names it inside its file (``!/name.txt``, ``#3``); "" where the file
            holds nothing else.
        anchors: By rising offset; none where the text is the source itself.
    """

    format: str = "text"
    part: str = ""
    anchors: Sequence[Anchor] = ()

    @property
    def is_by_lines(self) -> bool:
        """Whether the lines of the text are known as lines of the source: a figure's line and column are its own."""
        return any(anchor.locus.column for anchor in self.anchors)

    def locus(self, offset: int) -> Locus:
        """Where an offset of the text is in the source; nothing is known of it before the first anchor."""
        index = bisect_right(self.anchors, offset, key=_offset) - 1
        if index < 0:
            return Locus()
        start, locus = self.anchors[index]
        return locus._replace(column=locus.column + offset - start) if locus.column else locus

    def offset(self, line: int, column: int = 1) -> int | None:
        """The offset at a line and column of the source, or the next one in the text; None past the last line."""
        on_line = [(index, locus.column) for index, (_, locus) in enumerate(self.anchors) if locus.line == line]
        before = [index for index, start in on_line if start <= column]
        if not before:
            return next((start for start, locus in self.anchors if locus.line >= line), None)
        start, locus = self.anchors[before[-1]]
        step = column - locus.column if locus.column else 0
        ends = self.anchors[before[-1] + 1].offset if before[-1] + 1 < len(self.anchors) else None
        return start + step if ends is None else min(start + step, ends - 1)


ITSELF = Origin()
"""The origin of a text that is its own source."""


def _offset(anchor: Anchor) -> int:
    return anchor.offset
