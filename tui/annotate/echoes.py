"""What one quantity takes from another: a unit said once, a conversion in brackets, the value before a change."""

from __future__ import annotations

import re
from itertools import pairwise

from tui.annotate.patterns import Pattern
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import Stretch
from tui.annotate.units import Units
from tui.model import Kind, Qualifier

_LISTED = Pattern(
    r"[-‐]?(?:\s?,\s{0,4}(?:and\s{1,4}|or\s{1,4})?|\s{1,4}(?:and|or|to|by|x|×)\s{1,4}|[/–-])", re.IGNORECASE
)
_BOUNDS = Pattern(
    r"\s{1,4}(?:nor|and|but|or)\s{1,4}(?:not?\s{1,4})?(?:more|less|fewer|greater|longer)\s{1,4}than\s{1,4}",
    re.IGNORECASE,
)
_BRACKET = Pattern(
    r"\s?[(\[]\s?(?:(?:about|around|approximately|approx\.|nearly|almost|over|some|or|roughly|equivalent\s+to|i\.e\.,?)\s|[=~≈])?\s?",
    re.IGNORECASE,
)
_FROM = Pattern(r"\bfrom\s{1,4}\Z", re.IGNORECASE)
_CHANGED_FROM = Pattern(r"\s?,?\s?\(?(?:(?:up|down)\s{1,4})?(?:from|compared\s{1,4}(?:with|to))\s{1,4}", re.IGNORECASE)
_NOTHING_COUNTED = Pattern(r"[.,;:!?)](?!\d)|\s{1,4}(?:and|or|but)\s|\s*$")
_NEAR = 0.15
"""How far a conversion may be off: releases round both sides."""


def share_units(quantities: list[Quantity], stretch: Stretch) -> None:
    """What stands at the end holds for all: "10 and 20 percent", "four-, five- and six-cylinder"."""
    for place in range(len(quantities) - 2, -1, -1):
        left, right = quantities[place], quantities[place + 1]
        if left.unit is not None or right.unit is None or left.kind is not Kind.COUNT or right.signed:
            continue
        if right.start - left.end > 24 or left.value is None:
            continue
        joint = _LISTED.fullmatch(stretch.text, left.end, right.start) or _BOUNDS.fullmatch(
            stretch.text, left.end, right.start
        )
        if joint and _is_apposition(joint[0], quantities, place, stretch):
            continue
        if joint and (joint[0].strip() != "," or right.kind_rule == "shared-unit"):
            left.kind, left.unit = right.kind, right.unit
            if right.size != 1:
                left.value = round(left.value * right.size, 6)
            left.kind_rule, left.unit_span = "shared-unit", right.unit_span
    _carry_on(quantities, stretch)


def _is_apposition(joint: str, quantities: list[Quantity], place: int, stretch: Stretch) -> bool:
    """``to 11,215, or 2.2%``: the comma before "or" is no list's unless the number before stands in that list too."""
    if joint.split() != [",", "or"]:
        return False
    return place == 0 or stretch.text[quantities[place - 1].end : quantities[place].start].strip() != ","


def _carry_on(quantities: list[Quantity], stretch: Stretch) -> None:
    """What stands at the start of a change holds for its end: "from 18 months to 6"."""
    for left, right in pairwise(quantities):
        bare = right.kind is Kind.COUNT and right.unit is None and right.scale == left.scale == 1
        if not bare or left.unit is None or left.kind is Kind.MONEY or right.value is None:
            continue
        if stretch.text[left.tail : right.start].strip() != "to" or not _NOTHING_COUNTED.match(
            stretch.text, right.tail, stretch.end
        ):
            continue
        if _FROM.search(stretch.text, max(stretch.start, left.head - 12), left.head):
            right.kind, right.unit, right.value = left.kind, left.unit, right.value * left.size
            right.kind_rule, right.unit_span, right.step = "shared-unit", left.unit_span, right.step * left.size


def relate(quantities: list[Quantity], stretch: Stretch, units: Units) -> None:
    """Note which quantity is said again in other units, and which replaces which."""
    for place in range(1, len(quantities)):
        first, second = quantities[place - 1], quantities[place]
        if second.start - first.tail > 40:
            continue
        if _is_conversion(first, second, stretch, units):
            second.same_as = place - 1
            _take_time(first, second, stretch, units)
            if first.kind is Kind.COUNT and (unit := units.after(stretch, second.tail + 1)):
                first.measure(unit)
                second.measure(unit)
                first.tail = first.end
        elif first.kind is second.kind and first.unit == second.unit:
            _relate_change(first, second, place, stretch)


def _take_time(first: Quantity, second: Quantity, stretch: Stretch, units: Units) -> None:
    """Make speeds of "120 miles (193 km) per hour": the time stands after the bracket."""
    place, after = first.tail, second.tail + 1
    main, other = (units.speed(each.unit or "", stretch, after) for each in (first, second))
    if main is not None and other is not None:
        first.measure(main)
        second.measure(other)
        first.tail = place


def _relate_change(first: Quantity, second: Quantity, place: int, stretch: Stretch) -> None:
    gap = stretch.text[first.tail : second.head]
    lead = stretch.text[max(stretch.start, first.head - 12) : first.head]
    if gap.strip() == "to" and _FROM.search(lead):
        second.changed_from = place - 1
    elif _CHANGED_FROM.fullmatch(gap):
        first.changed_from = place


def _is_conversion(main: Quantity, other: Quantity, stretch: Stretch, units: Units) -> bool:
    if main.value is None or other.value is None or _BRACKET.fullmatch(stretch.text, main.tail, other.start) is None:
        return False
    if (main.kind, other.kind) == (Kind.PERCENT, Kind.FRACTION):
        return abs(main.value / 100 - other.value) <= _NEAR * other.value  # "8.7% (1 in 12)"
    if main.kind is not other.kind or (main.unit == other.unit and main.value != other.value):
        return False
    if main.kind in (Kind.MONEY, Kind.COUNT):
        return True
    first = units.in_base(main.value, main.unit or "")
    second = units.in_base(other.value, other.unit or "")
    if first is None or second is None or first[1] != second[1]:
        return False
    return abs(first[0] - second[0]) <= _NEAR * max(abs(first[0]), abs(second[0]))


def take_qualifiers(quantities: list[Quantity]) -> None:
    """A conversion without a qualifier of its own takes the one of what it says again."""
    for quantity in quantities:
        if quantity.same_as is not None and quantity.qualifier is Qualifier.EXACT:
            main = quantities[quantity.same_as]
            if main.qualifier is not Qualifier.RANGE:
                quantity.qualifier, quantity.hedge = main.qualifier, main.hedge
