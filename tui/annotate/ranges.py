"""Two numbers that make one quantity: ranges ("15-20", "between 5 and 7 percent") and rates ("1 in 5")."""

from __future__ import annotations

import re

from tui.annotate.patterns import Pattern
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import Stretch
from tui.knowledge import Knowledge
from tui.model import Kind, Number, Qualifier

_TO = Pattern(r"\s?[-–—]\s?|\s{1,4}(?:to|through)\s{1,4}|-(?:to|through)-|[-–]\s{1,4}to\s{1,4}", re.IGNORECASE)
_AND = Pattern(r"-?\s{1,4}(?:and|to)\s{1,4}", re.IGNORECASE)
_OR = Pattern(r"-?\s{1,4}or\s{1,4}", re.IGNORECASE)
_RATE = Pattern(
    r"(?:\s{1,4}|-)(in(?:\s{1,4}every)?|out\s{1,4}of(?:\s{1,4}every)?|of\s{1,4}every|per)(?:\s{1,4}|-)", re.I
)
_FROM = Pattern(r"\bfrom\s{1,4}(?:about|around|nearly|roughly)?\s{0,4}\Z", re.IGNORECASE)
_RANGING = Pattern(
    r"\b(?:rang\w{1,4}|var(?:y|ies|ied|ying)|anywhere)(?:\s{1,4}[\w-]{1,20}){0,3}\s{1,4}from\s{1,4}\Z", re.I
)
_BETWEEN = Pattern(r"\bbetween\s{1,4}(?:about|around|an?\s{1,4}estimated|roughly)?\s{0,4}\Z", re.IGNORECASE)
_ROUND = frozenset((2, 3, 4, 5, 6, 8, 10, 100, 1000, 10_000, 100_000, 1_000_000))
"""Bases of odds as people say them ("3 out of 4"); "7 out of 20 cases" counts both."""
_OF = Pattern(r"\s{1,4}of\s{1,4}", re.IGNORECASE)
_WORD = Pattern(r"\s{1,4}(?:[a-z]|[A-Z][\w-]{0,20}\s{1,4}[a-z]{2,20}s\b|[A-Z]{2,20}S\b)|-[a-z]")
_PLURAL = Pattern(r"\s{1,4}(?:[a-z-]{3,20}s|people|men|women|children)\b")
_ALIKE = 3
"""How much larger "4,000" may be than "3" thousand for "3-4,000" to mean three to four thousand."""
_CUE_WINDOW = 80


