"""What changed in a collection's folders since they were last looked at, noted in its store."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence

from tui.loader.files import natural
from tui.store.database import storable, text_of, transaction
from tui.store.listing import Folder, folders
from tui.store.schema import Stale
from tui.store.writing import take_out

_Place = tuple[int, str]
"""A root's number and a folder's path below it."""


def surveyed(connection: sqlite3.Connection, roots: Sequence[str]) -> int:
    """Look at every folder, and note which files are new, changed or gone; returns how many are to be read.

    One look a file where nothing changed. All of it is noted in one transaction, or nothing.
    """
    known: Mapping[_Place, tuple[bytes, str]] = {
        (root, text_of(path)): (digest, sidecar)
        for root, path, digest, sidecar in connection.execute("SELECT root, path, digest, sidecar FROM folder")
    }
    seen: dict[_Place, Folder] = {}
    for folder in folders(roots):
        place = (folder.root, folder.path)
        if place in seen:  # A folder below it that cannot be listed is named as a document in it.
            seen[place].names += folder.names
            seen[place].sizes += folder.sizes
            seen[place].times += folder.times
        else:
            seen[place] = folder
    changed = {
        place: folder
        for place, folder in seen.items()
        if place not in known or known[place][0] != folder.digest() or known[place][1] != repr(folder.sidecar)
    }
    gone = known.keys() - seen.keys()
    if changed or gone:
        with transaction(connection):
            _noted(connection, changed, gone, known)
    (waiting,) = connection.execute("SELECT count(*) FROM file WHERE stale").fetchone()
    return int(waiting)


def _noted(
    connection: sqlite3.Connection,
    changed: Mapping[_Place, Folder],
    gone: set[_Place],
    known: Mapping[_Place, tuple[bytes, str]],
) -> None:
    new: list[tuple[int, str, str, int, int]] = []
    for place, folder in changed.items():
        told_otherwise = place in known and known[place][1] != repr(folder.sidecar)
        new += _compared(connection, folder, told_otherwise=told_otherwise)
        connection.execute(
            "INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?)",
            (place[0], storable(place[1]), folder.digest(), repr(folder.sidecar)),
        )
    for root, path in gone:
        for (number,) in connection.execute(
            "SELECT number FROM file WHERE root = ? AND folder = ?", (root, storable(path))
        ).fetchall():
            forget(connection, number)
        connection.execute("DELETE FROM folder WHERE root = ? AND path = ?", (root, storable(path)))
    new.sort(key=lambda file: order_of(file[0], file[1], file[2]))
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM file").fetchone()
    connection.executemany(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, NULL, ?)",
        (
            (number, root, storable(folder), storable(name), size, time, Stale.READ)
            for number, (root, folder, name, size, time) in enumerate(new, last + 1)
        ),
    )


def _compared(
    connection: sqlite3.Connection, folder: Folder, *, told_otherwise: bool
) -> list[tuple[int, str, str, int, int]]:
    """Note the files of one folder that changed or are gone; returns those that are new."""
    rows = connection.execute(
        "SELECT name, number, size, mtime FROM file WHERE root = ? AND folder = ?",
        (folder.root, storable(folder.path)),
    )
    before = {text_of(name): (number, size, time) for name, number, size, time in rows}
    new = []
    for name, size, time in zip(folder.names, folder.sizes, folder.times, strict=True):
        if name not in before:
            new.append((folder.root, folder.path, name, size, time))
            continue
        number, *look = before.pop(name)
        if told_otherwise:
            stale = Stale.READ
        elif look != [size, time]:
            stale = Stale.LOOK
        else:
            continue
        connection.execute(
            "UPDATE file SET size = ?, mtime = ?, stale = max(stale, ?) WHERE number = ?", (size, time, stale, number)
        )
    for number, _, _ in before.values():
        forget(connection, number)
    return new


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Remove a file with its releases."""
    emptied(connection, number)
    connection.execute("DELETE FROM file WHERE number = ?", (number,))


def emptied(connection: sqlite3.Connection, number: int) -> None:
    """Take a file's releases and problems out, before it is read again."""
    for (key,) in connection.execute("SELECT key FROM release WHERE file = ?", (number,)).fetchall():
        take_out(connection, key)
    connection.execute("DELETE FROM problem WHERE file = ?", (number,))


def order_of(root: int, folder: str, name: str) -> tuple[object, ...]:
    """What files are ordered by, as in :func:`tui.loader.files.documents`: natural order, folder by folder."""
    return (root, *(natural(part) for part in os.path.join(folder, name).split("/")))
