"""Numbers as written: digits with their grouping, number words, fractions, orders of magnitude.

A *numeral* is the bare number; currency, unit and hedges are found around it by others.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.annotate.number_words import NumberWords
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind, Number, Qualifier

_SPACES = "   "
"""Spaces that group digits: no-break, thin and narrow no-break."""

_DIGITS = re.compile(
    r"(?P<whole>"
    r"\d{1,3}(?:,\d{2,3}){1,6}(?![\d,]\d|\d)"
    rf"|\d{{1,3}}(?:[ {_SPACES}]\d{{3}}){{1,5}}(?!\d|[-–/]\d|[ ]\d|,\d)"
    r"|\d{1,3}(?:['’]\d{3}){1,5}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?![\d.]\d|\d)"
    r"|\d{1,15})"
    r"(?P<rest>(?:[.,]\d{1,12})*)"
)
_FRACTION = re.compile(r"(?:(\d{1,3})[\s-])?(\d{1,2})/(\d{1,2})(?![\d/])")
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16))
_SUFFIX = re.compile(r"\s?([A-Za-z]{1,3})(?![A-Za-z0-9])")


class Numeral(NamedTuple):
    """A number as written.

    Attributes:
        start: First code point.
        end: Past the last one.
        value: The number.
        step: What its last written digit stands for.
        form: The name of the rule that read it.
        scale: The scale word's factor, 1 where there is none.
        kind: ``count``, or ``fraction`` for one.
        qualifier: ``order`` for an order of magnitude, else ``exact``.
        flaw: What is wrong with how it is written.
    """

    start: int
    end: int
    value: Number
    step: Number
    form: str
    scale: int = 1
    kind: Kind = Kind.COUNT
    qualifier: Qualifier = Qualifier.EXACT
    flaw: Flaw | None = None


def number(digits: str, decimals: str, scale: int) -> tuple[Number, Number]:
    """The value of ``digits.decimals × scale`` without rounding where it is whole, and its step."""
    power = 10 ** len(decimals)
    whole, remainder = divmod(int(digits + decimals) * scale, power)
    step, uneven = divmod(scale, power)
    value: Number = whole if not remainder else int(digits + decimals) * scale / power
    return value, step if step and not uneven else scale / power


class Numerals:
    """Reads the number that begins at a place."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words = NumberWords(knowledge)
        self._suffixes = knowledge.glossary("scale_suffixes")
        self._money_suffixes = {**knowledge.glossary("scale_suffixes_of_money"), **self._suffixes}

    def in_digits(self, text: str, at: int, end: int, *, money: bool, comma_decimals: bool) -> Numeral | None:
        """The number in digits that begins at ``at``, with its scale word or suffix."""
        fraction = self._fraction(text, at, end)
        if fraction is not None:
            return fraction
        match = _DIGITS.match(text, at, end)
        if match is None:
            return None
        whole, rest = match["whole"], match["rest"]
        stop = match.end()
        flaw: Flaw | None = None
        decimals = ""
        form = "digits"
        if len(whole) > 3 and not whole.isdigit():
            groups = re.split(r"\D", whole)
            form = "grouped-digits"
            if any(len(group) != 3 for group in groups[1:]) and not _is_indian(groups):
                return self._loose(text, match.start(), end, money=money, comma_decimals=comma_decimals)
            digits = "".join(groups)
        else:
            digits = whole
        if rest:
            first = rest[1:].replace(".", ",").split(",")[0]
            dotted = rest[0] == "."
            if rest.count(".") + rest.count(",") > 1:
                if dotted and form == "digits" and re.fullmatch(r"(?:\.\d{3})+,\d{1,2}", rest):
                    digits += rest.split(",")[0].replace(".", "")
                    decimals, form = rest.split(",")[1], "comma-decimals"
                else:
                    stop = match.end("whole")
                    if dotted:
                        decimals = first
                        stop += 1 + len(first)
            elif dotted:
                if len(first) == 3 and form == "digits" and len(digits) <= 3 and digits != "0" and comma_decimals:
                    digits, form = digits + first, "point-groups"
                elif len(first) == 3 and form == "digits" and len(digits) <= 3 and digits != "0" and money:
                    digits, form, flaw = digits + first, "point-groups", Flaw.AMBIGUOUS_GROUPING
                else:
                    decimals, form = first, "decimals"
            elif form == "digits" and len(first) <= 2 and len(digits) <= 3:
                if comma_decimals or self._scaled(text, stop, end):
                    decimals, form = first, "comma-decimals"
                    flaw = None if comma_decimals else Flaw.AMBIGUOUS_GROUPING
                else:
                    stop = match.end("whole")
            elif form == "digits" and len(digits) <= 3 and len(first) >= 4:
                digits, form, flaw = digits + first, "malformed-groups", Flaw.MALFORMED
            elif form == "grouped-digits":
                digits, form, flaw = digits + first, "malformed-groups", Flaw.MALFORMED
            else:
                stop = match.end("whole")
        scale, stop = self._scale(text, stop, end, money=money)
        value, step = number(digits, decimals, scale)
        return Numeral(at, stop, value, step, form, scale, flaw=flaw)

    def _loose(self, text: str, at: int, end: int, *, money: bool, comma_decimals: bool) -> Numeral | None:
        """Groups of two digits: a decimal comma where only one stands and a scale or unit follows, else a list."""
        match = re.compile(r"\d{1,3},\d{2}(?![\d,])").match(text, at, end)
        if match and (comma_decimals or self._scaled(text, match.end(), end) or money):
            scale, stop = self._scale(text, match.end(), end, money=money)
            digits, decimals = match[0].split(",")
            value, step = number(digits, decimals, scale)
            flaw = None if comma_decimals else Flaw.AMBIGUOUS_GROUPING
            return Numeral(at, stop, value, step, "comma-decimals", scale, flaw=flaw)
        plain = re.compile(r"\d+").match(text, at, end)
        assert plain is not None
        scale, stop = self._scale(text, plain.end(), end, money=money)
        value, step = number(plain[0], "", scale)
        return Numeral(at, stop, value, step, "digits", scale)

    def _scaled(self, text: str, at: int, end: int) -> bool:
        return self._scale(text, at, end, money=True)[0] > 1 or text[at : at + 1] == "%"

    def _scale(self, text: str, at: int, end: int, *, money: bool) -> tuple[int, int]:
        """The factor of the scale words or suffix that stand at ``at``, and where they end."""
        scale, stop = self.words.scale(text, at, end)
        if stop != at:
            return scale, stop
        match = _SUFFIX.match(text, at, end)
        if match:
            suffix = match[1]
            if text[at].isspace() and len(suffix) == 1:
                return 1, at
            factor = (self._money_suffixes if money else self._suffixes).get(suffix.lower())
            if factor is not None and (money or len(suffix) > 1 or suffix == "k"):
                return factor, match.end()
        return 1, at

    def _fraction(self, text: str, at: int, end: int) -> Numeral | None:
        tail = text[at : at + 8]
        if "/" in tail:
            match = _FRACTION.match(text, at, end)
            if match and int(match[3]) in _DENOMINATORS and 0 < int(match[2]) < int(match[3]):
                part = int(match[2]) / int(match[3])
                return _mixed(at, match.end(), int(match[1] or 0), part, int(match[3]))
            return None
        for place, mark in enumerate(tail):
            if mark in _VULGAR:
                above, below = _VULGAR[mark]
                whole = tail[:place].strip()
                return _mixed(at, at + place + 1, int(whole or 0), above / below, below)
            if not (mark.isdigit() and mark.isascii() or mark == " "):
                break
        return None


def _is_indian(groups: list[str]) -> bool:
    """Lakh and crore grouping: twos but for the last three ("12,34,567")."""
    return len(groups) > 2 and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])


def _mixed(at: int, stop: int, whole: int, part: float, below: int) -> Numeral:
    kind = Kind.COUNT if whole else Kind.FRACTION
    return Numeral(at, stop, whole + part, 1 / (below * (below + 1)), "written-fraction", kind=kind)
