"""Stars and notes survive a restart and an edit, and are never moved by guess."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.releases import release
from tui.library import Library
from tui.model import CrossReferences, Reading, Release, Span
from tui.notes import Notebook, NotesError, change, load, noted

TEXT = "Police arrested 112 suspects.\n\nA further 40 were warned by the court.\n"
RELEASE = release(TEXT)
WORDS = Span(TEXT.index("40 were"), TEXT.index("40 were") + 7)


def among(only: Release) -> Callable[[str, str], Release | None]:
    """Where a note or a star is looked for in a collection of one release."""
    return Library([Reading(only)], CrossReferences()).home


def test_a_note_and_a_star_are_the_same_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    note = noted(RELEASE, WORDS, "ask the court [/b] \x1b]52;c;x\x07")
    made = change(lambda notebook: notebook.with_note(note).with_star(RELEASE), path)
    assert load(path) == made
    kept = made.kept_in(among(RELEASE))
    assert kept.starred == {RELEASE.id}
    assert [(each.note.words, each.span) for each in kept.notes[RELEASE.id]] == [(note.words, WORDS)]


def test_new_words_on_the_same_span_replace_the_old(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    for words in ("first", "second"):
        change(lambda notebook, words=words: notebook.with_note(noted(RELEASE, WORDS, words)), path)  # type: ignore[misc]
    assert [note.words for note in load(path).notes] == ["second"]


def test_a_note_can_be_taken_away() -> None:
    note = noted(RELEASE, WORDS, "gone soon")
    assert Notebook().with_note(note).without_note(note.id) == Notebook()


def test_a_note_follows_its_words_in_an_edited_file() -> None:
    notebook = Notebook().with_note(noted(RELEASE, WORDS, "here"))
    edited = replace(RELEASE, id="edited", text="A new first paragraph.\n\n" + TEXT)
    (placed,) = notebook.kept_in(among(edited)).notes["edited"]
    assert edited.text[slice(*placed.span)] == "40 were"


def test_a_note_whose_words_are_gone_is_lost_and_kept() -> None:
    note = noted(RELEASE, WORDS, "here")
    edited = replace(RELEASE, id="edited", text=TEXT.replace("40 were", "41 were"))
    kept = Notebook().with_note(note).kept_in(among(edited))
    assert not kept.notes
    assert kept.lost == ((note, "edited"),)


def test_a_star_stays_on_a_file_that_changes_and_is_taken_off_once() -> None:
    edited = replace(RELEASE, id="edited", text="Other words.")
    notebook = Notebook().with_star(RELEASE)
    assert notebook.kept_in(among(edited)).starred == {"edited"}
    assert notebook.without_star(edited) == Notebook()


def test_starring_twice_keeps_one_star() -> None:
    assert len(Notebook().with_star(RELEASE).with_star(RELEASE).stars) == 1


def test_what_was_noted_elsewhere_is_not_about_this_collection() -> None:
    notebook = Notebook().with_star(RELEASE).with_note(noted(RELEASE, WORDS, "here"))
    kept = notebook.kept_in(among(replace(RELEASE, id="other", path="elsewhere.txt")))
    assert (kept.starred, dict(kept.notes), kept.lost) == (frozenset(), {}, ())


def test_notes_of_a_release_stand_in_text_order() -> None:
    first = Span(TEXT.index("112"), TEXT.index("112") + 3)
    notebook = Notebook().with_note(noted(RELEASE, WORDS, "b")).with_note(noted(RELEASE, first, "a"))
    kept = notebook.kept_in(among(RELEASE))
    assert [each.note.words for each in kept.notes[RELEASE.id]] == ["a", "b"]
    found = kept.note_on(RELEASE.id, WORDS)
    assert found is not None and found.note.words == "b"
    assert kept.note_on(RELEASE.id, Span(0, 1)) is None


@pytest.mark.parametrize("content", ["", "[]", '{"items": [{}]}', '{"items": 3}', "\x00"])
def test_a_damaged_file_is_named_and_not_overwritten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "notes.json"
    path.write_text(content)
    with pytest.raises(NotesError, match=r"notes\.json"):
        change(lambda notebook: notebook.with_star(RELEASE), path)
    assert path.read_text() == content


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotesError, match="cannot be"):
        change(lambda notebook: notebook.with_star(RELEASE), tmp_path / "file" / "notes.json")


def test_what_is_written_are_web_annotations(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    change(lambda notebook: notebook.with_star(RELEASE).with_note(noted(RELEASE, WORDS, "why?")), path)
    page = json.loads(path.read_text())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    star, note = page["items"]
    assert (star["motivation"], note["motivation"]) == ("bookmarking", "commenting")
    assert note["body"]["value"] == "why?"
    assert note["target"]["selector"][0]["exact"] == "40 were"
