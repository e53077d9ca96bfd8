"""What stands at one place: a number with its unit, or a mask that says it is no figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.annotate.ages import Ages
from tui.annotate.draft import Draft
from tui.annotate.masks import Masks
from tui.annotate.names_with_numbers import NamesWithNumbers
from tui.annotate.number_words import NumberWords
from tui.annotate.numerals import Numeral, Numerals
from tui.annotate.pronoun_one import PronounOne
from tui.annotate.stretch import Stretch
from tui.annotate.units import Found, Units
from tui.annotate.word_numerals import WordNumerals
from tui.annotate.years import Years
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind, Qualifier

_REST_OF_TOKEN = re.compile(r"[\w@/:.&%+,'’*#=?~-]{1,200}")
_OPEN_BEFORE = '“”‘„«"([{—–~≈<>≥≤±*•·|…;:,'
"""Marks that may stand before a number without being part of it."""
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{3,12}\Z")
_SENTENCE_BEFORE = re.compile(r"[a-z]{4,20}[.,;:]\Z")
_ARTICLE = re.compile(r"\s{1,4}(?:of\s{1,4})?(?:an?|the)(?=\s)|-an?(?=-)", re.IGNORECASE)
_OF = re.compile(r"\s{1,4}of(?=\s)")
_ONE_AND_A_HALF = re.compile(r"\b(?:an?|one)\s{1,4}([A-Za-z]{4,8})\s{1,4}and\s{1,4}a\s{1,4}\Z", re.IGNORECASE)
_MODIFIER = re.compile(r"[-‐‑](?=[A-Za-z])")
_CAPITAL_MODIFIER = re.compile(r"[-‐‑][A-Z](?![a-z])")
_YEARLIKE = range(1900, 2100)


class Readers:
    """Everything that reads at one place, compiled from the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = NumberWords(knowledge)
        self.numerals = Numerals(knowledge, words)
        self.word_numerals = WordNumerals(knowledge, words)
        self.units = Units(knowledge)
        self.ages = Ages(knowledge)
        self._masks = Masks(knowledge)
        self._years = Years(knowledge)
        self._names = NamesWithNumbers(knowledge)
        self._one = PronounOne(knowledge, words)
        self._losing = frozenset(knowledge.words("words_that_lose_their_space"))
        self._scales = frozenset(knowledge.words("scale_names"))
        self._multiplied = frozenset(knowledge.words("multiple_followers"))

    # --- digits

    def digits(self, stretch: Stretch, at: int, *, joined: bool) -> Draft | int:
        """The quantity in digits at ``at``, or the end of what is none.

        ``joined`` says that a quantity ends where the mark before ``at`` stands, as in ``15-20``.
        """
        sign = self.units.sign_before(stretch, at)
        lost = False
        if sign is None and not joined and not self._opens(stretch, at):
            lost = self._has_lost_its_space(stretch, at)
            if not lost:
                return self._end_of_token(stretch, at)
        before = stretch.words_before(sign[0] if sign else at)
        if sign is None and not lost:
            mask = self._masks.over_digits(stretch, at, before)
            if mask is not None:
                return mask.end
            if self._names.is_mark(stretch, at):
                return at + 1
        numeral = self.numerals.read(stretch, at, money=sign is not None)
        if numeral is None:
            return self._end_of_token(stretch, at)
        found = self.units.after(stretch, numeral.end)
        if sign is None and not lost and self._is_no_count(stretch, numeral, found, before):
            return numeral.end
        if found is None and sign is None and self._is_glued(stretch, numeral.end):
            return self._end_of_token(stretch, at)
        draft = _draft(numeral)
        if sign is not None:
            draft.start = draft.head = sign[0]
            draft.kind, draft.unit, draft.signed = Kind.MONEY, sign[1], True
            draft.kind_rule, draft.unit_span = "currency-sign", (sign[0], at)
        if found is not None and (sign is None or found.unit.kind is Kind.MONEY):
            measure(draft, found)
        elif sign is None:
            self._rescale(stretch, draft, before)
        if lost:
            draft.flaws.append(Flaw.LOST_CHARACTER)
        return draft

    @staticmethod
    def _opens(stretch: Stretch, at: int) -> bool:
        """Whether what stands before ``at`` leaves the digits a number of their own."""
        mark = stretch.before(at)
        if mark.isspace():
            return True
        if mark in "'’":
            return stretch.before(at - 1).isspace() and stretch.at(at + 2).isdigit()
        if mark in ",;:.":
            outer = stretch.before(at - 1)
            return outer.isspace() or _SENTENCE_BEFORE.search(stretch.text, max(stretch.start, at - 22), at) is not None
        if mark in "-−":
            return stretch.before(at - 1).isspace()
        return mark in _OPEN_BEFORE

    def _has_lost_its_space(self, stretch: Stretch, at: int) -> bool:
        """``at least15``: a word that asks for a number, with no space left after it."""
        word = _LETTERS_BEFORE.search(stretch.text, max(stretch.start, at - 12), at)
        return word is not None and word[0].lower() in self._losing

    def _is_no_count(self, stretch: Stretch, numeral: Numeral, found: Found | None, before: Sequence[str]) -> bool:
        if numeral.form == "digits" and numeral.scale == 1:
            calendar = found is None or found.unit.symbol in ("year", "USD")
            if (calendar and numeral.value in _YEARLIKE) or found is None:
                if self._years.is_year(stretch, numeral, before):
                    return True
            if found is None and self.ages.follows_a_name(stretch, numeral.start, before):
                return True
        return numeral.scale == 1 and found is None and self._names.ends_name(stretch, numeral.start, numeral.end)

    @staticmethod
    def _is_glued(stretch: Stretch, at: int) -> bool:
        """Whether what touches the number on the right makes it part of a code: ``5G``, ``10-K``, ``4/5/07``."""
        mark = stretch.at(at)
        if mark.isspace():
            return False
        if mark.isalpha() or mark in "_@=#\\" or _CAPITAL_MODIFIER.match(stretch.text, at, stretch.end):
            return True
        return mark in "/:’'" and (stretch.at(at + 1).isdigit() or stretch.at(at + 1) == "s")

    @staticmethod
    def _end_of_token(stretch: Stretch, at: int) -> int:
        match = _REST_OF_TOKEN.match(stretch.text, at, stretch.end)
        return match.end() if match else at + 1

    # --- words

    def words(self, stretch: Stretch, at: int, stop: int) -> Draft | int:
        """The quantity whose first word is ``stretch.text[at:stop]``, or the end of what is none."""
        mark = stretch.before(at)
        if mark in "'’@/._+" or (mark in "-‐‑" and not stretch.before(at - 1).isspace()):
            return stop
        before = stretch.words_before(at)
        mask = self._masks.over_words(stretch, at, before)
        if mask is not None:
            return max(mask.end, stop)
        if self._names.opens_name(stretch, at, before):
            return stop
        numeral = self.word_numerals.read(stretch, at, stop, before)
        if numeral is None:
            return self._one_and_a_half(stretch, at, stop)
        if numeral.value == 1 and numeral.end - at == 3 and self._one.is_pronoun(stretch, at, before):
            return numeral.end
        draft = _draft(numeral)
        draft.worded = True
        place = numeral.end
        if numeral.form == "half":
            article = _ARTICLE.match(stretch.text, place, stretch.end)
            if article is None and stretch.at(place) != "-":
                return draft
            place = article.end() if article else place
        elif numeral.kind is Kind.FRACTION and (match := _OF.match(stretch.text, place, stretch.end)):
            return draft
        elif numeral.qualifier is Qualifier.ORDER and (match := _OF.match(stretch.text, place, stretch.end)):
            place = match.end()
        found = self.units.after(stretch, place, worded=True)
        if found is not None:
            measure(draft, found, apart=place != numeral.end)
            if draft.kind is Kind.FRACTION:
                draft.kind = found.unit.kind
        elif numeral.form == "half" and stretch.at(numeral.end) == "-":
            return numeral.end
        else:
            self._rescale(stretch, draft, before)
        return draft

    def _one_and_a_half(self, stretch: Stretch, at: int, stop: int) -> Draft | int:
        """``a year and a half``: the unit stands in the middle."""
        match = _ONE_AND_A_HALF.search(stretch.text, max(stretch.start, at - 32), at)
        if match is None or stretch.text[at:stop].lower() != "half":
            return stop
        found = self.units.after(stretch, match.start(1), worded=True)
        if found is None:
            return stop
        draft = Draft(match.start(), stop, 1.5, "number-words", match.start(), stop, 0.5, worded=True)
        measure(draft, found)
        draft.tail = stop
        return draft

    def _rescale(self, stretch: Stretch, draft: Draft, before: Sequence[str]) -> None:
        """Numbers on a scale and multiples have no unit but are no counts: "magnitude 7.1", "50 times stronger"."""
        if draft.kind is not Kind.COUNT:
            return
        after = [word.lower() for word in stretch.words_after(draft.end)[:4]]
        scale = next(
            (word for word in (*before[-2:], *after) if word.strip("-(.,;").split("-")[0] in self._scales), None
        )
        if scale is not None:
            draft.kind, draft.kind_rule = Kind.OTHER, "number-on-a-scale"
        elif (
            len(after) > 1
            and after[0] == "times"
            and (after[1] in self._multiplied or after[1].strip(".,;").endswith("er"))
        ) or stretch.text[draft.end : draft.end + 5].lower() == "-fold":
            draft.kind, draft.kind_rule = Kind.OTHER, "multiple"


def measure(draft: Draft, found: Found, *, apart: bool = False) -> None:
    """Give ``draft`` the unit found after it; ``apart`` keeps the unit's words out of the span ("millions of dollars")."""
    unit = found.unit
    draft.kind, draft.unit = unit.kind, unit.symbol
    draft.kind_rule = "unit-symbol" if unit.symbolic else "unit-words"
    draft.unit_span = (found.start, found.end)
    draft.tail = max(draft.tail, found.end)
    if unit.kind is Kind.MONEY and unit.factor != 1 and draft.value is not None:
        draft.value, draft.step = round(draft.value * unit.factor, 6), draft.step * unit.factor
    if unit.glued and not apart:
        draft.end = draft.tail


def _draft(numeral: Numeral) -> Draft:
    return Draft(
        numeral.start,
        numeral.end,
        numeral.value,
        numeral.form,
        numeral.start,
        numeral.end,
        numeral.step,
        numeral.scale,
        kind=numeral.kind,
        qualifier=numeral.qualifier,
        flaws=[] if numeral.flaw is None else [numeral.flaw],
    )
