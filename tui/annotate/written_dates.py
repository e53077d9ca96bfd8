"""Dates that stand on their own: "29 December 2011", "Dec. 31, 2007", "16.12.11", "since 1998", "the 1990s".

A day or month without its year is the one nearest to the published date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tui.annotate.page import Page
from tui.annotate.patterns import Pattern
from tui.annotate.periods import Period, day, days, fiscal_year, month, months, years
from tui.knowledge import Knowledge
from tui.model import DateMention

DAY_FIRST: Final = "day-first"
MONTH_FIRST: Final = "month-first"

_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NUMERIC = Pattern(r"[0-9]\d{0,3}([./-])\d{1,2}\1\d{2,4}")
"""Its first digit is of ASCII since for those the engine skips from one to the next three times as fast."""
_BARE_YEAR = Pattern(r"(?:1[5-9]|20)\d\d")
_YEAR_RANGE = Pattern(rf"\s?[-–]\s?({_YEAR}|\d\d)(?![\w%]|[.,]\d)")
_DAY_BEFORE = Pattern(
    rf"(?<![\d.,:$€£/-])(\d{{1,2}}){_ORDINAL}(?:\s?(?:-|–|to|and)\s?(\d{{1,2}}){_ORDINAL})?\s+(?:of\s+)?\Z"
)
_DAY_AFTER = Pattern(
    rf"\.?\s+(\d{{1,2}}){_ORDINAL}(?:\s?(?:-|–|to)\s?(\d{{1,2}}){_ORDINAL}|\s+and\s+(\d{{1,2}}){_ORDINAL}(?=[,.;)]))?"
    rf"(?![\w:%]|[.,/-]\d|\s(?:percent|per|million))(?:,?\s+({_YEAR}))?"
)
_YEAR_AFTER = Pattern(rf"\.?,?\s+(?:of\s+)?({_YEAR})(?![\w%]|[.,]\d)")
_FISCAL = Pattern(r"(?:fy|fiscal\s+(?:year\s+)?)\s?['’]?(\d{4}|\d\d)(?![\w.,]?\d)")
_GLUED = "./-,$€£"  # before a number, these make it part of another
_TWO_DIGIT_AHEAD = 10  # a two-digit year is at most this many years after publication
_NEAR_YEARS = 30  # a licensed bare year this near to publication needs no more evidence


class WrittenDates:
    """Finds absolute dates."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._months = {str(word): int(number) for word, number in knowledge.glossary("months").items()}
        self._seasons = {str(word): int(first) for word, first in knowledge.glossary("seasons").items()}
        self._year_licences = frozenset(knowledge.words("year_licences"))
        self._month_licences = frozenset(knowledge.words("month_licences"))
        self._openers = frozenset(knowledge.words("not_date_openers"))
        self._names = frozenset(knowledge.words("days_that_are_names"))
        self._prefixes = tuple(words for words in knowledge.glossary("period_parts") if words.endswith("-"))
        openings = sorted({f"{word[0].upper()}(?:{word[1:3]}|{word[1:3].upper()})" for word in self._months})
        self._capitalised = Pattern(f"(?:{'|'.join(openings)})[A-Za-z]{{0,6}}")

    def find(self, page: Page) -> Iterator[DateMention]:
        """The absolute dates of a release; they may overlap."""
        text, lower = page.text, page.lower
        for match in self._capitalised.finditer(text):
            start, end = match.span()
            number = self._months.get(lower[start:end])
            if number and not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum():
                yield from self._month(page, start, end, number)
        numeric = list(_NUMERIC.finditer(text))
        order = _order(numeric)
        for match in numeric:
            yield from self._numeric(page, match, order)
        for match in _BARE_YEAR.finditer(text):
            yield from self._year(page, *match.span())
        for opener in ("fy", "fiscal"):
            yield from self._fiscal(page, opener)

    def _month(self, page: Page, start: int, end: int, number: int) -> Iterator[DateMention]:
        block = page.block_at(start)
        if block is None:
            return
        text, published = page.text, page.published
        before = _DAY_BEFORE.search(text, max(block[0], start - 24), start)
        after = _DAY_AFTER.match(text, end, block[1])
        year = _YEAR_AFTER.match(text, end, block[1])
        if before and not (after and after[4]):
            found = _dated(before[1], before[2], number, year and year[1], published)
            if found:
                rule = "day-month-year" if year else "day-month"
                yield DateMention(before.start(), year.end() if year else end, *found, rule)
                return
        if after:
            found = _dated(after[1], after[2] or after[3], number, after[4], published)
            day_name = " ".join(page.lower[start : after.end(1)].replace(".", "").split())
            if found and (after[4] or day_name not in self._names):
                yield DateMention(start, after.end(), *found, "month-day-year" if after[4] else "month-day")
        elif year:
            if whole := month(int(year[1]), number):
                yield DateMention(start, year.end(), *whole, "month-year")
        elif published and not before:
            words = page.words_before(start, block[0])
            licensed = bool(words) and words[-1] in self._month_licences
            licensed = licensed or page.lower.endswith(self._prefixes, max(block[0], start - 8), start)
            if licensed and (near := nearest_month(number, published)):
                yield DateMention(start, end, *near, "month")

    def _numeric(self, page: Page, match: re.Match[str], order: Mapping[str, str]) -> Iterator[DateMention]:
        text = page.text
        start, end = match.span()
        block = page.block_at(start)
        if block is None or (start > block[0] and (text[start - 1].isalnum() or text[start - 1] in _GLUED)):
            return
        following = text[end : end + 2]
        if (following[:1].isalnum() and following[0] != "T") or following.strip("./-,")[:1].isdigit():
            return
        words = page.words_before(start, block[0])
        if words and words[-1] in self._openers:
            return
        first, second, third = match[0].split(match[1])
        if len(first) == 4:
            if len(third) == 2 and (iso := day(int(first), int(second), int(third))):
                yield DateMention(start, end, *iso, "iso")
            return
        if len(first) > 2 or len(third) == 3:
            return
        year = int(third) if len(third) == 4 else _full_year(int(third), page.published)
        day_first, month_first = day(year, int(second), int(first)), day(year, int(first), int(second))
        sole = day_first or month_first
        if day_first and month_first and day_first != month_first:
            settled = order.get(match[1])
            usual = settled or (DAY_FIRST if match[1] == "." else MONTH_FIRST)
            reading, other = (day_first, month_first) if usual == DAY_FIRST else (month_first, day_first)
            yield DateMention(start, end, *reading, f"numeric-{usual}", None if settled else other.first)
        elif sole:
            yield DateMention(start, end, *sole, "numeric")

    def _year(self, page: Page, start: int, end: int) -> Iterator[DateMention]:
        text = page.text
        before, following = text[start - 1 : start], text[end : end + 1]
        prefixed = before == "-" and page.lower.endswith(self._prefixes, max(0, start - 8), start)
        if not prefixed and (before.isalnum() or (before and before in _GLUED + "#–'’:_+")):
            return
        if following == "%" or following == "_" or (following in tuple(".,:/") and text[end + 1 : end + 2].isdigit()):
            return
        year, block = int(text[start:end]), page.block_at(start)
        if block is None:
            return
        if following.isalnum():
            if following == "s" and year % 10 == 0 and not text[end + 1 : end + 2].isalnum():
                yield DateMention(start, end + 1, *years(year, year + 9), "decade")
            return
        words = page.words_before(start, block[0])
        yield from self._season(page, year, start, end, words)
        if not (prefixed or self._is_licensed(words)) or not _is_plausible(text, year, end, page.published):
            return
        if ranged := _YEAR_RANGE.match(text, end, block[1]):
            last = int(ranged[1]) if len(ranged[1]) == 4 else year // 100 * 100 + int(ranged[1])
            if last > year:
                yield DateMention(start, ranged.end(), *years(year, last), "year-range")
        elif following != "-":
            yield DateMention(start, end, *years(year, year), "year")

    def _is_licensed(self, words: Sequence[str]) -> bool:
        """Whether the words before a number make it a year."""
        if not words or words[-1].lstrip('(“"‘[') not in self._year_licences:
            return False
        second = words[-2] if len(words) > 1 else ""
        if words[-1] in ("and", "to"):
            return len(second) == 4 and second.isdecimal()
        return second not in ("Act", "Acts")

    def _season(self, page: Page, year: int, start: int, end: int, words: Sequence[str]) -> Iterator[DateMention]:
        """``fall 2006``, ``spring of 2007``."""
        season = words[-2:-1] if words[-1:] == ["of"] else words[-1:]
        first = self._seasons.get(season[0].lower()) if season else None
        if first and (period := months(year, first, 3)):
            yield DateMention(page.text.rfind(season[0], 0, start), end, *period, "season")

    def _fiscal(self, page: Page, opener: str) -> Iterator[DateMention]:
        lower = page.lower
        at = lower.find(opener)
        while at >= 0:
            match = None if at and lower[at - 1].isalnum() else _FISCAL.match(lower, at)
            if match and page.block_at(at):
                year = int(match[1]) if len(match[1]) == 4 else _full_year(int(match[1]), page.published)
                if period := fiscal_year(year):
                    yield DateMention(at, match.end(), *period, "fiscal-year")
            at = lower.find(opener, at + 1)


