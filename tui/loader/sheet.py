"""A text while it is being laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.loader.pieces import Piece
from tui.model import Block, BlockKind

_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])[.:][”\"’)\]*†‡]{0,4}$")
_SENTENCES = re.compile(r"[a-z\d]{2}[.!?][”\"’)]? [“\"‘(]?[A-Z]")

_PROSE, _SENTENCE = 40, 8
"""Words from which a stretch is prose: without a full stop at its end, and with one."""


@dataclass(slots=True)
class Sheet:
    """The pieces of a text, and the blocks decided so far.

    Attributes:
        text: The text.
        pieces: Its pieces, in order.
        blocks: By index of the piece: what it became. Most pieces become one block; one that another block took in
            becomes none.
    """

    text: str
    pieces: list[Piece]
    blocks: dict[int, tuple[Block, ...]] = field(default_factory=dict)

    def decide(self, index: int, kind: BlockKind, rule: str, marker: str = "") -> None:
        """Make a piece a block."""
        piece = self.pieces[index]
        self.blocks[index] = (Block(kind, piece.start, piece.end, rule, marker),)

    def join(self, first: int, last: int, kind: BlockKind, rule: str) -> None:
        """Make the pieces from ``first`` to ``last`` one block."""
        self.blocks[first] = (Block(kind, self.pieces[first].start, self.pieces[last].end, rule),)
        self.blocks |= {index: () for index in range(first + 1, last + 1)}

    def split(self, index: int, length: int, before: tuple[BlockKind, str], after: tuple[BlockKind, str]) -> None:
        """Make the first ``length`` code points of a piece one block and the rest another."""
        piece = self.pieces[index]
        opening, rest = self.text[piece.start : piece.start + length], self.text[piece.start + length : piece.end]
        self.blocks[index] = (
            Block(before[0], piece.start, piece.start + len(opening.rstrip()), before[1]),
            Block(after[0], piece.end - len(rest.lstrip()), piece.end, after[1]),
        )

    def undecided(self, start: int = 0, end: int | None = None) -> list[int]:
        """The pieces in a range that are not blocks yet, as they are now."""
        return [index for index in range(start, len(self.pieces) if end is None else end) if index not in self.blocks]

    def text_at(self, index: int) -> str:
        """The words of a piece, ``""`` outside the text."""
        return self.pieces[index].text if 0 <= index < len(self.pieces) else ""


def is_prose(text: str) -> bool:
    """Whether a stretch reads as running text rather than as a heading: long, or a sentence with its stop.

    The stop of an abbreviation such as "U.S." at the end of a headline does not make it a sentence.
    """
    words = text.count(" ") + 1
    if words < _SENTENCE or all_capitals(text):
        return False
    return words >= _PROSE or _SENTENCE_END.search(text[-8:]) is not None or _SENTENCES.search(text) is not None


def all_capitals(text: str) -> bool:
    """Whether a line is set in capitals, a "Mc" here or there aside."""
    letters = [letter for letter in text[:400] if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)
