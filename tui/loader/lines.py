"""Lines, and the stretches of lines that belong together.

A document comes hard-wrapped (a paragraph is several short lines) or with one line a paragraph, and blank lines are no
safe guide in either. Whether two lines that touch belong together is told by what wrapping would have done: a line that
had room for the next word was ended on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

NARROWEST_WRAPPED, WIDEST_WRAPPED = 40, 132
"""Columns between which text is wrapped: a newspaper column, and the widest line of terminals and line printers."""

_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S{1,40}")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]*]{0,4}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        start: Its first code point that is not white space.
        end: Past the last one.
        indent: Code points of white space before ``start``.
        gap: Blank lines before it.
        text: ``release.text[start:end]``.
    """

    start: int
    end: int
    indent: int
    gap: int
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that belong together: a paragraph, a heading, a list item.

    Attributes:
        start: The first code point of its first line.
        end: Past the last one of its last line.
        gap: Blank lines before it.
        text: Its words, parted by single spaces; for reading, not for offsets.
    """

    start: int
    end: int
    gap: int
    text: str


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    found = []
    end = 0
    for match in _LINE.finditer(text):
        start, line = match.start(), match[0].rstrip()
        breaks = list(_BREAK.finditer(text, end, start))
        indent = start - (breaks[-1].end() if breaks else 0)
        end = start + len(line)
        found.append(Line(start, end, indent, max(len(breaks) - 1, 0), line))
    return found


def stretches(text: str, opens: Callable[[str], bool]) -> Iterator[Stretch]:
    """The stretches of a text, in order; together they hold every code point that is not white space.

    Args:
        text: The text.
        opens: Whether a line begins something of its own whatever stands before it, such as a list item.
    """
    found = lines(text)
    if not found:
        return
    width = _wrap_width(found)
    first = 0
    for index in range(1, len(found) + 1):
        if index < len(found) and _continues(found[index - 1], found[index], width) and not opens(found[index].text):
            continue
        start, end = found[first].start, found[index - 1].end
        yield Stretch(start, end, found[first].gap, " ".join(text[start:end].split()))
        first = index


def _wrap_width(found: list[Line]) -> int | None:
    """The column at which the document was wrapped; None where it was not.

    Wrapping breaks lines inside sentences, at a common edge. So: of the lines that touch the next one, most must be of
    a width that people wrap at; a good part must leave a sentence to go on in small letters; and most must have been
    too full for the next line's first word.
    """
    pairs = [(line, below) for line, below in pairwise(found) if below.gap == 0]
    narrow = sorted(line.indent + len(line.text) for line, _ in pairs if len(line.text) <= WIDEST_WRAPPED)
    if not narrow or len(narrow) < 0.6 * len(pairs):
        return None
    width = narrow[int(0.95 * (len(narrow) - 1))]
    going_on = sum(below.text[0].islower() and not _ended(line) for line, below in pairs)
    full = sum(not _had_room(line, below, width) for line, below in pairs)
    wrapped = width >= NARROWEST_WRAPPED and going_on >= 0.25 * len(pairs) and full >= 0.6 * len(pairs)
    return width if wrapped else None


def _ended(line: Line) -> bool:
    """Whether a sentence ends where the line does."""
    return _SENTENCE_END.search(line.text[-8:]) is not None


def _had_room(line: Line, below: Line, width: int) -> bool:
    """Whether the line below's first word would have fitted on the line, with a tenth of the width to spare."""
    word = _FIRST_WORD.match(below.text)
    return line.indent + len(line.text) + 1 + (len(word[0]) if word else 0) <= 0.9 * width


def _continues(line: Line, below: Line, width: int | None) -> bool:
    """Whether ``below`` goes on with what ``line`` says."""
    if below.gap or (line.text.isupper() and not below.text.isupper()):
        return False
    ended = _ended(line)
    if below.text[0].islower() and not ended:
        return True
    if width is None:
        return False
    if _had_room(line, below, width):
        return not ended and len(line.text) > 0.6 * width
    return not (ended and below.indent > line.indent + 1)
