"""Units of measure and currencies: which one stands beside a number, and how units of a kind compare."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.knowledge import Knowledge
from tui.model import Kind, Number

_PART = re.compile(
    r"(?:\s{0,4}-?\s{0,2})((?:[A-Za-zµμ]+[²³]?\.?(?:[A-Z]\.)*(?:/[a-z]+)?|°\s?[CFK]?(?![A-Za-z])|[%¢％])(?:[²³2-3](?![\d,.]))?)"
)
_MORE = re.compile(r"(?:\s{1,4}|-|\s?-\s?)([A-Za-z]+\.?(?:[A-Z]\.)*)")


class Unit(NamedTuple):
    """A unit, by the symbol a figure carries.

    Attributes:
        symbol: The usual symbol; ISO 4217 for money, ``%`` for percent.
        kind: The kind of figure it makes.
        factor: Base units in one of it.
        offset: Added before the factor is applied (temperatures).
        base: Symbol of the base unit it converts to; empty for none.
        glued: Whether these words belong to the figure's span (percent, cents, currency words).
        symbolic: Whether it was written as a symbol.
    """

    symbol: str
    kind: Kind
    factor: float
    offset: float = 0.0
    base: str = ""
    glued: bool = False
    symbolic: bool = False


class Found(NamedTuple):
    """A unit found after a number: where its words begin and end."""

    unit: Unit
    start: int
    end: int


class Units:
    """The unit table, compiled for looking around a number."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_symbol: dict[str, Unit] = {}
        self._words: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        self._symbols: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        self._adjectives = frozenset(word.lower() for word in knowledge.words("unit_adjectives"))
        self._codes: dict[str, str] = {}
        bases: dict[Kind, str] = {}
        for record in knowledge.records("units"):
            kind = Kind(record["kind"])
            if record["factor"] == 1 and "base" not in record:
                bases.setdefault(kind, record["symbol"])
        for record in knowledge.records("units"):
            kind = Kind(record["kind"])
            base = record.get("base") or bases.get(kind, "")
            unit = Unit(record["symbol"], kind, record["factor"], record.get("offset", 0.0), base)
            self._by_symbol[unit.symbol] = unit
            for word in record.get("words", ()):
                self._add(self._words, word.lower(), unit)
            for symbol in record.get("symbols", ()):
                self._add(self._symbols, symbol, unit._replace(symbolic=True))
        percent = Unit("%", Kind.PERCENT, 0.01, glued=True)
        for word in knowledge.words("percent_words"):
            self._add(self._words, word.lower(), percent)
        before: dict[str, str] = {}
        for record in knowledge.records("currencies"):
            self._codes[record["code"]] = record["code"]
            money = Unit(record["code"], Kind.MONEY, 1, glued=True)
            for symbol in record.get("symbols", ()):
                before[symbol] = record["code"]
            for word in record.get("words", ()):
                self._add(self._words, word.lower(), money)
            for word in record.get("cents", ()):
                self._add(self._words, word.lower(), money._replace(factor=0.01))
            self._add(self._symbols, record["code"], money)
        self.signs = {**before, **self._codes}
        self._sign_ends = frozenset(sign[-1] for sign in self.signs)
        self._longest_sign = max(map(len, self.signs), default=1)
        for table in (self._words, self._symbols):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @staticmethod
    def _add(table: dict[str, list[tuple[tuple[str, ...], Unit]]], phrase: str, unit: Unit) -> None:
        first, *rest = re.split(r"[\s-]+", phrase)
        entries = table.setdefault(first, [])
        entries[:] = [entry for entry in entries if entry[0] != tuple(rest)]
        entries.append((tuple(rest), unit))

    def after(self, text: str, at: int, end: int) -> Found | None:
        """The unit whose words follow a number that ends at ``at``, past at most two adjectives."""
        place = at
        for _ in range(3):
            match = _PART.match(text, place, end)
            if match is None:
                return None
            found = self._named(text, match, end)
            if found is not None:
                return found
            word = match[1].lower()
            if word not in self._adjectives:
                return None
            place = match.end()
        return None

    def _named(self, text: str, match: re.Match[str], end: int) -> Found | None:
        word = match[1]
        for table, first in ((self._symbols, word), (self._words, word.lower())):
            for key in (first, first.rstrip(".")):
                for rest, unit in table.get(key, ()):
                    stop = self._rest(text, match.start(1) + len(key), end, rest, exact=table is self._symbols)
                    if stop is not None:
                        return Found(unit, match.start(1), stop)
        return None

    @staticmethod
    def _rest(text: str, at: int, end: int, rest: tuple[str, ...], *, exact: bool) -> int | None:
        for part in rest:
            match = _MORE.match(text, at, end)
            if match is None:
                return None
            word = match[1] if exact else match[1].lower()
            if word == part:
                at = match.end()
            elif word.rstrip(".") == part:
                at = match.start(1) + len(part)
            else:
                return None
        return at

    def sign_before(self, text: str, start: int, at: int) -> tuple[int, str] | None:
        """Where the currency sign or code begins that stands right before ``at``, and its code."""
        stop = at
        while stop > start and at - stop < 2 and text[stop - 1].isspace():
            stop -= 1
        if stop == start or text[stop - 1] not in self._sign_ends:
            return None
        for length in range(min(self._longest_sign, stop - start), 0, -1):
            code = self.signs.get(text[stop - length : stop])
            if code is None:
                continue
            left = stop - length
            if text[left].isalpha() and left > start and text[left - 1].isalnum():
                continue
            return left, code
        return None

    def in_base(self, value: Number, unit: str) -> tuple[float, str] | None:
        """``value`` of ``unit`` in the base unit of its kind, and that unit's symbol; None for an unknown unit."""
        known = self._by_symbol.get(unit)
        if known is None or not known.base:
            return None
        return (value + known.offset) * known.factor, known.base
