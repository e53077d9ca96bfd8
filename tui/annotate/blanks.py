"""Figures that a draft left open: ``XXX suspects``, ``2xx``, ``[TBC] arrests``, ``___``, ``TK``."""

from __future__ import annotations

from tui.annotate.numerals import Numerals
from tui.annotate.patterns import Pattern
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import CLOSING_MARKS, Stretch
from tui.annotate.units import Units
from tui.knowledge import Knowledge
from tui.model import Qualifier

_NOUN_WITHIN = 4
"""Words after a blank among which the noun must stand: "XX participating EU countries"."""


class Blanks:
    """Tells a blank where a number is expected from the same marks elsewhere."""

    def __init__(self, knowledge: Knowledge, numerals: Numerals, units: Units) -> None:
        self._numerals = numerals
        self._units = units
        self._mark = Pattern("|".join(f"(?:{record['pattern']})" for record in knowledge.records("blank_marks")))
        self._never_after = frozenset(knowledge.words("no_blank_after"))
        self._never_before = frozenset(knowledge.words("no_blank_before"))
        self._plurals = frozenset(knowledge.words("blank_counted"))

    def read(self, stretch: Stretch, at: int) -> Quantity | None:
        """The blank that begins at ``at``, if a number is expected there."""
        mark = self._mark.match(stretch.text, at, stretch.end)
        if mark is None or not (stretch.before(at).isspace() or stretch.before(at) in '$€£¥(“‘"~'):
            return None
        sign = self._units.sign_before(stretch, at)
        before = stretch.words_before(sign.start if sign else at)
        if before and before[-1] in self._never_after:
            return None
        scale, stop = self._numerals.scale(stretch, mark.end(), money=sign is not None)
        found = self._units.after(stretch, stop)
        if sign is None and found is None and stop == mark.end() and not self._counts(stretch, stop):
            return None
        quantity = Quantity(at, stop, None, "blank-mark", at, stop, scale, scale, qualifier=Qualifier.BLANK)
        if sign is not None:
            quantity.price(sign)
        elif found is not None:
            quantity.measure(found)
        return quantity

    def _counts(self, stretch: Stretch, at: int) -> bool:
        """Whether a plural noun follows within a few words, or a participle at once."""
        if not stretch.at(at).isspace():
            return False
        for place, word in enumerate(stretch.words_after(at)[:_NOUN_WITHIN]):
            noun = word.rstrip(CLOSING_MARKS + "*")
            low = noun.lower()
            if not low.isalpha() or low in self._never_before:
                return False
            if low in self._plurals or (low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3):
                return True
            if place == 0 and low.endswith("ed"):
                return True
            if noun != word:
                return False
        return False
