"""Parts must add up to the total they are said to make (P202, P203)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile, zip_longest

from tui.crossref.checks.lists import bulleted_list, items_after
from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, has_any, phrase
from tui.crossref.intervals import Interval, interval
from tui.model import Check, Figure, Kind, Qualifier, Reading

_BULLET_LINE = re.compile(r"^[^\S\n]*[*•◦▪·–-][^\S\n]+\S[^\n]*$", re.M)
_PRECISE_DIGITS = 4
_MOST_PARTS = 60
_SCALES = (1, 1e3, 1e6, 1e9, 1e12)
_SLIP = 0.25
"""How far parts may miss their total and still be meant to make it, as a share of it: by observation."""

_REACH = 60
"""Characters between a count and the bracket that breaks it down: its noun and verb."""


def listed_amounts(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Amounts in a list that do not add up to the amount stated before it.

    One that names its amounts after a colon is held to what rounding leaves, any other only where it is written to the
    last dollar: a list under a rounded total is often a selection.
    """
    if found := _named_with_colon(reading, terms) or _bulleted(reading, terms):
        stated, parts = found
        total = said_amount(stated, sum(part.value or 0 for part in parts))
        message = f"sum: the listed amounts add up to {total}, not {stated.text}."
        rests = [(reading.release.id, part.start, part.end) for part in parts]
        yield finding("P202", reading, (stated.start, stated.end), message, *rests)


def _named_with_colon(reading: Reading, terms: Terms) -> tuple[Figure, Sequence[Figure]] | None:
    """The first amount that is not what its clause lists after a colon, with that."""
    for number, figure in enumerate(reading.figures):
        if figure.kind is Kind.MONEY and _astray(figure, parts := _itemised(reading, number, terms)):
            return figure, parts
    return None


def _bulleted(reading: Reading, terms: Terms) -> tuple[Figure, Sequence[Figure]] | None:
    """The one precise amount before the bullets of a release, where these make another, with them."""
    text = reading.release.text
    listed: list[Figure] = []
    for match in _BULLET_LINE.finditer(text):
        here = [f for f in reading.figures if match.start() <= f.start < match.end() and f.kind is Kind.MONEY]
        if len(here) > 1 or any(_open(figure) for figure in here):
            return None
        listed += here
    if len(listed) < 2 or len({figure.unit for figure in listed}) > 1:
        return None
    first = listed[0]
    before = [f for f in reading.figures if f.end <= first.start and f.kind is Kind.MONEY and f.unit == first.unit]
    totals = [f for f in before if _precise(f)]
    if len({f.value for f in totals}) != 1 or has_any(terms.partial, text[totals[-1].end : first.start]):
        return None
    stated, total = totals[-1], sum(figure.value or 0 for figure in listed)
    misses = stated.value is not None and abs(stated.value - total) > 0.5
    return (stated, listed) if misses and (stated.value or 0) > max(f.value or 0 for f in listed) else None


