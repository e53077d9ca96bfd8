"""Days and periods of the calendar, as a first and a last day.

Weeks run from Monday to Sunday (ISO 8601). Seasons are the meteorological ones. The fiscal year is that of the United
States' government, named by the year in which it ends on 30 September (31 U.S.C. § 1102).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """A stretch of days, both ends belonging to it."""

    first: date
    last: date


def day(year: int, month: int, number: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]:
        the_day = date(year, month, number)
        return Period(the_day, the_day)
    return None


def days(year: int, month: int, first: int, last: int) -> Period | None:
    """Several days of one month, or None where the calendar does not have them in this order."""
    begin, end = day(year, month, first), day(year, month, last)
    return Period(begin.first, end.last) if begin and end and begin < end else None


def month(year: int, number: int) -> Period | None:
    """A whole month; months before 1 and after 12 count into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def months(year: int, first: int, count: int) -> Period | None:
    """Several whole months from one on."""
    begin, end = month(year, first), month(year, first + count - 1)
    return Period(begin.first, end.last) if begin and end else None


def years(first: int, last: int) -> Period:
    """Whole years, as far as the calendar goes."""
    first, last = max(first, MINYEAR), min(last, MAXYEAR)
    return Period(date(min(first, MAXYEAR), 1, 1), date(max(last, MINYEAR), 12, 31))


def fiscal_year(year: int) -> Period | None:
    """The fiscal year that ends in a year."""
    return months(year - 1, 10, 12)


def shifted(unit: str, day: date, steps: int) -> Period | None:
    """The period of a unit that is ``steps`` after the one a day is in (before it, where negative).

    Args:
        unit: ``day``, ``week``, ``weekend``, ``month``, ``quarter``, ``year``, ``decade`` or ``century``.
        day: A day of the present period.
        steps: How many periods on.
    """
    if unit == "month":
        return month(day.year, day.month + steps)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    if unit in ("year", "decade", "century"):
        width = {"year": 1, "decade": 10, "century": 100}[unit]
        begin = day.year // width * width + steps * width
        return years(begin, begin + width - 1)
    try:
        if unit == "day":
            return Period(*[day + timedelta(steps)] * 2)
        monday = day + timedelta(7 * steps - day.weekday())
        return Period(monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6))
    except OverflowError:
        return None


def part(period: Period, which: str) -> Period:
    """A part of a period, such as ``2/3`` for its middle third; a single day stays whole."""
    number, of = (int(side) for side in which.split("/"))
    whole = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if (
        whole % of == 0
        and period.first.day == 1
        and period.last.day == monthrange(period.last.year, period.last.month)[1]
    ):
        width = whole // of
        return months(period.first.year, period.first.month + width * (number - 1), width) or period
    length = (period.last - period.first).days + 1
    begin = round(length * (number - 1) / of)
    end = max(round(length * number / of), begin + 1)
    return Period(period.first + timedelta(begin), period.first + timedelta(end - 1))
