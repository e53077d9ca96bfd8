"""The dates of lines that date a release: few forms, each complete and unambiguous.

This is not the reader of the dates in running text. A form that leaves the order of day and month open is no date here:
"05/06/2012" is passed over, "29/12/2011" is not, and dots always part day from month ("7.2.2012"), as they do wherever
dates are written with dots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tui.knowledge import Knowledge
from tui.loader.patterns import any_of

LONGEST = 160
"""Code points of the longest line that is looked at."""

_TIME = r"(?:[,\s]{1,3}(?:at\s)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4}\b)?)"
_PIVOT = 70
"""A year of two digits below this is of the 2000s (POSIX ``strptime`` draws the line at 69)."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that dates a release.

    Attributes:
        day: The day.
        start: Where the date begins in the line.
        end: Where it ends.
        timed: Whether a clock time follows the date.
        signed: Whether "by", with a name or without one, ends the line.
        place: The place before the date or after it, as written, else ``""``.
    """

    day: date
    start: int
    end: int
    timed: bool
    signed: bool
    place: str


class DateLines:
    """Reads date lines with the month and day names, labels and places of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._months = {name.casefold(): int(number) for name, number in knowledge.glossary("months").items()}
        month = rf"(?P<month>{any_of(self._months)})\b\.?"
        day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        forms = (
            rf"\b{day}(?:\s+of)?[\s.-]{{1,3}}{month}[,\s-]{{1,3}}(?P<year>(?:19|20)\d\d)\b",
            rf"\b{month}[\s-]{{1,3}}{day}[,\s-]{{1,3}}(?P<year>(?:19|20)\d\d)\b",
            r"\b(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})\b(?![-/.]\d)",
            r"(?<![\d./-])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d|\d\d)\b(?![./-]\d)",
            r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b",
        )
        self._forms = [re.compile(form, re.IGNORECASE) for form in forms]
        weekday = rf"(?:(?:{any_of(knowledge.glossary('weekdays'))})\.?,?\s+)?"
        label = rf"(?:{any_of(knowledge.words('date_labels'))})\s*[:.–—-]?\s*"
        tables = ("cities_and_regions", "states", "countries")
        self._places = frozenset(place.casefold() for table in tables for place in knowledge.groups(table))
        no_place = rf"(?!(?:{any_of(knowledge.glossary('weekdays'))}|posted|by)\b)"
        place = rf"(?P<place>{no_place}[^\W\d_][\w.'’ -]{{1,40}}(?:,\s[\w.'’ -]{{2,30}}?)?)"
        self._before = re.compile(rf"(?:{label})?(?:\(?{place}[\s,:–—(-]+)?{weekday}\(?", re.IGNORECASE)
        signed = r"(?:[\s·•|–—-]*(?P<signed>(?:posted\s+)?by\b.{0,60}))?"
        self._after = re.compile(
            rf"\)?(?P<timed>{_TIME})?(?:\s?,?\s{place})?{signed}[\s.,:;|·–—-]*", re.IGNORECASE | re.DOTALL
        )

    def line(self, line: str) -> DateLine | None:
        """What a line says when it holds a date and nothing else but a label, weekday, time, place or signature."""
        found = self.date_in(line) if len(line) <= LONGEST else None
        if found is None:
            return None
        day, start, end = found
        before, after = self._before.fullmatch(line[:start]), self._after.fullmatch(line[end:])
        if before is None or after is None:
            return None
        place = before["place"] or after["place"] or ""
        if place and not self._dates_from(place):
            return None
        return DateLine(day, start, end, after["timed"] is not None, after["signed"] is not None, place.strip())

    def date_in(self, line: str) -> tuple[date, int, int] | None:
        """The first date in a line, with its span in the line."""
        found = [match for form in self._forms if (match := form.search(line))]
        for match in sorted(found, key=lambda match: match.start()):
            if day := self._day(match):
                return day, match.start(), match.end()
        return None

    def names_place(self, words: str) -> bool:
        """Whether words are a place that datelines name, alone or followed by its state or country."""
        city, _, rest = words.partition(",")
        return len(words) <= 60 and city.strip().casefold() in self._places and rest.count(" ") <= 4

    def _dates_from(self, words: str) -> bool:
        """Whether words beside a date are a place: a known one, or one or two words in capitals."""
        return self.names_place(words) or (words.isupper() and words.count(" ") < 2)

    def _day(self, match: re.Match[str]) -> date | None:
        parts = match.groupdict()
        year = int(parts["year"])
        if year < 100:
            year += 2000 if year < _PIVOT else 1900
        if month := parts.get("month"):
            return _valid(year, self._months[month.casefold()], int(parts["day"]))
        if "number" in parts:
            return _valid(year, int(parts["number"]), int(parts["day"]))
        first, second = int(parts["first"]), int(parts["second"])
        readings = {_valid(year, second, first), _valid(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
