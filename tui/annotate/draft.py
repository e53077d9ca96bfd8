"""A quantity in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.annotate.numerals import Numeral
from tui.annotate.qualifiers import Hedge
from tui.annotate.units import Found, Sign
from tui.model import Flaw, Kind, Number, Qualifier


@dataclass(slots=True)
class Draft:
    """A quantity that can still be joined to its neighbours; ``Quantity`` explains the fields that both have.

    Attributes:
        rule: The rule that read the value.
        kind_rule: The rule that decided kind and unit.
        unit_span: The words that ``kind_rule`` rested on.
        hedge: What the qualifier rests on, where it is words.
        scale: The factor of its scale word, 1 without one.
        size: How many of ``unit`` the word for it stands for: 0.01 for cents, 10 for decades.
        worded: Whether it is written in words.
        signed: Whether a currency sign or code stands before it.
    """

    start: int
    end: int
    value: Number | None
    rule: str
    head: int
    tail: int
    step: Number = 1
    scale: int = 1
    high: Number | None = None
    kind: Kind = Kind.COUNT
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    flaws: list[Flaw] = field(default_factory=list)
    same_as: int | None = None
    changed_from: int | None = None
    hedge: Hedge | None = None
    kind_rule: str = "no-unit"
    unit_span: tuple[int, int] = (0, 0)
    size: Number = 1
    worded: bool = False
    signed: bool = False

    @classmethod
    def of(cls, numeral: Numeral) -> Draft:
        """The draft that a bare number is before its unit is known."""
        start, end, value, step, form, scale, kind, qualifier, flaw = numeral
        flaws = [] if flaw is None else [flaw]
        return cls(start, end, value, form, start, end, step, scale, kind=kind, qualifier=qualifier, flaws=flaws)

    def measure(self, found: Found, *, apart: bool = False) -> None:
        """Take the unit found after the number; ``apart`` keeps its words out of the span ("millions of dollars")."""
        unit = found.unit
        self.kind, self.unit = unit.kind, unit.symbol
        self.kind_rule, self.unit_span = "unit-symbol" if unit.symbolic else "unit-words", (found.start, found.end)
        self.tail = max(self.tail, found.end)
        if unit.size != 1 and self.value is not None:
            self.size = unit.size
            self.value, self.step = round(self.value * unit.size, 6), self.step * unit.size
        if unit.glued and not apart:
            self.end = self.tail

    def price(self, sign: Sign) -> None:
        """Take the currency sign or code found before the number."""
        self.unit_span = (sign.start, self.start)
        self.kind, self.unit, self.kind_rule, self.signed = Kind.MONEY, sign.code, "currency-sign", True
        self.start = self.head = sign.start
