"""The tables of a store.

A release's *key* is its day of issue, the number of its file and its place in that file: going through releases, texts
or full-text hits by falling key gives the newest first and costs no sorting. What cannot be dated has day 0.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum

SCHEMA = 2
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
CREATE TABLE trace (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE fresh (number INTEGER PRIMARY KEY, holdings BLOB NOT NULL);
CREATE TABLE gone (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, deflated BLOB NOT NULL, packed BLOB NOT NULL, trace BLOB NOT NULL
);
CREATE TABLE shared (
    family INTEGER, part INTEGER, entries INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (family, part)
);
CREATE TABLE crowd (family INTEGER, id TEXT, candidates INTEGER NOT NULL, PRIMARY KEY (family, id)) WITHOUT ROWID;
CREATE TABLE footer (paragraph INTEGER PRIMARY KEY);
CREATE TABLE common (
    a TEXT, b TEXT, words INTEGER NOT NULL, share REAL NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX common_b ON common (b);
CREATE TABLE verdict (a TEXT, b TEXT, same INTEGER NOT NULL, evidence BLOB NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX verdict_b ON verdict (b);
CREATE TABLE draft (id TEXT PRIMARY KEY, final TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX draft_final ON draft (final);
CREATE TABLE home (id TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX home_first ON home (first);
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, home TEXT NOT NULL, slug TEXT NOT NULL,
    size INTEGER NOT NULL, since BLOB NOT NULL, rank INTEGER NOT NULL
);
CREATE INDEX event_id ON event (id);
CREATE INDEX event_home ON event (home);
CREATE TABLE ledger (number INTEGER PRIMARY KEY, event BLOB NOT NULL, ledger BLOB NOT NULL);
CREATE TABLE member (id TEXT, number INTEGER, part TEXT, PRIMARY KEY (id, number)) WITHOUT ROWID;
CREATE INDEX member_number ON member (number);
CREATE TABLE link (
    class INTEGER NOT NULL, source TEXT NOT NULL, target TEXT, place INTEGER NOT NULL, packed BLOB NOT NULL
);
CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target) WHERE target IS NOT NULL;
CREATE TABLE judged (
    id TEXT PRIMARY KEY, standings BLOB NOT NULL, checks BLOB NOT NULL, summary BLOB NOT NULL, event INTEGER,
    figures INTEGER NOT NULL, unsettled INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE ranked (
    place INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, reading INTEGER NOT NULL UNIQUE, rank INTEGER NOT NULL
);
CREATE TABLE heading (place INTEGER PRIMARY KEY, title TEXT NOT NULL, first INTEGER, last INTEGER);
CREATE VIEW listed AS
    SELECT place, release.id AS id, root, release.path AS path, judged.summary AS packed, reading
    FROM ranked JOIN release USING (key) JOIN file ON file.number = release.file JOIN judged ON judged.id = release.id;
CREATE VIEW linked AS
    SELECT link.*, min(a.rank, coalesce(CASE WHEN class IN (0, 3) THEN b.rank END, a.rank)) AS first,
        CASE WHEN class IN (0, 3) THEN max(a.rank, b.rank) ELSE 0 END AS second
    FROM link JOIN release AS one ON one.id = source JOIN ranked AS a ON a.key = one.key
    LEFT JOIN release AS other ON other.id = target LEFT JOIN ranked AS b ON b.key = other.key;
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
reading leaves out. ``fresh`` and ``gone`` say what came and went since releases were compared; ``trace`` is what
pairing needs of a release, known by its *number* (:func:`number_of`). The tables from ``shared`` on hold what connects
the releases; they are true while there is a note ``crossed``. ``shared`` is the index of :mod:`tui.store.postings`,
``crowd`` how many candidates a release has there. ``home`` names the first release of a neighbourhood for every release
in one with others. The ``number`` of an event depends on nothing but its neighbourhood, its ``rank`` is its place among
all. ``class`` parts links as :class:`Class` does. ``listed`` has the summaries as the list shows them, with their place
in reading order."""


class Class(IntEnum):
    """Sorts of links, in the order in which they stand."""

    PASSAGE = 0
    CITES = 1
    DRAFT = 2
    POSSIBLE = 3


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


def number_of(key: int) -> int:
    """The number of a release, by its key: its file's, before its place in that file."""
    return (key & (1 << PLACE_BITS) - 1) << FILE_BITS | key >> PLACE_BITS & (1 << FILE_BITS) - 1


def first_key(day: date) -> int:
    """The least key that a release of this day can have."""
    return day.toordinal() << FILE_BITS + PLACE_BITS
