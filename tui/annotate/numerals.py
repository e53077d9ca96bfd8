"""Numbers in digits, with every grouping in use, decimals, fractions and scale words.

A *numeral* is the bare number; currency, unit and hedges are found around it by others.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.annotate.number_words import NumberWords
from tui.annotate.patterns import Pattern
from tui.annotate.stretch import Stretch
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind, Number, Qualifier

_DIGITS = Pattern(
    r"(?P<commas>\d{1,3}(?:,\d{2,3}){1,6}(?!\d|,\d))"
    "|(?P<spaces>\\d{1,3}(?:[ \u00a0\u2009\u202f]\\d{3}){1,5}(?!\\d|[-–/. ]\\d|,\\d))"
    r"|(?P<apostrophes>\d{1,3}(?:['’]\d{3}){1,5}(?!\d))"
    r"|(?P<points>\d{1,3}(?:\.\d{3}){2,5}(?!\d|\.\d))"
    r"|(?P<plain>\d{1,15})(?!\d)"
)
_DECIMALS = Pattern(r"\.(\d{1,12})(?![\d]|[.,]\d)")
_COMMA_DECIMALS = Pattern(r",(\d{1,2})(?!\d|[.,]\d)")
_POINT_GROUPS_AND_COMMA = Pattern(r"((?:\.\d{3}){1,5}),(\d{1,2})(?!\d|[.,]\d)")
_LONG_GROUP = Pattern(r",(\d{4,12})(?!\d|[.,]\d)")
_UNEVEN_GROUPS = Pattern(r"\d{1,3}(?:,\d{3})+,(?:\d{1,2}|\d{4,6})(?!\d|,\d)")
_FRACTION = Pattern(r"(?:(\d{1,3})[\s-])?(\d{1,2})/(\d{1,2})(?:rds|ths)?(?![\d/])")
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
_VULGAR_FRACTION = Pattern(rf"(\d{{1,3}})?[\s-]?([{''.join(_VULGAR)}])")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16))
"""Denominators of measures in print; any other "a/b" is a date, a number plate or a reference."""
_SUFFIX = Pattern(r"\s?([A-Za-z]{1,3})(?![A-Za-z0-9])")
_GLUED_WORD = Pattern(r"[A-Za-z]{5,8}(?![A-Za-z0-9])")
_TEXT_WITH_DECIMAL_COMMAS = Pattern(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,4},\d{1,2}(?![\d,])")


class Numeral(NamedTuple):
    """A number as written.

    Attributes:
        start: First code point.
        end: Past the last one.
        value: The number.
        step: What its last written digit stands for; for a spoken fraction the distance to the next simpler ones.
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


def spoken_step(denominator: int) -> float:
    """How far a spoken fraction reaches: 1/d and its nearest simpler neighbour 1/(d+1) are 1/(d(d+1)) apart.

    Observation, not theory: a release says "a third" where the next fraction one would say, a quarter, fits worse.
    """
    return 1 / (denominator * (denominator + 1))


class _Written(NamedTuple):
    """Digits cleared of their grouping."""

    digits: str
    decimals: str
    end: int
    form: str
    flaw: Flaw | None = None


