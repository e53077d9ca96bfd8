"""A library that reads from its store what it is asked for: opening it costs nothing that grows with the collection.

It stands for the collection without the user's judgements. Where there are any on its releases, or files and judgements
change, it gives way to one in memory, made from the stored readings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

from tui.catalogue import Catalogue, Listing, Order, Totals
from tui.criteria import Criteria
from tui.errors import StoreError
from tui.judgements import Judgements
from tui.judgements import load as kept_judgements
from tui.library import Library
from tui.lists import listed
from tui.model import (
    Check,
    CrossReferences,
    Event,
    Figure,
    Ledger,
    Link,
    Measure,
    Part,
    Reading,
    Release,
    Search,
    Standing,
    Summary,
    release_of,
)
from tui.store.codings import CHECKS, EVENTS, LEDGERS, LINKS, STANDINGS
from tui.store.database import Busy, is_indexed
from tui.store.opening import Store

_IN_ORDER = "ORDER BY class, first, second, place"

KEPT = 128
"""Readings, and events, that are kept at hand."""


class _Readings(Mapping[str, Reading]):
    """The readings by release id, in reading order."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = lru_cache(maxsize=KEPT)(store.reading)

    def __getitem__(self, release_id: str) -> Reading:
        return self._read(release_id)

    def __contains__(self, release_id: object) -> bool:
        return bool(self._store.rows("SELECT 1 FROM release WHERE id = ?", release_id))

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.ids())

    def __len__(self) -> int:
        return len(self._store)


