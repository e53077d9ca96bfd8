"""A text put together out of the parts that a format states, with the way back to each."""

from __future__ import annotations

from dataclasses import replace

from tui.loader.formats import Document
from tui.loader.statement import NOTHING, Statement
from tui.model import Block, BlockKind
from tui.origin import Anchor, Locus, Origin

BULLET = "•"
"""Opens an item of a list whose marks the format does not write out."""

CELL_GAP = " | "
"""Stands between the cells of a row."""


class Composer:
    """Collects the blocks of one document; between two of them stands an empty line.

    Args:
        format: The format's name as a person would say it.
    """

    def __init__(self, format: str) -> None:
        self._format = format
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []

    def add(self, kind: BlockKind, words: str, locus: Locus, *, rule: str, marker: str = "") -> None:
        """Append a block; white space is made single spaces, and what holds nothing else is left out.

        Args:
            kind: What it is; a paragraph only says where one is.
            words: Its text.
            locus: Where it is in the source.
            rule: The name of what told so.
            marker: The mark it is to open with.
        """
        words = " ".join(words.split())
        if not words:
            return
        words = f"{marker} {words}" if marker else words
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        self._anchors.append(Anchor(self._length, locus))
        self._blocks.append(Block(kind, self._length, self._length + len(words), rule, marker))
        self._parts.append(words)
        self._length += len(words)

    @property
    def has_title(self) -> bool:
        """Whether a title was added."""
        return any(block.kind is BlockKind.TITLE for block in self._blocks)

    def document(self, encoding: str, stated: Statement = NOTHING, carried: Statement = NOTHING) -> Document:
        """What was collected, as a document; a second title is a paragraph."""
        blocks, titled = [], False
        for block in self._blocks:
            again = titled and block.kind is BlockKind.TITLE
            blocks.append(replace(block, kind=BlockKind.PARAGRAPH) if again else block)
            titled = titled or block.kind is BlockKind.TITLE
        origin = Origin(self._format, anchors=tuple(self._anchors))
        return Document("".join(self._parts), encoding, tuple(blocks), origin, stated, carried)
