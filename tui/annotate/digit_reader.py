"""What stands where digits begin: a quantity, or a code, a date, a name that is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.annotate.ages import Ages
from tui.annotate.followers import ANYTHING, HEDGE, MASK, MULTIPLE, NO_NOUN, PLAIN_NUMBER, SCALE, UNIT, Followers
from tui.annotate.masks import Masks
from tui.annotate.multiples import Multiples
from tui.annotate.names_with_numbers import NamesWithNumbers
from tui.annotate.numerals import Numeral, Numerals, as_decimals, plain
from tui.annotate.patterns import Pattern
from tui.annotate.qualifiers import Qualifiers
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import Stretch
from tui.annotate.units import Found, Sign, Units
from tui.annotate.years import Years
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind

_REST_OF_TOKEN = Pattern(r"[\w@/:.&%+,'’*#=?~-]{1,200}")
_REST_OF_PHONE = Pattern(r"\d{1,4}(?:[\s.()-]{1,2}\d{2,5}){2,6}")
_OPENING = frozenset('“”‘„«"([{—–~≈<>≥≤±*•·|…')
"""Marks that may stand before a number without being part of it."""
_LETTERS = Pattern(r"[A-Za-z]{3,12}\Z")
_END_OF_SENTENCE = Pattern(r"[a-z]{4,20}[.,;:]\Z")
_GOES_ON = Pattern(r"\d[\d,.]{0,20}[\s%-]{1,3}[a-z]")
"""A note mark stands glued to a word too, but the next sentence begins after it."""
_TIED = Pattern(r"\w-(?:in|to|of)-\Z")
_CAPITAL_MODIFIER = Pattern(r"[-‐‑][A-Z](?![a-z])")
_CALENDAR_UNITS = ("year", "USD")
"""Units that may follow a year as well as a number: "the 2010 fiscal year", "in 2008 dollars"."""
_MINUS = frozenset("-−")


class DigitReader:
    """Reads the quantity in digits at a place."""

    def __init__(
        self, knowledge: Knowledge, numerals: Numerals, units: Units, masks: Masks, qualifiers: Qualifiers
    ) -> None:
        self._numerals = numerals
        self._units = units
        self._masks = masks
        self._multiples = Multiples(knowledge)
        self._ages = Ages(knowledge)
        self._years = Years(knowledge)
        self._names = NamesWithNumbers(knowledge)
        self._losing = frozenset(knowledge.words("words_that_lose_their_space"))
        self._followers = Followers(
            (
                (MASK, masks.followers),
                (SCALE, numerals.followers),
                (UNIT, units.followers),
                (MULTIPLE, self._multiples.followers),
                (HEDGE, qualifiers.followers),
                (NO_NOUN, self._ages.followers),
            )
        )

    def read(self, stretch: Stretch, at: int, *, joined: bool) -> Quantity | int:
        """The quantity at ``at``, or the end of what is none.

        ``joined`` says that another quantity ends where the mark before ``at`` stands, as in ``15-20``.
        """
        number = PLAIN_NUMBER.match(stretch.text, at, stretch.end)
        sign = self._units.sign_before(stretch, at)
        if sign is not None:
            numeral = self._numeral(stretch, at, number, money=True)
            return _end_of_token(stretch, at) if numeral is None else self._priced(stretch, Quantity.of(numeral), sign)
        if joined or self._opens(stretch, at):
            return self._plain(stretch, at, number)
        if self._has_lost_its_space(stretch, at) and (numeral := self._numerals.read(stretch, at, money=False)):
            quantity = self._measured(stretch, numeral, self._units.after(stretch, numeral.end), (), ANYTHING)
            quantity.flaws += (Flaw.LOST_CHARACTER,)
            return quantity
        return _end_of_token(stretch, at)

    def _priced(self, stretch: Stretch, quantity: Quantity, sign: Sign) -> Quantity:
        """The currency may be said twice: "$10.1 billion dollars"."""
        found = self._units.after(stretch, quantity.end)
        if found is not None and found.unit.kind is Kind.MONEY:
            quantity.measure(found)
        quantity.price(sign)
        return quantity

    def _numeral(
        self, stretch: Stretch, at: int, number: re.Match[str] | None, *, money: bool = False
    ) -> Numeral | None:
        """The number at ``at``, which may be a plain one that no scale word follows."""
        if number is None or self._followers.of(number) & SCALE:
            return self._numerals.read(stretch, at, money=money)
        return plain(number) or self._numerals.read(stretch, at, money=money)

    def _plain(self, stretch: Stretch, at: int, number: re.Match[str] | None) -> Quantity | int:
        ahead = self._followers.of(number)
        before = stretch.words_before(at)
        mask = self._masks.over_digits(stretch, at, before, ahead)
        if mask is not None:
            return mask.end
        if self._names.is_mark(stretch, at):
            return at + 1
        numeral = self._numeral(stretch, at, number)
        if numeral is None:
            return _end_of_token(stretch, at)
        if stretch.before(at) == "." and stretch.before(at - 1).isspace():
            numeral = as_decimals(numeral)
        ahead = ANYTHING if ahead & SCALE else ahead  # the word may belong to the number now: another one follows it
        found = self._units.after(stretch, numeral.end) if ahead & UNIT else None
        if self._counts_nothing(stretch, numeral, found, before):
            return numeral.end
        if found is None and _is_part_of_a_code(stretch, numeral.end):
            return _end_of_token(stretch, at)
        return self._measured(stretch, numeral, found, before, ahead)

    def _measured(
        self, stretch: Stretch, numeral: Numeral, found: Found | None, before: Sequence[str], ahead: int
    ) -> Quantity:
        quantity = Quantity.of(numeral)
        quantity.ahead = ahead
        if found is not None:
            quantity.measure(found)
            if quantity.kind in (Kind.TEMPERATURE, Kind.PERCENT):
                _negate(quantity, stretch, before)
        elif quantity.kind is Kind.COUNT:
            self._multiples.note(quantity, stretch, before)
        return quantity

    @staticmethod
    def _opens(stretch: Stretch, at: int) -> bool:
        """Whether what stands before ``at`` leaves the digits a number of their own."""
        mark = stretch.before(at)
        if mark.isspace() or mark in _OPENING:
            return True
        if mark in "'’":
            return stretch.before(at - 1).isspace() and stretch.at(at + 2).isdigit()
        if mark in _MINUS:
            return stretch.before(at - 1).isspace() or is_tied(stretch, at) or _is_give_or_take(stretch, at)
        if mark in ".:" and stretch.before(at - 1).isspace():
            return True
        if mark not in ".,;:" or not _GOES_ON.match(stretch.text, at, stretch.end):
            return False
        return _END_OF_SENTENCE.search(stretch.text, max(stretch.start, at - 22), at) is not None

    def _has_lost_its_space(self, stretch: Stretch, at: int) -> bool:
        """``at least15``: a word that asks for a number, with no space left after it."""
        word = _LETTERS.search(stretch.text, max(stretch.start, at - 12), at)
        return word is not None and word[0].lower() in self._losing

    def _counts_nothing(self, stretch: Stretch, numeral: Numeral, found: Found | None, before: Sequence[str]) -> bool:
        """Whether a number that no mask covers is a year, an age or part of a name."""
        if numeral.scale != 1 or (found is not None and found.unit.symbol not in _CALENDAR_UNITS):
            return False
        if numeral.form == "digits" and self._years.is_year(stretch, numeral, before):
            return True
        if found is not None:
            return False
        if numeral.form == "digits" and (
            self._ages.follows_a_name(stretch, numeral.start, before)
            or self._ages.follows_a_person(stretch, numeral.start)
        ):
            return True
        return numeral.form != "grouped-digits" and self._names.ends_name(stretch, numeral.start, numeral.end)


def is_tied(stretch: Stretch, at: int) -> bool:
    """Whether the hyphen before ``at`` ties the number to another: ``one-in-four``, ``three-to-five-year``."""
    return _TIED.search(stretch.text, max(stretch.start, at - 5), at) is not None


def _is_give_or_take(stretch: Stretch, at: int) -> bool:
    """``+/-3%``."""
    return stretch.text[max(stretch.start, at - 3) : at - 1] == "+/"


def _is_part_of_a_code(stretch: Stretch, at: int) -> bool:
    """Whether what touches the number on the right makes it part of a code: ``5G``, ``10-K``, ``4/5/07``."""
    mark = stretch.at(at)
    if mark.isspace():
        return False
    if mark.isalpha() or mark in "_@=#\\" or _CAPITAL_MODIFIER.match(stretch.text, at, stretch.end):
        return True
    return mark in "/:’'" and (stretch.at(at + 1).isdigit() or stretch.at(at + 1) == "s")


def _end_of_token(stretch: Stretch, at: int) -> int:
    if stretch.before(at) == "+" and (phone := _REST_OF_PHONE.match(stretch.text, at, stretch.end)):
        return phone.end()
    match = _REST_OF_TOKEN.match(stretch.text, at, stretch.end)
    return match.end() if match else at + 1


def _negate(quantity: Quantity, stretch: Stretch, before: Sequence[str]) -> None:
    """``-5 °C``, "minus 20 degrees": below nought, where that can be."""
    if stretch.before(quantity.start) in _MINUS and stretch.before(quantity.start - 1) in " (\n":
        quantity.start -= 1
    elif before and before[-1] == "minus" and before[-2:-1] != ["or"]:
        quantity.start = stretch.start_of_words(quantity.start, 1)
    else:
        return
    quantity.head = quantity.start
    quantity.value = -(quantity.value or 0)
