"""The word "one": a count in "one incident", a pronoun in "one of them", an idiom in "one day"."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.number_words import NumberWords
from tui.annotate.patterns import Pattern
from tui.annotate.stretch import CLOSING_MARKS, OPENING_MARKS, Stretch
from tui.knowledge import Knowledge

_PLACED = Pattern(r"\sin\s(?:the\s)?[A-Z]")
_LIST_OF_PLACES = Pattern(r"\sin\s(?:the\s)?[A-Z][\w.’'-]{1,20}(?:\s[A-Z][\w.’'-]{1,20}){0,2}(?:,|,?\sand)\s\Z")
_LETTERS = Pattern(r"[A-Za-z-]+")


class PronounOne:
    """Tells the pronoun from the number."""

    def __init__(self, knowledge: Knowledge, words: NumberWords) -> None:
        self._numbers = words
        self._openers = frozenset(knowledge.words("one_openers"))
        self._followers = frozenset(knowledge.words("one_followers"))
        self._idle_nouns = frozenset(knowledge.words("one_idle_nouns"))
        self._hedges = frozenset(knowledge.words("one_hedges"))
        self._fates = frozenset(knowledge.words("one_fates"))
        self._fatal_verbs = frozenset(knowledge.words("one_fatal_verbs"))
        self._joints = frozenset(knowledge.words("one_joints"))

    def is_pronoun(self, stretch: Stretch, at: int, before: Sequence[str]) -> bool:
        """Whether the "one" at ``at`` counts nothing."""
        stop = at + 3
        mark = stretch.at(stop)
        if mark in "-‐‑":
            return False
        last = before[-1].lstrip(OPENING_MARKS) if before else ""
        after = stretch.words_after(stop)[:2]
        match = _LETTERS.match(after[0]) if after else None
        first = match[0].lower() if match else ""
        if first in self._joints and len(after) > 1 and self._is_number(after[1]):
            return False
        if last in self._openers:
            return True
        if first == "in" and _PLACED.match(stretch.text, stop) and _LIST_OF_PLACES.search(stretch.text, at - 48, at):
            return False  # "one person in the Philippines and *one in Hong Kong*"
        if mark in CLOSING_MARKS or mark in "–—" or not first:
            return last not in self._fatal_verbs
        if first in self._fates:
            return False
        if first in self._idle_nouns:
            return last not in self._hedges
        return first in self._followers and last not in self._fatal_verbs

    def _is_number(self, word: str) -> bool:
        bare = word.strip(CLOSING_MARKS).lower().split("-")[0]
        return bare[:1].isdigit() or bare in self._numbers.small or bare in ("of", "every", "a")
