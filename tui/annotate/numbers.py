"""Quantities in a stretch of text: number, unit and hedge, before anyone asks what is counted.

One cheap pass finds where a number may begin; everything else looks around that place with patterns anchored to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.annotate import echoes
from tui.annotate.ages import Ages
from tui.annotate.blanks import Blanks
from tui.annotate.digit_reader import DigitReader
from tui.annotate.draft import Draft
from tui.annotate.masks import Masks
from tui.annotate.number_words import NumberWords
from tui.annotate.numerals import Numerals
from tui.annotate.qualifiers import Hedged, Qualifiers
from tui.annotate.ranges import Ranges
from tui.annotate.scanning import Scanner
from tui.annotate.stretch import Stretch
from tui.annotate.units import Units
from tui.annotate.word_reader import WordReader
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind, Number, Qualifier, Reason

_OPENS_A_BLANK = frozenset("xXT_[?#")


@dataclass(slots=True)
class Quantity:
    """A cardinal quantity with its unit and hedge. Never changed once made; not frozen, which makes it twice as fast.

    Attributes:
        start: First code point of the number words, with any currency or percent sign that touches them.
        end: Past the last of them.
        kind: What sort of quantity it is.
        value: In plain units of ``unit``; None for a blank.
        high: The upper end of a range, else None.
        qualifier: How it is hedged.
        unit: None for counts and fractions, ISO 4217 for money, ``%`` for percent, else the usual symbol.
        step: What the last written digit stands for.
        head: Where the whole phrase begins, words of the qualifier included.
        tail: Where it ends, words of the unit included: what follows is "of data" or the counted noun.
        flaws: What is wrong with how it is written.
        same_as: Place in the list of the quantity it says again in other units.
        changed_from: Place in the list of the quantity it replaces.
        why: The rule and the words behind kind, value, unit, qualifier and each flaw.
    """

    start: int
    end: int
    kind: Kind
    value: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None
    step: Number
    head: int
    tail: int
    flaws: tuple[Flaw, ...] = ()
    same_as: int | None = None
    changed_from: int | None = None
    why: tuple[Reason, ...] = ()


_PROSE = 10
"""Code points to a number, below which a long stretch is a dump of data: press releases have two hundred."""

_MOST_IN_A_DUMP = 5_000
"""Numbers read of one paragraph that is a dump of data, so that no input takes seconds; the rest is left unread."""


class Numbers:
    """Finds quantities. Compile it once for any number of texts."""

    def __init__(self, knowledge: Knowledge) -> None:
        words, masks = NumberWords(knowledge), Masks(knowledge)
        numerals = Numerals(knowledge, words)
        self._units = Units(knowledge)
        self._digits = DigitReader(knowledge, numerals, self._units, masks)
        self._words = WordReader(knowledge, words, self._units, masks)
        self._blanks = Blanks(knowledge, numerals, self._units)
        self._ages = Ages(knowledge)
        self._ranges = Ranges(knowledge)
        self._qualifiers = Qualifiers(knowledge)
        self._scanner = Scanner(knowledge)

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """The quantities in ``text[start:end]``, in text order, not overlapping.

        From outside the stretch only the style of the text as a whole is asked (whether it writes ``1.234,50``).
        """
        stretch = Stretch(text, start, end)
        drafts = self._drafts(stretch)
        if not drafts:
            return []
        if len(drafts) > 1:
            self._ranges.join(drafts, stretch)
            echoes.share_units(drafts, stretch)
        drafts = [draft for draft in drafts if not self._ages.is_age(stretch, draft)]
        for draft in drafts:
            self._hedge(draft, stretch)
        if len(drafts) > 1:
            echoes.relate(drafts, stretch, self._units)
            echoes.take_qualifiers(drafts)
        return [_quantity(draft) for draft in drafts]

    def _drafts(self, stretch: Stretch) -> list[Draft]:
        drafts: list[Draft] = []
        past, joint = stretch.start, -1
        places = self._scanner.places(stretch.text, stretch.start, stretch.end)
        if len(places) > _MOST_IN_A_DUMP and len(places) * _PROSE > stretch.end - stretch.start:
            del places[_MOST_IN_A_DUMP:]
        for at, stop in places:
            if at < past:
                continue
            read = self._read(stretch, at, stop, joined=at - 1 == joint)
            if isinstance(read, int):
                past = max(read, stop)
            elif read.start >= past:
                drafts.append(read)
                past, joint = read.tail, read.end
        return drafts

    def _read(self, stretch: Stretch, at: int, stop: int, *, joined: bool) -> Draft | int:
        first = stretch.text[at]
        if first in _OPENS_A_BLANK or stretch.at(stop) in "xX":
            blank = self._blanks.read(stretch, at)
            if blank is not None:
                return blank
        if first.isnumeric():
            return self._digits.read(stretch, at, joined=joined)
        return self._words.read(stretch, at, stop) if first.isalpha() else stop

    def _hedge(self, draft: Draft, stretch: Stretch) -> None:
        number = Hedged(draft.kind, draft.value or 0, draft.worded, draft.tail)
        hedge = self._qualifiers.before(stretch, draft.head, number)
        if hedge is not None:
            draft.head = hedge.start
        else:
            hedge = self._qualifiers.after(stretch, draft.end)
            if hedge is None and draft.tail > draft.end:
                hedge = self._qualifiers.after(stretch, draft.tail)
            if hedge is not None:
                draft.tail = max(draft.tail, hedge.end)
            elif draft.kind is Kind.COUNT:
                hedge = self._qualifiers.after_noun(stretch, draft.end)
        if hedge is not None and draft.qualifier is Qualifier.EXACT:
            draft.qualifier, draft.hedge = hedge.qualifier, hedge


def _quantity(draft: Draft) -> Quantity:
    return Quantity(
        draft.start,
        draft.end,
        draft.kind,
        draft.value,
        draft.high,
        draft.qualifier,
        draft.unit,
        draft.step,
        draft.head,
        draft.tail,
        tuple(draft.flaws),
        draft.same_as,
        draft.changed_from,
        _reasons(draft),
    )


def _reasons(draft: Draft) -> tuple[Reason, ...]:
    start, end = draft.start, draft.end
    unit = draft.unit_span if draft.unit is not None else (start, end)
    hedge = draft.hedge
    if hedge is not None:
        qualifier = Reason("qualifier", hedge.rule, hedge.start, hedge.end)
    else:
        rule = "unhedged" if draft.qualifier is Qualifier.EXACT else draft.rule
        qualifier = Reason("qualifier", rule, start, end)
    reasons = (
        Reason("value", draft.rule, start, end),
        Reason("kind", draft.kind_rule, *unit),
        Reason("unit", draft.kind_rule, *unit),
        qualifier,
    )
    if not draft.flaws:
        return reasons
    return (*reasons, *(Reason("flaws", flaw.replace("_", "-"), start, end) for flaw in draft.flaws))
