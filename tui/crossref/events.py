"""Releases on one happening, with the evidence that put each there.

Tiers: a name (:mod:`tui.crossref.names`) or a sidecar's word, then shared passages, then rare anchors. A release is in
at most one event that it is *about*; it may *mention* others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import NamedTuple

from tui.crossref.names import Key, Naming, display_name, most_used, window_of, windowed
from tui.crossref.resemblance import Verdict
from tui.crossref.tokens import slug
from tui.crossref.traces import Trace
from tui.judgements import Constraints
from tui.knowledge import Knowledge
from tui.model import Event, Evidence, MentionKind, Part

JOINED = "joined-by-user"
"""The rule by which two releases are on one event because the user said so."""


class Join(NamedTuple):
    """Two releases that are to be on one event, and why."""

    a: str
    b: str
    evidence: Evidence


@dataclass(slots=True)
class Groups:
    """Releases joined into disjoint groups, with the evidence for each join.

    Two groups about different operations are not joined, whatever else they share, and neither are two that hold
    releases which the user says are apart.
    """

    parents: dict[str, str]
    operations: dict[str, frozenset[Key]] = field(default_factory=dict)
    apart: dict[str, frozenset[str]] = field(default_factory=dict)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)

    def root(self, release: str) -> str:
        """The release that stands for the group that a release is in."""
        while self.parents[release] != release:
            self.parents[release] = self.parents[self.parents[release]]
            release = self.parents[release]
        return release

    def join(self, join: Join, *, surely: bool = False) -> None:
        """Put the groups of two releases together if that may be.

        ``surely`` is for the user's word, which holds whatever the releases are about.
        """
        first, second = self.root(join.a), self.root(join.b)
        if first != second:
            mine, theirs = self.operations.get(first, frozenset()), self.operations.get(second, frozenset())
            if not surely and ((mine and theirs and mine.isdisjoint(theirs)) or self.parted(first, second)):
                return
            self.parents[second] = first
            if mine or theirs:
                self.operations[first] = mine | theirs
            self.members.setdefault(first, [first]).extend(self.members.pop(second, [second]))
            self.evidence.setdefault(first, []).extend(self.evidence.pop(second, []))
        self.evidence.setdefault(first, []).append(join.evidence)

    def parted(self, a: str, b: str) -> bool:
        """Whether the user says of a release of one group that it is not on the event of one of another group."""
        first, second = self.root(a), self.root(b)
        here, there = self.members.get(first, [first]), self.members.get(second, [second])
        return bool(self.apart) and any(not self.apart.get(one, frozenset()).isdisjoint(there) for one in here)

    def groups(self) -> list[list[str]]:
        """Every group, members in the order in which they were given, by first member."""
        found: dict[str, list[str]] = {}
        for release in self.parents:
            found.setdefault(self.root(release), []).append(release)
        return list(found.values())


class Events:
    """Joins releases, tier by tier, and then names the events."""

    def __init__(
        self,
        traces: Iterable[Trace],
        verdicts: Iterable[Verdict],
        constraints: Constraints,
        knowledge: Knowledge,
    ) -> None:
        self._traces = {trace.id: trace for trace in sorted(traces, key=lambda trace: trace.order)}
        self._named = list(named_groups(self._traces.values(), knowledge))
        operations = {
            trace.id: frozenset(n.key for n in trace.namings if n.part is Part.ABOUT and _is_operation(n.key))
            for trace in self._traces.values()
        }
        self._groups = Groups(
            {ident: ident for ident in self._traces},
            {ident: keys for ident, keys in operations.items() if keys},
            _apart(constraints.taken_out),
        )
        # A release that the user took out of an event joins last, so that it is the one that stays outside.
        self._last = {release for release, _ in constraints.taken_out}
        alike = (Join(verdict.a, verdict.b, verdict.evidence) for verdict in verdicts if verdict.same)
        for join in sorted((*self._stated(), *self._about_one_name(), *alike), key=self._late):
            self._groups.join(join)
        for join in self._judged(constraints.together):
            self._groups.join(join, surely=True)

    def _stated(self) -> Iterator[Join]:
        """Releases for which a sidecar states the same event."""
        first: dict[str, str] = {}
        for trace in self._traces.values():
            if trace.event:
                start = first.setdefault(trace.event.lower(), trace.id)
                if start != trace.id:
                    yield Join(start, trace.id, Evidence("sidecar", (), f"stated: {trace.event}"))

    def _about_one_name(self) -> Iterator[Join]:
        """Releases about the same name inside its window."""
        for group in self._named:
            about = [naming for naming in group if naming.part is Part.ABOUT]
            about.sort(key=lambda naming: naming.release in self._last)
            for first, other in product(about[:1], about[1:]):
                yield Join(first.release, other.release, _same_name([first, other]))

    def _judged(self, together: Iterable[frozenset[str]]) -> Iterator[Join]:
        """The releases that the user says are on one event."""
        known = (sorted((i for i in pair if i in self._traces), key=self._path) for pair in together)
        for first, *others in sorted(filter(None, known)):
            for other in others:
                spans = (self._traces[first].title_at, self._traces[other].title_at)
                yield Join(first, other, Evidence(JOINED, spans, "you said so"))

    def events(self) -> tuple[Event, ...]:
        """Every event with two releases or more; two may have one id (see :func:`tui.crossref.gathered`)."""
        mentioning: dict[str, list[Naming]] = {}
        for group in self._named:
            about = next((naming for naming in group if naming.part is Part.ABOUT and _is_operation(naming.key)), None)
            root = self._groups.root(about.release) if about else ""
            for naming in group if about else ():
                home = self._groups.root(naming.release)
                if naming.part is Part.MENTIONS and home != root and not self._groups.parted(home, root):
                    mentioning.setdefault(root, []).append(naming)
        found = []
        for members in self._groups.groups():
            others = mentioning.get(self._groups.root(members[0]), [])
            if len(members) + len(others) > 1:
                found.append(self._event(members, others))
        return tuple(found)

    def _event(self, members: Sequence[str], others: Sequence[Naming]) -> Event:
        parts = {release: Part.ABOUT for release in members}
        evidence = list(self._groups.evidence.get(self._groups.root(members[0]), ()))
        for naming in others:
            parts.setdefault(naming.release, Part.MENTIONS)
            evidence.append(_same_name([naming]))
        name = self._name(members)
        ordered = sorted(parts, key=self._day)
        return Event(slug(name), name, tuple((release, parts[release]) for release in ordered), tuple(evidence))

    def _name(self, members: Sequence[str]) -> str:
        for release in members:
            if stated := self._traces[release].event:
                return stated
        shared = _shared([n for n in self._traces[release].namings if n.part is Part.ABOUT] for release in members)
        if shared:
            best = most_used(shared)
            return display_name(best.key, best.name)
        return self._traces[min(members, key=self._day)].title

    def _day(self, release: str) -> tuple[date, str, str]:
        return self._traces[release].since

    def _path(self, release: str) -> tuple[str, str]:
        return self._traces[release].order

    def _late(self, join: Join) -> bool:
        return join.a in self._last or join.b in self._last


def event_of(events: Sequence[Event]) -> Mapping[str, Event]:
    """The event each release is read under: the first it is about, else the first it mentions."""
    found: dict[str, Event] = {}
    for part in (Part.ABOUT, Part.MENTIONS):
        for event in events:
            for release_id, member_part in event.members:
                if member_part is part:
                    found.setdefault(release_id, event)
    return found


def named_groups(traces: Iterable[Trace], knowledge: Knowledge) -> Iterator[list[Naming]]:
    """The namings of each name, parted where the gap between two days is longer than the name's window."""
    by_key: dict[Key, list[Naming]] = {}
    days: dict[str, date | None] = {}
    for trace in traces:
        days[trace.id] = trace.day
        for naming in trace.namings:
            by_key.setdefault(naming.key, []).append(naming)
    for key in sorted(by_key):
        yield from windowed(by_key[key], days, window_of(key[0], knowledge))


def _apart(taken_out: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for release, other in taken_out:
        for one, two in ((release, other), (other, release)):
            found[one] = found.get(one, frozenset()) | {two}
    return found


def _is_operation(key: Key) -> bool:
    return key[0] is MentionKind.OPERATION


def _shared(namings_of_members: Iterable[Sequence[Naming]]) -> list[Naming]:
    """The namings whose name more than one member is about, or all of them where no name is shared."""
    found = [naming for namings in namings_of_members for naming in namings]
    uses: dict[Key, set[str]] = {}
    for naming in found:
        uses.setdefault(naming.key, set()).add(naming.release)
    return [naming for naming in found if len(uses[naming.key]) > 1] or found


def _same_name(found: Sequence[Naming]) -> Evidence:
    spans = tuple(naming.spans[0] for naming in found)
    key = found[0].key
    return Evidence(f"named-{key[0]}", spans, display_name(key, found[0].name))
