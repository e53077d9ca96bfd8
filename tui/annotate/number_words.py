"""Numbers in words: cardinals to the trillions, dozens, fractions and orders of magnitude."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.knowledge import Knowledge

_WORD = re.compile(r"[A-Za-z]+")
_NEXT = re.compile(r"(?:\s{1,6}|\s?-\s?)([A-Za-z]+)")
_AND_PART = re.compile(r"[\s-]{1,4}and[\s-]{1,4}(?:a|one|three)[\s-]{1,4}([A-Za-z]+)")
_AND = re.compile(r"\s{1,6}and\s{1,6}([A-Za-z]+)|-and-([A-Za-z]+)")


class Words(NamedTuple):
    """A number in words: its end, its value, its step, the largest scale word in it."""

    end: int
    value: int
    step: int
    scale: int


class NumberWords:
    """Reads number words."""

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

    def cardinal(self, text: str, at: int, end: int) -> Words | None:
        """The longest cardinal in words that begins at ``at``."""
        match = _WORD.match(text, at, end)
        if match is None:
            return None
        word = match[0].lower()
        value = self.small.get(word)
        if value is None:
            return None
        total, current, stop = 0, value, match.end()
        step, ceiling, top = 1, 10**15, 1
        while True:
            joined = _NEXT.match(text, stop, end)
            if joined is None:
                break
            word = joined[1].lower()
            scale = self.scales.get(word)
            if scale == 100 and 0 < current < 100:
                current, step, top = current * 100, 100, max(top, 100)
            elif scale is not None and scale != 100 and current and scale < ceiling:
                total, step, ceiling, top = total + current * scale, scale, scale, max(top, scale)
                current = 0
            elif word in self.small and _continues(current, total, self.small[word], step):
                current, step = current + self.small[word], 1
            elif word == "and" and step in (100, 1000) and (joined := self._after_and(text, stop, end)):
                current, step = current + self.small[joined[joined.lastindex or 1].lower()], 1
            else:
                break
            stop = joined.end()
        return Words(stop, total + current, step, top)

    def _after_and(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """The number word after "and" in "one hundred and five", unless a scale word makes it a number of its own."""
        match = _AND.match(text, at, end)
        if match is None or self.small.get(match[match.lastindex or 1].lower(), 0) == 0:
            return None
        following = _NEXT.match(text, match.end(), end)
        if following and self.scales.get(following[1].lower(), 0) == 100:
            return None
        return match

    def part(self, text: str, at: int, end: int) -> tuple[int, int] | None:
        """The denominator of the fraction word that follows a numerator ("two-thirds"), and where it ends."""
        match = _NEXT.match(text, at, end)
        if match is None:
            return None
        below = self.fractions.get(match[1].lower())
        return None if below is None else (below, match.end())

    def and_a_part(self, text: str, at: int, end: int) -> tuple[float, int, int] | None:
        """What "and a half" adds to the number before it: the part, its denominator and where it ends."""
        match = _AND_PART.match(text, at, end)
        if match is None:
            return None
        below = self.fractions.get(match[1].lower())
        if below is None:
            return None
        above = 3 if "three" in match[0].lower() else 1
        return above / below, below, match.end()


def _continues(current: int, total: int, word: int, step: int) -> bool:
    """Whether a number word adds to what stands before it: "twenty | five", "two hundred | ten", "one thousand | six"."""
    if word == 0:
        return False
    if current == 0:
        return total > 0
    if current % 100 == 0:
        return step == 100
    return current % 10 == 0 and current % 100 >= 20 and word < 10
