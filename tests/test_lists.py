"""A stored collection lists in every order and under every filter what one in memory does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.collections import written
from tui.catalogue import Order
from tui.criteria import criteria
from tui.judgements import Judgements
from tui.library import Library
from tui.lists import listed
from tui.resources import bundled
from tui.store.indexing import indexed
from tui.store.opening import Store
from tui.stored import StoredLibrary

FILTERS = ("", "europol", "e", "pub:europol", "event:icarus", "event:operation place:hague", "after:2011", "has:blank",
           "before:2012-01-03 a", "is:undated", "is:draft", "is:embargoed", "has:differs", "differs: e", "has:open",
           "is:starred", "is:unread", "nothing-is-called-so", "pub:ø", "OPÉRATION")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = written(tmp_path / "collection", 30)
    for seed in bundled("seeds").glob("*.txt"):
        (folder / seed.name).write_bytes(seed.read_bytes())
    (folder / "undated.txt").write_text("A title without a day\n\nOfficers seized 12 boxes of tobacco.\n")
    (folder / "twin.txt").write_text("Europol tells\n\n3 January 2012\n\nOfficers seized 14 boxes of tobacco.\n")
    return folder


@pytest.mark.parametrize("order", Order)
def test_it_lists_what_one_in_memory_does(order: Order, folder: Path) -> None:
    memory = Library.open([folder], judgements=Judgements())
    indexed([folder])
    stored = StoredLibrary.as_it_was([folder], judgements=Judgements())
    assert isinstance(stored, StoredLibrary)
    for asked in FILTERS:
        assert _seen(stored, memory, order, asked) == _seen(memory, memory, order, asked), asked
    assert "_catalogue" not in stored.__dict__


def _seen(library: Library, memory: Library, order: Order, asked: str) -> tuple[object, ...]:
    """Everything that a list can be asked for."""
    some = [summary.id for summary in memory.summaries[::3]]
    listing = library.listing(order, criteria(asked, {"starred": some[:5], "read": some}))
    return (
        listing.count,
        [listing.position(summary.id) for summary in memory.summaries],
        list(listing.starts),
        [listing.heading(index) for index in range(len(listing.starts))],
        list(listing.summaries(0, 1000)),
        list(listing.summaries(2, 5)),
    )


def test_what_comes_and_goes_is_arranged_anew(tmp_path: Path) -> None:
    folder = written(tmp_path / "papers", 12)
    indexed([folder])
    (folder / "late.txt").write_text("A late release\n\n20 December 1971\n\nPolice arrested 269 suspects.\n")
    next(iter(sorted(folder.glob("0*.txt")))).unlink()
    path = indexed([folder]).path
    grown = Store.at([folder]).rows("SELECT * FROM arranged")
    indexed([folder], rebuild=True)
    assert Store.at([folder]).rows("SELECT * FROM arranged") == grown
    assert path.exists()
    assert listed(Store.at([folder]), Order.DATE, None).summaries(11, 12)[0].title == "A late release"
