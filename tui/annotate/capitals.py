"""The capitalised words of a sentence: where every name is looked for.

A :class:`Line` is one sentence seen as its capitalised words, parted into *runs*: words with nothing but white space
between them ("Sen. Pete Domenici", "European Commission"). The stop of an abbreviation and the small words inside a
person's name ("Ursula von der Leyen") do not part a run; a possessive ends one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import Enum

_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏ]\w*(?:[.&'’-]\w+)*\.?")
_HEADLINE_SHARE = 0.6  # of the words capitalised: a title set in title case
_HEADLINE_WORDS = 5
_WIDEST_GAP = 24  # code points between two words of a name, a hard line break and an indentation included


class Manner(Enum):
    """How a sentence uses capitals, and so how much a capital tells."""

    PROSE = "capitals for names"
    HEADLINE = "a capital on most words"
    CAPITALS = "capitals throughout"


@dataclass(slots=True)
class Line:
    """A sentence's capitalised words, in parallel lists.

    Attributes:
        text: The whole text; all offsets are into it.
        start: Where the sentence starts.
        end: Where it ends.
        manner: How it uses capitals.
        words: The words without possessive and, but for initials and acronyms, without final stop.
        starts: Where each starts.
        ends: Where each ends: past the stop of an abbreviation, before a possessive.
        marks: What the knowledge says of each, as bits.
        runs: Half-open index ranges of words with nothing but white space between them.
        bits: The marks of all words together.
    """

    text: str
    start: int
    end: int
    manner: Manner
    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[int]
    runs: list[tuple[int, int]]
    bits: int

    def marks_of(self, first: int, last: int) -> int:
        """All bits of the words ``first`` up to ``last``, together."""
        bits = 0
        for mark in self.marks[first:last]:
            bits |= mark
        return bits

    def run_of(self, index: int) -> int:
        """The number of the run that a word is in."""
        return bisect_right(self.runs, index, key=lambda run: run[0]) - 1

    def gap_before(self, index: int) -> str:
        """The text between the word before and this one; up to the sentence's start for the first."""
        return self.text[self.ends[index - 1] if index else self.start : self.starts[index]]

    def phrase(self, first: int, last: int) -> str:
        """The words ``first`` up to ``last`` as the text has them, with single spaces."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


def line(
    text: str, start: int, end: int, marks: Mapping[str, int], abbreviations: Set[str], particles: Set[str]
) -> Line:
    """The capitalised words of the sentence ``text[start:end]``.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.
        marks: Bits for each known word.
        abbreviations: Words whose stop belongs to them.
        particles: Small words that do not part a run.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    runs: list[tuple[int, int]] = []
    first, broken, reached = 0, True, start
    for match in _CAPITALISED.finditer(text, start, end):
        begin, stop = match.span()
        if text[begin - 1].isalnum() and begin > start:
            continue
        word = match[0]
        possessive = False
        if word[-1] in ".s":
            word, cut, possessive = _bare(word, abbreviations)
            stop -= cut
        if words and (broken or (text[reached:begin] != " " and not _is_joined(text, reached, begin, particles))):
            runs.append((first, len(words)))
            first = len(words)
        words.append(word)
        starts.append(begin)
        ends.append(stop)
        broken, reached = possessive, stop
    if words:
        runs.append((first, len(words)))
    known = [marks.get(word, 0) for word in words]
    bits = 0
    for mark in known:
        bits |= mark
    manner = _manner(text, start, end, len(words))
    return Line(text, start, end, manner, words, starts, ends, known, runs, bits)


def _bare(word: str, abbreviations: Set[str]) -> tuple[str, int, bool]:
    """A word without possessive or final stop, how much of its end that cuts off, and whether it was possessive."""
    if word[-1] == ".":
        bare = word[:-1]
        if len(bare) < 2 or "." in bare:
            return word, 0, False
        return bare, bare not in abbreviations, False
    if word[-2:] in ("'s", "’s"):
        return word[:-2], 2, True
    if len(word) > 3 and word[:-1].isupper():
        return word[:-1], 1, True  # the apostrophe was lost ("the FBIs office")
    return word, 0, False


def _is_joined(text: str, start: int, end: int, particles: Set[str]) -> bool:
    """Whether only white space, or small words of a person's name, stand between two words."""
    if end - start > _WIDEST_GAP:
        return False
    gap = text[start:end]
    if gap.isspace():
        return True
    if not gap[:1].isspace() or not (gap[-1].isspace() or gap[-1] == "-"):
        return False
    return all(small.rstrip("-") in particles for small in gap.split())


def _manner(text: str, start: int, end: int, capitalised: int) -> Manner:
    spaces = text.count(" ", start, end)
    if capitalised <= _HEADLINE_SHARE * (spaces + 1):
        return Manner.PROSE
    if text[start:end].isupper():
        return Manner.CAPITALS
    stopped = "." in text[max(start, end - 2) : end]
    return Manner.HEADLINE if spaces + 1 >= _HEADLINE_WORDS and not stopped else Manner.PROSE
