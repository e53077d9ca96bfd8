"""A stretch of text under the reader's eye, with the words on either side of a place in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_WINDOW = 48
"""Code points looked at on one side of a place: about seven words. No phrase of the tables is longer."""

OPENING_MARKS = "“‘„«\"'([{"
"""Marks that may stand between a word and the number that goes with it."""

CLOSING_MARKS = ".,;:!?)]”’\"'"
"""Marks that may stand right after a number or a word."""


class Stretch:
    """``text[start:end]``, the part of a text that is read as a whole.

    Attributes:
        text: The whole text.
        start: First code point of the part.
        end: Past the last one.
    """

    __slots__ = ("_before", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._before: dict[int, list[str]] = {}

    def before(self, at: int) -> str:
        """The character before ``at``, a space at the start of the stretch."""
        return self.text[at - 1] if at > self.start else " "

    def at(self, at: int) -> str:
        """The character at ``at``, a space at the end of the stretch."""
        return self.text[at] if at < self.end else " "

    def words_before(self, at: int) -> Sequence[str]:
        """The last few words before ``at``, lower case, with the punctuation that touches them.

        Several readers ask about the same place, so what was found there is kept.
        """
        words = self._before.get(at)
        if words is None:
            left = at - _WINDOW
            if left <= self.start:
                words = self.text[self.start : at].lower().split()
            else:
                words = self.text[left:at].lower().split()[1:]
            self._before[at] = words
        return words

    def words_after(self, at: int) -> list[str]:
        """The first few words from ``at`` on, as written, with the punctuation that touches them."""
        right = at + _WINDOW
        if right >= self.end:
            return self.text[at : self.end].split()
        return self.text[at:right].split()[:-1]

    def word_before(self, at: int) -> str:
        """The word that ends at ``at`` or before the space there, as written; ``"Monday"`` of ``"today:Monday"``."""
        words = self.text[max(self.start, at - _WINDOW) : at].split()
        return words[-1].rpartition(":")[2].rpartition(".")[2].lstrip(OPENING_MARKS) if words else ""

    def start_of_words(self, at: int, count: int) -> int:
        """Where the last ``count`` words before ``at`` begin, opening marks left out."""
        text, start = self.text, self.start
        place = at
        for _ in range(count):
            while place > start and text[place - 1].isspace():
                place -= 1
            while place > start and not text[place - 1].isspace():
                place -= 1
        while place < at and text[place] in OPENING_MARKS:
            place += 1
        return place


class PhrasesBefore(Generic[T]):
    """Phrases that may stand right before a place, each with a value; the longest that fits wins.

    They are filed by their last two words, so a table of hundreds costs no more than one of ten.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._words: dict[str, T] = {}
        self._longer: dict[tuple[str, str], list[tuple[list[str], T]]] = {}
        self._lasts: set[str] = set()
        for phrase, value in phrases:
            words = phrase.lower().split()
            self._lasts.add(words[-1])
            if len(words) == 1:
                self._words[phrase.lower()] = value
            else:
                self._longer.setdefault((words[-2], words[-1]), []).append((words, value))
        for candidates in self._longer.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def match(self, words: Sequence[str]) -> tuple[int, T] | None:
        """How many of the last ``words`` form a phrase of the table, and its value."""
        if not words:
            return None
        last = words[-1].lstrip(OPENING_MARKS)
        if last not in self._lasts:
            return None
        if len(words) > 1:
            for phrase, value in self._longer.get((words[-2].lstrip(OPENING_MARKS), last), ()):
                size = len(phrase)
                if size == 2 or (size <= len(words) and _fits(phrase, words)):
                    return size, value
        alone = self._words.get(last)
        return None if alone is None else (1, alone)


def _fits(phrase: list[str], words: Sequence[str]) -> bool:
    size = len(phrase)
    return words[-size].lstrip(OPENING_MARKS) == phrase[0] and list(words[1 - size : -1]) == phrase[1:-1]
