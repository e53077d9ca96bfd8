"""Which releases of a store are pairs now, by text or by anchors, given what came and what went."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from tui.crossref.holdings import Family, Holder, Holdings, tail_value
from tui.crossref.prints import in_one_run
from tui.crossref.repairing import Grouped, pairs_of, relevelled, repaired
from tui.crossref.resemblance import days_meet
from tui.crossref.sharing import Group, Meets, candidates, level, partners
from tui.crossref.tokens import FOOTER_RELEASES
from tui.crossref.traces import UNTOLD, Trace, footers, is_told
from tui.store.postings import Entry, Postings, built, holdings_of, shared_by_several
from tui.store.roster import Gone, Readings, Roster, Traces

_MEETS: Mapping[Family, Meets] = {Family.PRINT: in_one_run, Family.ANCHOR: days_meet}

Pair = tuple[str, str]
"""Two releases by id, the first by path first."""


class Paired(NamedTuple):
    """What was found of the pairs of one family.

    Attributes:
        affected: The releases whose pairs were found anew, by rank.
        pairs: The pairs that these are in, in order, and how many things they share.
        groups: The groups that these are in.
        relevelled: Where not all is new, the releases that share a value which tells more or less than it did.
    """

    affected: Set[int]
    pairs: Mapping[Pair, int]
    groups: Grouped
    relevelled: Sequence[Set[int]] = ()


class Pairing:
    """Finds pairs in a store.

    Attributes:
        is_whole: Whether all of the collection is new.
        footers: The paragraphs that are footers now.
        turned: The releases whose last paragraphs became footers, or are none any more, by id.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        roster: Roster,
        traces: Traces,
        readings: Readings,
        holder: Holder,
        left: Iterable[Gone],
        *,
        is_whole: bool,
    ) -> None:
        self._connection, self._roster, self._holder = connection, roster, holder
        self._traces, self._readings = traces, readings
        self.is_whole = is_whole
        come = ((n, holdings_of(packed)) for n, packed in connection.execute("SELECT number, holdings FROM fresh"))
        if is_whole:
            built(connection, _taken(connection, come))
            self.footers = footers(traces[listed.id].tail for listed in roster.releases)
            self.turned: Sequence[str] = ()
            connection.execute("DELETE FROM crowd")
        else:
            self._left = {each.number: each for each in left}
            self._come = {roster.numbered[number]: holdings for number, holdings in come}
            self._ranks_left = {number: len(roster.releases) + n for n, number in enumerate(self._left)}
            self._gone = {
                self._ranks_left[number]: holder.of(each.reading, each.trace) for number, each in self._left.items()
            }
            self._before = Postings(connection)
            numbers = {roster.releases[rank].number: holdings for rank, holdings in self._come.items()}
            self.after = self._before.changed(self._left.keys(), numbers)
            self._old_footers = frozenset(p for (p,) in connection.execute("SELECT paragraph FROM footer"))
            self.footers, self.turned = self._new_footers()
            for ident in self.turned:
                rank = roster.rank[ident]
                self._come.setdefault(rank, self._holdings(rank))
                if roster.releases[rank].number not in numbers:
                    self._gone[rank] = self._come[rank]

    def keep(self) -> None:
        """Keep the index and the footers as they are now; nothing is asked for after that."""
        if not self.is_whole:
            self.after.save()
        self._connection.execute("DELETE FROM footer")
        self._connection.executemany("INSERT INTO footer VALUES (?)", ((each,) for each in sorted(self.footers)))

    def holding(self, values: Iterable[int]) -> dict[int, list[str]]:
        """The ids of the releases that hold each of some values of :attr:`Family.TOLD`, where not all is new."""
        found = self.after.holding(Family.TOLD, values)
        releases, ranks = self._roster.releases, self._roster.numbered
        return {value: [releases[ranks[each.number]].id for each in entries] for value, entries in found.items()}

    def _new_footers(self) -> tuple[frozenset[int], Sequence[str]]:
        come = (self._traces[self._roster.releases[rank].id] for rank in self._come)
        left = (each.trace for each in self._left.values())
        tails = {paragraph for trace in (*come, *left) for paragraph in trace.tail}
        held = self.holding(map(tail_value, tails))
        now = {p for p in tails if len(held.get(tail_value(p), ())) >= FOOTER_RELEASES}
        after = self._old_footers - tails | now
        turned = {ident for p in after ^ self._old_footers for ident in held.get(tail_value(p), ())}
        return after, sorted(turned)

    def paired(self, family: Family, beside: Callable[[Sequence[Set[int]]], Set[int]] = lambda _: set()) -> Paired:
        """The pairs of one family that may be others than before, and how many candidates releases have, noted.

        Args:
            family: Prints or anchors.
            beside: Gives, for :attr:`Paired.relevelled`, more releases whose pairs are asked for.
        """
        meets, crowds = _MEETS[family], dict[int, int]()
        moved: Sequence[Set[int]] = ()
        if self.is_whole:
            affected: Set[int] = set(range(len(self._roster.releases)))
            groups = Grouped(self._groups(shared_by_several(self._connection, family), family))
        else:
            values = {v for held in (*self._come.values(), *self._gone.values()) for v in held.values[family]}
            before = Grouped(self._groups(self._before.holding(family, values).items(), family, is_before=True))
            after = Grouped(self._groups(self.after.holding(family, values).items(), family))
            come, left = self._come.keys(), self._gone.keys()
            affected, crowds = repaired(left, come, before, after, self._crowd(family, crowds), meets)
            moved = [
                {release for groups in (before, after) for release in self._holders(groups, value)}
                for value in relevelled(before, after)
            ]
            affected |= beside(moved)
            groups = self._now(family, affected)
        found = {release: candidates(release, groups, meets) for release in affected}
        crowds |= {release: len(those) for release, those in found.items()}
        pairs = pairs_of(
            affected,
            found,
            self._crowd(family, crowds),
            lambda release: partners(release, self._now(family, {release}), meets),
        )
        self._note(family, crowds)
        ids = [listed.id for listed in self._roster.releases]
        return Paired(affected, {(ids[a], ids[b]): shared for (a, b), shared in pairs.items()}, groups, moved)

    def _now(self, family: Family, releases: Iterable[int]) -> Grouped:
        """The groups that some releases are in."""
        values = {value for release in releases for value in self._holdings(release).values[family]}
        return Grouped(self._groups(self.after.holding(family, values).items(), family))

    def _holders(self, groups: Grouped, value: int) -> Iterator[int]:
        group = groups.groups.get(value)
        return (release for release in (group.releases if group else ()) if release < len(self._roster.releases))

    def _holdings(self, rank: int) -> Holdings:
        if rank in self._come:
            return self._come[rank]
        ident = self._roster.releases[rank].id
        return self._holder.of(self._readings[ident], self._traces[ident])

    def _groups(
        self, held: Iterable[tuple[int, list[Entry]]], family: Family, *, is_before: bool = False
    ) -> Iterator[tuple[int, Group]]:
        left = self._ranks_left if is_before else {}
        ranks, releases = self._roster.numbered, self._roster.releases
        for value, entries in held:
            if not level(len({each.number for each in entries})):
                continue
            of = [left[each.number] if each.number in left else ranks[each.number] for each in entries]
            if family is Family.PRINT:
                marks = [self._mark(each, is_before=is_before) for each in entries]
            elif is_before:
                marks = [self._day(each.number) for each in entries]
            else:
                marks = [releases[rank].day for rank in of]
            yield value, Group(len(set(of)), of, marks)

    def _day(self, number: int) -> int:
        if number in self._left:
            day = self._left[number].trace.day
            return day.toordinal() if day else 0
        return self._roster.releases[self._roster.numbered[number]].day

    def _mark(self, entry: Entry, *, is_before: bool) -> int:
        if not entry.tail:
            return entry.mark
        known = self._old_footers if is_before else self.footers
        tail = self._trace(entry.number, is_before=is_before).tail
        reached = (paragraph for place, paragraph in enumerate(tail) if entry.tail >> place & 1)
        return entry.mark if is_told(reached, known) else UNTOLD

    def _trace(self, number: int, *, is_before: bool) -> Trace:
        if is_before and number in self._left:
            return self._left[number].trace
        return self._traces[self._roster.releases[self._roster.numbered[number]].id]

    def _crowd(self, family: Family, counted: Mapping[int, int]) -> Callable[[int], int]:
        def crowd(rank: int) -> int:
            if rank in counted or rank >= len(self._roster.releases):
                return counted.get(rank, 0)
            query = "SELECT candidates FROM crowd WHERE family = ? AND id = ?"
            row = self._connection.execute(query, (family, self._roster.releases[rank].id)).fetchone()
            return int(row[0]) if row else 0

        return crowd

    def _note(self, family: Family, crowds: Mapping[int, int]) -> None:
        left = [] if self.is_whole else [each.reading.release.id for each in self._left.values()]
        self._connection.executemany("DELETE FROM crowd WHERE family = ? AND id = ?", ((family, i) for i in left))
        rows = [(family, self._roster.releases[rank].id, count) for rank, count in crowds.items()]
        self._connection.executemany("INSERT OR REPLACE INTO crowd VALUES (?, ?, ?)", rows)
        self._connection.execute("DELETE FROM crowd WHERE candidates = 0")


def _taken(connection: sqlite3.Connection, come: Iterable[tuple[int, Holdings]]) -> Iterator[tuple[int, Holdings]]:
    """What came, out of the store as soon as it is read: what is written after that takes its room."""
    yield from come
    connection.execute("DELETE FROM fresh")
