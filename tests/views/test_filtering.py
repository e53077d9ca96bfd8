"""Narrowing the list by what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import small_library
from tui.views.filtering import Filter
from tui.views.listing import Arrangement, Heading, Order
from tui.views.tally import Tally

LIBRARY = small_library()
TALLY = Tally(LIBRARY)
FILTER = Filter(LIBRARY, TALLY)


def kept(query: str) -> str:
    """The releases that pass, by the names of their files."""
    test = FILTER.matching(query)
    return " ".join(each.release.path.removesuffix(".txt") for each in LIBRARY.readings if test(each))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "plain draft final report alone"),
        ("harbour", "draft final report"),
        ("HARBOUR boats forty", "final"),
        ("pub:port", "report"),
        ("event:raid", "draft final report"),
        ("place:oslo", ""),
        ("after:2020", "alone"),
        ("after:2020-03-09", "report alone"),
        ("before:2020-03", "plain"),
        ("after:2019 before:2021", "final report"),
        ("is:draft", "draft"),
        ("is:undated", "draft"),
        ("is:embargoed", ""),
        ("is:report", "report"),
        ("has:blank", "draft"),
        ("has:differs", "final report"),
        ("has:open is:published", "final"),
        ("has:check", "final"),
        ("has:bl", "draft"),
        ("is:rep", "report"),
        ("has:figures pub:harbour", "draft final"),
    ],
)
def test_everything_typed_must_hold(query: str, expected: str) -> None:
    assert sorted(kept(query).split()) == sorted(expected.split())


def test_a_field_half_typed_hides_nothing() -> None:
    assert kept("pub:") == kept("")


@pytest.mark.parametrize("query", ["after:soon", "after:2020-13", "is:nothing", "shoe:12"])
def test_what_is_no_field_is_a_word(query: str) -> None:
    assert kept(query) == ""


@settings(max_examples=100)
@given(st.text(max_size=30))
def test_no_query_fails(query: str) -> None:
    kept(query)


@pytest.mark.parametrize("order", list(Order))
def test_a_filtered_list_holds_what_passes_and_no_empty_group(order: Order) -> None:
    test = FILTER.matching("has:differs")
    entries = Arrangement(LIBRARY, TALLY).listing(order, test).entries
    assert sum(not isinstance(entry, Heading) for entry in entries) == 2
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        assert not isinstance(entry, Heading) or not isinstance(following, Heading | None)


def test_months_and_publishers_head_their_releases() -> None:
    arrangement = Arrangement(LIBRARY, TALLY)
    months = [each.title for each in arrangement.listing(Order.MONTH).entries if isinstance(each, Heading)]
    assert months == ["Undated", "June 2021", "March 2020", "January 2019", "Unreadable"]
    publishers = [each.title for each in arrangement.listing(Order.PUBLISHER).entries if isinstance(each, Heading)]
    assert publishers[-2:] == ["Publisher unknown", "Unreadable"]
