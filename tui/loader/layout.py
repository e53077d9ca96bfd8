"""Text to blocks."""

from __future__ import annotations

from tui.knowledge import Knowledge
from tui.loader.lines import stretches
from tui.model import Block, BlockKind


class Layout:
    """Reads the layout of texts with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def blocks(self, text: str) -> tuple[Block, ...]:
        """The blocks of a text, in order, not overlapping, holding every code point that is not white space."""
        return tuple(
            Block(BlockKind.TITLE if index == 0 else BlockKind.PARAGRAPH, stretch.start, stretch.end, "paragraph")
            for index, stretch in enumerate(stretches(text, lambda line: line[0] in "*•"))
        )
