"""What connects the releases of a store: worked out from its readings, one at a time, and kept in it.

Where releases were compared before, only what came, went or is other since is looked at, and what follows from that.
Whatever came in which order, the same is kept in the end.
"""

from __future__ import annotations

import sqlite3

from tui.crossref.holdings import Holder
from tui.knowledge import Knowledge
from tui.store.comparing import Comparing
from tui.store.database import transaction
from tui.store.opening import Store
from tui.store.pairing import Pairing
from tui.store.postings import holdings_packed
from tui.store.ranking import rank
from tui.store.roster import Readings, Roster, Traces, gone, unchanged
from tui.store.settling import Settling

FOUND = (
    "shared", "crowd", "footer", "common", "verdict", "draft", "home", "event", "ledger", "member", "link", "judged",
)  # fmt: skip
"""The tables that hold what was found."""

WHOLE = 0.5
"""The share of releases that must be new for the whole collection to be compared as if it was."""


def cross(connection: sqlite3.Connection, store: Store, knowledge: Knowledge) -> bool:
    """Work out what connects the releases, and keep it in one transaction; returns whether all of them were new."""
    with transaction(connection):
        is_whole = _cross(connection, store, knowledge)
        rank(connection)
        connection.execute("INSERT OR REPLACE INTO note VALUES ('crossed', 1)")
    return is_whole


def _cross(connection: sqlite3.Connection, store: Store, knowledge: Knowledge) -> bool:
    roster = Roster(connection)
    traces = Traces(connection, roster)
    readings = Readings(store, [listed.id for listed in roster.releases])
    ((fresh,),) = connection.execute("SELECT count(*) FROM fresh")
    same = unchanged(connection)
    holder = Holder(knowledge)
    is_whole = bool(fresh == len(roster.releases) or fresh - len(same) > WHOLE * len(roster.releases))
    if is_whole:
        _all_fresh(connection, roster, traces, readings, holder)
        same = []
    again = [roster.releases[roster.numbered[number]].id for number in same]
    for table in ("fresh", "gone"):
        connection.executemany(f"DELETE FROM {table} WHERE number = ?", ((number,) for number in same))
    left = [] if is_whole else list(gone(connection))
    come = [roster.releases[roster.numbered[n]].id for (n,) in connection.execute("SELECT number FROM fresh")]
    pairing = Pairing(connection, roster, traces, readings, holder, left, is_whole=is_whole)
    changed = Comparing(connection, roster, traces, readings, pairing, knowledge, left, come).changed()
    Settling(connection, roster, traces, readings, pairing, knowledge).settle({*changed, *again}, left, come)
    pairing.keep()
    connection.execute("DELETE FROM fresh")
    connection.execute("DELETE FROM gone")
    return is_whole


def _all_fresh(
    connection: sqlite3.Connection, roster: Roster, traces: Traces, readings: Readings, holder: Holder
) -> None:
    """Take back what was found, and every release for new."""
    for table in FOUND:
        connection.execute(f"DELETE FROM {table}")
    known = {number for (number,) in connection.execute("SELECT number FROM fresh")}
    for listed in roster.releases:
        if listed.number not in known:
            held = holdings_packed(holder.of(readings[listed.id], traces[listed.id]))
            connection.execute("INSERT INTO fresh VALUES (?, ?)", (listed.number, held))
