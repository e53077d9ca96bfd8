"""Dates that hang on the day of publication: "yesterday", "last year", "Tuesday", "four years ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tui.annotate.page import Page
from tui.annotate.patterns import Pattern
from tui.annotate.periods import Period, months, part, shifted
from tui.annotate.written_dates import nearest_month
from tui.knowledge import Knowledge
from tui.model import DateMention

_NEXT_WORDS = Pattern(r"\s+([a-z]+|\d{1,3})(?:\s+([a-z]+))?")
_NAMING_STEPS = ("last", "next", "this")
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652}
_BEFORE_AGO = Pattern(r"(\w+)\s+([a-z]+)\s+\Z")
_SHORTEST_FULL_NAME = 6  # letters in the shortest name of a weekday; what is shorter is an abbreviation
_WEEKDAY_BEFORE = Pattern(r"([A-Za-z]{3,9})(?:\.?,?\s+(?:the\s+)?|\.?\s+\()\Z")


class RelativeDates:
    """Finds dates relative to publication, and narrows periods by the words before them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._weekdays = {str(word): int(number) for word, number in knowledge.glossary("weekdays").items()}
        self._full_names = [word for word in self._weekdays if len(word) >= _SHORTEST_FULL_NAME]
        self._months = {str(word): int(number) for word, number in knowledge.glossary("months").items()}
        self._seasons = {str(word): int(first) for word, first in knowledge.glossary("seasons").items()}
        self._days = {str(words): int(steps) for words, steps in knowledge.glossary("relative_days").items()}
        self._steps = {str(word): int(steps) for word, steps in knowledge.glossary("relative_steps").items()}
        self._units = {str(word): str(unit) for word, unit in knowledge.glossary("calendar_units").items()}
        self._numbers = {str(word): int(value) for word, value in knowledge.glossary("small_numbers").items()}
        self._parts = {str(words).lower(): str(which) for words, which in knowledge.glossary("period_parts").items()}
        self._cues = frozenset(knowledge.words("future_cues"))
        self._names = frozenset(knowledge.words("weekday_names"))
        parts = "|".join(
            re.escape(words).replace(r"\ ", r"\s+") for words in sorted(self._parts, key=lambda words: -len(words))
        )
        self._part = Pattern(rf"(?<!\w)({parts})\s*(?:the\s+)?\Z", re.IGNORECASE)

    def find(self, page: Page) -> Iterator[DateMention]:
        """The relative dates of a release; they may overlap. None without a published date."""
        published = page.published
        if published is None:
            return
        for words, start in page.occurring(self._days):
            if (the_day := shifted("day", published, self._days[words])) and page.block_at(start):
                yield DateMention(start, start + len(words), *the_day, words.replace(" ", "-"))
        for word, start in page.occurring(self._steps):
            yield from self._step(page, published, start, word, self._steps[word])
        for _, start in page.occurring(("ago",)):
            yield from self._ago(page, published, start)
        for word, start in page.occurring(self._full_names):
            yield from self._weekday(page, published, start, start + len(word), self._weekdays[word])

    def narrowed(self, page: Page, found: DateMention) -> DateMention:
        """A date with the words before it that belong to it: a weekday, or the part of the period that is meant."""
        block, start = page.block_at(found.start), found.start
        if block is None or start == block[0] or not (page.text[start - 1].isspace() or page.text[start - 1] in "-("):
            return found
        if found.first == found.last:
            return self._with_weekday(page, found, block[0])
        reach = max(block[0], start - 32)
        match = self._part.search(page.text, reach, start)
        which = self._parts.get(" ".join(match[1].lower().split())) if match else None
        if match and which:
            narrow = part(Period(found.first, found.last), which)
            return replace(
                found, start=match.start(), first=narrow.first, last=narrow.last, rule=f"part-of-{found.rule}"
            )
        words = page.words_before(start, block[0])
        published = page.published
        if published and words and words[-1].lower() in ("earlier", "later") and found.first <= published <= found.last:
            side = words[-1].lower()
            changed = replace(found, start=page.text.rfind(words[-1], 0, start), rule=f"{side}-{found.rule}")
            return replace(changed, last=published) if side == "earlier" else replace(changed, first=published)
        return found

    def _with_weekday(self, page: Page, found: DateMention, begin: int) -> DateMention:
        """``Thursday, September 5, 2019``: the weekday belongs to the date."""
        match = _WEEKDAY_BEFORE.search(page.text, max(begin, found.start - 24), found.start)
        if match is None or match[1].lower() not in self._weekdays or "weekday" in found.rule:
            return found
        return replace(found, start=match.start(1), rule=f"weekday-{found.rule}")

    def _step(self, page: Page, published: date, start: int, word: str, steps: int) -> Iterator[DateMention]:
        block = page.block_at(start)
        following = _NEXT_WORDS.match(page.lower, start + len(word), block[1]) if block else None
        if following is None:
            return
        named, end = following[1], following.end(1)
        unit = self._units.get(named)
        if unit is not None and unit == named and unit != "day":
            if word == "past" or (word == "last" and page.lower[max(0, start - 4) : start] == "the "):
                yield from self._span_back(start, end, unit, 1, published)
            elif period := shifted(unit, published, steps):
                yield DateMention(start, end, *period, f"{word}-{unit}")
        elif word in _NAMING_STEPS and named in self._months and page.text[following.start(1)].isupper():
            yield from self._named_month(start, end, self._months[named], word, published)
        elif word in _NAMING_STEPS and named in self._seasons:
            yield from self._season(start, end, self._seasons[named], word, published)
        elif word in ("last", "past") and following[2] and (unit := self._units.get(following[2])):
            number = self._numbers.get(named) or (int(named) if named.isdecimal() else 0)
            if number and following[2] != unit:
                yield from self._span_back(start, following.end(2), unit, number, published)

    def _named_month(self, start: int, end: int, number: int, word: str, published: date) -> Iterator[DateMention]:
        period = nearest_month(number, published)
        if period and word == "last" and period.first > published:
            period = shifted("month", period.first, -12)
        elif period and word == "next" and period.last < published:
            period = shifted("month", period.first, 12)
        if period:
            yield DateMention(start, end, *period, f"{word}-month-name")

    def _season(self, start: int, end: int, first: int, word: str, published: date) -> Iterator[DateMention]:
        around = [months(published.year + step, first, 3) for step in (-1, 0, 1)]
        seasons = [season for season in around if season]
        if word == "last":
            fitting = [season for season in seasons if season.last < published][-1:]
        elif word == "next":
            fitting = [season for season in seasons if season.first > published][:1]
        else:
            fitting = [season for season in seasons if season.first.year == published.year]
        for season in fitting:
            yield DateMention(start, end, *season, f"{word}-season")

    def _span_back(self, start: int, end: int, unit: str, number: int, published: date) -> Iterator[DateMention]:
        """``the last two years``: from that long ago until publication."""
        then = shifted("day", published, -number * _DAYS[unit]) if unit in _DAYS else None
        if then:
            yield DateMention(start, end, then.first, published, "past-span")

    def _ago(self, page: Page, published: date, at: int) -> Iterator[DateMention]:
        block = page.block_at(at)
        match = _BEFORE_AGO.search(page.lower, max(block[0], at - 32), at) if block else None
        if match is None:
            return
        unit = self._units.get(match[2])
        number = self._numbers.get(match[1]) or (int(match[1]) if match[1].isdecimal() and len(match[1]) < 4 else 0)
        if unit and number and (period := shifted(unit, published, -number)):
            yield DateMention(match.start(), at + 3, *period, f"{unit}s-ago")

    def _weekday(self, page: Page, published: date, at: int, end: int, number: int) -> Iterator[DateMention]:
        block = page.block_at(at)
        if block is None or not page.text[at].isupper():
            return
        words = page.words_before(at, block[0])
        before = words[-1] if words else ""
        if before in self._names:
            return
        back, ahead = (published.isoweekday() - number) % 7, (number - published.isoweekday()) % 7
        steps, rule = {
            "last": (-(back or 7), "last-weekday"),
            "next": (ahead or 7, "next-weekday"),
            "this": (number - published.isoweekday(), "this-weekday"),
        }.get(before.lower(), (ahead, "coming-weekday") if self._is_future(page, at, block[0]) else (-back, "weekday"))
        if rule in ("last-weekday", "next-weekday", "this-weekday"):
            at = page.text.rfind(before, 0, at)
        if the_day := shifted("day", published, steps):
            yield DateMention(at, end, *the_day, rule)

    def _is_future(self, page: Page, at: int, begin: int) -> bool:
        """Whether a word of the same sentence before points ahead."""
        begin = max(begin, at - 120)
        begin = max(begin, page.text.rfind(". ", begin, at))
        return not self._cues.isdisjoint(page.lower[begin:at].split())
