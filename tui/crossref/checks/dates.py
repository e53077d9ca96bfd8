"""Dates must fit their weekday, and nothing is known as of a day that has not come (P5xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, said
from tui.model import Check, DateMention, Reading

_YEAR = re.compile(r"\b\d{4}\b")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+)\.?,?\s+(?:the\s+)?$")


def weekdays(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Full dates with a weekday that they did not fall on."""
    for mention in reading.dates:
        written = reading.release.text[mention.start : mention.end]
        if mention.first != mention.last or mention.other or not _YEAR.search(written):
            continue
        named = _weekday(reading, mention, terms)
        if named and terms.weekdays[named.lower()] != mention.first.isoweekday():
            right = next(w for w, number in terms.weekdays.items() if number == mention.first.isoweekday())
            day = terms.wording.on(mention.first)
            message = f"{said(written)} says {named}, but {day} was a {right.capitalize()}."
            yield finding("P501", reading, (mention.start, mention.end), message)


def as_of(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Figures as of a day after the release was issued."""
    published = reading.release.published
    for mention in reading.dates if published else ():
        before = " ".join(reading.release.text[max(0, mention.start - 24) : mention.start].lower().split())
        written = reading.release.text[mention.start : mention.end]
        if published and mention.first > published.value and before.endswith(terms.as_of) and _YEAR.search(written):
            message = f"as of {terms.wording.on(mention.first)}, but issued on {terms.wording.on(published.value)}."
            rests = [(reading.release.id, *published.span)] if published.span else []
            yield finding("P502", reading, (mention.start, mention.end), message, *rests)


def _weekday(reading: Reading, mention: DateMention, terms: Terms) -> str | None:
    """The weekday inside a date or right before it."""
    text = reading.release.text
    for match in _WORD.finditer(text, mention.start, mention.end):
        if match[0].lower() in terms.weekdays:
            return match[0]
    before = _BEFORE.search(text[max(0, mention.start - 16) : mention.start])
    return before[1] if before and before[1].lower() in terms.weekdays else None


RULES = (
    Rule(
        "P501",
        "weekday against date",
        "A date with a weekday that it did not fall on.",
        "on Monday, 6 December 2016",
        "on Tuesday, 6 December 2016",
        weekdays,
    ),
    Rule(
        "P502",
        "as of a later day",
        "A figure as of a day after the release was issued.",
        "5 May 2012 – As of 8 May 2012, 12 cases were known.",
        "5 May 2012 – As of 4 May 2012, 12 cases were known.",
        as_of,
    ),
)
