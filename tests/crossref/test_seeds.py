"""What the sample collection must come to: its event, its ledger, its links and its findings, read by eye."""

from functools import cache

import pytest

from tests.releases import knowledge
from tui.annotate import Annotator
from tui.crossref import cross_referenced
from tui.loader import load
from tui.model import CrossReferences, LinkKind, LinkStatus, Part, Reading, StandingKind, release_of
from tui.resources import bundled


@cache
def seeds() -> dict[str, Reading]:
    """The sample collection's readings, by the number its file names begin with."""
    annotator = Annotator(knowledge())
    releases = load([bundled("seeds")], knowledge()).releases
    return {release.path.rpartition("/")[2][:3]: annotator.read(release) for release in releases}


@cache
def found() -> CrossReferences:
    return cross_referenced(list(seeds().values()), knowledge())


def number(release: str) -> str:
    """The number of a release by its id."""
    return next(name for name, reading in seeds().items() if reading.release.id == release)


def row(label: str) -> dict[str, list[str]]:
    """A row of the Icarus ledger: the figures as written, by release."""
    measure = next(m for m in found().ledgers[0].measures if m.label == label)
    texts = {figure.id: figure.text for reading in seeds().values() for figure in reading.figures}
    cells: dict[str, list[str]] = {}
    for figure in measure.figures:
        cells.setdefault(number(release_of(figure)), []).append(texts[figure])
    return cells


def test_icarus_is_one_event_that_one_release_only_mentions() -> None:
    (event,) = found().events
    assert event.id == "operation-icarus"
    assert {number(release): part for release, part in event.members} == {
        "000": Part.MENTIONS,
        "001": Part.ABOUT,
        "002": Part.ABOUT,
        "004": Part.ABOUT,
    }


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("suspects identified", {"000": ["269"], "001": ["269", "269"], "002": ["269"], "004": ["2xx", "XXX"]}),
        (
            "suspects arrested",
            {"000": ["112"], "001": ["112", "112", "112"], "002": ["half", "112"], "004": ["xxx", "XXX"]},
        ),
        ("countries whose agencies took part", {"000": ["26"], "001": ["26"], "002": ["26"], "004": ["xx"]}),
        ("countries with arrests", {"000": ["22"], "001": ["22", "22", "22"], "002": ["22"], "004": ["XX"]}),
        ("data, in terabytes", {"001": ["29"], "004": ["29"]}),
        ("video held, in hours", {"001": ["9000"], "004": ["9000"]}),
    ],
)
def test_the_icarus_ledger_is_as_a_person_would_write_it(label: str, cells: dict[str, list[str]]) -> None:
    assert row(label) == cells


def test_close_to_half_of_the_identified_stands_loosely_beside_the_arrested() -> None:
    (share,) = [figure for figure in seeds()["002"].figures if figure.text == "half"]
    standing = found().standings[share.id]
    assert standing.kind is StandingKind.LOOSER
    assert standing.reason == "112 of 269 is 42%."


def test_every_blank_of_the_draft_carries_its_fill() -> None:
    blanks = [figure for figure in seeds()["004"].figures if figure.value is None]
    fills = [found().standings[figure.id].fill for figure in blanks]
    assert fills == ["269", "112", "26", "269", "112", "22"]


def test_nothing_in_the_sample_collection_is_a_contradiction() -> None:
    assert StandingKind.DIFFERS not in {standing.kind for standing in found().standings.values()}


def test_another_operations_figures_stand_only_here() -> None:
    rescue = [figure for figure in seeds()["000"].figures if figure.text in ("184", "230")]
    assert [found().standings[figure.id].kind for figure in rescue] == [StandingKind.ONLY_HERE] * 2


def test_citations_are_missing_or_lead_to_the_draft() -> None:
    cites = [link for link in found().links if link.kind is LinkKind.CITES]
    told = [(number(link.source), link.status, number(link.target) if link.target else None) for link in cites]
    assert told == [("001", LinkStatus.MISSING, None)] * 2 + [("001", LinkStatus.RESOLVED, "004")] * 2
    assert [
        (number(link.source), number(link.target or "")) for link in found().links if link.kind is LinkKind.DRAFT_OF
    ] == [("004", "001")]


def test_a_quotation_reused_names_the_speaker_that_one_release_leaves_out() -> None:
    notes = [link.note for link in found().links if link.kind is LinkKind.PASSAGE and "Rob Wainwright" in link.note]
    assert notes


@pytest.mark.parametrize(
    ("release", "code", "words"),
    [
        ("002", "P204", "112 of 269 is 42%"),
        ("004", "P102", "lists 22"),
        ("004", "P402", "opens with ‘ and closes with ”"),
        ("004", "P701", "“of two crimes” became “of multiple crimes”"),
        ("004", "P702", "“we confiscated” became “we seized”"),
        ("004", "P702", "“lead country” became “lead agency”"),
        ("004", "P703", "Rob Wainwright"),
    ],
)
def test_the_findings_name_both_sides(release: str, code: str, words: str) -> None:
    messages = [c.message for c in found().checks if number(c.release) == release and c.code == code]
    assert any(words in message for message in messages), messages


def test_only_the_words_that_were_replaced_are_reported_as_such() -> None:
    assert len([check for check in found().checks if check.code == "P702"]) == 2


def test_the_draft_has_seven_blanks_and_lists_that_hold_are_silent() -> None:
    codes = [check.code for check in found().checks if number(check.release) == "004"]
    assert (codes.count("P101"), codes.count("P102")) == (6, 1)
    assert not [check for check in found().checks if check.code in ("P201", "P202", "P203")]


def test_the_same_readings_give_the_same_result() -> None:
    assert cross_referenced(list(seeds().values()), knowledge()) == found()
