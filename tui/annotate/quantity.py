"""A cardinal quantity with its unit and hedge, as the number finder makes it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.annotate.followers import ANYTHING
from tui.annotate.numerals import Numeral
from tui.annotate.qualifiers import Hedge
from tui.annotate.units import Found, Sign
from tui.model import Flaw, Kind, Number, Qualifier, Reason


@dataclass(slots=True)
class Quantity:
    """A number of something. It is changed only while its neighbours are read; not frozen, which is twice as fast.

    Attributes:
        start: First code point of the number words, with any currency or percent sign that touches them.
        end: Past the last of them.
        value: In plain units of ``unit``; None for a blank.
        rule: The rule that read the value.
        head: Where the whole phrase begins, words of the qualifier included.
        tail: Where it ends, words of the unit included: what follows is "of data" or the counted noun.
        step: What the last written digit stands for.
        scale: The factor of its scale word, 1 without one.
        high: The upper end of a range, else None.
        kind: What sort of quantity it is.
        unit: None for counts and fractions, ISO 4217 for money, ``%`` for percent, else the usual symbol.
        qualifier: How it is hedged.
        flaws: What is wrong with how it is written.
        same_as: Place in the list of the quantity it says again in other units.
        changed_from: Place in the list of the quantity it replaces.
        hedge: What the qualifier rests on, where it is words.
        kind_rule: The rule that decided kind and unit.
        unit_span: The words that ``kind_rule`` rested on.
        size: How many of ``unit`` the word for it stands for: 0.01 for cents, 10 for decades.
        worded: Whether it is written in words.
        signed: Whether a currency sign or code stands before it.
        ahead: What the word right behind ``end`` may mean, by :mod:`tui.annotate.followers`.
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
    flaws: tuple[Flaw, ...] = ()
    same_as: int | None = None
    changed_from: int | None = None
    hedge: Hedge | None = None
    kind_rule: str = "no-unit"
    unit_span: tuple[int, int] = (0, 0)
    size: Number = 1
    worded: bool = False
    signed: bool = False
    ahead: int = ANYTHING

    @classmethod
    def of(cls, numeral: Numeral) -> Quantity:
        """The quantity that a bare number is before its unit is known."""
        start, end, value, step, form, scale, kind, qualifier, flaw = numeral
        flaws = () if flaw is None else (flaw,)
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
        self.ahead = ANYTHING

    def price(self, sign: Sign) -> None:
        """Take the currency sign or code found before the number."""
        self.unit_span = (sign.start, self.start)
        self.kind, self.unit, self.kind_rule, self.signed = Kind.MONEY, sign.code, "currency-sign", True
        self.start = self.head = sign.start

    @property
    def why(self) -> list[Reason]:
        """The rule and the words behind value, kind, unit, qualifier and each flaw."""
        start, end, hedge = self.start, self.end, self.hedge
        unit = self.unit_span if self.unit is not None else (start, end)
        if hedge is not None:
            qualifier = Reason("qualifier", hedge.rule, hedge.start, hedge.end)
        else:
            rule = "unhedged" if self.qualifier is Qualifier.EXACT else self.rule
            qualifier = Reason("qualifier", rule, start, end)
        return [
            Reason("value", self.rule, start, end),
            Reason("kind", self.kind_rule, *unit),
            Reason("unit", self.kind_rule, *unit),
            qualifier,
            *(Reason("flaws", flaw.replace("_", "-"), start, end) for flaw in self.flaws),
        ]