def _order(numeric: Sequence[re.Match[str]]) -> Mapping[str, str]:
    """For each separator whether the document writes day or month first, as its unambiguous numeric dates show."""
    seen: dict[str, set[str]] = {}
    for match in numeric:
        first, second, _ = (int(number) for number in match[0].split(match[1]))
        if first <= 31 and second <= 31 and (first > 12) != (second > 12):
            seen.setdefault(match[1], set()).add(DAY_FIRST if first > 12 else MONTH_FIRST)
    return {separator: orders.pop() for separator, orders in seen.items() if len(orders) == 1}


def _is_plausible(text: str, year: int, end: int, published: date | None) -> bool:
    """A number after "in" counts things where a plural follows ("in 1846 persons"), unless it is near the present."""
    now = published.year if published else 2010
    if abs(year - now) <= (_NEAR_YEARS if published else 40):
        return True
    following = text[end : end + 24].split()
    return not (
        following
        and text[end : end + 1].isspace()
        and following[0].islower()
        and following[0].rstrip(".,;:").endswith("s")
    )


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


def nearest_month(number: int, published: date) -> Period | None:
    """The nearest month of this name; none where the one before and the one after are equally far."""
    ahead = (number - published.month + 5) % 12 - 5
    return month(published.year, published.month + ahead) if ahead != 6 else None


def _full_year(two_digits: int, published: date | None) -> int:
    """The year that two digits stand for: the last one that is not far ahead of publication."""
    latest = (published.year if published else 2030) + _TWO_DIGIT_AHEAD
    return latest - (latest - two_digits) % 100