class Ranges:
    """Joins a quantity to the next one where both make one quantity."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._changes = frozenset(knowledge.words("change_words"))
        self._tallies = frozenset(knowledge.words("tally_words"))

    def join(self, quantities: list[Quantity], stretch: Stretch) -> None:
        """Join neighbours in place; a tally (``24-17``) is dropped."""
        place = 0
        while place + 1 < len(quantities):
            left, right = quantities[place], quantities[place + 1]
            if right.start - left.end > 24 or left.value is None or right.value is None or left.high is not None:
                place += 1
            elif _is_rate(left, right, stretch):
                _make_rate(left, right)
                del quantities[place + 1]
            elif _is_part_of_a_percent(left, right, stretch):
                _make_percent(left, right)
                del quantities[place + 1]
            elif self._is_tally(left, right, stretch):
                del quantities[place : place + 2]
            elif self._is_range(left, right, stretch):
                _make_range(left, right)
                del quantities[place + 1]
            else:
                place += 1

    def _is_range(self, left: Quantity, right: Quantity, stretch: Stretch) -> bool:
        if not _share_a_unit(left, right) or _low(left, right) >= (right.value or 0):
            return False
        text = stretch.text
        lead = text[max(stretch.start, left.head - 48) : left.head]
        between = _AND.fullmatch(text, left.tail, right.start)
        if between and (opener := _BETWEEN.search(lead)):
            left.head -= len(lead) - opener.start()
            return True
        if _TO.fullmatch(text, left.tail, right.start):
            opener = _FROM.search(lead)
            if opener is None:
                return left.unit is None or not self._changed(stretch, left.head, within=2)
            if _RANGING.search(lead) is None and self._changed(stretch, left.head):
                return False
            left.head -= len(lead) - opener.start()
            return True
        nearly = left.worded == right.worded and right.value in _one_more(left, right)
        return nearly and _OR.fullmatch(text, left.tail, right.start) is not None

    def _is_tally(self, left: Quantity, right: Quantity, stretch: Stretch) -> bool:
        """``70-22``, "3 to 1": the first is the larger, or a word of voting stands before, or no noun follows."""
        if left.kind is not Kind.COUNT or right.kind is not Kind.COUNT or left.scale > 1 or right.scale > 1:
            return False
        if _TO.fullmatch(stretch.text, left.end, right.start) is None:
            return False
        if self._changed(stretch, left.head):
            return False
        if right.start - left.end == 1 and not _WORD.match(stretch.text, right.tail, stretch.end):
            return True
        if (left.value or 0) >= (right.value or 0):
            return _FROM.search(stretch.text[max(stretch.start, left.head - 12) : left.head]) is None
        if _PLURAL.match(stretch.text, right.tail, stretch.end):
            return False
        return not self._tallies.isdisjoint(word.strip(",.;:") for word in stretch.words_before(left.head)[-4:])

    def _changed(self, stretch: Stretch, at: int, *, within: int = 20) -> bool:
        """Whether a word of change stands among the last words before ``at``: "fell $2 to $66" is no range."""
        words = stretch.text[max(stretch.start, at - _CUE_WINDOW) : at].lower().split()[-within:]
        return not self._changes.isdisjoint(word.strip(",.;()") for word in words)


def _is_rate(left: Quantity, right: Quantity, stretch: Stretch) -> bool:
    if left.kind is not Kind.COUNT or right.kind is not Kind.COUNT or left.tail != left.end:
        return False
    match = _RATE.fullmatch(stretch.text, left.end, right.start)
    if match is None or (right.value or 0) <= (left.value or 0):
        return False
    said = match[1].lower().split()
    if said[-1] in ("every", "per"):
        return said[-1] == "every" or (right.value or 0) >= 100
    return left.value == 1 or right.value in _ROUND


def _make_rate(left: Quantity, right: Quantity) -> None:
    left.kind, left.rule, left.kind_rule = Kind.FRACTION, "rate", "rate"
    left.value = (left.value or 0) / (right.value or 1)
    left.step = left.step / (right.value or 1) if right.value else left.step
    left.end = left.tail = right.end
    left.ahead = right.ahead


def _is_part_of_a_percent(left: Quantity, right: Quantity, stretch: Stretch) -> bool:
    """``one-tenth of one percent``."""
    if left.kind is not Kind.FRACTION or right.kind is not Kind.PERCENT or right.value != 1:
        return False
    return _OF.fullmatch(stretch.text, left.end, right.start) is not None


def _make_percent(left: Quantity, right: Quantity) -> None:
    left.kind, left.unit, left.unit_span = right.kind, right.unit, right.unit_span
    left.rule, left.kind_rule = "part-of-a-percent", right.kind_rule
    left.end = left.tail = right.end
    left.ahead = right.ahead


def _one_more(left: Quantity, right: Quantity) -> tuple[Number, Number]:
    """What follows ``left``, in its own scale and in that of ``right``: "five or six", "$5 or $6 billion"."""
    more = (left.value or 0) + 1
    return more, more * right.scale if left.scale == 1 else more


def _share_a_unit(left: Quantity, right: Quantity) -> bool:
    if left.unit is None:
        return left.kind is right.kind or left.kind is Kind.COUNT
    return left.unit == right.unit or (right.unit is None and left.kind is Kind.MONEY and left.signed)


def _low(left: Quantity, right: Quantity) -> Number:
    """The lower end in the scale and unit of the upper end where it has none of its own: "four to five thousand"."""
    low = left.value or 0
    if right.scale > 1 and left.scale == 1 and low * right.scale < (right.value or 0):
        scaled = low * right.scale
        return int(scaled) if scaled == int(scaled) else scaled
    if left.rule == "digits" and not right.signed and right.rule == "grouped-digits" and (right.value or 0) % 1000 == 0:
        thousands = low * 1000
        return thousands if right.value and right.value / _ALIKE <= thousands < right.value else low
    return round(low * right.size, 6) if right.size != 1 and left.unit is None else low


def _make_range(left: Quantity, right: Quantity) -> None:
    """Make ``left`` the range from ``left`` to ``right``: scale and unit hold for both ends."""
    low = _low(left, right)
    if left.unit is None and right.unit is not None:
        left.kind, left.unit, left.kind_rule, left.unit_span = right.kind, right.unit, right.kind_rule, right.unit_span
    left.value, left.high, left.step = low, right.value, right.step
    left.end, left.tail, left.scale, left.ahead = right.end, right.tail, right.scale, right.ahead
    left.qualifier, left.rule = Qualifier.RANGE, "range"
    left.flaws += tuple(flaw for flaw in right.flaws if flaw not in left.flaws)
