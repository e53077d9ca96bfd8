"""What connects the releases of a store: worked out from its readings, one at a time, and kept in it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain

from tui.crossref import referenced
from tui.knowledge import Knowledge
from tui.model import Check, CrossReferences, Event, Part, Reading, Standing, StandingKind, Summary
from tui.store.codings import CHECKS, EVENTS, LEDGERS, LINKS, STANDINGS, SUMMARIES
from tui.store.database import storable, text_of
from tui.store.opening import Store

KEPT = 512
"""Readings that are kept at hand: the ones that are compared stand close together."""

TABLES = ("listed", "heading", "event", "member", "link", "judged")


class Readings(Mapping[str, Reading]):
    """The readings of a store by release id, in the order of their paths, each read when it is asked for."""

    def __init__(self, store: Store, ids: Sequence[str]) -> None:
        self._ids = ids
        self._read = lru_cache(maxsize=KEPT)(store.reading)

    def __getitem__(self, release_id: str) -> Reading:
        return self._read(release_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def cross(connection: sqlite3.Connection, store: Store, knowledge: Knowledge) -> None:
    """Work out what connects the releases, and keep it in one transaction."""
    rows = connection.execute(
        "SELECT id FROM release JOIN file ON file.number = file JOIN root ON root.number = root "
        "ORDER BY root.path || release.path, id"
    )
    readings = Readings(store, [ident for (ident,) in rows])
    found = _silenced(connection, referenced(readings, knowledge), readings)
    connection.execute("BEGIN IMMEDIATE")
    try:
        _keep(connection, found)
        connection.execute("INSERT OR REPLACE INTO note VALUES ('crossed', 1)")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _silenced(
    connection: sqlite3.Connection, found: CrossReferences, readings: Mapping[str, Reading]
) -> CrossReferences:
    """The findings without those that a sidecar silences, by code and by the words they stand on."""
    silences: dict[tuple[str, str], list[str]] = {}
    for ident, code, quote in connection.execute("SELECT id, code, quote FROM silence JOIN release USING (key)"):
        silences.setdefault((ident, code), []).append(quote)

    def is_silenced(check: Check) -> bool:
        quotes = silences.get((check.release, check.code))
        return bool(quotes) and any(
            quote in readings[check.release].release.text[check.start : check.end] for quote in quotes or ()
        )

    return replace(found, checks=tuple(check for check in found.checks if not is_silenced(check)))


def _keep(connection: sqlite3.Connection, found: CrossReferences) -> None:
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    for number, (event, ledger) in enumerate(zip(found.events, found.ledgers, strict=True)):
        packed = EVENTS.packed(event), LEDGERS.packed(ledger)
        connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)", (number, event.id, storable(event.name), *packed)
        )
        connection.executemany(
            "INSERT OR IGNORE INTO member VALUES (?, ?, ?)", ((ident, number, part) for ident, part in event.members)
        )
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?)",
        ((number, link.source, link.target, LINKS.packed(link)) for number, link in enumerate(found.links)),
    )
    standings: dict[str, list[Standing]] = {}
    for standing in found.standings.values():
        standings.setdefault(standing.figure.partition(":")[0], []).append(standing)
    checks: dict[str, list[Check]] = {}
    for check in found.checks:
        checks.setdefault(check.release, []).append(check)
    connection.executemany(
        "INSERT INTO judged VALUES (?, ?, ?)",
        (
            (ident, STANDINGS.packed(tuple(standings.get(ident, ()))), CHECKS.packed(tuple(checks.get(ident, ()))))
            for ident in sorted(standings.keys() | checks.keys())
        ),
    )
    _list(connection, found.events, standings, checks)


def _list(
    connection: sqlite3.Connection,
    events: Sequence[Event],
    standings: Mapping[str, Sequence[Standing]],
    checks: Mapping[str, Sequence[Check]],
) -> None:
    """Keep the summaries in the order of the list, with its headings and their place in reading order."""
    read_under = event_of(events)
    groups: dict[str, list[_Row]] = {}
    rows = connection.execute(
        "SELECT summary, root, release.path FROM release JOIN file ON file.number = file "
        "JOIN root ON root.number = root ORDER BY root.path || release.path, id"
    )
    for packed, root, path in rows.fetchall():
        bare = SUMMARIES.value(packed)
        event = read_under.get(bare.id)
        kinds = Counter(each.kind for each in standings.get(bare.id, ()))
        summary = replace(
            bare,
            event=event.name if event else None,
            standings=tuple((kind, kinds[kind]) for kind in StandingKind if kind in kinds),
            checks=len(checks.get(bare.id, ())),
        )
        groups.setdefault(event.id if event else bare.id, []).append((summary, root, text_of(path)))
    order = [sorted(group, key=lambda row: row[0].published or date.min) for group in groups.values()]
    order.sort(key=_first_day)
    places = {row[0].id: place for place, row in enumerate(chain.from_iterable(order))}
    told = [group for group in order if group[0][0].event is not None]
    alone = [group for group in order if group[0][0].event is None]
    place = 0
    for group in [*told, list(chain.from_iterable(alone))]:
        if not group:
            continue
        days = [row[0].published.toordinal() for row in group if row[0].published]
        name = group[0][0].event
        if told:
            spread = (None, None) if name is None else (min(days, default=None), max(days, default=None))
            connection.execute("INSERT INTO heading VALUES (?, ?, ?, ?)", (place, storable(name or ""), *spread))
        for summary, root, path in group:
            row = (place, summary.id, root, storable(path), SUMMARIES.packed(summary), places[summary.id])
            connection.execute("INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?)", row)
            place += 1
    figures = sum(row[0].figures for row in chain.from_iterable(order))
    unsettled = sum(row[0].unsettled for row in chain.from_iterable(order))
    fingerprint = sum(int(ident, 16) for ident in places) % 2**64
    notes = {"figures": figures, "unsettled": unsettled, "fingerprint": f"{fingerprint:016x}"}
    connection.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", notes.items())


_Row = tuple[Summary, int, str]
"""A summary without its path, the number of the root, and the path below that."""


def _first_day(group: Sequence[_Row]) -> tuple[date, int, str]:
    """What groups are put in reading order by."""
    days = [summary.published for summary, _, _ in group if summary.published]
    return min(days, default=date.max), *group[0][1:]


def event_of(events: Sequence[Event]) -> Mapping[str, Event]:
    """The event each release is read under: the first it is about, else the first it mentions."""
    found: dict[str, Event] = {}
    for part in (Part.ABOUT, Part.MENTIONS):
        for event in events:
            for release_id, member_part in event.members:
                if member_part is part:
                    found.setdefault(release_id, event)
    return found
