"""The list in every order, as columns: a filter is one pass through a narrow table, an order a walk along an index.

The rows of ``listed`` are packed; what the list is put in order and narrowed by stands here unpacked, folded as
:mod:`tui.criteria` compares. Rows are renewed where the packed ones changed, places in the orders for all of them.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from itertools import accumulate

from tui.folding import folded
from tui.model import BLANK, DIFFERING, Summary
from tui.store.codings import SUMMARIES
from tui.store.database import storable, transaction

TABLE = """
CREATE TABLE IF NOT EXISTS arranged (
    id TEXT PRIMARY KEY, words TEXT NOT NULL, publisher_at INTEGER NOT NULL, event_at INTEGER NOT NULL,
    places_at INTEGER NOT NULL, publisher TEXT, day INTEGER, month INTEGER, status TEXT NOT NULL,
    embargo INTEGER NOT NULL, figures INTEGER NOT NULL, blank INTEGER NOT NULL, differs INTEGER NOT NULL,
    unsettled INTEGER NOT NULL, checks INTEGER NOT NULL, digest INTEGER NOT NULL, by_event INTEGER NOT NULL,
    by_date INTEGER NOT NULL, by_publisher INTEGER NOT NULL, by_title INTEGER NOT NULL, by_open INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS arranged_event ON arranged (by_event);
CREATE INDEX IF NOT EXISTS arranged_date ON arranged (by_date);
CREATE INDEX IF NOT EXISTS arranged_publisher ON arranged (by_publisher);
CREATE INDEX IF NOT EXISTS arranged_title ON arranged (by_title);
CREATE INDEX IF NOT EXISTS arranged_open ON arranged (by_open);
"""
"""``words`` is :func:`tui.criteria.words_of`, in which publisher, event and places begin at the code points that the
columns ``…_at`` count from 1. The columns ``by_…`` are the places in the orders of :class:`tui.catalogue.Order`, from
0; ``month`` counts months from the year 0."""

_PLACES = """
UPDATE arranged SET
    by_event = sorted.place, by_date = sorted.by_date, by_publisher = sorted.by_publisher,
    by_title = sorted.by_title, by_open = sorted.by_open
FROM (
    SELECT id, place, by_date - 1 AS by_date,
        row_number() OVER (ORDER BY publisher IS NULL, name, first, by_date) - 1 AS by_publisher,
        row_number() OVER (ORDER BY title, reading) - 1 AS by_title,
        row_number() OVER (ORDER BY unsettled DESC, reading) - 1 AS by_open
    FROM (
        SELECT *, min(by_date) OVER (PARTITION BY publisher) AS first FROM (
            SELECT arranged.id AS id, listed.place AS place, listed.reading AS reading, unsettled, publisher,
                substr(words, publisher_at, event_at - publisher_at - 1) AS name,
                substr(words, 1, publisher_at - 2) AS title,
                row_number() OVER (ORDER BY coalesce(day, 9999999) DESC, root.path || listed.path) AS by_date
            FROM arranged JOIN listed USING (id) JOIN root ON root.number = listed.root
        )
    )
) AS sorted
WHERE arranged.id = sorted.id
"""


def is_arranged(connection: sqlite3.Connection) -> bool:
    """Whether the list is arranged as it is now."""
    return connection.execute("SELECT 1 FROM note WHERE name = 'arranged'").fetchone() is not None


def outdate(connection: sqlite3.Connection) -> None:
    """Note that the list is about to become another."""
    connection.execute("DELETE FROM note WHERE name = 'arranged'")


def arrange(connection: sqlite3.Connection) -> None:
    """Arrange the list as it is now, in one transaction."""
    connection.create_function("digested", 1, zlib.crc32, deterministic=True)
    with transaction(connection):
        for statement in filter(str.strip, TABLE.split(";")):
            connection.execute(statement)
        connection.execute("DELETE FROM arranged WHERE id NOT IN (SELECT id FROM listed)")
        connection.executemany(
            f"INSERT OR REPLACE INTO arranged VALUES ({', '.join('?' * 16)}, 0, 0, 0, 0, 0)", _renewed(connection)
        )
        connection.execute(_PLACES)
        connection.execute("INSERT OR REPLACE INTO note VALUES ('arranged', 1)")


def _renewed(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """The rows that are new or others than before."""
    changed = connection.execute(
        "SELECT listed.packed, digested(listed.packed) FROM listed LEFT JOIN arranged USING (id) "
        "WHERE digest IS NOT digested(listed.packed)"
    )
    for packed, digest in changed.fetchall():
        yield *_columns(SUMMARIES.value(packed)), digest


def _columns(summary: Summary) -> tuple[object, ...]:
    parts = [folded(part) for part in (summary.title, summary.publisher or "", summary.event or "", *summary.places)]
    _, *begin = accumulate((len(part) + 1 for part in parts[:3]), initial=1)
    day = summary.published
    return (
        summary.id,
        storable("\t".join(parts)),
        *begin,
        None if summary.publisher is None else storable(summary.publisher),
        None if day is None else day.toordinal(),
        None if day is None else day.year * 12 + day.month - 1,
        summary.status.value,
        summary.embargo is not None,
        summary.figures,
        summary.counted(BLANK),
        summary.counted(DIFFERING),
        summary.unsettled,
        summary.checks,
    )
