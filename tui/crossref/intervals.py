"""What values a figure allows: the interval behind "112", "more than 800", "about 9000" and "$51.8 billion".

All comparisons between figures are comparisons of these intervals, never of the written numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tui.model import Figure, Kind, Qualifier

ABOUT = 0.10
"""How far a value may lie from one introduced by *about* or *almost*, as a share of it (DESIGN: ±10 %)."""

FAR = 10
"""An order of magnitude: how far a bound may lie from a value of which it says something."""

COUNTED_EXACTLY = frozenset({Kind.COUNT, Kind.OTHER})
"""Kinds whose unscaled whole numbers are exact: 112 is 112, while 112 km is what rounds to it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between ``low`` and ``high``, each end belonging to it unless said to be open.

    Attributes:
        low: The lower end, possibly ``-inf``.
        high: The upper end, possibly ``inf``.
        open_low: Whether ``low`` itself is excluded ("more than 800").
        open_high: Whether ``high`` itself is excluded ("fewer than 30").
    """

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.holds(low) and other.holds(low))

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        above = value > self.low or (value == self.low and not self.open_low)
        return above and (value < self.high or (value == self.high and not self.open_high))

    def same(self, other: Interval) -> bool:
        """Whether both allow the same values, but for what is lost in converting units."""
        ends = ((self.low, other.low), (self.high, other.high))
        return all(a == b or math.isclose(a, b, rel_tol=1e-9) for a, b in ends)

    def touches(self, other: Interval) -> bool:
        """Whether the two meet in a value that belongs to one of them: "40" and "more than 40"."""
        return self.high == other.low or other.high == self.low

    def informs(self, other: Interval) -> bool:
        """Whether each says something of the other: "at least one" and "dozens" say nothing of 1,846.

        Of two that overlap, one with a single end says something of an end within an order of magnitude of its own,
        and nothing if it ends at one.
        """
        if self.same(other) or not self.overlaps(other):
            return True
        ends = [[end for end in (one.low, one.high) if math.isfinite(end)] for one in (self, other)]
        if all(len(both) == 2 for both in ends):
            return True
        found = ends[0] + ends[1]
        return [1.0] not in ends and len(found) > 1 and max(found) <= FAR * min(found)

    def scaled(self, factor: float) -> Interval:
        """The same interval in a unit ``factor`` times as small."""
        return Interval(self.low * factor, self.high * factor, self.open_low, self.open_high)


def interval(figure: Figure) -> Interval | None:
    """The values a figure allows, in plain units of its own unit; None for a blank."""
    value = figure.value
    if value is None or figure.qualifier is Qualifier.BLANK:
        return None
    half = 0.0 if figure.kind in COUNTED_EXACTLY and figure.step == 1 else figure.step / 2
    match figure.qualifier:
        case Qualifier.MORE_THAN:
            return Interval(value, math.inf, open_low=True)
        case Qualifier.AT_LEAST:
            return Interval(value, math.inf)
        case Qualifier.UP_TO:
            return Interval(-math.inf, value)
        case Qualifier.LESS_THAN:
            return Interval(-math.inf, value, open_high=True)
        case Qualifier.ALMOST:
            return Interval(value * (1 - ABOUT), value, open_high=True)
        case Qualifier.ABOUT:
            return Interval(value * (1 - ABOUT), (figure.high or value) * (1 + ABOUT))
        case Qualifier.ORDER:
            return Interval(2 * value, math.inf)
        case Qualifier.RANGE:
            return Interval(value, value if figure.high is None else figure.high)
        case _:
            return Interval(value - half, value + half, open_high=half > 0)
