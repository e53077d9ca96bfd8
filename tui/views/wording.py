"""How values, days and names are worded on the screen, the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from tui.marks import STATUS_WORDS
from tui.model import Figure, Qualifier, Release, Standing, Summary
from tui.views.drawable import label

HEDGES: Mapping[Qualifier, str] = {
    Qualifier.ABOUT: "about",
    Qualifier.ALMOST: "almost",
    Qualifier.MORE_THAN: "over",
    Qualifier.AT_LEAST: "at least",
    Qualifier.UP_TO: "up to",
    Qualifier.LESS_THAN: "under",
}
"""How a qualifier is said in front of a value; the others need no word."""


def value(figure: Figure) -> str:
    """A figure as a person would note it down: hedge, number as written, unit ("about 9000 h")."""
    number = label(figure.text)
    hedge = HEDGES.get(figure.qualifier, "")
    return " ".join(part for part in (hedge, number, unit_to_add(figure, number)) if part)


SPELT_OUT = frozenset({"day", "week", "month", "year"})
"""The units that are words and take a plural, rather than symbols."""


def unit_to_add(figure: Figure, number: str) -> str:
    """The unit, unless the figure's own words carry it already: a sign, "percent", "cents"."""
    unit = figure.unit or ""
    if not unit or number.endswith(unit):
        return ""
    said = any(why.field == "unit" and figure.start <= why.start < why.end <= figure.end for why in figure.why)
    return "" if said else plural(unit, figure.high or figure.value)


def plural(unit: str, value: float | None) -> str:
    """A unit as it follows a value: the words among them take a plural."""
    return f"{unit}s" if unit in SPELT_OUT and value != 1 else unit


def day(when: date) -> str:
    """A day as a person writes it: 19 December 2011. Month names are English whatever the locale."""
    return f"{when.day} {when:%B} {when.year}"


def short_day(when: date) -> str:
    """A day in a narrow column: 19 Dec."""
    return f"{when.day} {when:%b}"


def published(release: Release) -> str:
    """The release's day, or that it has none."""
    return day(release.published.value) if release.published else "undated"


def when(release: Release) -> str:
    """The release's day, or what it is instead of dated."""
    return day(release.published.value) if release.published else STATUS_WORDS[release.status.value] or "undated"


def status(release: Release) -> str:
    """What a release is that has not simply been published: a draft, a report, under embargo; else ""."""
    return " · ".join(filter(None, (STATUS_WORDS[release.status.value], embargo(release))))


def embargo(release: Release) -> str:
    """Until when a release must be kept back, "" where it need not be any more."""
    if release.embargo is None or not release.embargoed():
        return ""
    until = release.embargo.value.until
    return f"embargoed until {until:%H:%M} {until:%Z}".rstrip() + f", {day(until)}" if until else "embargoed"


def title(release: Release) -> str:
    """The release's title as one safe line."""
    return label(release.title.value)


def short_name(release: Summary) -> str:
    """What another release is called in a line about something else: its status if that tells, and its title."""
    status, name = STATUS_WORDS[release.status], label(release.title)
    return f"{status} · {name}" if status == "draft" else name


def dated_name(release: Summary, beside: date | None) -> str:
    """What another release is called beside one of a day: its own day, short within the year, or status, and title."""
    when = release.published
    if when is None:
        return short_name(release)
    same_year = beside is None or beside.year == when.year
    return f"{short_day(when) if same_year else f'{when:%b} {when.year}'} · {label(release.title)}"


def publisher(release: Release) -> str:
    """Who issued the release, or a dash."""
    return label(release.publisher.value) if release.publisher else "—"


def number(value: float) -> str:
    """A bare number, as on a scale: 9,000 or 2.5."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.4g}"


def filled(figure: Figure, standing: Standing | None) -> str:
    """A figure's :func:`value`; for a blank with a fill, both."""
    written = value(figure)
    return f"{written} → {label(standing.fill)}" if standing and standing.fill else written


_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def amount(value: float) -> str:
    """A number as it is read aloud: 9,000, 51.5 billion, 0.42; "" where it has no end."""
    if math.isinf(value):
        return ""
    scale, word = next(((scale, word) for scale, word in _SCALES if abs(value) >= scale), (1, ""))
    scaled = round(value / scale, 4)
    digits = f"{int(scaled):,}" if scaled == int(scaled) else f"{scaled:,}"
    return f"{digits} {word}".rstrip()