class Numerals:
    """Reads the number in digits that begins at a place.

    Attributes:
        followers: The small words that may be part of a number behind its digits.
    """

    def __init__(self, knowledge: Knowledge, words: NumberWords) -> None:
        self._words = words
        self._suffixes: dict[str, int] = dict(knowledge.glossary("scale_suffixes"))
        self._money_suffixes: dict[str, int] = {**knowledge.glossary("scale_suffixes_of_money"), **self._suffixes}
        self.followers = frozenset((*words.scales, *self._suffixes, "and"))
        millions = "|".join(knowledge.words("counted_in_millions"))
        fillers = "|".join(map(re.escape, knowledge.words("unit_adjectives")))
        self._counted_in_millions = Pattern(rf"\s{{1,4}}(?:(?:{fillers})\s{{1,4}})?(?:{millions})\b", re.IGNORECASE)
        self._style: tuple[str, bool] = ("", False)

    def read(self, stretch: Stretch, at: int, *, money: bool) -> Numeral | None:
        """The number that begins at ``at``, with its scale word or suffix."""
        fraction = _fraction(stretch, at)
        if fraction is not None:
            factor, stop = self._words.scale(stretch.text, fraction.end, stretch.end)
            return fraction if factor == 1 else _scaled(fraction, factor, stop)
        written = self._written(stretch, at, money=money)
        if written is None:
            return None
        added = self._words.and_a_part(stretch.text, written.end, stretch.end) if written.form == "digits" else None
        if added is not None:
            above, below, stop = added
            scale, stop = self._words.scale(stretch.text, stop, stretch.end)
            return Numeral(at, stop, (int(written.digits) + above / below) * scale, scale / below, "digits", scale)
        scale, stop = self.scale(stretch, written.end, money=money)
        value, step = _times(written.digits, written.decimals, scale)
        return Numeral(at, stop, value, step, written.form, scale, flaw=written.flaw)

    def scale(self, stretch: Stretch, at: int, *, money: bool) -> tuple[int, int]:
        """The factor of the scale words or suffix at ``at``, and where they end; (1, ``at``) without any."""
        factor, stop = self._words.scale(stretch.text, at, stretch.end)
        if stop != at:
            return factor, stop
        glued_word = _GLUED_WORD.match(stretch.text, at, stretch.end)
        if glued_word is not None and glued_word[0].lower() in self._words.scales:
            return self._words.scales[glued_word[0].lower()], glued_word.end()
        suffix = _SUFFIX.match(stretch.text, at, stretch.end)
        if suffix is None:
            return 1, at
        letters = suffix[1] if len(suffix[1]) == 1 and not money else suffix[1].lower()
        glued = suffix.start(1) == at
        if letters == "m" and glued and self._counted_in_millions.match(stretch.text, suffix.end(), stretch.end):
            return 1_000_000, suffix.end()
        known = (self._money_suffixes if money and glued else self._suffixes).get(letters)
        if known is None or (len(letters) == 1 and not glued):
            return 1, at
        return known, suffix.end()

    def _written(self, stretch: Stretch, at: int, *, money: bool) -> _Written | None:
        match = _DIGITS.match(stretch.text, at, stretch.end)
        if match is None:
            return None
        if match.lastgroup == "plain":
            return self._plain(stretch, match, money=money)
        groups = re.split(r"\D", match[0])
        if match.lastgroup == "commas" and not _is_grouped(groups):
            return self._uneven(stretch, at, match, money=money)
        decimals = _DECIMALS.match(stretch.text, match.end(), stretch.end) if match.lastgroup != "points" else None
        uneven = _UNEVEN_GROUPS.match(stretch.text, at, stretch.end) if match.lastgroup == "commas" else None
        if uneven:
            return _Written(uneven[0].replace(",", ""), "", uneven.end(), "malformed-groups", Flaw.MALFORMED)
        if decimals:
            return _Written("".join(groups), decimals[1], decimals.end(), "grouped-digits")
        return _Written("".join(groups), "", match.end(), "grouped-digits")

    def _plain(self, stretch: Stretch, match: re.Match[str], *, money: bool) -> _Written:
        text, stop, digits = stretch.text, match.end(), match[0]
        mark = stretch.at(stop)
        if mark == ".":
            both = _POINT_GROUPS_AND_COMMA.match(text, stop, stretch.end) if len(digits) <= 3 else None
            if both:
                return _Written(digits + both[1].replace(".", ""), both[2], both.end(), "comma-decimals")
            decimals = _DECIMALS.match(text, stop, stretch.end)
            if decimals:
                return self._pointed(stretch, digits, decimals, money=money)
        elif mark == "," and len(digits) <= 3:
            long = _LONG_GROUP.match(text, stop, stretch.end)
            if long:
                return _Written(digits + long[1], "", long.end(), "malformed-groups", Flaw.MALFORMED)
            decimals = _COMMA_DECIMALS.match(text, stop, stretch.end)
            if decimals:
                return self._comma_decimal(stretch, digits, decimals, money=money)
        return _Written(digits, "", stop, "digits")

    def _pointed(self, stretch: Stretch, digits: str, decimals: re.Match[str], *, money: bool) -> _Written:
        """``1.234``: a decimal in English, but thousands where the text says so or money makes three decimals odd."""
        if len(decimals[1]) == 3 and len(digits) <= 3 and digits != "0":
            shown = self._has_decimal_commas(stretch.text)
            if shown or (money and self.scale(stretch, decimals.end(), money=money)[0] == 1):
                flaw = None if shown else Flaw.AMBIGUOUS_GROUPING
                return _Written(digits + decimals[1], "", decimals.end(), "point-groups", flaw)
        return _Written(digits, decimals[1], decimals.end(), "decimals")

    def _comma_decimal(self, stretch: Stretch, digits: str, decimals: re.Match[str], *, money: bool) -> _Written:
        """``3,5``: a decimal where a scale word, a percent sign or money shows it, else the first of a list."""
        shown = self._has_decimal_commas(stretch.text)
        scaled = self.scale(stretch, decimals.end(), money=True)[0] > 1 or stretch.at(decimals.end()) == "%"
        if shown or scaled or money:
            flaw = None if shown else Flaw.AMBIGUOUS_GROUPING
            return _Written(digits, decimals[1], decimals.end(), "comma-decimals", flaw)
        return _Written(digits, "", decimals.start(), "digits")

    def _uneven(self, stretch: Stretch, at: int, match: re.Match[str], *, money: bool) -> _Written:
        """Comma groups that are not all of three: one of two digits may be decimals, several make no number."""
        groups = match[0].split(",")
        decimals = _COMMA_DECIMALS.match(stretch.text, at + len(groups[0]), stretch.end)
        if len(groups) == 2 and decimals:
            return self._comma_decimal(stretch, groups[0], decimals, money=money)
        if all(len(group) == 3 for group in groups[1:-1]) and len(groups) > 2:
            return _Written("".join(groups), "", match.end(), "malformed-groups", Flaw.MALFORMED)
        return _Written(groups[0], "", at + len(groups[0]), "digits")

    def _has_decimal_commas(self, text: str) -> bool:
        """Whether the text as a whole shows the style ``1.234,50``; asked often, so the last answer is kept."""
        known, answer = self._style
        if known is not text:
            answer = _TEXT_WITH_DECIMAL_COMMAS.search(text) is not None
            self._style = (text, answer)
        return answer