def breakdowns(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Counts whose parts add up to another number: in brackets after it or after each name, or after a colon."""
    for number, figure in enumerate(reading.figures):
        allowed = interval(figure)
        in_brackets = reading.release.text[figure.start - 1 : figure.start] == "("
        if allowed is None or figure.kind is not Kind.COUNT or _open(figure) or in_brackets:
            continue
        parts, listed = _parts(reading, number, terms), _itemised(reading, number, terms)
        if _astray(figure, listed):
            parts = listed
        total = sum(part.value or 0 for part in parts)
        if len(parts) > 1 and total != figure.value:
            message = f"{phrase(reading, figure)}, but its parts add up to {total:,}."
            rests = [(reading.release.id, part.start, part.end) for part in parts]
            yield finding("P203", reading, (figure.start, figure.end), message, *rests)


def _parts(reading: Reading, number: int, terms: Terms) -> Sequence[Figure]:
    """The counts that break a figure down: all those in one bracket after it, or one alone in each of many."""
    text, figure = reading.release.text, reading.figures[number]
    if "(" not in text[figure.end : figure.end + 2 * _REACH]:
        return ()
    following = islice(reading.figures, number + 1, number + 2 + _MOST_PARTS)
    later = list(takewhile(lambda other: other.start < figure.sentence.end, following))
    if not 1 < len(later) <= _MOST_PARTS or any(f.kind is not Kind.COUNT or _open(f) for f in later):
        return ()
    lead = text[figure.end : later[0].start]
    if has_any(terms.partial, lead) or len(lead) > _REACH:
        return ()
    alone = [f for f in later if text[f.start - 1] == "(" and text[f.end : f.end + 1] == ")"]
    if len(alone) > 1 and len(alone) == len(later):
        return alone
    opened = text.find("(", figure.end, later[0].start)
    closed = text.find(")", opened) if opened >= 0 else -1
    inside = [f for f in later if opened < f.start < closed]
    if len(inside) != len(later) or text[opened + 1 : inside[0].start].strip():
        return ()
    return inside if all(_joined(text[a.end : b.start]) for a, b in pairwise(inside)) else ()


def _itemised(reading: Reading, number: int, terms: Terms) -> Sequence[Figure]:
    """The figures of a figure's kind listed after its clause's colon, one in each item; a count opens its item."""
    text, figure = reading.release.text, reading.figures[number]
    items = bulleted_list(reading, number) or items_after(reading, number, terms)
    if not 1 < len(items) <= _MOST_PARTS or _open(figure):
        return ()
    following = reading.figures[number + 1 : number + 2 + len(items)]
    parts = [part for part in following if part.start < items[-1].end]
    if not parts or has_any(terms.partial, text[figure.end : parts[0].start]):
        return ()
    for part, item in zip_longest(parts, items):
        if part is None or item is None or _open(part) or (part.kind, part.unit) != (figure.kind, figure.unit):
            return ()
        if part.part_of not in (None, figure.id) or not item.start <= part.start < item.end:
            return ()
        if part.kind is Kind.COUNT and part.start != item.start:
            return ()
    return parts


def _astray(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts of an amount miss it, though rounded, by so little that they must be meant to make it.

    A list that makes another amount altogether is of other things: "three regions: 12 towns and 40 villages".
    """
    around, ends = interval(figure), [each for part in parts if (each := interval(part))]
    if not around or len(parts) < 2 or len(ends) < len(parts):
        return False
    made = Interval(sum(each.low for each in ends), sum(each.high for each in ends))
    slack = _SLIP * max(around.high, 0)
    near = Interval(around.low - slack, around.high + slack)
    return not made.overlaps(around) and made.overlaps(near) and max(each.low for each in ends) < around.high


def said_amount(like: Figure, value: float) -> str:
    """An amount written as another one of the same text is: with its currency sign, grouping and scale."""
    digits = re.search(r"\d[\d,.  ]*", like.text)
    written = re.sub(r"\D+$", "", digits[0]) if digits else ""
    scale = (like.value or 0) / float(re.sub(r"[^\d.]", "", written) or 1)
    if scale not in _SCALES:
        return f"{value:,.2f} {like.unit}"
    number = round(value / scale, 2)
    return like.text.replace(written, f"{number:,.0f}" if number == int(number) else f"{number:,.10g}")


def _joined(between: str) -> bool:
    """Whether two parts follow each other in a list rather than in a further thought."""
    return ("," in between or ";" in between or " and " in between) and len(between) < _REACH


def _open(figure: Figure) -> bool:
    return figure.value is None or figure.qualifier is not Qualifier.EXACT


def _precise(figure: Figure) -> bool:
    digits = re.sub(r"\D", "", figure.text).rstrip("0")
    return not _open(figure) and figure.step <= 1 and len(digits) >= _PRECISE_DIGITS


RULES = (
    Rule(
        "P202",
        "sum of listed amounts",
        "Listed amounts that do not add up to the total stated before them.",
        "… $1,234,567 in grants:\n* Elm Street $1,000,000\n* Oak Street $34,567",
        "… $1,034,567 in grants:\n* Elm Street $1,000,000\n* Oak Street $34,567",
        listed_amounts,
    ),
    Rule(
        "P203",
        "breakdown",
        "A count whose parts, in brackets or after a colon, add up to another number.",
        "53 people were arrested: France (22), Italy (18) and Spain (12).",
        "53 people were arrested: France (22), Italy (18) and Spain (13).",
        breakdowns,
    ),
)
