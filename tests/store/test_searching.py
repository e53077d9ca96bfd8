"""What can be asked of a collection, and what is answered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import knowledge, release
from tui.annotate import Annotator
from tui.library import Library
from tui.model import Ranking, Search
from tui.resources import bundled
from tui.store.memory import searchable
from tui.store.opening import Store

TEXTS = {
    "raid": ("Police raid harbour\n\nPolice arrested 112 people in Ghent at dawn on Monday.", date(2012, 3, 5), "Port"),
    "trees": ("Café plants trees\n\nThe council spent more than €5,000 on about 75 trees.", date(2013, 6, 1), None),
    "dawn": ("Dawn chorus\n\nBirds were heard at the dawn of Monday. No police came.", None, "Harbour Police"),
    "draft": ("Arrests\n\nOfficers arrested between 20 and 30 men in the harbour.", date(2014, 1, 1), None),
}


@pytest.fixture(scope="module")
def store() -> Store:
    annotator = Annotator(knowledge())
    made = [
        release(text, day, title=text.partition("\n")[0], publisher=publisher)
        for text, day, publisher in TEXTS.values()
    ]
    return searchable(annotator.read(each) for each in made)


def names(found: Search) -> set[str]:
    titles = {text.partition("\n")[0]: name for name, (text, _, _) in TEXTS.items()}
    return {titles[hit.title] for hit in found.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("police", {"raid", "dawn"}),
        ("POLICE dawn", {"raid", "dawn"}),
        ("cafe", {"trees"}),
        ('"at dawn"', {"raid"}),
        ('"at dawn', {"raid"}),
        ("arrest*", {"raid", "draft"}),
        ("arrest", set()),
        ("NEAR(arrested ghent, 4)", {"raid"}),
        ("NEAR(arrested ghent, 2)", set()),
        ("trees OR birds", {"trees", "dawn"}),
        ("dawn -ghent", {"dawn"}),
        ('monday -"dawn of"', {"raid"}),
        ("title:dawn", {"dawn"}),
        ("title:arrest*", {"draft"}),
        ("pub:port", {"raid"}),
        ('pub:"harbour police"', {"dawn"}),
        ("after:2013", {"trees", "draft"}),
        ("after:2012-03-05 before:2012-03-06", {"raid"}),
        ("before:2013-06", {"raid"}),
        ("harbour after:2014", {"draft"}),
        ("figure:arrest>100", {"raid"}),
        ("figure:arrests>100", {"raid"}),
        ("figure:person=112", {"raid"}),
        ("figure:arrest=25", {"draft"}),
        ("figure:arrest20..30", {"draft"}),
        ("figure:tree", {"trees"}),
        ("figure:tree=70", {"trees"}),
        ("unit:EUR", {"trees"}),
        ("figure:>5000 unit:eur", {"trees"}),
        ("figure:>5000 unit:USD", set()),
        ("police figure:arrest>100", {"raid"}),
        ("...", set()),
        ("", set()),
    ],
)
def test_a_query_finds_the_releases_that_it_means(store: Store, query: str, expected: set[str]) -> None:
    found = store.search(query)
    assert names(found) == expected
    assert found.total == len(expected)


@pytest.mark.parametrize("query", ["after:soon", "figure:arrest>many", "-police", "unit:", "figure:>"])
def test_a_query_that_makes_no_sense_is_told_so_and_finds_nothing(store: Store, query: str) -> None:
    found = store.search(query)
    assert found.problem
    assert not found.hits


def test_while_typing_the_last_word_may_still_grow(store: Store) -> None:
    assert names(store.search("ghe", typing=True)) == {"raid"}
    assert names(store.search("ghe ", typing=True)) == set()
    assert names(store.search("ghe")) == set()


def test_one_or_two_letters_begin_words_of_titles_until_more_is_typed(store: Store) -> None:
    assert names(store.search("ch", typing=True)) == {"dawn"}
    assert names(store.search("police gh", typing=True)) == names(store.search("police"))
    assert names(store.search("gh", typing=True)) == set()


def test_every_mark_of_a_snippet_is_a_hit_and_leads_to_its_place(store: Store) -> None:
    for hit in store.search("dawn OR monday").hits:
        assert {hit.snippet[slice(*mark)].lower() for mark in hit.marks} == {"dawn", "monday"}
        assert hit.at is not None
        text = next(text for text, _, _ in TEXTS.values() if text.startswith(hit.title))
        assert text[hit.at.start : hit.at.end] == hit.snippet[slice(*hit.marks[0])]


def test_a_figure_that_is_asked_for_is_named_and_shown(store: Store) -> None:
    (hit,) = store.search("figure:arrest>100").hits
    assert hit.figure is not None
    assert hit.snippet[slice(*hit.marks[0])] == "112"


def test_a_word_in_the_title_goes_before_one_in_the_text() -> None:
    body = release("Ghent police\n\nIcarus was heard of.", date(2013, 1, 1), title="Ghent police")
    title = release("Icarus ends\n\nPolice in Ghent told of its end.", date(2012, 1, 1), title="Icarus ends")
    annotator = Annotator(knowledge())
    found = searchable([annotator.read(body), annotator.read(title)]).search("icarus")
    assert [hit.title for hit in found.hits] == ["Icarus ends", "Ghent police"]
    assert found.ranking is Ranking.BEST


def test_many_hits_come_newest_first_and_say_so(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    from tui.store import searching

    monkeypatch.setattr(searching, "RANKED", 2)
    monkeypatch.setattr(searching, "COUNTED", 3)
    found = store.search("the OR at OR in")
    assert found.ranking is Ranking.NEWEST
    assert [hit.published for hit in found.hits] == [date(2014, 1, 1), date(2013, 6, 1), date(2012, 3, 5), None]
    assert (found.total, found.more) == (3, True)


@given(st.text(st.sampled_from("ab \"*-()^:{}+.,\0'OR NEAR title:figure:>after<unit1\ud800\ue0b0"), max_size=30))
def test_whatever_is_typed_is_answered(query: str) -> None:
    store = searchable([])
    assert store.search(query).hits == ()
    assert store.search(query, typing=True).hits == ()


def test_an_event_is_asked_for_by_words_of_its_name() -> None:
    library = Library.open([bundled("seeds")])
    on_it = {release_id for event in library.crossrefs.events for release_id, _ in event.members}
    assert {hit.release for hit in library.search("event:icarus").hits} == on_it
    terabytes = {hit.release for hit in library.search("terabytes event:Icarus").hits}
    assert terabytes < on_it and len(terabytes) == 2
    assert not library.search("event:ica_us").hits
    assert not library.search("terabytes event:rescue").hits