def plain(number: re.Match[str]) -> Numeral | None:
    """A :data:`tui.annotate.followers.PLAIN_NUMBER`; None where its point may be one between thousands."""
    start, end = number.start(), number.end(1)
    digits, decimals = number[1], number[2]
    form = "digits"
    if len(digits) > 3 and "," in digits:
        digits, form = digits.replace(",", ""), "grouped-digits"
    if decimals is None:
        return Numeral(start, end, int(digits), 1, form)
    if len(decimals) == 3 and len(digits) <= 3:
        return None
    value, step = _times(digits, decimals, 1)
    return Numeral(start, number.end(2), value, step, "decimals" if form == "digits" else form)


def as_decimals(numeral: Numeral) -> Numeral:
    """The number when a point stands before its digits: ``.5``."""
    places = 10 ** len(str(int(numeral.value)))
    return numeral._replace(
        start=numeral.start - 1, value=numeral.value / places, step=numeral.step / places, form="decimals"
    )


def _times(digits: str, decimals: str, scale: int) -> tuple[Number, Number]:
    """The value of ``digits.decimals × scale``, whole where it is whole, and what its last digit stands for."""
    power = 10 ** len(decimals)
    product = int(digits + decimals) * scale
    value: Number = product // power if product % power == 0 else product / power
    step: Number = scale // power if scale % power == 0 else scale / power
    return value, step


def _scaled(fraction: Numeral, factor: int, stop: int) -> Numeral:
    """``3 1/2 million``, ``1/2 million``."""
    value = round(fraction.value * factor)
    return fraction._replace(end=stop, value=value, step=fraction.step * factor, scale=factor, kind=Kind.COUNT)


def _is_grouped(groups: list[str]) -> bool:
    """Groups of three, or lakh and crore grouping: twos but for the last ("12,34,567")."""
    inner, last = groups[1:-1], groups[-1]
    return len(last) == 3 and (all(len(group) == 3 for group in inner) or all(len(group) == 2 for group in inner))


def _fraction(stretch: Stretch, at: int) -> Numeral | None:
    """``3 1/2``, ``1/3``, ``2½``."""
    text, end = stretch.text, stretch.end
    ahead = text[at : min(at + 8, end)]
    if "/" in ahead:
        match = _FRACTION.match(text, at, end)
        if match and int(match[3]) in _DENOMINATORS and 0 < int(match[2]) < int(match[3]):
            return _mixed(match, int(match[1] or 0), int(match[2]), int(match[3]))
    elif not ahead.isascii():
        match = _VULGAR_FRACTION.match(text, at, end)
        if match:
            return _mixed(match, int(match[1] or 0), *_VULGAR[match[2]])
    return None


def _mixed(match: re.Match[str], whole: int, above: int, below: int) -> Numeral:
    kind = Kind.COUNT if whole else Kind.FRACTION
    value = whole + above / below
    return Numeral(match.start(), match.end(), value, spoken_step(below), "written-fraction", kind=kind)
