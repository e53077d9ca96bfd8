"""A quantity in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.annotate.qualifiers import Hedge
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
    worded: bool = False
    signed: bool = False
