from __future__ import annotations

from datetime import date

import pytest

from tui.knowledge import Knowledge
from tui.loader.datelines import DateLines


@pytest.fixture(scope="module")
def dates(knowledge: Knowledge) -> DateLines:
    return DateLines(knowledge)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("07 February 2012", date(2012, 2, 7)),
        ("Dec 19, 2011 08:50 GMT", date(2011, 12, 19)),
        ("December 29th, 2011", date(2011, 12, 29)),
        ("Sunday, September 1, 2019", date(2019, 9, 1)),
        ("2012-02-07", date(2012, 2, 7)),
        ("7.2.2012", date(2012, 2, 7)),
        ("16.12.11", date(2011, 12, 16)),
        ("29/12/2011", date(2011, 12, 29)),
        ("3/3/2011", date(2011, 3, 3)),
        ("Tues., 3 May 2011 at 10:30 a.m. EST", date(2011, 5, 3)),
        ("The Hague, 7 February 2012", date(2012, 2, 7)),
        ("Washington, D.C. – December 5, 2016", date(2016, 12, 5)),
        ("5 December 2016, London", date(2016, 12, 5)),
        ("Published on: 12 Dec. 2012", date(2012, 12, 12)),
        ("FOR IMMEDIATE RELEASE: Monday, December 5, 2016", date(2016, 12, 5)),
        ("Posted on December 29th, 2011 by Jane Roe", date(2011, 12, 29)),
    ],
)
def test_a_date_line_is_read(dates: DateLines, line: str, day: date) -> None:
    found = dates.line(line)
    assert found is not None and found.day == day
    assert str(day.year % 100) in line[found.start : found.end]


@pytest.mark.parametrize(
    "line",
    [
        "05/06/2012",
        "31 February 2012",
        "13/13/2012",
        "12.12.12.12",
        "Safer Boats Day 7 February 2012",
        "On 5 May 2012",
        "1 September 2019 was a good day",
        "May 2012",
        "Contract 2012-02-07-11",
        "",
    ],
)
def test_a_line_that_is_no_date_or_leaves_it_open_is_passed_over(dates: DateLines, line: str) -> None:
    assert dates.line(line) is None


def test_a_clock_time_and_a_signature_are_told(dates: DateLines) -> None:
    line = dates.line("Dec 19, 2011 08:50 GMT \u00a0·\u00a0 By")
    assert line is not None and (line.timed, line.signed) == (True, True)
    plain = dates.line("Dec 19, 2011")
    assert plain is not None and (plain.timed, plain.signed) == (False, False)
