"""A store, read: its releases one by one, and nothing that grows with their number."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from tui.loader.files import shown
from tui.model import Reading, Search, Summary, Unreadable
from tui.store.codings import READINGS, SUMMARIES
from tui.store.database import Damaged, connected, inflated, roots_of, store_path, text_of, told

SAME = "has the same bytes as {path}; opened once"
"""What is said of a document that is there twice, as :func:`tui.loader.load` says it."""


class Store:
    """An existing store, to read from; other processes may read and write it meanwhile.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, named: Sequence[str] = ()) -> None:
        """Read through a connection; ``named`` is what the user called each root."""
        self.path, self._connection, self._named = path, connection, named

    @classmethod
    def at(cls, paths: Iterable[str | Path]) -> Self:
        """The store of the collection at ``paths``, which must have been indexed.

        Raises:
            StoreError: There is none, or it cannot be used.
        """
        paths = list(paths)
        path = store_path(paths)
        called = {os.path.abspath(each): shown(Path(each)) for each in paths}
        return cls(path, connected(path), [called[root] for root in roots_of(paths)])

    def hold(self) -> None:
        """Read it as it is now from here on, whatever other processes write (SQLite's snapshot in WAL mode)."""
        with self._reading() as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM note").fetchone()

    def let_go(self) -> None:
        """Read it as it is at each moment: what was held may be written over now."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with told(self.path):
            try:
                yield self._connection
            except (zlib.error, ValueError, TypeError, IndexError, KeyError) as error:
                raise Damaged(
                    "is damaged", mend="`presscheck collections rebuild` makes it anew", path=self.path
                ) from error

    def __len__(self) -> int:
        with self._reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM release").fetchone()
        return int(count)

    def reading(self, release_id: str) -> Reading:
        """The release with this id and what was found in it. Raises :class:`KeyError`."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT release.path, root, deflated, packed FROM release JOIN file ON number = file "
                "JOIN text USING (key) JOIN reading USING (key) WHERE id = ?",
                (release_id,),
            ).fetchone()
            if row is not None:
                path, root, text, packed = row
                bare = READINGS.value(packed)
                release = replace(bare.release, path=self._path(root, path), text=inflated(text))
                return replace(bare, release=release)
        raise KeyError(release_id)

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The documents that could not be read, with why, in the order of their files."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT file.root, problem.path, reason, first.path, home.root FROM problem "
                "JOIN file ON file.number = problem.file LEFT JOIN release AS first ON first.id = same "
                "LEFT JOIN file AS home ON home.number = first.file ORDER BY file.number, place"
            ).fetchall()
        return tuple(
            Unreadable(
                self._path(root, path),
                SAME.format(path=self._path(first_root, first)) if first is not None else text_of(reason),
            )
            for root, path, reason, first, first_root in rows
        )

    @property
    def is_crossed(self) -> bool:
        """Whether it says what connects its releases; while it is being made it does not."""
        return self.note("crossed") is not None

    def ids(self) -> list[str]:
        """The releases' ids, in reading order."""
        with self._reading() as connection:
            return [ident for (ident,) in connection.execute("SELECT id FROM listed ORDER BY reading")]

    def note(self, name: str) -> str | int | None:
        """What the store notes of itself under a name."""
        with self._reading() as connection:
            row = connection.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query of the tables in :mod:`tui.store.schema` gives."""
        with self._reading() as connection:
            return connection.execute(query, values).fetchall()

    def summaries(self, condition: str, *values: object) -> list[Summary]:
        """The summaries of the list's rows that fit a condition, in the order it gives."""
        rows = self.rows(f"SELECT packed, root, path FROM listed {condition}", *values)
        return [replace(SUMMARIES.value(packed), path=self._path(root, path)) for packed, root, path in rows]

    def newest(self, condition: str, *values: object) -> list[Summary]:
        """The summaries of the releases that fit a condition, as each says by itself: before they are compared."""
        rows = self.rows(
            f"SELECT summary, root, release.path FROM release JOIN file ON number = file {condition}", *values
        )
        return [replace(SUMMARIES.value(packed), path=self._path(root, path)) for packed, root, path in rows]

    def search(self, query: str, limit: int = 50, *, typing: bool = False) -> Search:
        """What a query finds; see :func:`tui.store.searching.search`."""
        from tui.store.searching import search

        with self._reading() as connection:
            return search(connection, query, limit, self._path, typing=typing)

    def _path(self, root: int, path: str | bytes) -> str:
        """A path as the user would name it, by what the root was called."""
        return (self._named[root] if root < len(self._named) else "") + text_of(path)
