"""Cardinals in words, to the trillions, and the scale words after a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.annotate.patterns import Pattern
from tui.knowledge import Knowledge

_WORD = Pattern(r"[A-Za-z]{2,9}")
_NEXT = Pattern(r"(?:\s{1,6}|\s?[-\u2010\u2011]\s?)([A-Za-z]{2,9})(?![A-Za-z])")
_AND = Pattern(r"(?:\s{1,6}and\s{1,6}|-and-)([A-Za-z]{2,9})(?![A-Za-z])", re.IGNORECASE)
_AND_A_PART = Pattern(r"[\s-]{1,4}and[\s-]{1,4}(?:an?|one|(three))[\s-]{1,4}([A-Za-z]{4,9})(?![A-Za-z])", re.IGNORECASE)


class Cardinal(NamedTuple):
    """A cardinal in words.

    Attributes:
        end: Past its last word.
        value: The number.
        step: What its last word stands for.
        scale: Its largest scale word.
    """

    end: int
    value: int
    step: int
    scale: int


class NumberWords:
    """The tables of number words, and what reads cardinals with them.

    Attributes:
        small: Cardinals below a hundred.
        scales: Scale words with their factor.
        orders: Orders of magnitude ("dozens") with theirs.
        fractions: Fraction words with their denominator.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.small: dict[str, int] = dict(knowledge.glossary("number_words"))
        self.scales: dict[str, int] = dict(knowledge.glossary("scale_words"))
        self.orders: dict[str, int] = dict(knowledge.glossary("order_words"))
        self.fractions: dict[str, int] = dict(knowledge.glossary("fraction_words"))

    def scale(self, text: str, at: int, end: int) -> tuple[int, int]:
        """The product of the scale words that follow a number at ``at``, and where they end (``at`` if none do)."""
        factor, stop = 1, at
        while match := _NEXT.match(text, stop, end):
            word = self.scales.get(match[1].lower())
            if word is None or word < factor:
                break
            factor, stop = factor * word, match.end()
        return factor, stop

    def cardinal(self, text: str, at: int, end: int) -> Cardinal | None:
        """The longest cardinal in words that begins at ``at``."""
        match = _WORD.match(text, at, end)
        current = self.small.get(match[0].lower()) if match else None
        if match is None or current is None:
            return None
        total, step, stop = 0, 1, match.end()
        ceiling, top = 10**15, 1
        while joined := _NEXT.match(text, stop, end):
            word = joined[1].lower()
            scale = self.scales.get(word)
            if scale == 100 and 0 < current < 100:
                current, step, top = current * 100, 100, max(top, 100)
            elif scale is not None and scale != 100 and current and scale < ceiling:
                total, current, step, ceiling, top = total + current * scale, 0, scale, scale, max(top, scale)
            elif word in self.small and _adds(current, total, self.small[word], step):
                current, step = current + self.small[word], 1
            elif word == "and" and step in (100, 1000) and (after := self._after_and(text, stop, end)):
                joined, current, step = after, current + self.small[after[1].lower()], 1
            else:
                break
            stop = joined.end()
        return Cardinal(stop, total + current, step, top)

    def _after_and(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """The number word after "and" in "one hundred and five", unless a scale makes it a number of its own."""
        match = _AND.match(text, at, end)
        if match is None or not self.small.get(match[1].lower()):
            return None
        following = _NEXT.match(text, match.end(), end)
        return None if following and self.scales.get(following[1].lower()) in (12, 100) else match

    def part(self, text: str, at: int, end: int) -> tuple[int, int] | None:
        """The denominator of the fraction word after a numerator ("two-thirds"), and where it ends."""
        match = _NEXT.match(text, at, end)
        below = self.fractions.get(match[1].lower()) if match else None
        return None if match is None or below is None else (below, match.end())

    def and_a_part(self, text: str, at: int, end: int) -> tuple[int, int, int] | None:
        """Numerator, denominator and end of "and a half", "and three-quarters" after a number."""
        match = _AND_A_PART.match(text, at, end)
        below = self.fractions.get(match[2].lower()) if match else None
        return None if match is None or below is None else (3 if match[1] else 1, below, match.end())


def _adds(current: int, total: int, word: int, step: int) -> bool:
    """Whether a number word adds to what stands before it: "twenty | five", "two hundred | ten"."""
    if word == 0:
        return False
    if current == 0:
        return total > 0
    if current % 100 == 0:
        return step == 100
    return current % 10 == 0 and current % 100 >= 20 and word < 10
