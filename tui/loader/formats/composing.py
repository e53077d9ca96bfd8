"""Text put together from the parts that a format with markup or pages states, with its layout and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.model import Block, BlockKind
from tui.origin import Anchor, Locus

TABLE_ROW = "table-row"
"""The rule of a block that is one row of a table."""

_COLLAPSED = (" ", "\t", "\r", "\f", "\v")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_CLOSE_SET = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
_WIDEST_COLUMN = 40
"""Code points of a table's cell beyond which its column is not filled up with spaces."""


class Run(NamedTuple):
    """A stretch of words with one style from one place of the source.

    Attributes:
        text: The words. White space in it counts as one space, but a line separator (U+2028) begins a line.
        locus: Where they begin; with a column, every line of the text is a line of the source.
    """

    text: str
    locus: Locus = Locus()


BREAK = "\u2028"
"""In a run, a line that the format ends on purpose."""


@dataclass(frozen=True, slots=True)
class Part:
    """One block to be.

    Attributes:
        kind: Its layout role as the format states it; a paragraph for anything else.
        runs: Its words.
        rule: How the format states it.
        marker: The mark that is set before its words.
    """

    kind: BlockKind
    runs: Sequence[Run]
    rule: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """Parts as one text.

    Attributes:
        text: The text: parts are parted by an empty line, items of a list and rows of a table by a line's end.
        blocks: The parts in it.
        anchors: Where in the source its stretches are from.
    """

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]


def composed(parts: Iterable[Part]) -> Composition:
    """The parts as one text; one without words is left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    offset = 0
    for part in parts:
        words, loci = _words(part)
        if not words:
            continue
        gap = "" if not blocks else "\n" if _close_set(blocks[-1], part) else "\n\n"
        start = offset + len(gap)
        pieces += gap, words
        offset = start + len(words)
        blocks.append(Block(part.kind, start, offset, part.rule, part.marker))
        for at, locus in loci:
            if not anchors or anchors[-1].locus != locus or locus.column:
                anchors.append(Anchor(start + at, locus))
    return Composition("".join(pieces), tuple(blocks), tuple(anchors))


def is_blank(runs: Iterable[Run]) -> bool:
    """Whether runs hold no words."""
    return not any(run.text.strip() for run in runs)


def table(rows: Sequence[Sequence[Sequence[Run]]]) -> list[Part]:
    """The rows of a table, each a part of its own, their cells set under one another."""
    texts = [[len(_words(Part(BlockKind.PARAGRAPH, cell, ""))[0]) for cell in row] for row in rows]
    columns = max((len(row) for row in rows), default=0)
    widths = [max((row[column] for row in texts if column < len(row)), default=0) for column in range(columns)]
    parts = []
    for row, lengths in zip(rows, texts, strict=True):
        runs: list[Run] = []
        for column, cell in enumerate(row):
            runs += cell
            if column + 1 < len(row) and any(lengths[column + 1 :]):
                room = max(min(widths[column], _WIDEST_COLUMN) - lengths[column], 0)
                runs.append(Run(_FILLING * (room + 3)))
        parts.append(Part(BlockKind.PARAGRAPH, runs, TABLE_ROW))
    return parts


_FILLING = "\x1f"
"""Stands for a space that is not to be made one with its neighbours: ASCII's unit separator, which parts fields."""


def _close_set(before: Block, part: Part) -> bool:
    if before.rule == part.rule == TABLE_ROW:
        return True
    return part.kind in _CLOSE_SET and before.kind is part.kind


def _words(part: Part) -> tuple[str, list[tuple[int, Locus]]]:
    """A part's words with its marker, and at which of their offsets which place of the source begins."""
    pieces: list[str] = []
    loci: list[tuple[int, Locus]] = []
    length = 0
    space = ""
    for run in part.runs:
        for line, ended, locus in _lines(run):
            words = _SPACE.sub(" ", line).strip(" ")
            if not pieces:
                words = words.lstrip()
            space = ended if ended == "\n" else space or ended or (" " if line.startswith(_COLLAPSED) else "")
            if not words:
                continue
            if not pieces and part.marker:
                pieces.append(part.marker)
                length, space = len(part.marker), " "
                loci.append((0, locus._replace(column=0)))
            if pieces:
                pieces.append(space)
                length += len(space)
            if locus.line or locus.page or locus.element:
                loci.append((length, _run_on(locus, line, words)))
            pieces.append(words)
            length += len(words)
            space = " " if line.endswith(_COLLAPSED) else ""
    return "".join(pieces).replace(_FILLING, " ").rstrip(), loci


def _lines(run: Run) -> Iterator[tuple[str, str, Locus]]:
    """The lines of a run, with what parts each from the words before it, and where it begins."""
    for number, line in enumerate(run.text.split("\n")):
        locus = run.locus
        if number and locus.column:
            locus = locus._replace(line=locus.line + number, column=1)
        for place, words in enumerate(line.split(BREAK)):
            yield words, "\n" if place else " " if number else "", locus._replace(column=0) if place else locus


def _run_on(locus: Locus, line: str, words: str) -> Locus:
    """The place of a line's words: their column is known only if they run on as they do in the source."""
    indent = line.find(words) if locus.column else -1
    return locus._replace(column=locus.column + indent if indent >= 0 else 0)
