"""Dates that stand on their own: "29 December 2011", "Dec. 31, 2007", "16.12.11", "since 1998", "the 1990s".

A day or month without its year is the one nearest to the published date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from tui.annotate.periods import Period, day, days, fiscal_year, month, months, years
from tui.knowledge import Knowledge

DAY_FIRST: Final = "day-first"
MONTH_FIRST: Final = "month-first"

Order = Mapping[str, str]
"""For each separator of numeric dates, whether the document writes the day or the month first, if it shows it."""

_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NUMERIC = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
_BARE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_RANGE = re.compile(rf"\s?[-–]\s?({_YEAR}|\d\d)(?![\w%]|[.,]\d)")
_DAY_BEFORE = re.compile(
    rf"(?<![\d.,:$€£/-])(\d{{1,2}}){_ORDINAL}(?:\s?(?:-|–|to|and)\s?(\d{{1,2}}){_ORDINAL})?\s+(?:of\s+)?\Z"
)
_DAY_AFTER = re.compile(
    rf"\.?\s+(\d{{1,2}}){_ORDINAL}(?:\s?(?:-|–|to)\s?(\d{{1,2}}){_ORDINAL}|\s+and\s+(\d{{1,2}}){_ORDINAL}(?=[,.;)]))?"
    rf"(?![\w:%]|[.,/-]\d|\s(?:percent|per|million))(?:,?\s+({_YEAR}))?"
)
_YEAR_AFTER = re.compile(rf"\.?,?\s+(?:of\s+)?({_YEAR})(?![\w%]|[.,]\d)")
_FISCAL = re.compile(r"(?:fy|fiscal\s+(?:year\s+)?)\s?['’]?(\d{4}|\d\d)(?![\w.,]?\d)")
_TWO_DIGIT_AHEAD = 10  # a two-digit year is at most this many years after publication
_NEAR_YEARS = 30  # a licensed bare year this near to publication needs no more evidence


class Found(NamedTuple):
    """A date in a block: where (in the block), what it means and why."""

    start: int
    end: int
    period: Period
    rule: str
    other: date | None = None


class WrittenDates:
    """Finds absolute dates in a block."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.months = {str(word): int(number) for word, number in knowledge.glossary("months").items()}
        self._seasons = knowledge.glossary("seasons")
        self._year_licences = frozenset(knowledge.words("year_licences"))
        self._month_licences = frozenset(knowledge.words("month_licences"))
        self._openers = frozenset(knowledge.words("not_date_openers"))
        self._names = frozenset(knowledge.words("days_that_are_names"))
        initials = "".join(sorted({word[0].upper() for word in self.months}))
        self._capitalised = re.compile(rf"[{initials}][A-Za-z]{{2,8}}")

    def order(self, text: str) -> Order:
        """What the document's unambiguous numeric dates say about the ambiguous ones with the same separator."""
        seen: dict[str, set[str]] = {}
        for match in _NUMERIC.finditer(text):
            first, second, _ = (int(number) for number in match[0].split(match[1]))
            if first <= 31 and second <= 31 and (first > 12) != (second > 12):
                seen.setdefault(match[1], set()).add(DAY_FIRST if first > 12 else MONTH_FIRST)
        return {separator: orders.pop() for separator, orders in seen.items() if len(orders) == 1}

    def find(self, text: str, lower: str, published: date | None, order: Order) -> Iterator[Found]:
        """The absolute dates of a block; they may overlap.

        Args:
            text: The block.
            lower: The same in small letters.
            published: The published date, for what lacks a year.
            order: What :meth:`order` said of the document.
        """
        for match in self._capitalised.finditer(text):
            number = self.months.get(lower[match.start() : match.end()])
            if (
                number
                and not text[match.start() - 1 : match.start()].isalnum()
                and not text[match.end() :][:1].isalnum()
            ):
                yield from self._month(text, lower, match.start(), match.end(), number, published)
        for match in _NUMERIC.finditer(text):
            yield from self._numeric(text, match, published, order)
        for match in _BARE_YEAR.finditer(text):
            yield from self._year(text, match.start(), match.end(), published)
        for opener in ("fy", "fiscal"):
            at = lower.find(opener)
            while at >= 0:
                if (match := _FISCAL.match(lower, at)) and not lower[at - 1 : at].isalnum():
                    period = fiscal_year(_full_year(int(match[1]), published) if len(match[1]) == 2 else int(match[1]))
                    if period:
                        yield Found(at, match.end(), period, "fiscal-year")
                at = lower.find(opener, at + 1)

    def _month(
        self, text: str, lower: str, start: int, end: int, number: int, published: date | None
    ) -> Iterator[Found]:
        before = _DAY_BEFORE.search(text, max(0, start - 24), start)
        after = _DAY_AFTER.match(text, end)
        year = _YEAR_AFTER.match(text, end)
        if before and not (after and after[4]):
            found = _dated(before[1], before[2], number, year and year[1], published)
            if found:
                yield Found(
                    before.start(), year.end() if year else end, found, "day-month-year" if year else "day-month"
                )
                return
        if after:
            found = _dated(after[1], after[2] or after[3], number, after[4], published)
            named = " ".join(lower[start : after.end(1)].replace(".", "").split()) in self._names
            if found and not (named and not after[4]):
                past = after.end() if after[4] or after[2] or after[3] else after.end()
                yield Found(start, past, found, "month-day-year" if after[4] else "month-day")
                return
        if year:
            period = month(int(year[1]), number)
            if period:
                yield Found(start, year.end(), period, "month-year")
            return
        if published and not after and not before and _word_before(text, start) in self._month_licences:
            period = _nearest_month(number, published)
            if period:
                yield Found(start, end, period, "month")

    def _numeric(self, text: str, match: re.Match[str], published: date | None, order: Order) -> Iterator[Found]:
        start, end = match.span()
        if (
            text[start - 1 : start].isalnum()
            or (start and text[start - 1] in "./-,:$€£")
            or _word_before(text, start) in self._openers
        ):
            return
        if text[end : end + 1].isalnum() and text[end] != "T" or text[end : end + 2].strip("./-,")[:1].isdigit():
            return
        first, second, third = match[0].split(match[1])
        if len(first) == 4:
            iso = day(int(first), int(second), int(third)) if len(third) == 2 else None
            if iso:
                yield Found(start, end, iso, "iso")
            return
        if len(first) > 2 or len(third) == 3:
            return
        year = int(third) if len(third) == 4 else _full_year(int(third), published)
        day_first, month_first = day(year, int(second), int(first)), day(year, int(first), int(second))
        if not (day_first and month_first) or day_first == month_first:
            sole = day_first or month_first
            if sole:
                yield Found(start, end, sole, "numeric")
            return
        settled = order.get(match[1])
        usual = settled or (DAY_FIRST if match[1] == "." else MONTH_FIRST)
        reading, other = (day_first, month_first) if usual == DAY_FIRST else (month_first, day_first)
        yield Found(start, end, reading, f"numeric-{usual}", None if settled else other.first)

    def _year(self, text: str, start: int, end: int, published: date | None) -> Iterator[Found]:
        following = text[end : end + 1]
        if start and (text[start - 1].isalnum() or text[start - 1] in ".,/$€£#-–'’:_+"):
            return
        year = int(text[start:end])
        if following == "s" and year % 10 == 0 and not text[end + 1 : end + 2].isalnum():
            period = years(year, year + 9)
            if period:
                yield Found(start, end + 1, period, "decade")
            return
        if (
            following.isalnum()
            or following in ("%", "_")
            or (following in (".", ",", ":", "/") and text[end + 1 : end + 2].isdigit())
        ):
            return
        word = _word_before(text, start)
        if (first := self._seasons.get(word.lower())) or (
            word == "of" and (first := self._seasons.get(_word_before(text, start, 2).lower()))
        ):
            period = months(year, first, 3)
            at = text.lower().rfind(word.lower() if word != "of" else _word_before(text, start, 2).lower(), 0, start)
            if period:
                yield Found(at, end, period, "season")
            return
        second = _word_before(text, start, 2)
        if word in ("and", "to") and not (len(second) == 4 and second.isdecimal()):
            return
        if word not in self._year_licences or second in ("Act", "Acts"):
            return
        if not _is_plausible(text, year, end, published):
            return
        if ranged := _YEAR_RANGE.match(text, end):
            last = int(ranged[1]) if len(ranged[1]) == 4 else year // 100 * 100 + int(ranged[1])
            period = years(year, last)
            if period and last > year:
                yield Found(start, ranged.end(), period, "year-range")
                return
        elif following == "-":
            return
        period = years(year, year)
        if period:
            yield Found(start, end, period, "year")


