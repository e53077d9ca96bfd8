"""Indexing: what is read again and what is not, and that the same rows come of it however it went."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.collections import rows, written
from tui.errors import StoreError
from tui.library import Library
from tui.store.database import store_path
from tui.store.indexing import indexed, locked
from tui.store.opening import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "collection", 30)


def test_the_store_gives_the_readings_that_reading_gives(folder: Path) -> None:
    indexed([folder])
    store, library = Store.at([folder]), Library.open([folder])
    assert len(store) == len(library.readings) == 30
    for reading in library.readings:
        assert store.reading(reading.release.id) == reading


def test_a_collection_that_did_not_change_is_not_read(folder: Path) -> None:
    assert indexed([folder]).read == 30
    assert indexed([folder]).read == 0


def test_only_what_changed_is_read(folder: Path) -> None:
    indexed([folder])
    (folder / "000003.txt").write_text("Police arrest nine\n\nPolice arrested nine men in Ghent.\n")
    (folder / "000004.txt").unlink()
    (folder / "new.txt").write_text("Customs seize boats\n\nOfficers seized 12 boats.\n")
    assert indexed([folder]).read == 2
    store, library = Store.at([folder]), Library.open([folder])
    assert len(store) == 30
    assert all(store.reading(reading.release.id) == reading for reading in library.readings)
    with pytest.raises(KeyError):
        store.reading("0" * 16)


def test_a_file_that_was_only_touched_is_not_annotated_again(folder: Path) -> None:
    path = indexed([folder]).path
    before = rows(path, without=("file", "folder"))
    os.utime(folder / "000003.txt", ns=(5, 5))
    indexed([folder])
    assert rows(path, without=("file", "folder")) == before


def test_what_a_sidecar_states_counts_as_soon_as_it_stands_there(folder: Path) -> None:
    indexed([folder])
    (folder / "presscheck.yaml").write_text('releases:\n  "000003.txt": {publisher: Harbour Police}\n')
    indexed([folder])
    assert Store.at([folder]).search("pub:harbour").total == 1


def test_the_same_bytes_are_opened_once_and_a_copy_takes_the_place_of_what_went_away(folder: Path) -> None:
    shutil.copy(folder / "000003.txt", folder / "a-copy.txt")
    indexed([folder])
    store = Store.at([folder])
    assert len(store) == 30
    assert [(Path(each.path).name, each.reason) for each in store.unreadable()] == [
        ("a-copy.txt", f"has the same bytes as {folder / '000003.txt'}; opened once")
    ]
    (folder / "000003.txt").unlink()
    indexed([folder])
    assert (len(store), store.unreadable()) == (30, ())


def test_what_cannot_be_read_is_listed_as_reading_lists_it(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG")
    (folder / "presscheck.yaml").write_text("releases: 3\n")
    indexed([folder])
    assert set(Store.at([folder]).unreadable()) == set(Library.open([folder]).unreadable)


def test_a_collection_has_one_store_whatever_the_order_and_the_words_for_its_paths(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder.parent / "other", 3, seed=1)
    monkeypatch.chdir(folder.parent)
    assert store_path(["collection", folder.parent / "other"]) == store_path([folder.parent / "other", folder])
    indexed(["other", "collection"])
    store = Store.at(["collection", folder.parent / "other"])
    assert sorted(hit.path for hit in store.search("after:1990", 100).hits)[0] == str(
        folder.parent / "other/000000.txt"
    )
    assert sorted(hit.path for hit in store.search("after:1990", 100).hits)[-1] == "collection/000029.txt"


def test_processes_and_one_process_write_the_same_rows(tmp_path: Path) -> None:
    folder = written(tmp_path / "collection", 200)
    alone = rows(indexed([folder], workers=1).path)
    assert rows(indexed([folder], workers=3, rebuild=True).path) == alone


def killed_now_and_then(folder: Path, times: int, seed: int, latest: float = 4.0) -> None:
    """Index a collection and kill it, with whatever it started, at random moments; then once to the end.

    ``latest`` is the latest of the moments, in seconds after the start.
    """
    command = [sys.executable, "-m", "tui", "index", "--jobs", "2", str(folder)]
    moments = random.Random(seed)
    for _ in range(times):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(moments.uniform(0.1, latest))
        except subprocess.TimeoutExpired:
            # The workers are left to find out by themselves half of the time, as when only one process is killed.
            (os.killpg if moments.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return
    raise AssertionError("indexing did not come to an end")


def test_an_index_that_was_killed_again_and_again_is_finished_row_for_row(tmp_path: Path) -> None:
    folder = written(tmp_path / "collection", 260)
    killed_now_and_then(folder, times=3, seed=1)
    resumed = rows(store_path([folder]))
    assert rows(indexed([folder], rebuild=True).path) == resumed


def test_two_do_not_index_one_store_at_once(folder: Path) -> None:
    path = indexed([folder]).path
    with locked(path), pytest.raises(StoreError, match="being indexed by another process"):
        indexed([folder])


def test_a_reader_sees_what_an_indexer_adds_while_both_have_the_store_open(folder: Path) -> None:
    indexed([folder])
    reader = Store.at([folder])
    assert reader.search("stowaways").total == 0
    (folder / "new.txt").write_text("Ship searched\n\nOfficers found 14 stowaways.\n")
    indexed([folder])
    assert reader.search("stowaways").total == 1


# --- what may be wrong with a store ---------------------------------------------------------------------------------


def test_a_damaged_store_is_built_anew_with_a_word(folder: Path) -> None:
    path = indexed([folder]).path
    path.write_bytes(b"no database at all" * 100)
    assert indexed([folder]).rebuilt == "it was damaged"
    assert len(Store.at([folder])) == 30


def test_a_store_from_the_future_is_left_alone(folder: Path) -> None:
    import sqlite3

    path = indexed([folder]).path
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StoreError, match="later Presscheck"):
        indexed([folder])
    with pytest.raises(StoreError, match="later Presscheck"):
        Store.at([folder])


def test_other_knowledge_builds_it_anew_with_a_word(folder: Path, tmp_path: Path) -> None:
    indexed([folder])
    own = tmp_path / "own.yaml"
    own.write_text("concepts:\n  person: [stowaway]\n")
    assert indexed([folder], user_knowledge=own).rebuilt == "the knowledge has changed"


def test_a_full_disk_is_said_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.store import database

    whole = database._connection

    def small(uri: str) -> object:
        connection = whole(uri)
        connection.execute("PRAGMA max_page_count = 12")  # What SQLite says then is what it says on a full disk.
        return connection

    monkeypatch.setattr(database, "_connection", small)
    with pytest.raises(StoreError, match="the disk is full"):
        indexed([folder])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written_is_said_in_words(folder: Path, own_folders: Path) -> None:
    (own_folders / "cache").mkdir()
    (own_folders / "cache").chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        indexed([folder])
