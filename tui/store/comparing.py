"""What pairs of releases have in common and what follows from that, kept in a store and found anew where it changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence, Set

from tui.crossref.anchors import Anchors
from tui.crossref.citations import FEW, Offers, asked, citation_links, draft_links, drafts_of, offered
from tui.crossref.formulas import Formulas
from tui.crossref.holdings import Family, asked_value, kept
from tui.crossref.links import Common, in_common
from tui.crossref.passages import Passages
from tui.crossref.resemblance import Verdict
from tui.crossref.stages import resembling
from tui.crossref.traces import Trace
from tui.knowledge import Knowledge
from tui.model import Link, Status
from tui.store.codings import EVIDENCE, LINKS
from tui.store.pairing import Pair, Pairing
from tui.store.roster import Gone, Readings, Roster, Traces
from tui.store.schema import Class


class Comparing:
    """Compares the releases of a store."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        roster: Roster,
        traces: Traces,
        readings: Readings,
        pairing: Pairing,
        knowledge: Knowledge,
        left: Sequence[Gone],
        come: Collection[str],
    ) -> None:
        self._connection, self._roster, self._knowledge = connection, roster, knowledge
        self._traces, self._readings, self._pairing = traces, readings, pairing
        self._left, self._come = left, come
        self._others = {*come, *pairing.turned, *(each.reading.release.id for each in left)}
        """The releases whose texts, or what counts of them, changed."""
        self._held: dict[Pair, Common] = {}

    def changed(self) -> Set[str]:
        """Compare what has to be compared; returns the ids of releases of which other things are said, gone or not."""
        texts = self._texts()
        verdicts = self._verdicts(texts)
        drafts, touched = self._drafts(texts)
        self._citations(touched)
        return self._others | texts | verdicts | drafts

    def common(self, releases: Iterable[str]) -> dict[Pair, Common]:
        """What releases have in common with others, in order; all pairs at once where all is new."""
        if self._pairing.is_whole:
            return self._held
        found = {}
        for a, b, words, share in rows_by(self._connection, "a, b, words, share", "common", ("a", "b"), releases):
            links = self._connection.execute(
                "SELECT packed FROM link WHERE class = ? AND source IN (?, ?) AND target IN (?, ?) ORDER BY place",
                (Class.PASSAGE, a, b, a, b),
            )
            found[a, b] = Common(a, b, tuple(LINKS.value(packed) for (packed,) in links), words, share)
        return dict(sorted(found.items(), key=lambda item: self._order(item[0])))

    def _order(self, pair: Pair) -> tuple[int, ...]:
        return tuple(self._roster.rank[ident] for ident in pair)

    def _texts(self) -> Set[str]:
        """Compare texts; returns the releases that have something else in common with others."""
        found = self._pairing.paired(Family.PRINT)
        ids = {self._roster.releases[rank].id for rank in found.affected} | self._others
        if self._pairing.is_whole:
            before: set[Pair] = set()
        else:
            before = {(a, b) for a, b in rows_by(self._connection, "a, b", "common", ("a", "b"), ids)}
        same = {pair for pair in before if pair in found.pairs and self._others.isdisjoint(pair)}
        for a, b in before - same:
            self._connection.execute("DELETE FROM common WHERE a = ? AND b = ?", (a, b))
            self._connection.executemany(
                "DELETE FROM link WHERE class = ? AND source = ? AND target = ?",
                ((Class.PASSAGE, a, b), (Class.PASSAGE, b, a)),
            )
        passages, formulas = Passages(self._readings, self._pairing.footers), Formulas(self._knowledge)
        touched = {ident for pair in before - same for ident in pair}
        for a, b in found.pairs:
            if (a, b) in same:
                continue
            common = in_common(self._traces[a], self._traces[b], self._readings, passages, formulas)
            if common.words:
                touched |= {a, b}
                self._connection.execute("INSERT INTO common VALUES (?, ?, ?, ?)", (a, b, common.words, common.share))
                self._link(Class.PASSAGE, common.shared)
                if self._pairing.is_whole:
                    self._held[a, b] = common
        return touched

    def _link(self, sort: Class, links: Iterable[Link]) -> None:
        rows = ((sort, link.source, link.target, place, LINKS.packed(link)) for place, link in enumerate(links))
        self._connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", rows)

    def _verdicts(self, texts: Set[str]) -> Set[str]:
        """Judge pairs; returns the releases of which something else is said."""
        ranks = {self._roster.rank[ident] for ident in texts if ident in self._roster.rank}

        def beside(relevelled: Sequence[Set[int]]) -> Set[int]:
            """Releases with text in common, of which an anchor that they share tells more or less."""
            found = set(ranks)
            for holders in relevelled:
                ids = {self._roster.releases[rank].id: rank for rank in holders}
                for ident, rank in ids.items():
                    found.update(rank for other in self._beside(ident) if other in ids)
            return found

        found = self._pairing.paired(Family.ANCHOR, beside)
        releases = self._roster.releases
        ids = {releases[rank].id for rank in found.affected}
        met = [pair for pair, shared in found.pairs.items() if shared > 1]
        now = {
            (verdict.a, verdict.b): verdict
            for verdict in resembling(
                met,
                self._traces,
                self._readings,
                Anchors(self._knowledge),
                lambda value: found.groups.holders(kept(value)),
                self.common(ids),
            )
        }
        before: dict[Pair, tuple[int, bytes]] = {}
        if not self._pairing.is_whole:
            rows = rows_by(self._connection, "a, b, same, evidence", "verdict", ("a", "b"), ids | self._others)
            before = {(a, b): (same, evidence) for a, b, same, evidence in rows}
        after = {pair: (int(verdict.same), EVIDENCE.packed(verdict.evidence)) for pair, verdict in now.items()}
        others = {pair for pair in before.keys() | after.keys() if before.get(pair) != after.get(pair)}
        self._connection.executemany("DELETE FROM verdict WHERE a = ? AND b = ?", others & before.keys())
        self._connection.executemany(
            "INSERT INTO verdict VALUES (?, ?, ?, ?)", ((*pair, *after[pair]) for pair in sorted(others & after.keys()))
        )
        return {ident for pair in others for ident in pair}

    def _beside(self, ident: str) -> Iterator[str]:
        rows = self._connection.execute(
            "SELECT b FROM common WHERE a = ?1 UNION ALL SELECT a FROM common WHERE b = ?1", (ident,)
        )
        return (other for (other,) in rows)

    def _drafts(self, texts: Set[str]) -> tuple[Set[str], Set[str]]:
        """Say what drafts became.

        Returns those that became something else, with what that is and was, and all that drafts became or had become.
        """
        asked_for = {ident for ident in self._others | texts if self._is_draft(ident)}
        asked_for |= {ident for (ident,) in rows_by(self._connection, "id", "draft", ("id",), self._others)}
        common = self.common(asked_for)
        now = {draft: final for draft, final in drafts_of(common.values(), self._traces).items() if draft in asked_for}
        before = dict(rows_by(self._connection, "id, final", "draft", ("id",), asked_for))
        for draft in asked_for:
            self._connection.execute("DELETE FROM draft WHERE id = ?", (draft,))
            self._connection.execute("DELETE FROM link WHERE class = ? AND source = ?", (Class.DRAFT, draft))
        self._connection.executemany("INSERT INTO draft VALUES (?, ?)", now.items())
        for link in draft_links(now, self._traces, common):
            self._link(Class.DRAFT, [link])
        others = {ident for pair in before.items() ^ now.items() for ident in pair}
        return others, {*before.values(), *now.values()}

    def _is_draft(self, ident: str) -> bool:
        return ident in self._roster.rank and self._traces[ident].status is Status.DRAFT

    def _citations(self, finals: Set[str]) -> None:
        """Say what citations mean: of releases that are new, that may mean such, or of what drafts became."""
        if self._pairing.is_whole:
            citing = [listed.id for listed in self._roster.releases if self._traces[listed.id].citations]
            offers = Offers.of(self._traces[listed.id] for listed in self._roster.releases)
        else:
            traces = [*(self._traces[ident] for ident in self._come), *(each.trace for each in self._left)]
            values = {asked_value(value) for trace in traces for value in offered(trace)}
            those = {ident for ids in self._pairing.holding(values).values() for ident in ids}
            known = {ident for ident in {*self._come, *those, *finals} if ident in self._roster.rank}
            citing = sorted(ident for ident in known if self._traces[ident].citations)
            offers = self._offers([self._traces[ident] for ident in citing])
            for ident in self._others | known:
                self._connection.execute("DELETE FROM link WHERE class = ? AND source = ?", (Class.CITES, ident))
        drafts = dict(
            self._connection.execute("SELECT id, final FROM draft").fetchall()
            if self._pairing.is_whole
            else rows_by(self._connection, "id, final", "draft", ("final",), citing)
        )
        for ident in citing:
            self._link(Class.CITES, citation_links([self._traces[ident]], offers, drafts))

    def _offers(self, citing: Iterable[Trace]) -> Offers:
        citations = (citation for trace in citing for citation in trace.citations)
        sought = {value: telling for citation in citations for value, telling in asked(citation)}
        held = self._pairing.holding(map(kept, sought))
        few = {value for value, telling in sought.items() if telling or len(held.get(kept(value), ())) <= FEW}
        return Offers(self._traces, lambda value: held.get(kept(value), ()) if value in few else ())


def verdicts_of(connection: sqlite3.Connection, roster: Roster, releases: Collection[str]) -> Iterator[Verdict]:
    """The verdicts on pairs that some releases are in, in order; all of them where the releases are all."""
    if len(releases) == len(roster.releases):
        rows: Iterable[tuple[str, str, int, bytes]] = connection.execute("SELECT a, b, same, evidence FROM verdict")
    else:
        rows = rows_by(connection, "a, b, same, evidence", "verdict", ("a", "b"), releases)
    for a, b, same, evidence in sorted(rows, key=lambda row: (roster.rank[row[0]], roster.rank[row[1]])):
        yield Verdict(a, b, bool(same), EVIDENCE.value(evidence))


def rows_by(
    connection: sqlite3.Connection, columns: str, table: str, by: Sequence[str], ids: Iterable[str]
) -> Sequence[tuple]:  # type: ignore[type-arg]
    """The rows of a table in which one of some columns is one of some ids, each once."""
    found: dict[tuple, None] = {}  # type: ignore[type-arg]
    for column in by:
        query = f"SELECT {columns} FROM {table} WHERE {column} = ?"
        for ident in ids:
            found.update(dict.fromkeys(connection.execute(query, (ident,))))
    return list(found)
