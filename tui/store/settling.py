"""Events, ledgers, standings and findings of a store's neighbourhoods, worked out where something changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import blake2b

from tui.crossref.events import event_of
from tui.crossref.holdings import event_value, name_value
from tui.crossref.neighbourhoods import neighbourhoods
from tui.crossref.referencing import Neighbours, Referencing
from tui.crossref.resemblance import Verdict
from tui.crossref.silences import Silences
from tui.crossref.stages import possible_links, turn
from tui.crossref.traces import Trace
from tui.judgements import Constraints
from tui.knowledge import Knowledge
from tui.model import Check, CrossReferences, Event, Part, Standing, StandingKind
from tui.store.codings import CHECKS, EVENTS, LEDGERS, LINKS, STANDINGS, SUMMARIES
from tui.store.comparing import rows_by, verdicts_of
from tui.store.database import storable
from tui.store.pairing import Pair, Pairing
from tui.store.roster import Gone, Readings, Roster, Traces
from tui.store.schema import Class


class Settling:
    """Works out neighbourhoods of a store."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        roster: Roster,
        traces: Traces,
        readings: Readings,
        pairing: Pairing,
        knowledge: Knowledge,
    ) -> None:
        self._connection, self._roster, self._knowledge = connection, roster, knowledge
        self._traces, self._readings, self._pairing = traces, readings, pairing
        self._referencing = Referencing(knowledge)
        self._silences = Silences(connection.execute("SELECT id, code, quote FROM silence JOIN release USING (key)"))

    def settle(self, changed: Set[str], left: Sequence[Gone], come: Collection[str]) -> None:
        """Work out the neighbourhoods, as they were and as they are, of releases of which other things are said."""
        if self._pairing.is_whole:
            ids = [listed.id for listed in self._roster.releases]
        else:
            traces = [*(self._traces[ident] for ident in come), *(each.trace for each in left)]
            ids = self._neighbours({*changed, *(self._named_with(traces))})
        members = set(ids)
        verdicts = list(verdicts_of(self._connection, self._roster, members))
        beside = set() if self._pairing.is_whole else self._named_with([self._traces[ident] for ident in ids])
        drafts = dict(rows_by(self._connection, "id, final", "draft", ("id", "final"), ids))
        parts = neighbourhoods(
            [self._traces[ident] for ident in members | beside],
            (verdict for verdict in verdicts if verdict.a in members and verdict.b in members),
            drafts,
            Constraints(),
            self._knowledge,
        )
        inside: dict[str, list[Verdict]] = {}
        firsts = {ident: part[0] for part in parts for ident in part}
        for verdict in verdicts:
            if firsts.get(verdict.a) == firsts.get(verdict.b, ""):
                inside.setdefault(firsts[verdict.a], []).append(verdict)
        for part in parts:
            if part[0] in members:
                self._keep(part, self._found(part, inside.get(part[0], ()), drafts))
        self._possible(verdicts, members | {each.reading.release.id for each in left})

    def _named_with(self, traces: Iterable[Trace]) -> Set[str]:
        """The releases that hold a name which one of some releases holds, or are stated to be on its event."""
        values = set[int]()
        for trace in traces:
            values |= {name_value(naming.key) for naming in trace.namings}
            values |= {event_value(trace.event)} if trace.event else set()
        return {ident for ids in self._pairing.holding(values).values() for ident in ids}

    def _neighbours(self, changed: Set[str]) -> list[str]:
        """The neighbourhoods that releases were in, taken out of the store; returns their members that are there."""
        firsts = {ident: ident for ident in changed} | dict(
            rows_by(self._connection, "id, first", "home", ("id",), changed)
        )
        homes = set(firsts.values())
        members = changed | {ident for (ident,) in rows_by(self._connection, "id", "home", ("first",), homes)}
        for (number,) in rows_by(self._connection, "number", "event", ("home",), homes):
            for table in ("event", "ledger", "member"):
                self._connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
        for ident in members:
            self._connection.execute("DELETE FROM home WHERE id = ?", (ident,))
            self._connection.execute("DELETE FROM judged WHERE id = ?", (ident,))
        return sorted(ident for ident in members if ident in self._roster.rank)

    def _found(self, part: Sequence[str], verdicts: Sequence[Verdict], drafts: Mapping[str, str]) -> CrossReferences:
        sharing: Set[Pair] = set()
        if len(part) > 1:
            pairs = rows_by(self._connection, "a, b", "common", ("a",), part)
            sharing = {(a, b) for a, b in pairs}
        return self._referencing.of(
            Neighbours(
                {ident: self._readings[ident] for ident in part},
                [self._traces[ident] for ident in part],
                verdicts,
                drafts,
                sharing,
                self._pairing.footers,
            )
        )

    def _keep(self, part: Sequence[str], found: CrossReferences) -> None:
        home = part[0]
        if len(part) > 1:
            self._connection.executemany("INSERT INTO home VALUES (?, ?)", ((ident, home) for ident in part))
        events = sorted(zip(found.events, found.ledgers, strict=True), key=lambda both: turn(both[0], self._traces))
        for place, (event, ledger) in enumerate(events):
            number = numbered(home, place)
            name, size = storable(event.name), len(event.members)
            row = number, event.id, name, home, event.id, size, self._since(event)
            self._connection.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, 0)", row)
            packed = EVENTS.packed(event), LEDGERS.packed(ledger)
            self._connection.execute("INSERT INTO ledger VALUES (?, ?, ?)", (number, *packed))
            self._connection.executemany(
                "INSERT INTO member VALUES (?, ?, ?)", ((ident, number, kind) for ident, kind in event.members)
            )
        read_under = event_of([event for event, _ in events])
        places = {id(event): numbered(home, place) for place, (event, _) in enumerate(events)}
        standings: dict[str, list[Standing]] = {}
        for standing in found.standings.values():
            standings.setdefault(standing.figure.partition(":")[0], []).append(standing)
        checks: dict[str, list[Check]] = {}
        for check in found.checks:
            if not self._silences.cover(check, self._readings[check.release].release):
                checks.setdefault(check.release, []).append(check)
        for ident in part:
            under = read_under.get(ident)
            self._judge(ident, under, places.get(id(under)), standings.get(ident, ()), checks.get(ident, ()))

    def _judge(
        self,
        ident: str,
        event: Event | None,
        number: int | None,
        standings: Sequence[Standing],
        checks: Sequence[Check],
    ) -> None:
        key = self._roster.releases[self._roster.rank[ident]].key
        ((packed,),) = self._connection.execute("SELECT summary FROM release WHERE key = ?", (key,))
        kinds = Counter(each.kind for each in standings)
        summary = replace(
            SUMMARIES.value(packed),
            event=event.name if event else None,
            standings=tuple((kind, kinds[kind]) for kind in StandingKind if kind in kinds),
            checks=len(checks),
        )
        told = STANDINGS.packed(tuple(standings)), CHECKS.packed(tuple(checks)), SUMMARIES.packed(summary)
        row = ident, *told, number, summary.figures, summary.unsettled
        self._connection.execute("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _since(self, event: Event) -> bytes:
        """What orders events of one size, in bytes: the days, paths and ids of their members."""
        traces = (self._traces[ident] for ident, _ in event.members)
        told = (f"{trace.since[0].toordinal():07}\0{trace.path}\0{trace.id}\0" for trace in traces)
        return "".join(told).encode("utf-8", "surrogatepass")

    def _possible(self, verdicts: Iterable[Verdict], members: Set[str]) -> None:
        """Link the releases that are possibly on one event, of all pairs that some releases are in."""
        if not self._pairing.is_whole:
            for ident in members:
                self._connection.execute(
                    "DELETE FROM link WHERE class = ?1 AND (source = ?2 OR target = ?2)", (Class.POSSIBLE, ident)
                )
        about: dict[str, int | None] = {}

        def on(ident: str) -> int | str:
            if ident not in about:
                query = "SELECT number FROM member WHERE id = ? AND part = ?"
                row = self._connection.execute(query, (ident, Part.ABOUT)).fetchone()
                about[ident] = row[0] if row else None
            return about[ident] or ident

        apart = (verdict for verdict in verdicts if not verdict.same and on(verdict.a) != on(verdict.b))
        for link in possible_links(apart, self._traces):
            row = Class.POSSIBLE, link.source, link.target, 0, LINKS.packed(link)
            self._connection.execute("INSERT INTO link VALUES (?, ?, ?, ?, ?)", row)


def numbered(home: str, place: int) -> int:
    """The number of an event, by the first release of its neighbourhood and its place there."""
    return int.from_bytes(blake2b(f"{home}:{place}".encode(), digest_size=7).digest())
