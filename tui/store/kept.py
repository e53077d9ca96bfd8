"""The stores that there are, and how they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tui.errors import StoreError
from tui.store.database import connected, stores_dir, text_of, told
from tui.store.indexing import is_crossed, outdated, versions


@dataclass(frozen=True, slots=True)
class Kept:
    """One store.

    Attributes:
        path: The file.
        roots: The places of its collection; none where it cannot be read.
        releases: How many releases it holds; None where it cannot be read.
        size: Its bytes on disk, with what SQLite keeps beside it.
        state: ``up to date`` as of its last look at the files, or what is the matter, in a few words.
    """

    path: Path
    roots: tuple[str, ...]
    releases: int | None
    size: int
    state: str


def kept() -> Iterator[Kept]:
    """Every store, by path."""
    for path in sorted(stores_dir().glob("*.sqlite")):
        size = sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))
        try:
            with told(path), closing(connected(path)) as connection:
                yield _looked_at(path, size, connection)
        except StoreError as error:
            yield Kept(path, (), None, size, error.what)


def damage(path: Path) -> str:
    """What SQLite finds wrong when it checks a store from end to end; "" where nothing is."""
    try:
        with told(path), closing(connected(path)) as connection:
            found = [line for (line,) in connection.execute("PRAGMA quick_check")]
            connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except StoreError as error:
        return error.what
    return "" if found == ["ok"] else "; ".join(found[:3])


def _looked_at(path: Path, size: int, connection: sqlite3.Connection) -> Kept:
    if old := outdated(connection, versions(None)):
        return Kept(path, (), None, size, f"to be built anew: {old}")
    roots = tuple(text_of(root) for (root,) in connection.execute("SELECT path FROM root ORDER BY number"))
    (releases,) = connection.execute("SELECT count(*) FROM release").fetchone()
    (waiting,) = connection.execute("SELECT count(*) FROM file WHERE stale").fetchone()
    state = f"{waiting} files to read" if waiting else "up to date" if is_crossed(connection) else "to be compared"
    return Kept(path, roots, releases, size, state)
