from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.releases import knowledge, release
from tui.annotate.dates import Dates
from tui.annotate.page import Page
from tui.annotate.periods import Period, part
from tui.model import BlockKind, DateMention

DATES = Dates(knowledge())
PIECES = (
    *("last", "next", "year", "Tuesday", "May", "12", "2011", "3.4.05", "Dec.", ",", ".", "ago", "two", "weeks", "FY"),
    *("99", "of", "early", "9999", "0000", "31"),
)
THURSDAY = date(2019, 9, 5)


def dates_in(text: str, published: date | None = None) -> list[DateMention]:
    return list(DATES.find(Page(release(text, published))))


def read(text: str, published: date | None = None) -> list[tuple[str, str]]:
    """The words of each date and its days, ``first`` or ``first/last``."""
    return [
        (
            " ".join(text[each.start : each.end].split()),
            str(each.first) if each.first == each.last else f"{each.first}/{each.last}",
        )
        for each in dates_in(text, published)
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("07 February 2012", "2012-02-07"),
        ("7 February 2012", "2012-02-07"),
        ("the 7th of February 2012", "2012-02-07"),
        ("December 29th, 2011", "2011-12-29"),
        ("Dec. 31, 2007", "2007-12-31"),
        ("DECEMBER 31, 2007", "2007-12-31"),
        ("20 Nov 2019", "2019-11-20"),
        ("2019-11-20", "2019-11-20"),
        ("16.12.11", "2011-12-16"),
        ("12/31/07", "2007-12-31"),
        ("September 2011", "2011-09-01/2011-09-30"),
        ("September of 2011", "2011-09-01/2011-09-30"),
        ("Thursday, September 5, 2019", "2019-09-05"),
        ("December 5-6, 2019", "2019-12-05/2019-12-06"),
        ("5 to 7 December 2019", "2019-12-05/2019-12-07"),
        ("December\n29th,  2011", "2011-12-29"),
        ("fall 2006", "2006-09-01/2006-11-30"),
        ("spring of 2007", "2007-03-01/2007-05-31"),
        ("winter 2007", "2007-12-01/2008-02-29"),
        ("fiscal year 2010", "2009-10-01/2010-09-30"),
        ("FY2010", "2009-10-01/2010-09-30"),
        ("Fiscal Year '05", "2004-10-01/2005-09-30"),
        ("1990s", "1990-01-01/1999-12-31"),
        ("early 2011", "2011-01-01/2011-04-30"),
        ("beginning of 2011", "2011-01-01/2011-04-30"),
        ("first half of 2011", "2011-01-01/2011-06-30"),
        ("second quarter of 2011", "2011-04-01/2011-06-30"),
        ("Q3 2011", "2011-07-01/2011-09-30"),
        ("late November 2011", "2011-11-21/2011-11-30"),
        ("mid-2010", "2010-05-01/2010-08-31"),
    ],
)
def test_an_absolute_date_needs_no_other(words: str, days: str) -> None:
    [(found, meaning)] = read(f"It was agreed in {words}; then all left.")
    assert (found, meaning) == (" ".join(words.removeprefix("the ").split()), days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sold since 1998, it is old.", [("1998", "1998-01-01/1998-12-31")]),
        ("It ran between 2002 and 2006.", [("2002", "2002-01-01/2002-12-31"), ("2006", "2006-01-01/2006-12-31")]),
        ("It ran from 2002-06.", [("2002-06", "2002-01-01/2006-12-31")]),
        ("There were 2010 of them, and 1998 others, 1,998 in all, or $2000.", []),
        ("The Fair Ports Act of 2007 failed.", []),
        ("It cost 2.4.2 or 10.0.0.1 or version 1.2.10 or 303-45-7600.", []),
        ("They counted 1720 of them in 1846 persons.", []),
        ("Call May or June, or march on. He may 12 times.", []),
        ("Room 31.12.2007.5 is shut.", []),
        ("On February 30, 2011 nothing happened.", []),
    ],
)
def test_a_number_is_a_year_only_where_the_words_say_so(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("today", "2019-09-05"),
        ("this morning", "2019-09-05"),
        ("yesterday", "2019-09-04"),
        ("Yesterday", "2019-09-04"),
        ("tomorrow", "2019-09-06"),
        ("Last year", "2018-01-01/2018-12-31"),
        ("this week", "2019-09-02/2019-09-08"),
        ("early next week", "2019-09-09/2019-09-10"),
        ("last month", "2019-08-01/2019-08-31"),
        ("next quarter", "2019-10-01/2019-12-31"),
        ("first half of this year", "2019-01-01/2019-06-30"),
        ("Earlier this week", "2019-09-02/2019-09-05"),
        ("later this year", "2019-09-05/2019-12-31"),
        ("four years ago", "2015-01-01/2015-12-31"),
        ("2 weeks ago", "2019-08-19/2019-08-25"),
        ("a year ago", "2018-01-01/2018-12-31"),
        ("three days ago", "2019-09-02"),
        ("last two weeks", "2019-08-22/2019-09-05"),
        ("past year", "2018-09-05/2019-09-05"),
        ("Sunday", "2019-09-01"),
        ("Thursday", "2019-09-05"),
        ("last Thursday", "2019-08-29"),
        ("next Monday", "2019-09-09"),
        ("this Friday", "2019-09-06"),
        ("last summer", "2019-06-01/2019-08-31"),
        ("next spring", "2020-03-01/2020-05-31"),
        ("last April", "2019-04-01/2019-04-30"),
        ("November 15", "2019-11-15"),
        ("January 4", "2020-01-04"),
    ],
)
def test_a_relative_date_hangs_on_the_published_one(words: str, days: str) -> None:
    assert read(f"{words} they said so, all of them", THURSDAY) == [(words, days)]
    assert read(f"{words} they said so, all of them") == []