class _InOrder(Sequence[Reading]):
    """The readings in reading order."""

    def __init__(self, store: Store, readings: Mapping[str, Reading]) -> None:
        self._store, self._readings = store, readings

    def __len__(self) -> int:
        return len(self._store)

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Reading]: ...
    def __getitem__(self, place: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(place, slice):
            return [self._readings[ident] for ident in self._store.ids()[place]]
        whole = range(len(self))[place]
        ((ident,),) = self._store.rows("SELECT id FROM listed WHERE reading = ?", whole)
        return self._readings[ident]

    def __iter__(self) -> Iterator[Reading]:
        return (self._readings[ident] for ident in self._store.ids())


class _Summaries(Sequence[Summary]):
    """The summaries in reading order."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __len__(self) -> int:
        return len(self._store)

    @overload
    def __getitem__(self, place: int) -> Summary: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Summary]: ...
    def __getitem__(self, place: int | slice) -> Summary | Sequence[Summary]:
        places = range(len(self))[place]
        if isinstance(places, int):
            return self._store.summaries("WHERE reading = ?", places)[0]
        if places.step != 1:
            return [self[each] for each in places]
        return self._store.summaries("WHERE reading BETWEEN ? AND ? ORDER BY reading", places.start, places.stop - 1)

    def __iter__(self) -> Iterator[Summary]:
        return iter(self[:])


def current_store(paths: Sequence[str | Path], user_knowledge: Path | None) -> Store | None:
    """The store of a collection, if it was made by this code and knowledge; whole or not."""
    from tui.store.versions import code_version, knowledge_version

    if not is_indexed(paths):
        return None
    try:
        store = Store.at(paths)
        made_by = store.note("code"), store.note("knowledge")
        return store if made_by == (code_version(), knowledge_version(user_knowledge)) else None
    except (StoreError, OSError):
        return None


class StoredLibrary(Library):
    """A collection as its store has it."""

    def __init__(self, store: Store, paths: Sequence[str | Path], user_knowledge: Path | None = None) -> None:
        store.hold()
        super().__init__((), CrossReferences(), store.unreadable())
        del self.crossrefs
        self._store, self._user_knowledge = store, user_knowledge
        self._by_id = _Readings(store)
        self.paths = paths
        self._event_numbered = lru_cache(maxsize=KEPT)(self._event_at)
        self._judged_of = lru_cache(maxsize=KEPT)(self._judged_at)
        self._events_of = lru_cache(maxsize=KEPT)(self._events_at)
        self._summary_of = lru_cache(maxsize=KEPT)(self._summary_at)

    @classmethod
    def brought_up_to_date(
        cls, paths: Sequence[str | Path], user_knowledge: Path | None, judgements: Judgements
    ) -> Library:
        """The collection from its store, which is first brought up to date; in memory where there are judgements on it.

        Raises:
            StoreError: The store cannot be used.
            UsageError: A path does not exist, or holds no document.
        """
        from tui.loader.files import documents
        from tui.store.indexing import indexed

        word = ""
        try:
            indexed(paths, user_knowledge=user_knowledge)
        except Busy as busy:
            word = f"{busy.what}; this is how it was before"
        store = Store.at(paths)
        if word and store.note("crossed") is None:
            raise Busy("is being indexed by another process", path=store.path)
        if not len(store) or not all(map(os.path.lexists, paths)):
            documents(paths)  # Says what is missing.
        library = cls(store, paths, user_knowledge)
        library.store_word = word
        return library.judged(judgements) if library._is_judged(judgements) else library

    @classmethod
    def as_it_was(
        cls, paths: Sequence[str | Path], user_knowledge: Path | None = None, judgements: Judgements | None = None
    ) -> Library | None:
        """The collection as its store has it, without a look at its files; None where no store of it is whole.

        In memory where there are judgements on it, as :meth:`brought_up_to_date`.
        """
        store = current_store(paths, user_knowledge)
        if store is None or not store.is_crossed:
            return None
        library = cls(store, paths, user_knowledge)
        judgements = kept_judgements() if judgements is None else judgements
        return library.judged(judgements) if library._is_judged(judgements) else library

    @staticmethod
    def has_changed(library: Library) -> bool:
        """Whether the store of a collection has other documents than a library of it."""
        store = current_store(library.paths, None)
        return store is None or store.note("fingerprint") != library.fingerprint

    def _is_judged(self, judgements: Judgements) -> bool:
        anchors = [anchor for judgement in judgements.by_id.values() for anchor in judgement.anchors]
        return any(self.home(anchor.release, anchor.path) for anchor in anchors)

    def judged(self, judgements: Judgements) -> Library:
        """The same collection under judgements, in memory; nothing is read or annotated again."""
        from tui import knowledge
        from tui.loader import Loaded, Silence

        known = knowledge.load(self._user_knowledge)
        readings = list(self._by_id.values())
        silences = tuple(
            (ident, Silence("*", code, quote))
            for ident, code, quote in self._store.rows("SELECT id, code, quote FROM silence JOIN release USING (key)")
        )
        loaded = Loaded(tuple(reading.release for reading in readings), self.unreadable, silences)
        return Library._judged(readings, known, loaded, judgements, self.paths)

    def without_embargoed(self) -> Library:
        """The collection without releases under embargo, in memory where there are any."""
        if not any(reading.release.embargoed() for reading in self.readings):
            return self
        return self.judged(Judgements()).without_embargoed()

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all releases, in reading order."""
        return self._store.ids()

    def standing_otherwise(self, after: Library) -> Iterator[str]:
        """The releases that are in both and whose rows in the list are not the same, by id."""
        if not isinstance(after, StoredLibrary):
            yield from super().standing_otherwise(after)
            return
        before = {ident: hash(packed) for ident, packed in self._store.rows("SELECT id, packed FROM listed")}
        for ident, packed in after._store.rows("SELECT id, packed FROM listed"):
            if before.get(ident, hash(packed)) != hash(packed):
                yield ident

    def let_go(self) -> None:
        """Read no more as of the moment it was opened: another library has taken its place."""
        self._store.let_go()

    def reread(self) -> Library:
        """The collection as its files and the user's judgements are now.

        Raises:
            UsageError: A path does not exist any more, or holds no document.
            JudgementError: The file of judgements cannot be read.
        """
        return Library.open(self.paths, user_knowledge=self._user_knowledge)

    def home(self, release_id: str, path: str) -> Release | None:
        """The release with this id, or else the one read from the file at ``path``, however that is written."""
        if release_id in self._by_id:
            return self.release(release_id)
        ends = "%" + Path(path).name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = self._store.rows("SELECT id FROM release WHERE path LIKE ? ESCAPE '\\'", ends)
        candidates = (self.release(ident) for (ident,) in rows)
        return next((each for each in candidates if Path(each.path).resolve() == Path(path).resolve()), None)

    def figure(self, figure_id: str) -> Figure:
        """The figure with this id. Raises :class:`KeyError`."""
        for figure in self._by_id[release_of(figure_id)].figures:
            if figure.id == figure_id:
                return figure
        raise KeyError(figure_id)

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Every release that could be read, in reading order, each read when it is asked for."""
        return _InOrder(self._store, self._by_id)

    # --- what connects the releases ---------------------------------------------------------------------------------

    @cached_property
    def crossrefs(self) -> CrossReferences:  # type: ignore[override]
        """Everything that connects the releases, all at once: what asks for one release or event does without it."""
        told = [self._event_at(number) for (number,) in self._store.rows("SELECT number FROM event ORDER BY rank")]
        judged = self._store.rows("SELECT standings, checks FROM judged JOIN listed USING (id) ORDER BY path")
        return CrossReferences(
            tuple(event for event, _ in told),
            tuple(LINKS.value(packed) for (packed,) in self._store.rows(f"SELECT packed FROM linked {_IN_ORDER}")),
            tuple(ledger for _, ledger in told),
            {standing.figure: standing for packed, _ in judged for standing in STANDINGS.value(packed)},
            tuple(check for _, packed in judged for check in CHECKS.value(packed)),
        )

    def _event_at(self, number: int) -> tuple[Event, Ledger]:
        ((ident, event, ledger),) = self._store.rows(
            "SELECT id, ledger.event, ledger FROM event JOIN ledger USING (number) WHERE number = ?", number
        )
        return replace(EVENTS.value(event), id=ident), replace(LEDGERS.value(ledger), event=ident)

    def _judged_at(self, release_id: str) -> tuple[Mapping[str, Standing], Sequence[Check]]:
        rows = self._store.rows("SELECT standings, checks FROM judged WHERE id = ?", release_id)
        if not rows:
            return {}, ()
        standings = {standing.figure: standing for standing in STANDINGS.value(rows[0][0])}
        return standings, CHECKS.value(rows[0][1])

    def standing(self, figure_id: str) -> Standing:
        """How the figure stands against the other releases."""
        return self._judged_of(release_of(figure_id))[0][figure_id]

    def standings_of(self, release_id: str) -> Mapping[str, Standing]:
        """The standings of a release's figures, by figure id."""
        return self._judged_of(release_id)[0]

    def checks_of(self, release_id: str) -> Sequence[Check]:
        """What the checks found in a release, in text order."""
        return self._judged_of(release_id)[1]

    def links_of(self, release_id: str) -> Sequence[Link]:
        """The links from a release or to it."""
        rows = self._store.rows(f"SELECT packed FROM linked WHERE source = ?1 OR target = ?1 {_IN_ORDER}", release_id)
        return [LINKS.value(packed) for (packed,) in rows]

    def _events_at(self, release_id: str) -> Sequence[tuple[int, str]]:
        return self._store.rows(
            "SELECT number, part FROM member JOIN event USING (number) WHERE member.id = ? ORDER BY rank", release_id
        )

    def event_of(self, release_id: str) -> Event | None:
        """The event the release is about, or else the one it mentions."""
        members = sorted(self._events_of(release_id), key=lambda member: member[1] != Part.ABOUT)
        return self._event_numbered(members[0][0])[0] if members else None

    def ledger(self, event_id: str) -> Ledger | None:
        """The ledger of an event."""
        rows = self._store.rows("SELECT number FROM event WHERE id = ?", event_id)
        return self._event_numbered(rows[0][0])[1] if rows else None

    def measure_of(self, figure_id: str) -> Measure | None:
        """The ledger row a figure is in."""
        found = None
        for number, _ in self._events_of(release_of(figure_id)):
            for measure in self._event_numbered(number)[1].measures:
                if figure_id in measure.figures:
                    found = measure  # As in memory, the last event's counts.
        return found

    # --- the collection as a list -----------------------------------------------------------------------------------

    @cached_property
    def fingerprint(self) -> str:
        """What the collection is known by: the same for the same documents, whatever their paths and order."""
        return str(self._store.note("fingerprint"))

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self.summaries)

    @property
    def summaries(self) -> Sequence[Summary]:
        """Every release that could be read, in reading order. A slice of it is cheap; all of it may not be."""
        return _Summaries(self._store)

    def summary(self, release_id: str) -> Summary:
        """The summary of a release. Raises :class:`KeyError`."""
        return self._summary_of(release_id)

    def _summary_at(self, release_id: str) -> Summary:
        found = self._store.summaries("WHERE id = ?", release_id)
        if not found:
            raise KeyError(release_id)
        return found[0]

    @cached_property
    def totals(self) -> Totals:
        """The collection in numbers."""
        figures, unsettled = (int(self._store.note(name) or 0) for name in ("figures", "unsettled"))
        return Totals(len(self._store), figures, unsettled)

    def listing(self, order: Order = Order.EVENT, kept: Criteria | None = None) -> Listing:
        """The releases in an order, all of them or those that pass a filter."""
        if self._store.note("arranged"):
            return listed(self._store, order, kept)
        return super().listing(order, kept)

    def search(self, query: str, limit: int = 50, *, typing: bool = False) -> Search:
        """The releases that hold what a query asks for."""
        return self._store.search(query, limit, typing=typing)
