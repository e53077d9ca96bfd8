"""Reading a stretch of files into a store: the stage that worker processes share.

A pure function of the files and the knowledge: whoever reads a stretch, and how often, the same rows come of it. Every
stretch is one transaction; a process killed in the middle leaves nothing of it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tui.annotate import Annotator
from tui.crossref.holdings import Holder
from tui.crossref.traces import Tracer
from tui.errors import UnreadableError, UsageError
from tui.knowledge import Knowledge
from tui.loader import Loaded, limits, load
from tui.loader.files import contents, shown
from tui.model import Release, Unreadable
from tui.store.database import storable, text_of, transaction
from tui.store.schema import PLACE_BITS, Stale, key_of
from tui.store.survey import emptied, order_of
from tui.store.writing import Found, put, put_silences, take_out


class _File(NamedTuple):
    number: int
    root: int
    folder: str
    name: str
    hash: bytes | None
    stale: int


class _Read(NamedTuple):
    """A file as read; ``loaded`` is None where its bytes are the same as before."""

    file: _File
    hash: bytes
    loaded: Loaded | None = None
    found: Sequence[Found] = ()


class Stage:
    """Reads files into one store with one set of knowledge."""

    def __init__(self, connection: sqlite3.Connection, knowledge: Knowledge) -> None:
        self._connection, self._knowledge = connection, knowledge
        self._tracer, self._holder = Tracer(knowledge), Holder(knowledge)
        self._annotator, self._limits = Annotator(knowledge), limits.load()
        rows = connection.execute("SELECT number, path FROM root").fetchall()
        self._roots = {number: text_of(path) for number, path in rows}

    def run(self, first: int, last: int) -> int:
        """Read the stale files with numbers from ``first`` to ``last``; returns how many there were."""
        rows = self._connection.execute(
            "SELECT number, root, folder, name, hash, stale FROM file WHERE stale AND number BETWEEN ? AND ?",
            (first, last),
        ).fetchall()
        files = [
            _File(n, root, text_of(folder), text_of(name), seen, stale) for n, root, folder, name, seen, stale in rows
        ]
        found = [self._read(file) for file in files]
        with transaction(self._connection):
            for read in found:
                self._keep(read)
        return len(found)

    def _path(self, file: _File) -> Path:
        return Path(os.path.join(self._roots[file.root], file.folder, file.name).rstrip("/"))

    def _read(self, file: _File) -> _Read:
        path = self._path(file)
        try:
            seen = blake2b(contents(path, self._limits), digest_size=16).digest()
        except UnreadableError as error:
            return _Read(file, b"", Loaded((), (Unreadable(shown(path), str(error)),)))
        if file.stale == Stale.LOOK and seen == file.hash:
            return _Read(file, seen)
        try:
            loaded = load([path], self._knowledge, limits=self._limits)
        except UsageError as error:  # It went away since it was hashed.
            return _Read(file, b"", Loaded((), (Unreadable(shown(path), error.what),)))
        return _Read(file, seen, loaded, [self._found(release) for release in loaded.releases])

    def _found(self, release: Release) -> Found:
        reading = self._annotator.read(release)
        trace = self._tracer.trace(reading)
        return Found(reading, trace, self._holder.of(reading, trace))

    def _keep(self, read: _Read) -> None:
        number = read.file.number
        still = self._connection.execute("SELECT stale FROM file WHERE number = ?", (number,)).fetchone()
        if still is None or not still[0]:
            return  # Another process has read it meanwhile.
        if read.loaded is not None:
            emptied(self._connection, number)
            for place, found in enumerate(read.found):
                self._put(read, place, found)
            for place, unreadable in enumerate(read.loaded.unreadable, len(read.found)):
                self._problem(number, place, self._relative(read.file, unreadable.path), unreadable.reason)
        self._connection.execute("UPDATE file SET stale = ?, hash = ? WHERE number = ?", (Stale.NO, read.hash, number))

    def _put(self, read: _Read, place: int, found: Found) -> None:
        release, file = found.reading.release, read.file
        path = self._relative(file, release.path)
        twin = self._connection.execute(
            "SELECT release.key, release.path, number, root, folder, name FROM release JOIN file ON number = file "
            "WHERE id = ?",
            (release.id,),
        ).fetchone()
        if twin:
            other_key, other_path, other, root, folder, name = twin
            mine = (*order_of(file.root, file.folder, file.name), place)
            if other == file.number or (*order_of(root, text_of(folder), text_of(name)), 0) < mine:
                self._problem(file.number, place, path, "", same=release.id)
                return
            take_out(self._connection, other_key)
            self._problem(other, other_key & (1 << PLACE_BITS) - 1, other_path, "", same=release.id)
        day = release.published.value if release.published else None
        key = key_of(day, file.number, place)
        put(self._connection, key, file.number, path, found)
        assert read.loaded is not None
        put_silences(self._connection, key, (each for owner, each in read.loaded.silences if owner == release.id))

    def _problem(self, file: int, place: int, path: str | bytes, reason: str, same: str | None = None) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?, ?)", (file, place, path, storable(reason), same)
        )

    def _relative(self, file: _File, path: str) -> str | bytes:
        """A path below its root, with the separator that parts it from that."""
        return storable(path.removeprefix(shown(Path(self._roots[file.root]))))
