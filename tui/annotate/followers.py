"""What the word after a number can mean to those who read the number: one look at a table tells whom to ask.

Most numbers in prose are followed by a small word that only says what is counted ("112 suspects"). Everyone who would
look for a unit, a scale word, a hedge behind such a number asks for the words that mean something to them to be put
down here, and is not asked about others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tui.annotate.patterns import Pattern

MASK: Final = 1 << 0
"""A number before the word may be no figure at all."""
SCALE: Final = 1 << 1
"""The word may be part of the number."""
UNIT: Final = 1 << 2
"""It may be a unit, or an adjective before one."""
MULTIPLE: Final = 1 << 3
"""It may make the number a factor, or a value on a scale."""
HEDGE: Final = 1 << 4
"""It may hedge the number."""
NO_NOUN: Final = 1 << 5
"""It may show that nothing is counted."""
ANYTHING: Final = MASK | SCALE | UNIT | MULTIPLE | HEDGE | NO_NOUN
"""No small word follows, so everyone has to look."""

PLAIN_NUMBER = Pattern(r"(\d{1,3}(?:,\d{3}){0,5}|\d{4,15})(?:\.(\d{1,12}))?\s{1,4}([a-z]+)(?![\w/])")
"""A number in its usual form (its digits, its decimals) before a small word."""


class Followers:
    """The table of words.

    Args:
        words: For each of the meanings, the words that may have it, in lower case.
    """

    def __init__(self, words: Iterable[tuple[int, Iterable[str]]]) -> None:
        self._meanings: dict[str, int] = {}
        for meaning, those in words:
            for word in those:
                self._meanings[word] = self._meanings.get(word, 0) | meaning

    def of(self, number: re.Match[str] | None) -> int:
        """What the word may mean behind a :data:`PLAIN_NUMBER`, or behind a number that is none."""
        return ANYTHING if number is None else self._meanings.get(number[3], 0)
