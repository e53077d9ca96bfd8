"""A collection from its store says the same as one in memory, and opening it reads nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.generate import releases
from tests.store.collections import rows, written
from tui.annotate import Annotator
from tui.catalogue import Order
from tui.contract import release_facts
from tui.errors import UsageError
from tui.judgements import Anchor, Judgements, Subject, Verdict, judged
from tui.library import Library
from tui.resources import bundled
from tui.store.database import store_path
from tui.store.indexing import indexed
from tui.store.schema import PAGE
from tui.stored import StoredLibrary


def both(folder: Path) -> tuple[Library, Library]:
    """The collection in memory and from its store."""
    memory = Library.open([folder], judgements=Judgements())
    assert not isinstance(memory, StoredLibrary)
    indexed([folder])
    stored = Library.open([folder], judgements=Judgements())
    assert isinstance(stored, StoredLibrary)
    return memory, stored


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = written(tmp_path / "collection", 20)
    for seed in bundled("seeds").glob("*.txt"):
        (folder / seed.name).write_bytes(seed.read_bytes())
    (folder / "broken.txt").write_bytes(b"\x89PNG")
    (folder / "presscheck.yaml").write_text('silence:\n  - {file: "004*.txt", code: P101, quote: "xx"}\n')
    return folder


def test_it_says_the_same_as_a_library_in_memory(folder: Path) -> None:
    memory, stored = both(folder)
    assert list(stored.readings) == list(memory.readings)
    assert stored.crossrefs == memory.crossrefs
    assert stored.unreadable == memory.unreadable
    assert (stored.fingerprint, stored.totals) == (memory.fingerprint, memory.totals)
    assert list(stored.summaries) == list(memory.summaries)
    for reading in memory.readings:
        ident = reading.release.id
        assert release_facts(stored, reading, explain=True) == release_facts(memory, reading, explain=True)
        assert stored.measures_of(ident) == memory.measures_of(ident)
        assert list(stored.links_of(ident)) == list(memory.links_of(ident))
        assert tuple(stored.checks_of(ident)) == tuple(memory.checks_of(ident))
        assert stored.event_of(ident) == memory.event_of(ident)
        assert stored.home("", reading.release.path) == memory.home("", reading.release.path)


@pytest.mark.parametrize("order", Order)
def test_it_lists_as_a_library_in_memory_does(folder: Path, order: Order) -> None:
    listings = [library.listing(order) for library in both(folder)]
    memory, stored = (
        (
            listing.count,
            list(listing.starts),
            [listing.heading(index) for index in range(len(listing.starts))],
            list(listing.summaries(0, 1000)),
            [listing.position(each.id) for each in listing.summaries(3, 9)],
        )
        for listing in listings
    )
    assert stored == memory


def test_opening_what_did_not_change_annotates_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, stored = both(folder)
    first = stored.readings[0].release.id

    def fail(*_: object) -> None:
        raise AssertionError("a release was annotated")

    monkeypatch.setattr(Annotator, "__init__", fail)
    again = Library.open([folder], judgements=Judgements())
    assert again.reading(first) == stored.reading(first)


def test_what_is_added_is_there_and_connected_when_it_is_opened_again(folder: Path) -> None:
    both(folder)
    (folder / "late.txt").write_text("Operation Icarus grows\n\n20 December 2011\n\nPolice identified 269 suspects.\n")
    added = Library.open([folder], judgements=Judgements())
    new = next(each for each in added.summaries if each.path.endswith("late.txt"))
    assert new.event == "Operation Icarus"
    scratch = Library.open([folder, folder / "late.txt"], judgements=Judgements())
    assert added.crossrefs == scratch.crossrefs


def test_an_index_that_was_stopped_before_comparing_is_finished(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.store import crossing

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(crossing, "rank", stop)
        with pytest.raises(KeyboardInterrupt):
            indexed([folder])
    resumed = rows(indexed([folder]).path)
    assert rows(indexed([folder], rebuild=True).path) == resumed


def test_a_judgement_holds_in_a_collection_that_has_a_store(folder: Path) -> None:
    memory, stored = both(folder)
    check = next(check for check in memory.crossrefs.checks)
    anchor = Anchor.of(memory.release(check.release), check.start, check.end)
    rejected = Judgements([judged(Verdict.REJECT, Subject.CHECK, [anchor], check.code)])
    opened = Library.open([folder], judgements=rejected)
    assert check not in opened.crossrefs.checks
    assert opened.crossrefs == stored.judged(rejected).crossrefs == memory.judged(rejected).crossrefs


def test_a_collection_that_is_gone_is_told_as_ever(folder: Path) -> None:
    indexed([folder / "000001.txt"])
    (folder / "000001.txt").unlink()
    with pytest.raises(UsageError, match="no such file"):
        Library.open([folder / "000001.txt"])


def test_a_disk_that_fills_up_does_not_keep_from_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.store import database

    path = indexed([folder]).path
    whole, pages = database._connection, path.stat().st_size // PAGE

    def full(uri: str) -> object:
        connection = whole(uri)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    for number, release in enumerate(releases(60, seed=5)):
        (folder / f"more-{number}.txt").write_text(release.text, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(database, "_connection", full)
        read = Library.open([folder], judgements=Judgements())
    assert "the disk is full" in read.store_word
    assert Library.open([folder], judgements=Judgements()).crossrefs == read.crossrefs


def test_a_store_that_cannot_be_used_does_not_keep_from_reading(folder: Path) -> None:
    import sqlite3

    memory, _ = both(folder)
    connection = sqlite3.connect(store_path([folder]))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    read = Library.open([folder], judgements=Judgements())
    assert read.crossrefs == memory.crossrefs
    assert "later Presscheck" in read.store_word
