"""Putting releases into a store and taking them out again."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from tui.crossref.holdings import Holdings
from tui.crossref.intervals import interval
from tui.crossref.traces import Trace
from tui.loader import Silence
from tui.model import Figure, MentionKind, Qualifier, Reading, Summary
from tui.store.codings import READINGS, SUMMARIES
from tui.store.database import deflated, storable
from tui.store.postings import holdings_packed
from tui.store.schema import Stale, number_of
from tui.store.traced import TRACES

_LARGEST = 1e300


def summary_of(reading: Reading) -> Summary:
    """What the release alone says of its summary; its path is stored apart."""
    release = reading.release
    places = dict.fromkeys(each.name for each in reading.mentions if each.kind is MentionKind.PLACE)
    return Summary(
        release.id,
        "",
        release.title.value,
        release.publisher.value if release.publisher else None,
        release.published.value if release.published else None,
        release.status.value,
        places=tuple(places),
        figures=len(reading.figures),
        embargo=release.embargo.value if release.embargo else None,
    )


class Found(NamedTuple):
    """A release with everything that was found in it, and what it holds that others may hold."""

    reading: Reading
    trace: Trace
    holdings: Holdings


def put(connection: sqlite3.Connection, key: int, file: int, path: str | bytes, found: Found) -> None:
    """Add a release with everything that was found in it.

    The arguments are those of :func:`put_findable`.
    """
    reading, number = found.reading, number_of(key)
    put_findable(connection, key, file, path, reading)
    trace = TRACES.packed(replace(found.trace, path=""))
    connection.execute("INSERT INTO trace VALUES (?, ?)", (number, trace))
    connection.execute("INSERT INTO fresh VALUES (?, ?)", (number, holdings_packed(found.holdings)))
    bare = replace(reading, release=replace(reading.release, text="", path=""))
    connection.execute("INSERT INTO reading VALUES (?, ?)", (key, READINGS.packed(bare)))


def put_findable(connection: sqlite3.Connection, key: int, file: int, path: str | bytes, reading: Reading) -> None:
    """Add what a release can be found by.

    Args:
        connection: To the store, in a transaction.
        key: The release's key, that no release has.
        file: The number of its file.
        path: Its path relative to its root, as stored.
        reading: The release and what was found in it.
    """
    release = reading.release
    publisher = storable(release.publisher.value) if release.publisher else None
    day = release.published.value.toordinal() if release.published else None
    title = storable(release.title.value)
    connection.execute(
        "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (key, release.id, file, path, title, publisher, day, SUMMARIES.packed(summary_of(reading))),
    )
    connection.execute("DELETE FROM note WHERE name = 'crossed'")
    connection.executemany(
        "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, *_asked_for(figure)) for figure in reading.figures),
    )
    words = (key, title, publisher or "", release.text)
    connection.execute("INSERT INTO text VALUES (?, ?)", (key, deflated(release.text)))
    connection.execute("INSERT INTO words (rowid, title, publisher, body) VALUES (?, ?, ?, ?)", words)


def put_silences(connection: sqlite3.Connection, key: int, silences: Iterable[Silence]) -> None:
    """Note which findings in a release its sidecar silences."""
    connection.executemany(
        "INSERT OR IGNORE INTO silence VALUES (?, ?, ?)", ((key, silence.code, silence.quote) for silence in silences)
    )


def take_out(connection: sqlite3.Connection, key: int) -> None:
    """Remove a release with everything that was found in it; a file with the same bytes is read in its place."""
    connection.execute(
        "UPDATE file SET stale = ? WHERE number IN "
        "(SELECT file FROM problem WHERE same = (SELECT id FROM release WHERE key = ?))",
        (Stale.READ, key),
    )
    connection.execute(
        "INSERT INTO words (words, rowid, title, publisher, body) "
        "SELECT 'delete', key, title, publisher, body FROM document WHERE key = ?",
        (key,),
    )
    connection.execute("DELETE FROM note WHERE name = 'crossed'")
    number = number_of(key)
    if not connection.execute("DELETE FROM fresh WHERE number = ?", (number,)).rowcount:
        connection.execute(
            "INSERT INTO gone SELECT number, id, deflated, reading.packed, trace.packed "
            "FROM release JOIN text USING (key) JOIN reading USING (key) JOIN trace ON number = ? WHERE key = ?",
            (number, key),
        )
    connection.execute("DELETE FROM trace WHERE number = ?", (number,))
    for table in ("release", "reading", "figure", "silence", "text"):
        connection.execute(f"DELETE FROM {table} WHERE key = ?", (key,))


def _asked_for(figure: Figure) -> tuple[object, ...]:
    """What a figure can be asked for by, as its row has it."""
    allowed = interval(figure)
    low, high = (allowed.low, allowed.high) if allowed else (None, None)
    least = most = None
    if figure.value is not None:
        least, most = _real(figure.value), _real(figure.value if figure.high is None else figure.high)
        if figure.qualifier is Qualifier.MORE_THAN:
            most = math.nextafter(most, math.inf)
        elif figure.qualifier in (Qualifier.LESS_THAN, Qualifier.ALMOST):
            least = math.nextafter(least, -math.inf)
    words = (word and storable(word) for word in (figure.unit, figure.role, figure.concept, figure.counted))
    return (figure.start, figure.end, figure.kind.value, *words, least, most, low, high)


def _real(value: float) -> float:
    """A value as a real number that SQLite can hold; one beyond its range as the end of that."""
    return max(-_LARGEST, min(_LARGEST, value)) * 1.0
