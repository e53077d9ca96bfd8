"""What is remembered of a collection."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import release as dated
from tui.model import Release
from tui.resources import state_dir
from tui.session import LATELY, PLACES, Left, Session, load, save, session_paths


def release(text: str, path: str) -> Release:
    """A release with a path."""
    return dated(text, path, published=None, publisher=None)


SESSION = Session("a", "/a.txt", {"a": Left("/a.txt", 120, 130, "words")}, ["Names"], False, "date", "pub:europol")


def test_a_session_is_kept_and_found_again() -> None:
    paths = session_paths("ab", ["a.txt"])
    assert load(*paths) == Session()
    assert save(SESSION, *paths)
    assert load(*paths) == SESSION


def test_a_session_is_found_by_the_paths_or_by_the_documents() -> None:
    save(SESSION, *session_paths("ab", ["b.txt", "a.txt"]))
    assert load(*session_paths("changed", ["a.txt", "b.txt"])) == SESSION
    assert load(*session_paths("ab", ["elsewhere"])) == SESSION
    assert load(*session_paths("changed", ["elsewhere"])) == Session()


def test_sessions_lie_in_the_users_own_folder() -> None:
    assert all(path.is_relative_to(state_dir()) for path in session_paths("0", ["a"]))


def test_a_place_is_found_by_the_releases_bytes_or_by_its_path_and_words() -> None:
    text = "\n\n".join(f"Paragraph {number} of it." for number in range(50))
    before, session = release(text, "a.txt"), Session()
    session.leave(before, text.index("Paragraph 30"), 7)
    assert session.place_in(before) == (text.index("Paragraph 30"), 7)
    after = release("A new head.\n\n" + text, "a.txt")
    assert session.place_in(after) == (after.text.index("Paragraph 30"), None)
    assert session.place_in(release("Something else.", "a.txt")) == (len("Something else."), None)
    assert session.place_in(release(text + "!", "b.txt")) == (0, None)


def test_words_that_stand_in_many_places_are_the_nearest() -> None:
    session, text = Session(), "\n".join(["The same line, over and over, as long as what is kept of a place."] * 30)
    session.leave(release(text, "a.txt"), text.index("The", 1000), None)
    assert session.place_in(release(text + "\nMore.", "a.txt"))[0] == text.index("The", 1000)


def test_only_so_much_is_remembered() -> None:
    session = Session()
    for number in range(PLACES + 1):
        session.leave(release(f"Release {number}", f"{number}.txt"), 0, None)
        session.went_to(str(number % 60))
    assert len(session.places) == PLACES
    assert len(session.lately) == LATELY
    assert session.lately[0] == str(PLACES % 60)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"version": 1}',
        '{"version": 2, "unknown": 3}',
        '{"version": 2, "places": [1]}',
        '{"version": 2, "places": {"a": [1]}}',
        '{"version": 2, "order": []}',
        '{"version": 2, "filter": null}',
    ],
)
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(content, encoding="utf-8")
    assert load(path) == Session()


def test_what_cannot_be_written_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save(SESSION, tmp_path / "file" / "session.json")


@settings(max_examples=30)
@given(st.binary(max_size=60))
def test_no_bytes_in_the_file_can_stop_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("session") / "session.json"
    path.write_bytes(data)
    assert load(path) == Session()
