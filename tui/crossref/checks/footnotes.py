"""Footnote marks must have their note, and notes their mark (P6xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, said
from tui.model import ASIDE, Block, BlockKind, Check, Reading

LONGEST_WORD = 100
"""Code points before a mark in which the word that it stands at is looked for."""

_ANY = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]")
_MARK = re.compile(r"(?:(?<=[^\W_]{2})|(?<=[)”\"’.,]))(?P<mark>\*{1,3}|[†‡]{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\w*†‡])")
_NOTE = re.compile(r"(?P<mark>\*{1,3}|[†‡]{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s{0,3}\w")
_EMPHASIS = re.compile(r"(?<!\w)\*{1,3}(?=\w)")
_SUPERSCRIPT_UNIT = re.compile(r"(?:\b[kcm]?m|\d)$")


def marks_without_note(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Marks in the text that no footnote begins with."""
    notes = {block.marker for block in _notes(reading)}
    for mark, start, end in _marks(reading):
        if mark not in notes:
            word = reading.release.text[max(0, start - LONGEST_WORD) : start].split()[-1]
            yield finding("P601", reading, (start, end), f"the mark after {said(word + mark)} has no footnote.")


def notes_without_mark(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Notes at the end whose mark stands nowhere in the text."""
    marks = {mark for mark, _, _ in _marks(reading)}
    for mark, block in _last_notes(reading):
        if mark not in marks:
            message = f"the footnote {said(mark)} has no mark in the text."
            yield finding("P602", reading, (block.start, block.end), message)


def opens_note(reading: Reading, block: Block) -> str:
    """The footnote mark that a block opens with, or ``""``."""
    opening = _NOTE.match(reading.release.text, block.start, block.end)
    return opening["mark"] if opening else ""


def _last_notes(reading: Reading) -> list[tuple[str, Block]]:
    """The blocks at the end of a release that open with a footnote's mark, each with another one, unlike a list's."""
    found: list[tuple[str, Block]] = []
    for block in reversed([block for block in reading.release.blocks if block.kind not in ASIDE]):
        mark = opens_note(reading, block)
        if not mark:
            listed = reading.release.text[block.start : block.end].endswith(":")
            return [] if listed or len({mark for mark, _ in found}) < len(found) else found[::-1]
        found.append((mark, block))
    return []


def _marks(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """The footnote marks of the running text; an asterisk that closes an *emphasis* or a square metre is none."""
    text = reading.release.text
    for block in reading.release.blocks if _ANY.search(text) else ():
        if block.kind in ASIDE or block.kind is BlockKind.FOOTNOTE:
            continue
        emphasised = bool(_EMPHASIS.search(text, block.start + len(block.marker), block.end))
        for match in _MARK.finditer(text, block.start, block.end):
            mark = match["mark"]
            power = mark in "²³" and _SUPERSCRIPT_UNIT.search(text[max(0, match.start() - 3) : match.start()])
            if not power and not (mark.startswith("*") and emphasised):
                yield mark, *match.span()


def _notes(reading: Reading) -> list[Block]:
    return [block for block in reading.release.blocks if block.kind is BlockKind.FOOTNOTE]


RULES = (
    Rule(
        "P601",
        "footnote mark without note",
        "A footnote mark in the text without its note.",
        "Twelve countries* took part.",
        "Twelve countries* took part.\n\n* See the annex.",
        marks_without_note,
    ),
    Rule(
        "P602",
        "footnote without mark",
        "A footnote whose mark stands nowhere in the text.",
        "Twelve countries took part.\n\n* See the annex.",
        "Twelve countries* took part.\n\n* See the annex.",
        notes_without_mark,
    ),
)
