"""Bringing a store up to date with its collection's files: look, read what changed, note that all is there.

Each step is a transaction or a series of them, and starts from what the store says is left to do: an index that was
killed at any moment is finished by the next.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.store.arranging import arrange, is_arranged, outdate
from tui.store.database import Busy, Damaged, connected, created, pack, remove, roots_of, store_path, told
from tui.store.schema import SCHEMA
from tui.store.survey import surveyed
from tui.store.versions import code_version, knowledge_version
from tui.store.workers import Stretch, work

FILES, BYTES = 128, 2_000_000
"""At most so many files, or about so many bytes, are read in one transaction."""

FIRST = 16
"""Files that are read in the first transaction: a reader that waits for something to show has it soon."""

FEW = 128
"""Files that are read by this process alone: getting another ready takes as long."""


class Progress(NamedTuple):
    """How far indexing is.

    Attributes:
        done: Files read so far.
        total: Files to read in all.
        stage: What is being done, in a word or two.
    """

    done: int
    total: int
    stage: str = "reading"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing did.

    Attributes:
        path: The store.
        read: How many files were read.
        rebuilt: Why the store was built anew; "" if it was not.
    """

    path: Path
    read: int
    rebuilt: str = ""


def indexed(
    paths: Iterable[str | Path],
    *,
    user_knowledge: Path | None = None,
    workers: int | None = None,
    rebuild: bool = False,
    progress: Callable[[Progress], object] = lambda progress: None,
) -> Indexed:
    """Bring the store of a collection up to date, making it where there is none.

    Args:
        paths: Files and folders.
        user_knowledge: As for :func:`tui.knowledge.load`.
        workers: Processes to read with; by default as many as there are processors.
        rebuild: Begin with an empty store.
        progress: Told how far it is.

    Raises:
        StoreError: The store cannot be written, or is from a later Presscheck.
        Busy: Another process is indexing it.
    """
    roots, path = roots_of(paths), store_path(paths)
    with told(path), locked(path):
        connection, why = _opened(path, roots, user_knowledge, rebuild=rebuild)
        with closing(connection):
            total = surveyed(connection, roots)
            done = 0
            progress(Progress(done, total))
            while stretches := list(_stretches(connection)):
                for files in _read(connection, path, user_knowledge, stretches, workers, total):
                    done += files
                    progress(Progress(done, max(done, total)))
            if not is_crossed(connection):
                outdate(connection)
                progress(Progress(done, max(done, total), "comparing"))
                _crossed(connection, path, roots, user_knowledge)
            if not is_arranged(connection):
                arrange(connection)
    return Indexed(path, done, why)


def _crossed(connection: sqlite3.Connection, path: Path, roots: Sequence[str], user_knowledge: Path | None) -> None:
    from tui import knowledge
    from tui.store.crossing import cross
    from tui.store.opening import Store

    if cross(connection, Store(path, connection, roots), knowledge.load(user_knowledge)):
        pack(connection)


def is_crossed(connection: sqlite3.Connection) -> bool:
    """Whether the store says what connects its releases as they are now."""
    return connection.execute("SELECT 1 FROM note WHERE name = 'crossed'").fetchone() is not None


def versions(user_knowledge: Path | None) -> dict[str, str | bytes]:
    """What a store notes of the code and the knowledge it is built by."""
    return {"code": code_version(), "knowledge": knowledge_version(user_knowledge)}


def _opened(
    path: Path, roots: Sequence[str], user_knowledge: Path | None, *, rebuild: bool
) -> tuple[sqlite3.Connection, str]:
    """A store to write to, and why it is a new one though there was an old one."""
    notes = versions(user_knowledge)
    if not path.exists():
        return created(path, roots, notes), ""
    why = "as you asked"
    if not rebuild:
        try:
            connection = connected(path)
            if why := outdated(connection, notes):
                connection.close()
            else:
                return connection, ""
        except Damaged:
            why = "it was damaged"
    remove(path)
    return created(path, roots, notes), why


def outdated(connection: sqlite3.Connection, notes: dict[str, str | bytes]) -> str:
    """Why a store has to be built anew; "" if it has not."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < SCHEMA:
        return "it was made by an earlier Presscheck"
    held = dict(connection.execute("SELECT name, value FROM note").fetchall())
    if held.get("code") != notes["code"]:
        return "it was made by another version of Presscheck"
    return "the knowledge has changed" if held.get("knowledge") != notes["knowledge"] else ""


def _stretches(connection: sqlite3.Connection) -> Iterator[Stretch]:
    """The stale files, cut into stretches by number."""
    first, files, size = None, 0, 0
    last, most = 0, FIRST
    for number, length in connection.execute("SELECT number, size FROM file WHERE stale ORDER BY number"):
        if first is not None and (files == most or size + length > BYTES):
            yield first, last
            first, files, size, most = None, 0, 0, FILES
        first = number if first is None else first
        last, files, size = number, files + 1, size + length
    if first is not None:
        yield first, last


def _read(
    connection: sqlite3.Connection,
    path: Path,
    user_knowledge: Path | None,
    stretches: Sequence[Stretch],
    workers: int | None,
    total: int,
) -> Iterator[int]:
    workers = min(workers or os.cpu_count() or 1, len(stretches))
    if workers > 1 and total > FEW:
        yield from work(path, user_knowledge, stretches, workers)
        return
    from tui import knowledge
    from tui.store.reading import Stage

    stage = Stage(connection, knowledge.load(user_knowledge))
    for first, last in stretches:
        yield stage.run(first, last)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Be the only one who indexes a store: by a lock that ends with the process, however it ends.

    Raises:
        Busy: Another process is indexing it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path.with_name(path.name + "-lock"), timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_BUSY":
                raise Busy("is being indexed by another process", mend="wait for it to finish", path=path) from error
            raise
        yield
