"""Stretches, cut where two things run together.

A picture's file name runs into the text beside the picture; and a document that came as one line has lost the breaks
between its paragraphs, which sentence ends with no space or with too much of it still show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.knowledge import Knowledge
from tui.loader.images import Images
from tui.loader.lines import Stretch, stretches
from tui.loader.marks import opens_item
from tui.loader.patterns import Patterns
from tui.model import Block, BlockKind

_ONE_LINE = 600
"""Code points from which a document on a single line is taken to have lost its line breaks."""

_ENDED = r"[.:?!](?:(?<=[a-z]{3}[.:?!])|(?<=[\w.]\)[.:?!])|(?<=\s[a-z]{2}\.)|(?<=\d[\ds]\.)|(?<=[A-Z]{2}\.))"
_OPENED = r"[“\"‘]?(?:[A-Z][a-z]{0,30}[ ,]|(?:[A-Z]\.){2,3} |[A-Z&]{2,8} [A-Za-z])"
_GLUED = re.compile(rf"{_ENDED}[”\"’]?(?={_OPENED})")
_SPACE = re.compile(r"\s*")
_GAP = re.compile(r"[.!?][”\"’)]?(\s+)(?=[“\"(]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch, or a part of one, with the role it is already known to have.

    Attributes:
        start: First code point.
        end: Past the last one.
        gap: Blank lines before it.
        text: Its words, parted by single spaces.
        kind: Its role, if that is known.
        rule: The rule that told it, or that cut it.
        stated: The role that the document's format states, unless it proves to be boilerplate.
        marker: The mark that it then opens with.
    """

    start: int
    end: int
    gap: int
    text: str
    kind: BlockKind | None = None
    rule: str = ""
    stated: BlockKind | None = None
    marker: str = ""


class Pieces:
    """Cuts texts with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._images = Images(knowledge)
        self._artefacts = Patterns(knowledge, "artefacts")

    def of(self, text: str, stated: Sequence[Block] = ()) -> list[Piece]:
        """The pieces of a text, in order; together they hold every code point that is not white space.

        Args:
            text: The text.
            stated: Blocks that its format states, in order; each is a piece.
        """
        if not stated:
            return self._of(text)
        pieces: list[Piece] = []
        end = 0
        for block in stated:
            pieces += (_moved(piece, end) for piece in self._of(text[end : block.start]))
            gap = max(text.count("\n", end, block.start) - 1, 0)
            kind = None if block.kind is BlockKind.PARAGRAPH else block.kind
            words = " ".join(text[block.start : block.end].split())
            pieces.append(Piece(block.start, block.end, gap, words, None, block.rule, kind, block.marker))
            end = block.end
        return [*pieces, *(_moved(piece, end) for piece in self._of(text[end:]))]

    def _of(self, text: str) -> list[Piece]:
        pieces: list[Piece] = []
        for stretch in stretches(text, opens_item):
            one_line = stretch.end - stretch.start > _ONE_LINE and len(stretch.text) > 0.8 * len(text)
            cuts = self._lost_breaks(text, stretch) if one_line else [(stretch.start, stretch.end, None)]
            for start, end, rule in cuts:
                pieces += self._without_picture(text, start, end, 0 if pieces and rule else stretch.gap, rule)
        return pieces

    def _without_picture(self, text: str, start: int, end: int, gap: int, rule: str | None) -> Iterator[Piece]:
        while length := self._images.name_length(text[start : min(end, start + 160)]):
            yield Piece(start, start + length, gap, text[start : start + length], BlockKind.FURNITURE, "picture-file")
            after = _SPACE.match(text, start + length, end)
            start, gap = after.end() if after else end, 0
        if start < end:
            kind = BlockKind.FURNITURE if rule and rule.startswith("artefact") else None
            yield Piece(start, end, gap, " ".join(text[start:end].split()), kind, rule or "")

    def _lost_breaks(self, text: str, stretch: Stretch) -> list[tuple[int, int, str | None]]:
        """A document's one line, cut at what its line breaks left: nothing between two sentences, or too much."""
        start, end = stretch.start, stretch.end
        cuts: list[tuple[int, int, str]] = [
            (start + match.start(), start + match.end(), f"artefact-{self._artefacts.records[index]['name']}")
            for index, match in self._artefacts.found_in(text[start:end])
        ]
        cuts += [(match.end(), match.end(), "lost-break") for match in _GLUED.finditer(text, start, end)]
        gaps = list(_GAP.finditer(text, start, end))
        wide = [match for match in gaps if len(match[1]) > 1]
        if len(wide) <= 0.5 * len(gaps):
            cuts += [(match.start(1), match.end(1), "wide-gap") for match in wide]
        return list(_between(text, start, end, sorted(cuts)))


def _moved(piece: Piece, by: int) -> Piece:
    return replace(piece, start=piece.start + by, end=piece.end + by)


def _between(
    text: str, start: int, end: int, cuts: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str | None]]:
    """The cuts that hold words, and what lies between cuts, without the white space around it."""
    rule: str | None = None
    for cut_start, cut_end, cut_rule in [*cuts, (end, end, "")]:
        if cut_start < start:
            continue
        yield from _trimmed(text, start, cut_start, rule)
        if cut_rule.startswith("artefact"):
            yield from _trimmed(text, cut_start, cut_end, cut_rule)
        start, rule = cut_end, "lost-break"


def _trimmed(text: str, start: int, end: int, rule: str | None) -> Iterator[tuple[int, int, str | None]]:
    inside = text[start:end]
    if words := inside.strip():
        start += len(inside) - len(inside.lstrip())
        yield start, start + len(words), rule
