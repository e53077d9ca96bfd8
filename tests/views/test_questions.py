"""What a collection leaves open, and what settling a question keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.collection import HOSTILE, small_library
from tui.judgements import Judgements, Subject, Verdict, load
from tui.library import Library
from tui.model import At, Check, Link, LinkKind, LinkStatus, Standing
from tui.resources import bundled
from tui.views.questions import (
    Heading,
    Question,
    QuestionKind,
    listed,
    questions,
    settle,
    unsettle,
    verdict_on,
)


@pytest.fixture
def library() -> Library:
    return small_library()


def with_crossrefs(library: Library, **changes: object) -> Library:
    """The library with other findings."""
    return Library(library.readings, replace(library.crossrefs, **changes), library.unreadable)  # type: ignore[arg-type]


def about(found: Question) -> tuple[str, str]:
    return found.kind.name, found.words


def test_questions_are_in_reading_order_and_then_by_place(library: Library) -> None:
    assert [about(question) for question in questions(library)] == [
        ("BLANK", "xx → three"),
        ("BLANK", "2xx"),
        ("CHECK", "Harbour polic"),
        ("DIFFERS", "112"),
        ("CITATION", "2 March 2020"),
    ]


def test_two_figures_that_differ_from_each_other_are_one_question(library: Library) -> None:
    question = next(question for question in questions(library) if question.kind is QuestionKind.DIFFERS)
    assert [finding.reason for finding in question.findings] == [
        "112 here, 114 in Boats taken.",
        "114 here, 112 in Harbour police.",
    ]


def test_a_figure_that_differs_from_one_that_does_not_answer_is_a_question_of_its_own(library: Library) -> None:
    standings = dict(library.crossrefs.standings)
    for figure_id, standing in standings.items():
        standings[figure_id] = replace(standing, others=())
    found = questions(with_crossrefs(library, standings=standings))
    assert [question.words for question in found if question.kind is QuestionKind.DIFFERS] == ["112", "114"]


def test_a_check_on_a_blank_is_the_same_question_as_the_blank(library: Library) -> None:
    blank = next(question for question in questions(library) if question.kind is QuestionKind.BLANK)
    check = Check("P101", blank.at.release, blank.at.start, blank.at.end + 3, "a blank is left open")
    found = questions(with_crossrefs(library, checks=(check,)))
    assert [question.kind for question in found if question.at == blank.at] == [QuestionKind.BLANK]
    merged = next(question for question in found if question.at == blank.at)
    assert [finding.subject for finding in merged.findings] == [Subject.STANDING, Subject.CHECK]


def test_what_the_user_accepted_is_not_open(library: Library) -> None:
    def accepted(standing: Standing) -> Standing:
        return replace(standing, accepted=True)

    standings = {figure_id: accepted(standing) for figure_id, standing in library.crossrefs.standings.items()}
    checks = tuple(replace(check, accepted=True) for check in library.crossrefs.checks)
    found = questions(with_crossrefs(library, standings=standings, checks=checks))
    assert [question.kind for question in found] == [QuestionKind.CITATION]


def test_an_ambiguous_citation_names_what_it_could_be(library: Library) -> None:
    _, draft, final, report, _ = (reading.release for reading in library.readings)
    link = Link(
        LinkKind.CITES,
        final.id,
        None,
        LinkStatus.AMBIGUOUS,
        (At(final.id, 40, 60),),
        "by hand",
        candidates=(draft.id, report.id),
        note="a statement",
    )
    found = questions(with_crossrefs(library, links=(link,)))
    message = next(question.message for question in found if question.kind is QuestionKind.CITATION)
    assert message == "a statement could be “Harbour police seize boats” or “Boats taken in harbour raid”."


def test_a_resolved_citation_and_a_possible_link_are_no_questions(library: Library) -> None:
    _, draft, final, *_ = (reading.release for reading in library.readings)
    links = tuple(
        Link(kind, final.id, draft.id, status, (At(final.id, 0, 5),), "by hand")
        for kind, status in (
            (LinkKind.CITES, LinkStatus.RESOLVED),
            (LinkKind.POSSIBLE, LinkStatus.RESOLVED),
            (LinkKind.PASSAGE, LinkStatus.RESOLVED),
        )
    )
    kinds = [question.kind for question in questions(with_crossrefs(library, links=links))]
    assert QuestionKind.CITATION not in kinds


def test_questions_are_listed_by_release(library: Library) -> None:
    rows = list(listed(library, questions(library), by_kind=False))
    headings = [row for row in rows if isinstance(row, Heading)]
    assert [(heading.title[:22], heading.number) for heading in headings] == [
        ("draft · Harbour police", 2),
        ("Harbour police seize f", 3),
    ]
    assert isinstance(rows[0], Heading)


def test_questions_are_listed_by_kind_in_the_order_of_kinds(library: Library) -> None:
    rows = listed(library, questions(library), by_kind=True)
    assert [row.title for row in rows if isinstance(row, Heading)] == [
        "Figures that differ",
        "Blanks left open",
        "Failed checks",
        "Citations not found",
    ]


def test_nothing_hostile_is_left_in_what_is_said(library: Library) -> None:
    for question in questions(library):
        for text in (question.words, question.about, *(finding.reason for finding in question.findings)):
            assert not any(ord(character) < 32 for character in text)
    check = next(question for question in questions(library) if question.kind is QuestionKind.CHECK)
    assert HOSTILE[:11] in check.message


# --- settling -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_settling_keeps_one_judgement_for_each_finding(library: Library, tmp_path: Path, verdict: Verdict) -> None:
    for question in questions(library):
        path = tmp_path / f"{question.at.start}-{question.at.release}.json"
        settle(question, verdict, library, path)
        kept = load(path)
        assert len(kept.by_id) == len(question.findings)
        assert verdict_on(question, library, kept) is verdict


def test_a_later_word_replaces_the_earlier_one(library: Library, tmp_path: Path) -> None:
    question = questions(library)[0]
    settle(question, Verdict.ACCEPT, library, tmp_path / "j.json")
    settle(question, Verdict.REJECT, library, tmp_path / "j.json")
    assert verdict_on(question, library, load(tmp_path / "j.json")) is Verdict.REJECT


def test_a_word_can_be_taken_back(library: Library, tmp_path: Path) -> None:
    question = questions(library)[0]
    settle(question, Verdict.REJECT, library, tmp_path / "j.json")
    unsettle(question, library, tmp_path / "j.json")
    assert load(tmp_path / "j.json").by_id == {}
    unsettle(question, library, tmp_path / "j.json")


def test_nothing_is_settled_before_anything_is_said(library: Library) -> None:
    assert all(verdict_on(question, library, Judgements()) is None for question in questions(library))


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_settled_question_does_not_come_back(tmp_path: Path, verdict: Verdict) -> None:
    library = Library.open([bundled("seeds")], judgements=Judgements())
    for kind in (QuestionKind.BLANK, QuestionKind.CHECK, QuestionKind.CITATION):
        question = next(question for question in questions(library) if question.kind is kind)
        settle(question, verdict, library, tmp_path / "j.json")
        kept = load(tmp_path / "j.json")
        after = library.judged(kept)
        still_open = [each for each in questions(after) if verdict_on(each, after, kept) is None]
        assert (question.at, question.message) not in [(each.at, each.message) for each in still_open]
        assert len(still_open) < len(questions(library))
