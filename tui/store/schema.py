"""The tables of a store.

A release's *key* is its day of issue, the number of its file and its place in that file: going through releases, texts
or full-text hits by falling key gives the newest first and costs no sorting. What cannot be dated has day 0.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum

SCHEMA = 1
"""The version of the tables, kept as SQLite's ``user_version``. A store with a higher one is left alone."""

FILE_BITS, PLACE_BITS = 23, 18
"""Bits of a key that hold the file's number and the release's place in it: 8 million files of 262,144 releases."""

PAGE = 16_384
"""Bytes in a page: such text takes 1.14 times its length on these, 1.47 times on SQLite's usual ones (DESIGN)."""

TABLES = """
CREATE TABLE note (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE root (number INTEGER PRIMARY KEY, path TEXT NOT NULL);
CREATE TABLE folder (
    root INTEGER, path TEXT, digest BLOB NOT NULL, sidecar TEXT NOT NULL, PRIMARY KEY (root, path)
) WITHOUT ROWID;
CREATE TABLE file (
    number INTEGER PRIMARY KEY, root INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    mtime INTEGER NOT NULL, hash BLOB, stale INTEGER NOT NULL, UNIQUE (root, folder, name)
);
CREATE INDEX file_stale ON file (number) WHERE stale;
CREATE TABLE problem (
    file INTEGER, place INTEGER, path TEXT NOT NULL, reason TEXT NOT NULL, same TEXT, PRIMARY KEY (file, place)
) WITHOUT ROWID;
CREATE INDEX problem_same ON problem (same) WHERE same IS NOT NULL;
CREATE TABLE release (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file INTEGER NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL,
    publisher TEXT, day INTEGER, summary BLOB NOT NULL
);
CREATE INDEX release_file ON release (file);
CREATE TABLE reading (key INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE silence (key INTEGER, code TEXT, quote TEXT, PRIMARY KEY (key, code, quote)) WITHOUT ROWID;
CREATE TABLE figure (
    key INTEGER, start INTEGER, stop INTEGER NOT NULL, kind TEXT NOT NULL, unit TEXT, role TEXT, concept TEXT,
    counted TEXT, least REAL, most REAL, low REAL, high REAL, PRIMARY KEY (key, start)
) WITHOUT ROWID;
CREATE INDEX figure_role ON figure (role, most) WHERE role IS NOT NULL;
CREATE INDEX figure_concept ON figure (concept, most) WHERE concept IS NOT NULL;
CREATE INDEX figure_counted ON figure (counted, most) WHERE counted IS NOT NULL;
CREATE INDEX figure_unit ON figure (unit, most) WHERE unit IS NOT NULL;
CREATE TABLE listed (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, root INTEGER NOT NULL, path TEXT NOT NULL, packed BLOB NOT NULL,
    reading INTEGER NOT NULL UNIQUE
);
CREATE TABLE heading (place INTEGER PRIMARY KEY, title TEXT NOT NULL, first INTEGER, last INTEGER);
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, packed BLOB NOT NULL, ledger BLOB NOT NULL
);
CREATE TABLE member (id TEXT, number INTEGER, part TEXT, PRIMARY KEY (id, number)) WITHOUT ROWID;
CREATE TABLE link (number INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT, packed BLOB NOT NULL);
CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target) WHERE target IS NOT NULL;
CREATE TABLE judged (id TEXT PRIMARY KEY, standings BLOB NOT NULL, checks BLOB NOT NULL);
CREATE TABLE text (key INTEGER PRIMARY KEY, deflated BLOB NOT NULL);
CREATE VIEW document AS
    SELECT key, release.title AS title, coalesce(release.publisher, '') AS publisher, inflated(deflated) AS body
    FROM release JOIN text USING (key);
CREATE VIRTUAL TABLE words USING fts5 (
    title, publisher, body, content='document', content_rowid='key',
    tokenize="unicode61 remove_diacritics 2"
);
"""
"""``note`` holds what is known of the store as a whole. ``folder`` has for every folder a digest of its listing: while
that is the same, nothing in it is looked at. ``file`` is ``stale`` (:class:`Stale`) until it was read as it is now.
Paths are relative to their root. A ``problem`` is a document that could not be read, or one with the ``same`` id as a
release. ``figure`` has what figures can be asked for by: ``least`` and ``most`` are the values as written, ``low`` and
``high`` the ends of the interval that they allow. ``words`` indexes ``text``, which holds what a release's ``packed``
reading leaves out. The tables from ``listed`` to ``judged`` hold what connects the releases; they are true while there
is a note ``crossed``. ``listed`` has the summaries as the list shows them, with their place in reading order."""


class Stale(IntEnum):
    """What a file waits for."""

    NO = 0
    LOOK = 1
    """To be read if its bytes are others than they were."""
    READ = 2
    """To be read whatever its bytes."""


def key_of(day: date | None, file: int, place: int) -> int:
    """The key of a release, by its day of issue, its file's number and its place in that file."""
    return ((day.toordinal() if day else 0) << FILE_BITS | file) << PLACE_BITS | place


def first_key(day: date) -> int:
    """The least key that a release of this day can have."""
    return day.toordinal() << FILE_BITS + PLACE_BITS
