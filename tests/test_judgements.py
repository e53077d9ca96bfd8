"""The user's word survives a restart, and an edit only where its place is beyond doubt."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import release
from tui.judgements import Anchor, JudgementError, Judgements, Subject, Verdict, forget, judged, keep, load
from tui.model import At

TEXT = "Police arrested 112 suspects. A further 112 were warned.\n"
RELEASE = release(TEXT)
FIRST = TEXT.index("112")


def rejected(start: int = FIRST) -> Anchor:
    return Anchor.of(RELEASE, start, start + 3)


def test_a_judgement_is_the_same_after_a_restart(tmp_path: Path) -> None:
    made = judged(Verdict.REJECT, Subject.STANDING, [rejected()], "confirmed")
    keep(made, tmp_path / "judgements.json")
    assert list(load(tmp_path / "judgements.json").by_id.values()) == [made]


def test_a_later_word_on_the_same_finding_replaces_the_earlier(tmp_path: Path) -> None:
    path = tmp_path / "judgements.json"
    keep(judged(Verdict.REJECT, Subject.STANDING, [rejected()]), path)
    keep(judged(Verdict.ACCEPT, Subject.STANDING, [rejected()]), path)
    assert [judgement.verdict for judgement in load(path).by_id.values()] == [Verdict.ACCEPT]


def test_a_word_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "judgements.json"
    made = judged(Verdict.REJECT, Subject.FIGURE, [rejected()])
    keep(made, path)
    assert not forget(made.id, path).by_id
    with pytest.raises(KeyError):
        forget(made.id, path)


def test_it_holds_at_its_place_in_the_same_text() -> None:
    held, lost = Judgements([judged(Verdict.REJECT, Subject.FIGURE, [rejected()])]).anchored([RELEASE])
    assert [each.places for each in held] == [(At(RELEASE.id, FIRST, FIRST + 3),)]
    assert lost == []


def test_it_follows_its_words_when_the_file_gains_a_paragraph() -> None:
    edited = replace(RELEASE, id="edited", text="New first paragraph.\n\n" + TEXT)
    held, _ = Judgements([judged(Verdict.REJECT, Subject.FIGURE, [rejected()])]).anchored([edited])
    (place,) = held[0].places
    assert edited.text[place.start : place.end] == "112"
    assert place.start == edited.text.index("112")


def test_it_is_lost_when_its_words_changed() -> None:
    edited = replace(RELEASE, id="edited", text=TEXT.replace("arrested", "detained"))
    held, lost = Judgements([judged(Verdict.REJECT, Subject.FIGURE, [rejected()])]).anchored([edited])
    assert (len(held), len(lost)) == (0, 1)


def test_it_is_lost_when_its_words_stand_twice() -> None:
    anchor = replace(rejected(), prefix="", suffix="", release="before")
    held, lost = Judgements([judged(Verdict.REJECT, Subject.FIGURE, [anchor])]).anchored([RELEASE])
    assert (len(held), len(lost)) == (0, 1)


def test_a_judgement_on_another_collection_is_neither_held_nor_lost() -> None:
    elsewhere = replace(RELEASE, id="other", path="elsewhere.txt", text="Nothing of the kind.")
    assert Judgements([judged(Verdict.REJECT, Subject.FIGURE, [rejected()])]).anchored([elsewhere]) == ([], [])


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert not load(tmp_path / "none.json").by_id


@pytest.mark.parametrize("content", ["", "[]", '{"items": [{}]}', '{"items": 3}', "\x00"])
def test_a_damaged_file_is_named_and_not_overwritten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judgements.json"
    path.write_text(content)
    with pytest.raises(JudgementError, match=r"judgements\.json"):
        keep(judged(Verdict.REJECT, Subject.FIGURE, [rejected()]), path)
    assert path.read_text() == content


def test_what_is_written_is_a_web_annotation(tmp_path: Path) -> None:
    path = tmp_path / "judgements.json"
    keep(judged(Verdict.CORRECT, Subject.FIGURE, [rejected()], "121"), path)
    page = json.loads(path.read_text())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    (annotation,) = page["items"]
    assert annotation["type"] == "Annotation"
    assert {selector["type"] for selector in annotation["target"][0]["selector"]} == {
        "TextQuoteSelector",
        "TextPositionSelector",
    }


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30), st.text(max_size=40))
def test_a_found_anchor_always_has_its_words(before: str, words: str, after: str, new: str) -> None:
    old = replace(RELEASE, id="old", text=before + words + after)
    anchor = Anchor.of(old, len(before), len(before) + len(words))
    edited = replace(RELEASE, id="new", text=new + before + words + after)
    span = anchor.found_in(edited)
    assert span is None or edited.text[span.start : span.end] == words
