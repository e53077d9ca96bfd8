"""Narrowing the list by what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import small_library
from tui.catalogue import Order
from tui.criteria import criteria
from tui.model import Summary
from tui.views.listing import Entries

LIBRARY = small_library()


def kept(query: str) -> str:
    """The releases that pass, by the names of their files."""
    ids = {summary.path.removesuffix(".txt"): summary.id for summary in LIBRARY.summaries}
    marked = {"starred": {ids["report"]}, "read": {ids["final"], ids["draft"]}}
    listing = LIBRARY.listing(kept=criteria(query, marked))
    return " ".join(each.path.removesuffix(".txt") for each in listing.summaries(0, listing.count))


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
        ("differs:", "final report"),
        ("blank: pub:harbour", "draft"),
        ("is:starred", "report"),
        ("is:star is:read", ""),
        ("is:read", "final draft"),
        ("is:unread harbour", "report"),
        ("is:noted", ""),
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
    listing = LIBRARY.listing(order, criteria("has:differs"))
    assert listing.count == 2
    entries = Entries(listing)
    assert sum(isinstance(entries.entry(row), Summary) for row in range(entries.count)) == 2
    assert isinstance(entries.entry(entries.count - 1), Summary)


def test_months_and_publishers_head_their_releases() -> None:
    def titles(order: Order) -> list[str]:
        listing = LIBRARY.listing(order)
        return [listing.heading(index).title for index in range(len(listing.starts))]

    assert titles(Order.MONTH) == ["Undated", "June 2021", "March 2020", "January 2019"]
    assert titles(Order.PUBLISHER)[-1] == "Publisher unknown"
