"""What stands where a number word begins: a quantity, or an ordinal, a name, an idiom, a pronoun that is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.annotate.digit_reader import is_tied
from tui.annotate.masks import Masks
from tui.annotate.multiples import Multiples
from tui.annotate.names_with_numbers import NamesWithNumbers
from tui.annotate.number_words import NumberWords
from tui.annotate.patterns import Pattern
from tui.annotate.pronoun_one import PronounOne
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import Stretch
from tui.annotate.units import Units
from tui.annotate.word_numerals import WordNumerals
from tui.knowledge import Knowledge
from tui.model import Kind, Qualifier

_ARTICLE = Pattern(r"\s{1,4}(?:of\s{1,4})?(?:an?|the)(?=\s)|-an?(?=-)", re.IGNORECASE)
_OF = Pattern(r"\s{1,4}of(?=\s)", re.IGNORECASE)
_MIDDLE_UNIT = Pattern(r"\b(?:an?|one)\s{1,4}([A-Za-z]{4,8})\s{1,4}and\s{1,4}a\s{1,4}\Z", re.IGNORECASE)
_HYPHENS = frozenset("-‐‑")
_GLUED = frozenset("'’@/._+")


class WordReader:
    """Reads the quantity in words at a place."""

    def __init__(self, knowledge: Knowledge, words: NumberWords, units: Units, masks: Masks) -> None:
        self._numerals = WordNumerals(knowledge, words)
        self._units = units
        self._masks = masks
        self._multiples = Multiples(knowledge)
        self._names = NamesWithNumbers(knowledge)
        self._one = PronounOne(knowledge, words)

    def read(self, stretch: Stretch, at: int, stop: int) -> Quantity | int:
        """The quantity whose first word is ``stretch.text[at:stop]``, or the end of what is none."""
        mark = stretch.before(at)
        if mark in _GLUED or (mark in _HYPHENS and not stretch.before(at - 1).isspace() and not is_tied(stretch, at)):
            return stop
        before = stretch.words_before(at)
        mask = self._masks.over_words(stretch, at, stop, before)
        if mask is not None:
            return mask.end
        if self._names.opens_name(stretch, at, before):
            return stop
        numeral = self._numerals.read(stretch, at, stop, before)
        if numeral is None:
            return self._and_a_half(stretch, at, stop)
        quantity = Quantity.of(numeral)
        quantity.worded = True
        one = numeral.value == 1 and numeral.end - at == 3
        if one and self._units.after(stretch, numeral.end, worded=True) is None:
            return (
                quantity.end if self._one.is_pronoun(stretch, at, before) else self._measured(stretch, quantity, before)
            )
        return self._measured(stretch, quantity, before)

    def _measured(self, stretch: Stretch, quantity: Quantity, before: Sequence[str]) -> Quantity | int:
        place = quantity.end
        of = _OF.match(stretch.text, place, stretch.end)
        if quantity.rule == "half":
            article = _ARTICLE.match(stretch.text, place, stretch.end)
            if article is not None:
                place = article.end()
            elif stretch.at(place) not in _HYPHENS:
                return quantity
        elif of is not None and quantity.kind is Kind.FRACTION:
            return quantity
        elif of is not None and quantity.qualifier is Qualifier.ORDER:
            place = of.end()
        found = self._units.after(stretch, place, worded=True)
        if found is not None:
            quantity.measure(found, apart=place != quantity.end)
        elif quantity.rule == "half" and stretch.at(quantity.end) in _HYPHENS:
            return quantity.end
        elif quantity.kind is Kind.COUNT:
            self._multiples.note(quantity, stretch, before)
        return quantity

    def _and_a_half(self, stretch: Stretch, at: int, stop: int) -> Quantity | int:
        """Read "a year and a half": the unit stands in the middle."""
        match = _MIDDLE_UNIT.search(stretch.text, max(stretch.start, at - 32), at)
        found = self._units.after(stretch, match.start(1), worded=True) if match else None
        if match is None or found is None or stretch.text[at:stop].lower() != "half":
            return stop
        quantity = Quantity(match.start(), stop, 1.5, "number-words", match.start(), stop, 0.5, worded=True)
        quantity.measure(found)
        return quantity
