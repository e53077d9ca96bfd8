"""The facade: order, groups, what the user's word and a sidecar change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collection import small_library
from tui.judgements import Anchor, Judgements, Subject, Verdict, judged
from tui.library import Library
from tui.model import CrossReferences, StandingKind
from tui.resources import bundled

EARLY = """Police end Operation Lantern with 14 arrests

5 March 2012

Police in Ghent arrested 14 suspects on Monday in Operation Lantern. Officers searched four houses.
"""
LATE = """Operation Lantern: 14 suspects arrested

6 March 2012

The public prosecutor said that 14 suspects were arrested in Operation Lantern. Officers searched five houses.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(EARLY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LATE, encoding="utf-8")
    return tmp_path


def opened(folder: Path, *judgements: object) -> Library:
    return Library.open([folder], judgements=Judgements(judgements))  # type: ignore[arg-type]


def test_the_seeds_are_read_in_order_of_event_and_date() -> None:
    library = Library.open([bundled("seeds")], judgements=Judgements())
    assert [Path(reading.release.path).name[:3] for reading in library.readings] == ["004", "002", "001", "000", "003"]
    assert [event.name if event else None for event, _ in library.groups] == ["Operation Icarus", None]


def test_every_figure_has_a_standing_and_a_place_among_the_measures(folder: Path) -> None:
    library = opened(folder)
    for reading in library.readings:
        listed = [figure for _, figures in library.measures_of(reading.release.id) for figure in figures]
        assert sorted(figure.id for figure in listed) == sorted(figure.id for figure in reading.figures)
        assert all(library.standing(figure.id).reason for figure in reading.figures)


def houses(library: Library) -> StandingKind:
    figure = next(figure for figure in library.readings[0].figures if figure.text == "four")
    return library.standing(figure.id).kind


def test_a_rejected_standing_is_no_longer_held(folder: Path) -> None:
    library = opened(folder)
    assert houses(library) is StandingKind.DIFFERS
    release = library.readings[0].release
    figure = next(figure for figure in library.readings[0].figures if figure.text == "four")
    word = judged(Verdict.REJECT, Subject.STANDING, [Anchor.of(release, figure.start, figure.end)])
    assert houses(opened(folder, word)) is StandingKind.NOT_COMPARABLE
    assert houses(library.judged(Judgements([word]))) is StandingKind.NOT_COMPARABLE


def test_a_corrected_value_changes_what_it_is_compared_with(folder: Path) -> None:
    library = opened(folder)
    release = library.readings[0].release
    figure = next(figure for figure in library.readings[0].figures if figure.text == "four")
    word = judged(Verdict.CORRECT, Subject.FIGURE, [Anchor.of(release, figure.start, figure.end)], "5")
    corrected = opened(folder, word)
    assert corrected.figure(figure.id).value == 5
    assert houses(corrected) is StandingKind.CONFIRMED


def test_a_rejected_figure_is_gone(folder: Path) -> None:
    library = opened(folder)
    release = library.readings[0].release
    figure = library.readings[0].figures[0]
    word = judged(Verdict.REJECT, Subject.FIGURE, [Anchor.of(release, figure.start, figure.end)])
    assert figure.id not in {each.id for each in opened(folder, word).readings[0].figures}


def test_a_sidecar_silences_a_finding_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Raids in Ghent\n\nPolice arrested XXX suspects and seized XX cars.\n")
    codes = [(check.code, check.start) for check in opened(tmp_path).crossrefs.checks]
    assert [code for code, _ in codes] == ["P101", "P101"]
    (tmp_path / "presscheck.yaml").write_text('silence:\n  - {file: "*.txt", code: P101, quote: "XXX"}\n')
    assert [(check.code, check.start) for check in opened(tmp_path).crossrefs.checks] == codes[1:]


def test_a_few_letters_find_a_release(folder: Path) -> None:
    library = opened(folder)
    assert [hit.key for hit in library.jump("police end")] == [library.readings[0].release.id]
    assert len(library.jump("lantern")) == 2


def test_a_search_gives_the_releases_that_hold_the_words_with_the_words_marked(folder: Path) -> None:
    found = opened(folder).search("four houses")
    assert (found.total, found.problem) == (1, "")
    hit = found.hits[0]
    assert Path(hit.path).name == "a.txt"
    assert hit.snippet[slice(*hit.marks[0])] == "four"


def test_the_same_documents_in_any_order_are_the_same_collection() -> None:
    readings = small_library().readings
    one, other, less = (Library(some, CrossReferences()) for some in (readings, readings[::-1], readings[1:]))
    assert one.fingerprint == other.fingerprint != less.fingerprint
    assert readings[0].release.id in one
    assert readings[0].release.id not in less
