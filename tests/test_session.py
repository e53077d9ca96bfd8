"""What is remembered of a collection."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.resources import state_dir
from tui.session import Session, load, save, session_path

SESSION = Session("a", {"a": 120, "b": 0}, ["Names"], "date", "nord")


def test_a_session_is_kept_and_found_again() -> None:
    path = session_path("ab")
    assert load(path) == Session()
    assert save(path, SESSION)
    assert load(path) == SESSION


def test_sessions_lie_in_the_users_own_folder() -> None:
    assert session_path("0").is_relative_to(state_dir())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"version": 2}',
        '{"version": 1, "unknown": 3}',
        '{"version": 1, "places": [1]}',
        '{"version": 1, "order": []}',
    ],
)
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(content, encoding="utf-8")
    assert load(path) == Session()


def test_what_cannot_be_written_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save(tmp_path / "file" / "session.json", SESSION)


@settings(max_examples=30)
@given(st.binary(max_size=60))
def test_no_bytes_in_the_file_can_stop_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("session") / "session.json"
    path.write_bytes(data)
    assert load(path) == Session()
