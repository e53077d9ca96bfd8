"""The words on either side of a place in the text, and phrases looked up among them.

Looking up the last word first and only then the rest keeps a table of hundreds of phrases as cheap as one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_WINDOW = 56
"""Code points looked at on one side: five long words. Longer phrases than that are in no table."""

_OPENERS = "“‘\"'([—–"
"""Marks that may stand between a word and the number it goes with."""


def words_before(text: str, start: int, at: int) -> list[str]:
    """The last few words of ``text[start:at]``, lower case, with the punctuation that touches them."""
    left = at - _WINDOW
    if left <= start:
        return text[start:at].lower().split()
    words = text[left:at].lower().split()
    return words[1:]


def words_after(text: str, at: int, end: int) -> list[str]:
    """The first few words of ``text[at:end]``, as written, with the punctuation that touches them."""
    right = at + _WINDOW
    if right >= end:
        return text[at:end].split()
    return text[at:right].split()[:-1]


class PhrasesBefore(Generic[T]):
    """Phrases that may stand right before a place, each with a value; the longest that fits wins."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        by_last: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, value in phrases:
            words = phrase.lower().split()
            by_last.setdefault(words[-1], []).append((words, value))
        for candidates in by_last.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))
        self._by_last = by_last

    def match(self, words: Sequence[str]) -> tuple[int, T] | None:
        """How many of the last ``words`` form a phrase of the table, and its value."""
        if not words:
            return None
        candidates = self._by_last.get(words[-1])
        if candidates is None:
            candidates = self._by_last.get(words[-1].lstrip(_OPENERS))
            if candidates is None:
                return None
        for phrase, value in candidates:
            if len(phrase) == 1 or _fits(phrase, words):
                return len(phrase), value
        return None


def _fits(phrase: list[str], words: Sequence[str]) -> bool:
    size = len(phrase)
    if size > len(words):
        return False
    first = words[-size]
    return (first == phrase[0] or first.lstrip(_OPENERS) == phrase[0]) and list(words[1 - size : -1]) == phrase[1:-1]


def start_of_words(text: str, start: int, at: int, count: int) -> int:
    """Where the last ``count`` words of ``text[start:at]`` begin."""
    place = at
    for _ in range(count):
        while place > start and text[place - 1].isspace():
            place -= 1
        while place > start and not text[place - 1].isspace():
            place -= 1
    while place < at and text[place] in _OPENERS:
        place += 1
    return place
