"""Footnotes linked both ways: from each mark in the text to its note, and from the note back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model import ASIDE, Block, BlockKind, Release, Span

_EMPHASIS = re.compile(r"(?<!\w)\*{1,3}(?=\w)")
"""An asterisk that opens *emphasis*: its block has no footnote marks made of asterisks."""


class End(NamedTuple):
    """One end of a link between a mark in the text and its note.

    Attributes:
        here: The mark, in the text or before the note.
        there: The mark it leads to.
    """

    here: Span
    there: Span


def footnote_ends(release: Release) -> Sequence[End]:
    """Every mark that leads to a note or back from one, in text order. Of notes with one mark the last counts."""
    notes = {
        block.marker: Span(block.start, block.start + len(block.marker))
        for block in release.blocks
        if block.kind is BlockKind.FOOTNOTE and block.marker
    }
    if not notes:
        return ()
    marks = "|".join(sorted(map(re.escape, notes), key=len, reverse=True))
    # Behind a word or its punctuation, or in brackets; a mark that goes on is another one.
    pattern = re.compile(rf"(?:(?<=[\w)”\"’.,;:!?])|(?=\[))(?:{marks})(?![\w*†‡])")
    references: dict[str, list[Span]] = defaultdict(list)
    for block in release.blocks:
        if block.kind not in ASIDE and block.kind is not BlockKind.FOOTNOTE:
            for span in _references(release.text, block, pattern):
                references[release.text[slice(*span)]].append(span)
    ends = [End(span, notes[mark]) for mark, spans in references.items() for span in spans]
    return sorted([*ends, *(End(notes[mark], spans[0]) for mark, spans in references.items())])


def _references(text: str, block: Block, pattern: re.Pattern[str]) -> Iterator[Span]:
    emphasised = _EMPHASIS.search(text, block.start + len(block.marker), block.end) is not None
    for match in pattern.finditer(text, block.start, block.end):
        if not (emphasised and match[0].startswith("*")):
            yield Span(*match.span())