def _is_plausible(text: str, year: int, end: int, published: date | None) -> bool:
    """A number after "in" counts things where a plural follows ("in 1846 persons"), unless it is near the present."""
    now = published.year if published else 2010
    if abs(year - now) <= (_NEAR_YEARS if published else 40):
        return True
    following = text[end : end + 24].split()
    return not (following and text[end : end + 1].isspace() and following[0].islower() and following[0].endswith("s"))


def _dated(first: str, last: str | None, number: int, year: str | None, published: date | None) -> Period | None:
    """One day, or several, of a month; without a year the nearest to publication."""
    if year:
        return days(int(year), number, int(first), int(last)) if last else day(int(year), number, int(first))
    if not published:
        return None
    readings = [
        days(near, number, int(first), int(last)) if last else day(near, number, int(first))
        for near in (published.year - 1, published.year, published.year + 1)
    ]
    real = [period for period in readings if period]
    return min(real, key=lambda period: abs(period.first - published)) if real else None


def _nearest_month(number: int, published: date) -> Period | None:
    """The nearest month of this name; none where the one before and the one after are equally far."""
    ahead = (number - published.month + 5) % 12 - 5
    return month(published.year, published.month + ahead) if ahead != 6 else None


def _full_year(two_digits: int, published: date | None) -> int:
    """The year that two digits stand for: the last one that is not far ahead of publication."""
    latest = (published.year if published else 2030) + _TWO_DIGIT_AHEAD
    return latest - (latest - two_digits) % 100


def _word_before(text: str, start: int, nth: int = 1) -> str:
    """The word (or the nth word) before an offset, without an opening bracket."""
    words = text[max(0, start - 28) : start].split()
    return words[-nth].lstrip('(“"‘[') if len(words) >= nth and text[start - 1].isspace() else ""
