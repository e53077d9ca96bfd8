"""The releases of a store as they are compared: in order, with what is read of each when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tui.crossref.traces import Trace
from tui.model import Reading
from tui.store.codings import READINGS
from tui.store.database import inflated, text_of
from tui.store.opening import Store
from tui.store.schema import number_of
from tui.store.traced import TRACES

KEPT = 512
"""Readings that are kept at hand: the ones that are compared stand close together."""


class Listed(NamedTuple):
    """A release by what it is known by.

    Attributes:
        path: Its path, with that of its root.
        id: Its id.
        number: Its number in the store.
        key: Its key there.
        day: Its day of issue as an ordinal; 0 where that is not known.
    """

    path: str
    id: str
    number: int
    key: int
    day: int


class Gone(NamedTuple):
    """A release as it was when releases were last compared, and is no more."""

    number: int
    trace: Trace
    reading: Reading


class Roster:
    """Every release in the order of :attr:`Trace.order`; its place there is its *rank*.

    Attributes:
        releases: The releases by rank.
        rank: Their ranks by id.
        numbered: Their ranks by number.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT root.path, release.path, id, key, coalesce(day, 0) FROM release JOIN file ON file.number = file "
            "JOIN root ON root.number = root"
        )
        self.releases = sorted(
            Listed(text_of(root) + text_of(path), ident, number_of(key), key, day)
            for root, path, ident, key, day in rows
        )
        self.rank = {release.id: rank for rank, release in enumerate(self.releases)}
        self.numbered = {release.number: rank for rank, release in enumerate(self.releases)}


class Traces(dict[str, Trace]):
    """The traces of a store's releases by id, each read when it is asked for."""

    def __init__(self, connection: sqlite3.Connection, roster: Roster) -> None:
        super().__init__()
        self._connection, self._roster = connection, roster

    def __missing__(self, release_id: str) -> Trace:
        listed = self._roster.releases[self._roster.rank[release_id]]
        query = "SELECT packed FROM trace WHERE number = ?"
        ((packed,),) = self._connection.execute(query, (listed.number,))
        trace = self[release_id] = replace(TRACES.value(packed), path=listed.path)
        return trace


class Readings(Mapping[str, Reading]):
    """The readings of a store by release id, in the order of their paths, each read when it is asked for."""

    def __init__(self, store: Store, ids: Sequence[str]) -> None:
        self._ids = ids
        self._read = lru_cache(maxsize=KEPT)(store.reading)

    def __getitem__(self, release_id: str) -> Reading:
        return self._read(release_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def gone(connection: sqlite3.Connection) -> Iterator[Gone]:
    """The releases that went since releases were compared, or are others now."""
    rows = connection.execute("SELECT number, deflated, packed, trace FROM gone ORDER BY number")
    for number, deflated, packed, trace in rows.fetchall():
        bare = READINGS.value(packed)
        reading = replace(bare, release=replace(bare.release, text=inflated(deflated)))
        yield Gone(number, TRACES.value(trace), reading)


def unchanged(connection: sqlite3.Connection) -> list[int]:
    """The numbers of releases that were read again and are what they were."""
    rows = connection.execute(
        "SELECT gone.number, release.key FROM gone JOIN fresh USING (number) JOIN trace USING (number) "
        "JOIN release ON release.id = gone.id JOIN reading ON reading.key = release.key "
        "WHERE reading.packed = gone.packed AND trace.packed = gone.trace"
    )
    return [number for number, key in rows if number == number_of(key)]
