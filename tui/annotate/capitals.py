"""The capitalised words of a sentence: where every name is looked for.

A :class:`Line` is one sentence seen as its capitalised words, parted into *runs*: words with nothing but white space
between them ("Sen. Pete Domenici", "European Commission"). The stop of an abbreviation and the small words inside a
person's name ("Ursula von der Leyen") do not part a run; a possessive ends one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from tui.annotate.patterns import Pattern
from tui.annotate.vocabulary import Vocabulary

_CAPITALISED = Pattern(r"[A-ZÀ-ÖØ-ÞĀ-ɏ](?:[a-z]+(?= )|\w*(?:[.&'’-]\w+)*\.?)")
_HEADLINE_SHARE = 0.6  # of the words capitalised: a title set in title case
_HEADLINE_WORDS = 5
_MOST_WORDS_KEPT = 50_000  # so that a hostile text cannot fill the memory
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
        run_marks: The marks of each run's words together.
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
    run_marks: list[int]
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


class _Word(NamedTuple):
    """What a capitalised token of the text comes to.

    Attributes:
        word: The word without possessive or final stop.
        cut: How much of its end that cuts off.
        ends_run: Whether a possessive or a full stop behind it parts it from the next word.
        marks: What the knowledge says of it, and its shape.
    """

    word: str
    cut: int
    ends_run: bool
    marks: int


class Capitals:
    """Reads sentences as lines. Keeps what it found out about each word, since few words make up most text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._particles = vocabulary.particles
        self._words: dict[str, _Word] = {}

    def line(self, text: str, start: int, end: int) -> Line:
        """The capitalised words of the sentence ``text[start:end]``."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        marks: list[int] = []
        runs: list[tuple[int, int]] = []
        run_marks: list[int] = []
        first, broken, reached, bits, run_bits = 0, False, -1, 0, 0
        seen = self._words
        for match in _CAPITALISED.finditer(text, start, end):
            begin, stop = match.span()
            if broken or begin - reached != 1 or text[reached] != " ":
                if begin > start and text[begin - 1].isalnum():
                    continue
                if words and (broken or not _is_joined(text, reached, begin, self._particles)):
                    runs.append((first, len(words)))
                    run_marks.append(run_bits)
                    bits |= run_bits
                    first, run_bits = len(words), 0
            word, cut, broken, mark = seen.get(match[0]) or self._word(match[0])
            reached = stop - cut
            words.append(word)
            starts.append(begin)
            ends.append(reached)
            marks.append(mark)
            run_bits |= mark
        if words:
            runs.append((first, len(words)))
            run_marks.append(run_bits)
            bits |= run_bits
        manner = _manner(text, start, end, len(words))
        return Line(text, start, end, manner, words, starts, ends, marks, runs, run_marks, bits)

    def _word(self, token: str) -> _Word:
        word, cut, ends_run = _bare(token, self._vocabulary.abbreviations)
        if len(self._words) > _MOST_WORDS_KEPT:
            self._words.clear()
        self._words[token] = found = _Word(word, cut, ends_run, self._vocabulary.bits_of(word))
        return found


def _bare(word: str, abbreviations: Set[str]) -> tuple[str, int, bool]:
    """A word without possessive or final stop, how much of its end that cuts off, and whether it ends its run."""
    if word[-1] == ".":
        bare = word[:-1]
        if len(bare) < 2 or "." in bare:
            return word, 0, False
        return bare, bare not in abbreviations, False
    if word[-2:] in ("'s", "’s"):
        return word[:-2], 2, True
    if word[-1] == "s" and len(word) > 3 and word[:-1].isupper():
        return word[:-1], 1, True  # the apostrophe was lost ("the FBIs office")
    return word, 0, False


def _is_joined(text: str, start: int, end: int, particles: Set[str]) -> bool:
    """Whether only white space, or small words of a person's name, stand between two words."""
    if end - start > _WIDEST_GAP or not text[start : start + 1].isspace():
        return False
    gap = text[start:end]
    if gap.isspace():
        return True
    if not (gap[-1].isspace() or gap[-1] == "-"):
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
