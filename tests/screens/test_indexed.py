"""Reading a collection that has a store: a key asks it for what comes into view, however large the collection is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.reader import reader
from tests.store.collections import written
from tui.judgements import Judgements
from tui.library import Library
from tui.store.indexing import indexed
from tui.store.opening import Store
from tui.stored import StoredLibrary

MOST = 20
"""Questions to the store that a key may cost: the row and the facts of one release, and what others say of those."""


async def test_a_key_asks_the_store_for_few_rows_and_never_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "papers", 300)
    indexed([folder])
    library = Library.open([folder], judgements=Judgements())
    assert isinstance(library, StoredLibrary)
    asked: list[int] = []
    ask = Store.rows

    def counting(self: Store, query: str, *values: object) -> list[tuple[object, ...]]:
        found = ask(self, query, *values)
        asked.append(len(found))
        return found

    monkeypatch.setattr(Store, "rows", counting)
    async with reader(library) as it:
        for key in ("J", "j", "right_square_bracket", "G", "tab", "j", "K"):
            asked.clear()
            await it.press(key)
            assert len(asked) <= MOST, key
            assert max(asked, default=0) <= 64, key
        assert not {"crossrefs", "_catalogue"} & library.__dict__.keys()
