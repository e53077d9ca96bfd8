"""What a few typed letters find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.jump import Entry, Jump, folded

TITLES = [
    Entry("budget", "Ministry publishes budget for 2012", "Ministry of Finance  06 March 2012"),
    Entry("crackdown", "Large European operation against illegal dumping", "Europol  Operation Icarus  draft"),
    Entry("report", "Success against online fraud", "EU Australia Online  Operation Icarus  29 December 2011"),
    Entry("storm", "Hurricane Ágnes reaches the coast", "Weather Service  01 September 2019"),
    Entry("bridge", "Bridge over the Aare reopens", "Canton of Bern"),
    Entry("online", "Online booking for museums", "Ministry of Culture"),
]
JUMP = Jump(TITLES)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("larg", "crackdown"),  # the beginning of a title
        ("dumping", "crackdown"),  # a word in the middle
        ("fraud success", "report"),  # words in another order
        ("icarus aust", "report"),  # an event and a publisher
        ("2011", "report"),  # a date
        ("mpb", "budget"),  # initials
        ("agnes", "storm"),  # without the accent
        ("ÁGNES", "storm"),  # with it, in capitals
        ("hurricne", "storm"),  # a letter left out
        ("brigde aare", "bridge"),  # two letters exchanged
        ("onl", "online"),  # a title that begins with it comes before one that has it inside
    ],
)
def test_a_few_letters_find_the_release(query: str, first: str) -> None:
    assert JUMP.find(query)[0].key == first


def test_initials_find_every_release_on_an_operation() -> None:
    assert {hit.key for hit in JUMP.find("oi")} == {"crackdown", "report"}


def test_nothing_is_found_rather_than_something_else() -> None:
    assert JUMP.find("zzzzzzzz") == []


def test_an_empty_query_keeps_the_order_given() -> None:
    assert [hit.key for hit in JUMP.find("")] == [entry.key for entry in TITLES]


def test_the_matched_letters_are_marked_in_the_title() -> None:
    (hit,) = JUMP.find("fraud succ")
    assert "".join(hit.title[at] for at in hit.positions) == "Succfraud"


def test_no_more_is_given_than_asked_for() -> None:
    assert len(JUMP.find("o", limit=2)) == 2


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(max_size=20))
def test_no_query_is_an_error_and_positions_lie_in_the_title(query: str) -> None:
    for hit in JUMP.find(query):
        assert list(hit.positions) == sorted(set(hit.positions))
        assert all(0 <= at < len(hit.title) for at in hit.positions)