def test_a_weekday_after_a_word_of_the_future_is_the_next_one() -> None:
    assert read("It was forecast to arrive late on Monday.", date(2019, 9, 1)) == [("Monday", "2019-09-02")]
    assert read("It will end. They left on Monday.", date(2019, 9, 1)) == [("Monday", "2019-08-26")]


def test_a_bare_month_is_the_nearest_and_needs_a_preposition() -> None:
    assert read("Killed since October, they say.", date(2019, 12, 7)) == [("October", "2019-10-01/2019-10-31")]
    assert read("The rest is due in April.", date(2009, 2, 26)) == [("April", "2009-04-01/2009-04-30")]
    assert read("April and May sang.", date(2009, 2, 26)) == []


def test_a_month_is_capitalised() -> None:
    assert read("Why this may be, or the next march, nobody knows.", THURSDAY) == []


def test_a_name_that_holds_a_weekday_or_day_is_no_date() -> None:
    assert read("The Black Friday sales and the September 11 attacks.", THURSDAY) == []


def test_the_document_settles_the_order_of_day_and_month() -> None:
    [first, second] = dates_in("It was 6.11.07, then 16.12.11.", date(2011, 12, 29))
    assert (first.first, first.other) == (date(2007, 11, 6), None)
    assert (second.first, second.other) == (date(2011, 12, 16), None)


def test_an_unsettled_order_keeps_both_readings() -> None:
    [dotted] = dates_in("It was 6.11.07.")
    [slashed] = dates_in("It was 6/11/07, and 13.12.07 does not tell.")[:1]
    assert (dotted.first, dotted.other) == (date(2007, 11, 6), date(2007, 6, 11))
    assert (slashed.first, slashed.other) == (date(2007, 6, 11), date(2007, 11, 6))


def test_documents_that_contradict_themselves_settle_nothing() -> None:
    assert [each.other for each in dates_in("On 6/11/07, 13/12/07 and 12/13/07.")] == [date(2007, 11, 6), None, None]


def test_two_digits_are_a_year_not_far_after_publication() -> None:
    assert read("On 13.12.98.", date(2003, 1, 1)) == [("13.12.98", "1998-12-13")]
    assert read("On 13.12.07.", date(2003, 1, 1)) == [("13.12.07", "2007-12-13")]


def test_furniture_holds_no_date() -> None:
    assert DATES.find(Page(release("7 May 2012.\n\nText.", kinds={0: BlockKind.FURNITURE}))) == ()


def test_a_date_does_not_reach_into_another_paragraph() -> None:
    assert read("It ended in\n\n2011 people left on 7\n\nMay 2012") == [("May 2012", "2012-05-01/2012-05-31")]


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(["1/2", "2/2", "1/3", "2/3", "3/3", "4/4"]))
@settings(max_examples=60)
def test_a_part_lies_in_its_period(first: date, which: str) -> None:
    period = Period(first, date(2031, 6, 30))
    narrow = part(period, which)
    assert period.first <= narrow.first <= narrow.last <= period.last


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    ),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=80, deadline=None)
def test_dates_do_not_overlap_and_are_in_order(words: list[str], published: date | None) -> None:
    found = dates_in(" ".join(words), published)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(each.first <= each.last for each in found)
