"""A change on disk is noticed once it is whole, however it was saved."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest

from tui.watching import State, changes, state


@contextmanager
def watched(*paths: Path) -> Iterator[Queue[State]]:
    """The states a watch reports while something is done."""
    stop, told, looked = threading.Event(), Queue[State](), threading.Event()

    def look(paths: Iterable[str | Path]) -> State:
        try:
            return state(paths)
        finally:
            looked.set()

    def run() -> None:
        for each in changes(paths, stop, pause=0.01, settling=0.1):
            told.put(each)

    thread = threading.Thread(target=run)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.watching.state", look)
        thread.start()
        assert looked.wait(30)  # The watch has seen how the files are at first.
        try:
            yield told
        finally:
            stop.set()
            thread.join(30)
    assert not thread.is_alive()


def test_a_file_that_is_written_to_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    with watched(path) as told:
        path.write_text("one and two")
        assert told.get(timeout=30)[str(path)].size == 11


def test_a_file_that_is_replaced_on_save_is_noticed(tmp_path: Path) -> None:
    path, new = tmp_path / "a.txt", tmp_path / ".a.txt.swp"
    path.write_text("one")
    status = path.stat()
    with watched(path) as told:
        new.write_text("two")
        os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
        os.replace(new, path)
        now = told.get(timeout=30)[str(path)]
        assert (now.modified, now.size) == (status.st_mtime_ns, 3)
        assert now.inode != status.st_ino


def test_new_and_deleted_documents_and_sidecars_of_a_folder_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    with watched(tmp_path) as told:
        (tmp_path / "b.txt").write_text("two")
        assert {Path(path).name for path in told.get(timeout=30)} == {"a.txt", "b.txt"}
        (tmp_path / "presscheck.yaml").write_text("{}")
        assert {Path(path).name for path in told.get(timeout=30)} == {"a.txt", "b.txt", "presscheck.yaml"}
        (tmp_path / "a.txt").unlink()
        assert {Path(path).name for path in told.get(timeout=30)} == {"b.txt", "presscheck.yaml"}


def test_a_file_that_goes_and_comes_back_as_it_was_is_no_change(tmp_path: Path) -> None:
    path, away = tmp_path / "a.txt", tmp_path / "away"
    path.write_text("one")
    with watched(path) as told:
        os.rename(path, away)
        os.rename(away, path)
        path.with_name("other.txt").write_text("not watched")
        threading.Event().wait(0.2)
        assert told.empty()


def test_what_was_written_after_the_documents_were_read_is_noticed_although_the_watch_began_later(
    tmp_path: Path,
) -> None:
    path, stop = tmp_path / "a.txt", threading.Event()
    path.write_text("one")
    modified = path.stat().st_mtime
    before = changes([path], stop, since=modified - 1, pause=0.01, settling=0.01)
    assert next(before)[str(path)].size == 3
    after = changes([path], stop, since=modified + 1, pause=0.01, settling=0.01)
    threading.Timer(0.2, stop.set).start()
    assert list(after) == []


@pytest.mark.parametrize("paths", [("-",), ("nowhere.txt",), ()])
def test_what_is_no_file_has_no_state(paths: tuple[str, ...]) -> None:
    assert state(paths) == {}
