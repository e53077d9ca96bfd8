"""One SQLite file a collection: where it lies, how it is opened, and what may be wrong with it.

The file is a cache. One that is damaged, or was built by other code or knowledge, is built anew; one from a later
Presscheck, and one that cannot be written, are left as they are, and the collection is read without a store.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from tui.errors import StoreError
from tui.resources import cache_dir
from tui.store.schema import PAGE, SCHEMA, TABLES

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

CACHE = 16_000
"""Kilobytes of pages that a connection keeps."""

_SUFFIXES = ("", "-wal", "-shm")


def roots_of(paths: Iterable[str | Path]) -> list[str]:
    """The set of places that paths mean, in order: what a collection is known by."""
    return sorted({os.path.abspath(path) for path in paths})


def stores_dir() -> Path:
    """The folder that the stores lie in."""
    return cache_dir() / "stores"


def store_path(paths: Iterable[str | Path]) -> Path:
    """Where the store of the collection at ``paths`` lies, whatever their order."""
    named = "\0".join(roots_of(paths)).encode("utf-8", "surrogateescape")
    return stores_dir() / f"{sha256(named).hexdigest()[:24]}.sqlite"


def is_indexed(paths: Iterable[str | Path]) -> bool:
    """Whether there is a store of the collection at ``paths``."""
    return store_path(paths).exists()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say what SQLite finds wrong as a :class:`StoreError`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(_operational(error, path), path=path) from error
    except sqlite3.DatabaseError as error:
        raise Damaged("is damaged", mend="`presscheck collections rebuild` makes it anew", path=path) from error
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror or error})", path=path) from error


class Busy(StoreError):
    """A store that another process is indexing."""


class Damaged(StoreError):
    """A store that SQLite cannot make sense of."""


ROOM = 1_000_000
"""Bytes that a disk must have left for an error on it not to be for want of room."""


def _operational(error: sqlite3.OperationalError, path: Path) -> str:
    match error.sqlite_errorname if hasattr(error, "sqlite_errorname") else "":
        case "SQLITE_FULL":
            return "cannot be written (the disk is full)"
        case name if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            return "cannot be written (no permission)"
        case name if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return "is in use by another process that does not let go of it"
        case name if name.startswith("SQLITE_IOERR"):
            from shutil import disk_usage

            if path.parent.exists() and disk_usage(path.parent).free < ROOM:
                return "cannot be written (the disk is full)"
            return "cannot be read or written (the disk reports an error)"
        case _:
            return f"cannot be used ({error})"


def connected(path: Path) -> sqlite3.Connection:
    """A connection to an existing store; one that nobody can be writing to is read without locks.

    Raises:
        StoreError: It is from a later Presscheck, damaged, or cannot be read.
    """
    how = "mode=rw" if os.access(path.parent, os.W_OK) else "immutable=1"
    with told(path):
        connection = _connection(f"{path.absolute().as_uri()}?{how}")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > SCHEMA:
                raise StoreError(
                    "was made by a later Presscheck", mend="it is left alone; update Presscheck to use it", path=path
                )
            if version == SCHEMA:
                connection.execute("SELECT count(*) FROM note").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def _connection(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.create_function("inflated", 1, inflated, deterministic=True)
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def in_memory() -> sqlite3.Connection:
    """An empty store that lasts as long as the connection."""
    connection = _connection("file::memory:")
    connection.executescript(TABLES)
    return connection


def created(path: Path, roots: Sequence[str], notes: dict[str, str | bytes]) -> sqlite3.Connection:
    """A connection to a new, empty store; it takes its place in one step, or none.

    Raises:
        StoreError: The place cannot be written.
    """
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        making = path.with_name(f".{path.name}.{os.getpid()}")
        remove(making)
        with closing(_connection(f"{making.absolute().as_uri()}?mode=rwc")) as new:
            new.execute(f"PRAGMA page_size = {PAGE}")
            new.execute("PRAGMA journal_mode = WAL")
            new.executescript(f"BEGIN; {TABLES}; PRAGMA user_version = {SCHEMA}; COMMIT;")
            new.executemany("INSERT INTO root VALUES (?, ?)", enumerate(map(storable, roots)))
            new.executemany("INSERT INTO note VALUES (?, ?)", notes.items())
        remove(path)
        os.replace(making, path)
    return connected(path)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of what is written inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # SQLite has taken it back itself where the disk is full.
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def pack(connection: sqlite3.Connection) -> None:
    """Write a store anew without the gaps that building it left: a tenth less. Where there is no room for that, not."""
    with suppress(sqlite3.OperationalError):
        connection.execute("VACUUM")


def remove(path: Path) -> None:
    """Delete a store with what SQLite keeps beside it. Raises :class:`OSError`."""
    for suffix in _SUFFIXES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def forget(path: Path) -> None:
    """Delete a store for good, with its lock. Raises :class:`StoreError`."""
    with told(path):
        remove(path)
        path.with_name(path.name + "-lock").unlink(missing_ok=True)


def deflated(text: str) -> bytes:
    """A release's text as it is stored: in half the room."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6, wbits=-15)


def inflated(stored: bytes) -> str:
    """The text that :func:`deflated` made. Raises :class:`zlib.error`, :class:`ValueError`."""
    return zlib.decompress(stored, wbits=-15).decode("utf-8", "surrogatepass")


def storable(text: str) -> str | bytes:
    """Text as SQLite keeps it; what is not proper Unicode (a file's name can hold any bytes) as bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def text_of(stored: str | bytes) -> str:
    """The text that :func:`storable` made storable."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")
