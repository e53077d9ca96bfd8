"""What neighbouring numbers make together: ranges, rates, shared units, changes, conversions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model import Kind, Number, Qualifier

if TYPE_CHECKING:
    from tui.annotate.drafts import Draft, Readers

_TO = re.compile(r"\s?[-–—]\s?|\s{1,4}to\s{1,4}|-to-|-\s{1,4}to\s{1,4}")
_AND = re.compile(r"\s{1,4}and\s{1,4}")
_OR = re.compile(r"\s{1,4}or\s{1,4}")
_RATE = re.compile(r"\s{1,4}(in|out\s{1,4}of(?:\s{1,4}every)?|in\s{1,4}every|of\s{1,4}every|per)\s{1,4}")
_LIST = re.compile(r"-?(?:\s?,\s{0,4}(?:and\s{1,4}|or\s{1,4})?|-?\s{1,4}(?:and|or)\s{1,4}|/)")
_FROM = re.compile(r"\bfrom\s{1,4}\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,4}\Z", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere)\s{1,4}from\s{1,4}\Z", re.IGNORECASE)
_BRACKET = re.compile(
    r"\s?[(\[]\s?(?:about|around|approximately|approx\.|nearly|almost|over|some|or|=|~|≈|i\.e\.,?)?\s?"
)


def join(drafts: list[Draft], text: str, start: int, end: int, readers: Readers) -> None:
    """Join drafts in place."""
    if len(drafts) < 2:
        return
    _ranges_and_rates(drafts, text, start, end, readers)
    _shared_units(drafts, text)
    for place in range(1, len(drafts)):
        _conversion(drafts, place, text, readers)
        _change(drafts, place, text, start, readers)


def _ranges_and_rates(drafts: list[Draft], text: str, start: int, end: int, readers: Readers) -> None:
    place = 0
    while place + 1 < len(drafts):
        left, right = drafts[place], drafts[place + 1]
        if left.high is None and right.high is None and left.value is not None and right.value is not None:
            if _rate(left, right, text):
                left.kind, left.unit = Kind.FRACTION, None
                left.value, left.end, left.rule = left.value / right.value, right.end, "rate"
                left.tail = left.end
                left.step = 0
                del drafts[place + 1]
                continue
            if _is_range(left, right, text, start, readers):
                _spread(left, right)
                del drafts[place + 1]
                continue
        place += 1


def _gap(left: Draft, right: Draft, text: str) -> str:
    return text[left.tail : right.start]


def _rate(left: Draft, right: Draft, text: str) -> bool:
    assert left.value is not None and right.value is not None
    if (
        right.start - left.end > 24
        or left.kind is not Kind.COUNT
        or right.kind is not Kind.COUNT
        or left.tail != left.end
    ):
        return False
    match = _RATE.match(text, left.end, right.start)
    if match is None or match.end() != right.start or right.value <= left.value:
        return False
    word = match[1].split()
    if word[-1] == "every" or word == ["per"]:
        return True
    if word == ["in"]:
        return left.value == 1 or right.value in _ROUND
    return left.value == 1 or right.value in _ROUND


_ROUND = frozenset((2, 3, 4, 5, 6, 8, 10, 100, 1000, 10000, 100000, 1000000))


def _is_range(left: Draft, right: Draft, text: str, start: int, readers: Readers) -> bool:
    assert left.value is not None and right.value is not None
    if right.start - left.tail > 12:
        return False
    if left.unit and right.unit and left.unit != right.unit:
        return False
    if left.unit and not right.unit and left.kind is not Kind.MONEY:
        return False
    low = left.value
    if right.scale > 1 and left.scale == 1 and low * right.scale < right.value:
        low = low * right.scale
    if low >= right.value:
        return False
    lead = text[max(start, left.head - 24) : left.head]
    match = _TO.match(text, left.tail, right.start)
    if match is not None and match.end() == right.start:
        if left.tail != left.end and not left.unit:
            return False
        if _FROM.search(lead) and not _RANGING.search(lead):
            return not _changes(text, start, left.head, readers)
        return True
    match = _AND.match(text, left.tail, right.start)
    if match is not None and match.end() == right.start:
        return bool(_BETWEEN.search(lead))
    match = _OR.match(text, left.tail, right.start)
    if match is not None and match.end() == right.start:
        return left.worded and right.worded and right.value == left.value + 1
    return False


def _changes(text: str, start: int, at: int, readers: Readers) -> bool:
    words = text[max(start, at - 70) : at].lower().split()
    return any(word.strip(",.;") in readers.change_words for word in words)


def _spread(left: Draft, right: Draft) -> None:
    """Make ``left`` the range from ``left`` to ``right``: scale and unit hold for both ends."""
    assert left.value is not None and right.value is not None
    low: Number = left.value
    if right.scale > 1 and left.scale == 1 and low * right.scale < right.value:
        low = low * right.scale
        low = int(low) if low == int(low) else low
    if left.unit is None and right.unit is not None:
        if right.kind is Kind.MONEY and right.unit_span[0] > right.start and right.value < 1 <= low:
            low = round(low * 0.01, 6)
        left.kind, left.unit, left.kind_rule, left.unit_span = right.kind, right.unit, right.kind_rule, right.unit_span
    left.value, left.high = low, right.value
    left.end, left.tail, left.step = right.end, right.tail, right.step
    left.qualifier, left.rule = Qualifier.RANGE, "range"
    left.flaws.extend(flaw for flaw in right.flaws if flaw not in left.flaws)


def _shared_units(drafts: list[Draft], text: str) -> None:
    """ "10 and 20 percent", "four-, five- and six-cylinder", "from 35 to 32 percent": the unit is said once, at the end."""
    for place in range(len(drafts) - 2, -1, -1):
        left, right = drafts[place], drafts[place + 1]
        if (
            left.unit is not None
            or right.unit is None
            or left.kind is not Kind.COUNT
            or right.kind is Kind.MONEY
            and right.signed
        ):
            continue
        if right.start - left.end > 12:
            continue
        gap = text[left.end : right.start]
        match = _LIST.fullmatch(gap) or _TO.fullmatch(gap)
        if match is None:
            continue
        left.kind, left.unit, left.kind_rule, left.unit_span = right.kind, right.unit, "shared-unit", right.unit_span


def _conversion(drafts: list[Draft], place: int, text: str, readers: Readers) -> None:
    """ "30 inches (76 cm)": the same in other units."""
    main, other = drafts[place - 1], drafts[place]
    gap = text[main.tail : other.head]
    match = _BRACKET.fullmatch(gap) if len(gap) < 24 else None
    if match is None or main.value is None or other.value is None:
        return
    if main.kind is not other.kind or main.unit is None or main.unit == other.unit:
        return
    if main.kind is not Kind.MONEY:
        first, second = (
            readers.units.in_base(main.value, main.unit),
            readers.units.in_base(other.value, other.unit or ""),
        )
        if first is None or second is None or first[1] != second[1]:
            return
        if abs(first[0] - second[0]) > 0.15 * max(abs(first[0]), abs(second[0])):
            return
    other.same_as = place - 1


def _change(drafts: list[Draft], place: int, text: str, start: int, readers: Readers) -> None:
    """ "from 35 to 32 percent": the second replaces the first."""
    old, new = drafts[place - 1], drafts[place]
    if old.kind is not new.kind or old.unit != new.unit:
        return
    gap = text[old.tail : new.head]
    if gap.strip() == "to" and _FROM.search(text[max(start, old.head - 12) : old.head]):
        new.changed_from = place - 1
