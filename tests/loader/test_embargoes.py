"""An embargo is read from the line that states it, and holds until it is over everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.loader.conftest import Read
from tui.model import Embargo

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border."
CET, EET, EST = (timezone(timedelta(hours=hours)) for hours in (1, 2, -5))


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Embargoed until 10:00, 7 February 2012", datetime(2012, 2, 7, 10)),
        ("EMBARGOED UNTIL 10.30 CET ON 7 FEBRUARY 2012", datetime(2012, 2, 7, 10, 30, tzinfo=CET)),
        ("Embargo: 7 February 2012, 00:01 GMT", datetime(2012, 2, 7, 0, 1, tzinfo=UTC)),
        ("Strictly embargoed until Tuesday, February 7, 2012 at 2 p.m. EST", datetime(2012, 2, 7, 14, tzinfo=EST)),
        ("Under embargo until 12:05am on 2012-02-07", datetime(2012, 2, 7, 0, 5)),
        ("Embargoed until noon on 7 February 2012 (UTC+2)", datetime(2012, 2, 7, 12, tzinfo=EET)),
        ("Embargoed until midnight, 7 February 2012", datetime(2012, 2, 8)),
        ("Not for publication before 7 February 2012", datetime(2012, 2, 7)),
        ("Embargoed for release until 7 February 2012", datetime(2012, 2, 7)),
        ("EMBARGOED", None),
        ("Embargoed until the minister has spoken", None),
    ],
)  # fmt: skip
def test_a_line_states_until_when(read: Read, line: str, until: datetime | None) -> None:
    release = read(f"{line}\n\nBoats found\n\n{BODY}")
    assert release.embargo is not None
    assert release.embargo.value.until == until
    assert release.embargo.span is not None
    assert release.text[slice(*release.embargo.span)] == line


@pytest.mark.parametrize("line", ["Embargo on boats lifted after 50 years", "Embargo to end", "For release at 10:00"])
def test_a_line_about_an_embargo_is_none(read: Read, line: str) -> None:
    assert read(f"{line}\n\n{BODY}").embargo is None


def test_a_time_with_a_zone_is_over_at_that_moment() -> None:
    embargo = Embargo(datetime(2012, 2, 7, 10, tzinfo=CET))
    assert embargo.holds(datetime(2012, 2, 7, 8, 59, tzinfo=UTC))
    assert not embargo.holds(datetime(2012, 2, 7, 9, tzinfo=UTC))


def test_a_time_without_a_zone_is_over_when_it_is_over_in_the_last_zone() -> None:
    embargo = Embargo(datetime(2012, 2, 7, 10))
    assert embargo.holds(datetime(2012, 2, 7, 21, 59, tzinfo=UTC))
    assert not embargo.holds(datetime(2012, 2, 7, 22, tzinfo=UTC))


def test_an_embargo_without_an_end_holds_until_the_user_says_otherwise() -> None:
    assert Embargo().holds()


def test_an_embargo_of_the_past_holds_no_more(read: Read) -> None:
    assert not read(f"Embargoed until 10:00, 7 February 2012\n\nBoats found\n\n{BODY}").embargoed()
