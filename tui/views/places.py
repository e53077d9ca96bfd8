"""Places of a release as a person types them: a line, a line with its column, an offset."""

from __future__ import annotations

import re

from tui.folding import folded
from tui.model import Block, Release

_TYPED = re.compile(r"(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?|@(?P<offset>\d{1,9})")


def offset_typed(release: Release, typed: str) -> int | None:
    """The offset that ``17`` (line), ``17:5`` (line and column, from 1) or ``@811`` (offset) means; else None.

    A place past the end is the end, a column past its line the line's end. Lines are the source's, where it has lines.
    """
    match = _TYPED.fullmatch(typed.strip())
    if match is None:
        return None
    text = release.text
    if match["offset"]:
        return min(int(match["offset"]), len(text))
    if release.origin.is_by_lines:
        offset = release.origin.offset(int(match["line"]), int(match["column"] or 1))
        return len(text) if offset is None else min(offset, len(text))
    start = 0
    for _ in range(int(match["line"]) - 1):
        following = text.find("\n", start) + 1
        if not following or following >= len(text):
            break
        start = following
    end = text.find("\n", start)
    return min(start + max(int(match["column"] or 1), 1) - 1, len(text) if end < 0 else end)


def blocks_with(release: Release, typed: str) -> list[Block]:
    """The blocks that hold every typed word, without regard to case and accents; all for no word."""
    words = folded(typed).split()
    if not words:
        return list(release.blocks)
    texts = ((block, folded(release.text[block.start : block.end])) for block in release.blocks)
    return [block for block, text in texts if all(word in text for word in words)]
