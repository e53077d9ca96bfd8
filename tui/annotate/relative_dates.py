"""Dates that hang on the day of publication: "yesterday", "last year", "Tuesday", "four years ago", "earlier this week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tui.annotate.periods import Period, part, shifted
from tui.annotate.written_dates import Found, _nearest_month
from tui.knowledge import Knowledge

_NEXT_WORD = re.compile(r"\s+([a-z]+)(?:\s+([a-z]+))?")
_BEFORE_AGO = re.compile(r"(\w+)\s+([a-z]+)\s+\Z")
_FULL_NAME = 6  # letters in the shortest name of a weekday; what is shorter is an abbreviation
_JOIN = re.compile(r"\.?,?\s+(?:the\s+)?\Z|\.?\s+\(\Z")


class RelativeDates:
    """Finds dates relative to publication, and narrows periods by the words before them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._weekdays = {str(word): int(number) for word, number in knowledge.glossary("weekdays").items()}
        self._months = {str(word): int(number) for word, number in knowledge.glossary("months").items()}
        self._seasons = {str(word): int(first) for word, first in knowledge.glossary("seasons").items()}
        self._days = {str(words): int(steps) for words, steps in knowledge.glossary("relative_days").items()}
        self._steps = {str(word): int(steps) for word, steps in knowledge.glossary("relative_steps").items()}
        self._units = {str(word): str(unit) for word, unit in knowledge.glossary("calendar_units").items()}
        self._numbers = {str(word): int(value) for word, value in knowledge.glossary("small_numbers").items()}
        self._parts = {str(words): str(which) for words, which in knowledge.glossary("period_parts").items()}
        self._cues = frozenset(knowledge.words("future_cues"))
        self._names = frozenset(knowledge.words("weekday_names"))
        parts = "|".join(
            re.escape(words).replace(r"\ ", r"\s+") for words in sorted(self._parts, key=lambda words: -len(words))
        )
        self._part = re.compile(rf"(?<!\w)({parts})\s*(?:the\s+)?\Z", re.IGNORECASE)
        self._weekday_stems = sorted({word for word in self._weekdays})

    def find(self, text: str, lower: str, published: date | None) -> Iterator[Found]:
        """The relative dates of a block; they may overlap. None without a published date."""
        if published is None:
            return
        for words, steps in self._days.items():
            for start in _occurrences(lower, words):
                period = shifted("day", published, steps)
                if period:
                    yield Found(start, start + len(words), period, words.replace(" ", "-"))
        for word, steps in self._steps.items():
            for start in _occurrences(lower, word):
                yield from self._step(lower, start, start + len(word), word, steps, published)
        for start in _occurrences(lower, "ago"):
            yield from self._ago(lower, start, published)
        for word, number in self._weekdays.items():
            if len(word) >= _FULL_NAME and (at := lower.find(word)) >= 0:
                yield from self._weekday(text, lower, word, number, at, published)

    def narrowed(self, text: str, lower: str, found: Found, published: date | None) -> Found:
        """A date with the words before it that belong to it: a weekday, or the part of the period that is meant."""
        before = text[max(0, found.start - 32) : found.start]
        if not before[-1:].isspace() and before[-1:] not in ("-", "("):
            return found
        if found.period.first == found.period.last:
            return self._with_weekday(text, found)
        if match := self._part.search(before):
            which = self._parts.get(" ".join(match[1].lower().split()))
            if which:
                start = found.start - len(before) + match.start()
                return found._replace(start=start, period=part(found.period, which), rule=f"part-of-{found.rule}")
        words = lower[max(0, found.start - 12) : found.start].split()
        if (
            published
            and words
            and words[-1] in ("earlier", "later")
            and found.period.first <= published <= found.period.last
        ):
            start = lower.rfind(words[-1], 0, found.start)
            period = (
                Period(found.period.first, published)
                if words[-1] == "earlier"
                else Period(published, found.period.last)
            )
            return found._replace(start=start, period=period, rule=f"{words[-1]}-{found.rule}")
        return found

    def _with_weekday(self, text: str, found: Found) -> Found:
        """``Thursday, September 5, 2019``: the weekday belongs to the date."""
        before = text[max(0, found.start - 20) : found.start]
        joined = _JOIN.search(before)
        if not joined or found.rule.startswith("weekday"):
            return found
        word = before[: joined.start()].split()[-1:]
        if not word or word[0].lstrip('(“"').lower() not in self._weekdays:
            return found
        length = len(word[0].lstrip('(“"'))
        start = found.start - (len(before) - joined.start()) - length
        return found._replace(start=start, rule=f"weekday-{found.rule}")

    def _step(self, lower: str, start: int, end: int, word: str, steps: int, published: date) -> Iterator[Found]:
        following = _NEXT_WORD.match(lower, end)
        if not following:
            return
        unit = self._units.get(following[1])
        definite = lower[max(0, start - 4) : start] == "the "
        if unit and unit != "day" and following[1] == unit:
            if word == "past" or (word == "last" and definite):
                yield from self._span_back(start, following.end(1), unit, 1, published)
            elif period := shifted(unit, published, steps):
                yield Found(start, following.end(1), period, f"{word}-{unit}")
        elif following[1] in self._months and word in ("last", "next", "this") and len(following[1]) > 2:
            period = _nearest_month(self._months[following[1]], published)
            if period and word == "last" and period.first > published:
                period = shifted("month", period.first, -12)
            if period and word == "next" and period.last < published:
                period = shifted("month", period.first, 12)
            if period:
                yield Found(start, following.end(1), period, f"{word}-month-name")
        elif following[1] in self._seasons and word in ("last", "next", "this"):
            yield from self._season(start, following.end(1), following[1], word, published)
        elif word in ("last", "past") and following[2] and (unit := self._units.get(following[2])):
            number = self._numbers.get(following[1])
            if number and following[2] != unit:
                yield from self._span_back(start, following.end(2), unit, number, published)

    def _season(self, start: int, end: int, season: str, word: str, published: date) -> Iterator[Found]:
        from tui.annotate.periods import months

        candidates = [
            period
            for year in range(published.year - 1, published.year + 2)
            if (period := months(year, self._seasons[season], 3))
        ]
        if word == "last":
            fitting = [period for period in candidates if period.last < published][-1:]
        elif word == "next":
            fitting = [period for period in candidates if period.first > published][:1]
        else:
            fitting = [min(candidates, key=lambda period: abs((period.first - published).days + 45))]
        for period in fitting:
            yield Found(start, end, period, f"{word}-season")

    def _span_back(self, start: int, end: int, unit: str, number: int, published: date) -> Iterator[Found]:
        """``the last two years``: from that long ago until publication."""
        length = {"day": 1, "week": 7, "weekend": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652}.get(unit)
        if length and number * length < 200_000:
            yield Found(start, end, Period(published - timedelta(length * number), published), "past-span")

    def _ago(self, lower: str, at: int, published: date) -> Iterator[Found]:
        match = _BEFORE_AGO.search(lower, max(0, at - 32), at)
        if not match:
            return
        unit = self._units.get(match[2])
        number = self._numbers.get(match[1]) or (int(match[1]) if match[1].isdecimal() and len(match[1]) < 4 else 0)
        if unit and number and (period := shifted(unit, published, -number)):
            yield Found(match.start(), at + 3, period, f"{unit}s-ago")

    def _weekday(self, text: str, lower: str, word: str, number: int, at: int, published: date) -> Iterator[Found]:
        while at >= 0:
            end = at + len(word)
            whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if whole and text[at].isupper():
                before = text[max(0, at - 24) : at].split()
                if not before or before[-1] not in self._names:
                    yield self._resolved(text, lower, at, end, number, published)
            at = lower.find(word, end)

    def _resolved(self, text: str, lower: str, at: int, end: int, number: int, published: date) -> Found:
        before = lower[max(0, at - 12) : at].split()
        back = (published.isoweekday() - number) % 7
        ahead = (number - published.isoweekday()) % 7
        if before and before[-1] == "last":
            steps, rule, at = -(back or 7), "last-weekday", lower.rfind("last", 0, at)
        elif before and before[-1] == "next":
            steps, rule, at = ahead or 7, "next-weekday", lower.rfind("next", 0, at)
        elif before and before[-1] == "this":
            steps, rule, at = number - published.isoweekday(), "this-weekday", lower.rfind("this", 0, at)
        elif self._is_future(text, at):
            steps, rule = ahead, "coming-weekday"
        else:
            steps, rule = -back, "weekday"
        the_day = published + timedelta(steps)
        return Found(at, end, Period(the_day, the_day), rule)

    def _is_future(self, text: str, at: int) -> bool:
        """Whether a word of the same sentence before points ahead."""
        begin = max(0, at - 120, text.rfind(". ", 0, at))
        return not self._cues.isdisjoint(text[begin:at].lower().split())


def _occurrences(lower: str, words: str) -> Iterator[int]:
    """Where whole words stand in a text in small letters."""
    at = lower.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and lower[at - 1].isalnum()) and not lower[end : end + 1].isalnum():
            yield at
        at = lower.find(words, end)
