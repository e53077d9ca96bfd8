"""Units of measure and currencies: which one stands beside a number, and how units of a kind compare."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.annotate.patterns import Pattern
from tui.annotate.stretch import Stretch
from tui.knowledge import Knowledge
from tui.model import Kind, Number

_TOKEN = Pattern(
    r"(?:\s{0,4}[-\u2010\u2011]?\s{0,2})"
    r"([^\W\d_]+(?:[²³]|[23](?![\d,.]))?(?:/[a-z]+)?|°\s?[CFK]?(?![A-Za-z])|[%¢％])"
)
_NEXT = Pattern(r"(?:\s{1,4}|\.?\s?-\s?|\.\s{0,2})([^\W\d_]+[²³]?)(?![^\W\d_])")
_PER = Pattern(r"\s{1,4}(?:per|an?)\s{1,4}(hour|second)\b", re.IGNORECASE)
_METRIC = Pattern(r"\s?\(\d[\d.,]{0,8}\s?[a-zµ]{1,3}\)")
_ADJECTIVES_AT_MOST = 2

_Phrases = dict[str, list[tuple[tuple[str, ...], "Unit"]]]


class Unit(NamedTuple):
    """A unit, by the symbol a figure carries.

    Attributes:
        symbol: The usual symbol; ISO 4217 for money, ``%`` for percent.
        kind: The kind of figure it makes.
        factor: Base units in one of it.
        offset: What is added before the factor is applied (temperatures).
        base: The symbol of the base unit it converts to; empty for none.
        size: How many of ``symbol`` one of its words is: 0.01 for cents, 10 for decades.
        glued: Whether its words belong to the figure's span, as those of money and percent do.
        symbolic: Whether it is written as a symbol, which only goes with digits.
        bracketed: Whether it counts only before a bracket ("(30 in)", "30 in (76 cm)").
    """

    symbol: str
    kind: Kind
    factor: float
    offset: float = 0.0
    base: str = ""
    size: Number = 1
    glued: bool = False
    symbolic: bool = False
    bracketed: bool = False


class Found(NamedTuple):
    """A unit found after a number, with its words."""

    unit: Unit
    start: int
    end: int


class Sign(NamedTuple):
    """A currency sign or code found before a number."""

    start: int
    code: str


class Units:
    """The tables of units and currencies, compiled for looking around a number.

    Attributes:
        followers: The small words with which a unit, or an adjective before one, begins.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_symbol: dict[str, Unit] = {}
        self._speeds: dict[tuple[str, str], Unit] = {}
        self._words: _Phrases = {}
        self._symbols: _Phrases = {}
        self._adjectives = frozenset(word.lower() for word in knowledge.words("unit_adjectives"))
        self._no_symbol_before = frozenset(knowledge.words("no_symbol_before"))
        self._add_measures(knowledge)
        self._signs = self._add_money(knowledge)
        self._sign_ends = frozenset(sign[-1] for sign in self._signs)
        self._longest_sign = max(map(len, self._signs), default=1)
        small = (symbol for symbol in self._symbols if symbol.islower())
        self.followers = frozenset((*self._words, *small, *self._adjectives))
        for table in (self._words, self._symbols):
            for phrases in table.values():
                phrases.sort(key=lambda phrase: -len(phrase[0]))

    def _add_measures(self, knowledge: Knowledge) -> None:
        records = knowledge.records("units")
        bases: dict[str, str] = {}
        for record in records:
            if record["factor"] == 1 and "base" not in record:
                bases.setdefault(record["kind"], record["symbol"])
        for record in records:
            base = record.get("base") or bases.get(record["kind"], "")
            unit = Unit(record["symbol"], Kind(record["kind"]), record["factor"], record.get("offset", 0), base)
            self._by_symbol[unit.symbol] = unit
            if "of" in record and "per" in record:
                self._speeds[record["of"], record["per"]] = unit
            other = self._by_symbol.get(record.get("given_in", ""))
            if other is not None:
                unit = other._replace(size=round(unit.factor / other.factor))
            for word in record.get("words", ()):
                _add(self._words, word.lower(), unit)
            for symbol in record.get("symbols", ()):
                _add(self._symbols, symbol, unit._replace(symbolic=True))
            for symbol in record.get("bracketed", ()):
                _add(self._symbols, symbol, unit._replace(symbolic=True, bracketed=True))

    def _add_money(self, knowledge: Knowledge) -> dict[str, str]:
        percent = Unit("%", Kind.PERCENT, 0.01, glued=True)
        for word in knowledge.words("percent_words"):
            _add(self._words, word.lower(), percent)
        signs: dict[str, str] = {}
        for record in knowledge.records("currencies"):
            code = record["code"]
            money = Unit(code, Kind.MONEY, 1, glued=True)
            _add(self._symbols, code, money)
            signs[code] = code
            for symbol in record.get("symbols", ()):
                signs[symbol] = code
                if not symbol.isalpha():
                    _add(self._symbols, symbol, money)
            for word in record.get("words", ()):
                _add(self._words, word.lower(), money)
            for word in record.get("cents", ()):
                _add(self._words, word.lower(), money._replace(size=0.01))
        return signs

    def after(self, stretch: Stretch, at: int, *, worded: bool = False) -> Found | None:
        """The unit whose words follow a number that ends at ``at``, past at most two adjectives ("two more years")."""
        place = at
        for skipped in range(_ADJECTIVES_AT_MOST + 1):
            token = _TOKEN.match(stretch.text, place, stretch.end)
            if token is None:
                return None
            found = self._named(stretch, token, symbols=not worded and not skipped)
            if found is not None:
                return found
            if token[1].lower() not in self._adjectives:
                return None
            place = token.end()
        return None

    def _named(self, stretch: Stretch, token: re.Match[str], *, symbols: bool) -> Found | None:
        if symbols:
            for rest, unit in self._symbols.get(token[1].replace(" ", ""), ()):
                stop = _end_of(stretch, token.end(1), rest)
                if stop is not None and self._stands_for_itself(stretch, unit, stop):
                    return Found(unit, token.start(1), stop)
        for rest, unit in self._words.get(token[1].lower(), ()):
            stop = _end_of(stretch, token.end(1), rest)
            if stop is not None:
                return Found(unit, token.start(1), stop)
        return None

    def _stands_for_itself(self, stretch: Stretch, unit: Unit, stop: int) -> bool:
        """Whether the letters of a symbol are that unit here: not in ``9,000 TB cases``, not in "30 in Texas"."""
        if unit.bracketed:
            return stretch.at(stop) == ")" or _METRIC.match(stretch.text, stop, stretch.end) is not None
        following = _NEXT.match(stretch.text, stop, stretch.end)
        return following is None or following[1] not in self._no_symbol_before

    def sign_before(self, stretch: Stretch, at: int) -> Sign | None:
        """The currency sign or code that stands right before ``at``."""
        text, start = stretch.text, stretch.start
        stop = at - 1 if at > start and text[at - 1].isspace() else at
        if stop <= start or text[stop - 1] not in self._sign_ends:
            return None
        for length in range(min(self._longest_sign, stop - start), 0, -1):
            left = stop - length
            code = self._signs.get(text[left:stop])
            if code is not None and not (text[left].isalpha() and left > start and text[left - 1].isalnum()):
                return Sign(left, code)
        return None

    def speed(self, length: str, stretch: Stretch, at: int) -> Found | None:
        """The speed that a length in the unit ``length`` becomes by the words at ``at``: "per hour", "a second"."""
        match = _PER.match(stretch.text, at, stretch.end)
        unit = self._speeds.get((length, match[1].lower())) if match else None
        return None if match is None or unit is None else Found(unit, match.start(1), match.end())

    def in_base(self, value: Number, unit: str) -> tuple[float, str] | None:
        """``value`` of ``unit`` in the base unit of its kind, and that unit's symbol.

        None for a unit that the table does not name: money, percent and counts have no base.
        """
        known = self._by_symbol.get(unit)
        if known is None or not known.base:
            return None
        return (value + known.offset) * known.factor, known.base


def _add(table: _Phrases, phrase: str, unit: Unit) -> None:
    """File a phrase under its first word; a later entry for the same words replaces an earlier one."""
    first, *rest = phrase.rstrip(".").replace(".", " ").replace("-", " ").split()
    phrases = table.setdefault(first, [])
    phrases[:] = [known for known in phrases if known[0] != tuple(rest)]
    phrases.append((tuple(rest), unit))


def _end_of(stretch: Stretch, at: int, rest: tuple[str, ...]) -> int | None:
    """Where the remaining words of a unit end, None where they do not follow."""
    for part in rest:
        match = _NEXT.match(stretch.text, at, stretch.end)
        if match is None or (match[1] != part and match[1].lower() != part):
            return None
        at = match.end()
    return at
