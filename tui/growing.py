"""A collection while it is indexed for the first time: what was read so far, and nothing between it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from tui.catalogue import Heading, Listing, Order, Totals
from tui.criteria import Criteria
from tui.library import Library
from tui.model import Reading, Summary
from tui.store.opening import Store
from tui.stored import StoredLibrary, current_store


class _Newest:
    """The list of what was read so far, the newest first."""

    starts: Sequence[int] = ()

    def __init__(self, store: Store) -> None:
        self._store = store
        self.count = len(store)

    def heading(self, index: int) -> Heading:
        raise IndexError(index)

    def summaries(self, start: int, stop: int) -> Sequence[Summary]:
        start = max(0, start)
        return self._store.newest("ORDER BY key DESC LIMIT ? OFFSET ?", max(0, stop - start), start)

    def position(self, release_id: str) -> int | None:
        rows = self._store.rows("SELECT key FROM release WHERE id = ?", release_id)
        if not rows:
            return None
        ((above,),) = self._store.rows("SELECT count(*) FROM release WHERE key > ?", rows[0][0])
        return int(above)


class GrowingLibrary(StoredLibrary):
    """What a collection that is being indexed for the first time holds so far: releases, and nothing between them.

    It lists the newest first, whatever the order: the others rest on what is not known yet.
    """

    @classmethod
    def so_far(cls, paths: Sequence[str | Path], user_knowledge: Path | None = None) -> GrowingLibrary | None:
        """What is there by now; None where nothing is."""
        store = current_store(paths, user_knowledge)
        return cls(store, paths, user_knowledge) if store is not None and len(store) else None

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all releases, the newest first."""
        return [ident for (ident,) in self._store.rows("SELECT id FROM release ORDER BY key DESC")]

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Every release so far."""
        return [self._by_id[ident] for ident in self.ids]

    @property
    def summaries(self) -> Sequence[Summary]:
        """Every release so far, the newest first."""
        return self._store.newest("ORDER BY key DESC")

    def _summary_at(self, release_id: str) -> Summary:
        found = self._store.newest("WHERE id = ?", release_id)
        if not found:
            raise KeyError(release_id)
        return found[0]

    @cached_property
    def fingerprint(self) -> str:
        """Nothing is known of the whole yet."""
        return "growing"

    @cached_property
    def totals(self) -> Totals:
        """The collection in numbers."""
        ((figures,),) = self._store.rows("SELECT count(*) FROM figure")
        return Totals(len(self._store), figures, 0)

    def listing(self, order: Order = Order.EVENT, kept: Criteria | None = None) -> Listing:
        """The releases so far, the newest first, all of them or those that pass a filter."""
        if kept is None or kept.is_empty:
            return _Newest(self._store)
        return self._catalogue.listing(Order.DATE, kept)

    def standing_otherwise(self, after: Library) -> Iterator[str]:
        """None: nothing was said of how they stand."""
        return iter(())
