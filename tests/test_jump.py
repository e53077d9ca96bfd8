"""What a few typed letters find."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.jump_table import entries, queries
from tui.folding import folded
from tui.jump import CANDIDATES, Entry, Jump

TITLES = [
    Entry("budget", "Ministry publishes budget for 2012", ("Ministry of Finance", "06 March 2012")),
    Entry("crackdown", "Large European operation against illegal dumping", ("Europol", "Operation Icarus", "draft")),
    Entry("report", "Success against online fraud", ("EU Australia Online", "Operation Icarus", "29 December 2011")),
    Entry("storm", "Hurricane Ágnes reaches the coast", ("Weather Service", "01 September 2019")),
    Entry("bridge", "Bridge over the Aare reopens", ("Canton of Bern",)),
    Entry("online", "Online booking for museums", ("Ministry of Culture",)),
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


@pytest.mark.parametrize("kind", dict.fromkeys(query.kind for query in queries()))
def test_what_is_typed_finds_what_is_meant(kind: str) -> None:
    table = [query for query in queries() if query.kind == kind]
    jump = Jump(entries())
    found = [[hit.key for hit in jump.find(query.typed, limit=5)] for query in table]
    first = sum(keys[:1] == [query.wanted] for keys, query in zip(found, table, strict=True))
    among_five = sum(query.wanted in keys for keys, query in zip(found, table, strict=True))
    assert len(table) >= 18
    assert among_five >= 0.9 * len(table)
    assert first >= 0.8 * len(table)


def test_the_table_asks_more_than_a_hundred_questions() -> None:
    assert len({(query.typed, query.wanted) for query in queries()}) > 100


def test_what_is_equal_stands_as_given_but_what_was_opened_lately_comes_first() -> None:
    jump = Jump(Entry(str(number), "Storm warning") for number in range(9))
    assert [hit.key for hit in jump.find("storm", limit=3)] == ["0", "1", "2"]
    assert [hit.key for hit in jump.find("storm", limit=3, lately=["8", "gone", "5"])] == ["8", "5", "0"]
    assert [hit.key for hit in jump.find("", limit=3, lately=["8"])] == ["8", "0", "1"]


def test_a_title_that_begins_so_is_found_among_thousands_that_hold_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    ranked, rank = [], Jump._rank

    def counted(self: Jump, number: int, words: Sequence[str]) -> tuple[int, ...]:
        ranked.append(number)
        return rank(self, number, words)

    monkeypatch.setattr(Jump, "_rank", counted)
    jump = Jump([*(Entry(str(number), f"A great storm {number}") for number in range(3000)), Entry("it", "Storm")])
    assert jump.find("sto")[0].key == "it"
    assert len(ranked) <= 2 * CANDIDATES


def test_a_match_outside_the_title_says_where() -> None:
    hit = JUMP.find("bern")[0]
    assert (hit.positions, hit.other, hit.other_positions) == ((), "Canton of Bern", (10, 11, 12, 13))
    initials = JUMP.find("oi")[0]
    assert (initials.other, initials.other_positions) == ("Operation Icarus", (0, 10))


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
