"""Quantities in a stretch of text: number, unit and hedge, before anyone asks what is counted.

One cheap pass finds where a number may begin; everything else looks around that place with patterns anchored to it.
"""

from __future__ import annotations

from tui.annotate import echoes
from tui.annotate.ages import Ages
from tui.annotate.blanks import Blanks
from tui.annotate.digit_reader import DigitReader
from tui.annotate.followers import HEDGE
from tui.annotate.masks import Masks
from tui.annotate.number_words import NumberWords
from tui.annotate.numerals import Numerals
from tui.annotate.qualifiers import Hedged, Qualifiers
from tui.annotate.quantity import Quantity
from tui.annotate.ranges import Ranges
from tui.annotate.scanning import MOST_IN_A_DUMP, Scanner, is_dump
from tui.annotate.stretch import Stretch
from tui.annotate.units import Units
from tui.annotate.word_reader import WordReader
from tui.knowledge import Knowledge
from tui.model import Kind, Qualifier

_OPENS_A_BLANK = frozenset("xXT_[?#")


class Numbers:
    """Finds quantities. Compile it once for any number of texts."""

    def __init__(self, knowledge: Knowledge) -> None:
        words, masks = NumberWords(knowledge), Masks(knowledge)
        numerals = Numerals(knowledge, words)
        self._units = Units(knowledge)
        self._qualifiers = Qualifiers(knowledge)
        self._digits = DigitReader(knowledge, numerals, self._units, masks, self._qualifiers)
        self._words = WordReader(knowledge, words, self._units, masks)
        self._blanks = Blanks(knowledge, numerals, self._units)
        self._ages = Ages(knowledge)
        self._ranges = Ranges(knowledge)
        self._scanner = Scanner(knowledge)

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """The quantities in ``text[start:end]``, in text order, not overlapping.

        From outside the stretch only the style of the text as a whole is asked (whether it writes ``1.234,50``).
        """
        places = self._scanner.places(text, start, end)
        if not places:
            return []
        stretch = Stretch(text, start, end)
        quantities = self._read_all(stretch, places)
        if len(quantities) > 1:
            self._ranges.join(quantities, stretch)
            echoes.share_units(quantities, stretch)
        quantities = [quantity for quantity in quantities if not self._ages.is_age(stretch, quantity)]
        for quantity in quantities:
            self._hedge(quantity, stretch)
        if len(quantities) > 1:
            echoes.relate(quantities, stretch, self._units)
            echoes.take_qualifiers(quantities)
        return quantities

    def _read_all(self, stretch: Stretch, places: list[tuple[int, int]]) -> list[Quantity]:
        """The quantities at the places where numbers may begin, before any is told of another."""
        quantities: list[Quantity] = []
        past, joint = stretch.start, -1
        if is_dump(len(places), stretch.end - stretch.start):
            del places[MOST_IN_A_DUMP:]
        for at, stop in places:
            if at < past:
                continue
            read = self._read(stretch, at, stop, joined=at - 1 == joint)
            if isinstance(read, int):
                past = max(read, stop)
            elif read.start >= past:
                quantities.append(read)
                past, joint = read.tail, read.end
        return quantities

    def _read(self, stretch: Stretch, at: int, stop: int, *, joined: bool) -> Quantity | int:
        first = stretch.text[at]
        if first in _OPENS_A_BLANK or stretch.at(stop) in "xX":
            blank = self._blanks.read(stretch, at)
            if blank is not None:
                return blank
        if first.isnumeric():
            return self._digits.read(stretch, at, joined=joined)
        return self._words.read(stretch, at, stop) if first.isalpha() else stop

    def _hedge(self, quantity: Quantity, stretch: Stretch) -> None:
        number = Hedged(quantity.kind, quantity.value or 0, quantity.worded, quantity.tail)
        hedge = self._qualifiers.before(stretch, quantity.head, number)
        if hedge is not None:
            quantity.head = hedge.start
        else:
            hedge = self._qualifiers.after(stretch, quantity.end) if quantity.ahead & HEDGE else None
            if hedge is None and quantity.tail > quantity.end:
                hedge = self._qualifiers.after(stretch, quantity.tail)
            if hedge is not None:
                quantity.tail = max(quantity.tail, hedge.end)
            elif quantity.kind is Kind.COUNT:
                hedge = self._qualifiers.after_noun(stretch, quantity.end)
        if hedge is not None and quantity.qualifier is Qualifier.EXACT:
            quantity.qualifier, quantity.hedge = hedge.qualifier, hedge
