"""The order of a store's events, links and lists: worked out by SQLite from what orders them, whatever changed."""

from __future__ import annotations

import sqlite3

_EVENTS = """
CREATE TEMP TABLE placed AS SELECT number, rank, CASE same WHEN 1 THEN slug ELSE slug || '-' || same END AS id FROM (
    SELECT number, slug, rank, row_number() OVER (PARTITION BY slug ORDER BY rank) AS same FROM (
        SELECT number, slug, row_number() OVER (ORDER BY size DESC, since) AS rank FROM event));
UPDATE event SET rank = placed.rank, id = placed.id FROM placed
    WHERE placed.number = event.number AND (event.rank <> placed.rank OR event.id <> placed.id);
DROP TABLE placed;
"""
"""Large events first, then as their first releases stand; what has the id of one before it gets a number."""

_LISTED = """
CREATE TEMP TABLE line AS
    SELECT key, release.id AS id, judged.event AS event, coalesce(event, release.id) AS grouped, day,
        root.number AS root, CAST(release.path AS BLOB) AS path,
        row_number() OVER (ORDER BY CAST(root.path AS BLOB) || CAST(release.path AS BLOB), release.id) AS rank
    FROM release JOIN judged USING (id) JOIN file ON file.number = file JOIN root ON root.number = root;
CREATE TEMP TABLE seat AS
    SELECT key, event, day, grouped, rank, row_number() OVER (ORDER BY since, root, path, first, inside) - 1 AS reading
    FROM (
        SELECT key, event, day, grouped, rank, inside,
            first_value(root) OVER turn AS root, first_value(path) OVER turn AS path,
            coalesce(min(day) OVER whole, 3652059) AS since, min(rank) OVER whole AS first
        FROM (SELECT *, row_number() OVER (PARTITION BY grouped ORDER BY coalesce(day, 1), rank) AS inside FROM line)
        WINDOW turn AS (PARTITION BY grouped ORDER BY inside), whole AS (PARTITION BY grouped)
    );
DROP TABLE line;
DELETE FROM ranked;
INSERT INTO ranked SELECT row_number() OVER (ORDER BY event IS NULL, reading) - 1, key, reading, rank FROM seat
    ORDER BY event IS NULL, reading;
DELETE FROM heading;
INSERT INTO heading SELECT min(place), event.name, min(day), max(day)
    FROM seat JOIN ranked USING (key) JOIN event ON event.number = seat.event GROUP BY seat.event;
INSERT INTO heading SELECT min(place), '', NULL, NULL FROM seat JOIN ranked USING (key)
    WHERE seat.event IS NULL AND EXISTS (SELECT 1 FROM heading) HAVING count(*);
DROP TABLE seat;
"""
"""The releases of each event by day and path, events by their first day and release, those on none last; in reading
order, those on none stand where their day puts them."""


def rank(connection: sqlite3.Connection) -> None:
    """Put events, links and lists in order, and note the collection in numbers; to be called in a transaction."""
    for statement in (_EVENTS + _LISTED).split(";"):
        connection.execute(statement)
    ((figures, unsettled),) = connection.execute(
        "SELECT coalesce(sum(figures), 0), coalesce(sum(unsettled), 0) FROM judged"
    )
    fingerprint = sum(int(ident, 16) for (ident,) in connection.execute("SELECT id FROM release")) % 2**64
    notes = {"figures": figures, "unsettled": unsettled, "fingerprint": f"{fingerprint:016x}"}
    connection.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", notes.items())
