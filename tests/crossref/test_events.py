from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.crossref.test_ledger import DRAFT, OTHER, REPORT, STATEMENT
from tests.releases import knowledge
from tui.annotate import Annotator
from tui.crossref import cross_referenced
from tui.loader import release_from
from tui.model import LinkKind, Part, Reading

PAIRS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("events.yaml").read_text(encoding="utf-8")
)


@cache
def annotator() -> Annotator:
    return Annotator(knowledge())


def read(text: str, name: str = "a.txt") -> Reading:
    return annotator().read(release_from(text.encode(), name, knowledge()))


def joined(*texts: str) -> bool:
    """Whether texts are all about one event."""
    readings = [read(text, f"{number}.txt") for number, text in enumerate(texts)]
    events = cross_referenced(readings, knowledge()).events
    return any(len([part for _, part in event.members if part is Part.ABOUT]) == len(texts) for event in events)


@pytest.mark.parametrize("name", PAIRS["together"])
def test_releases_on_one_event_are_joined(name: str) -> None:
    assert joined(*PAIRS["together"][name])


@pytest.mark.parametrize("name", PAIRS["apart"])
def test_releases_on_two_events_stay_apart(name: str) -> None:
    assert not joined(*PAIRS["apart"][name])


def test_no_two_of_all_the_pairs_are_joined_but_those_that_must_be() -> None:
    texts = [text for sort in PAIRS.values() for pair in sort.values() for text in pair]
    wanted = {frozenset(pair) for pair in PAIRS["together"].values()}
    readings = {read(text, f"{number}.txt").release.id: text for number, text in enumerate(texts)}
    events = cross_referenced([read(text) for text in texts], knowledge()).events
    assert {frozenset(readings[release] for release, _ in event.members) for event in events} == wanted


def test_the_order_of_the_files_changes_nothing() -> None:
    forth = cross_referenced([STATEMENT, REPORT, DRAFT, OTHER], knowledge())
    back = cross_referenced([OTHER, DRAFT, REPORT, STATEMENT], knowledge())
    assert forth.events == back.events
    assert forth.standings == back.standings
    assert {link.kind for link in forth.links} == {link.kind for link in back.links}


def test_what_is_only_possibly_one_event_is_linked_and_not_merged() -> None:
    readings = [read(text, f"{n}.txt") for n, text in enumerate(PAIRS["apart"]["two quakes"])]
    found = cross_referenced(readings, knowledge())
    assert [link.kind for link in found.links if link.kind is not LinkKind.PASSAGE] == [LinkKind.POSSIBLE]
    assert not found.events
