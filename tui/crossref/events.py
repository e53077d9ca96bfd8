"""Releases on one happening, with the evidence that put each there.

Tiers: a name (:mod:`tui.crossref.names`) or a sidecar's word, then shared passages, then rare anchors. A release is in
at most one event that it is *about*; it may *mention* others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tui.crossref.names import Key, Naming, display_name, most_used, namings, window_of, windowed
from tui.crossref.resemblance import Verdict
from tui.crossref.tokens import slug
from tui.knowledge import Knowledge
from tui.model import At, Event, Evidence, MentionKind, Part, Reading, Release

JOINED = "joined-by-user"
"""The rule by which two releases are on one event because the user said so."""


@dataclass(slots=True)
class Groups:
    """Releases joined into disjoint groups, with the evidence for each join.

    Two groups about different operations are not joined, whatever else they share: :meth:`join` then says no.
    """

    parents: list[int]
    operations: dict[int, frozenset[Key]] = field(default_factory=dict)
    evidence: dict[int, list[Evidence]] = field(default_factory=dict)

    def root(self, index: int) -> int:
        """The first release of the group that a release is in."""
        while self.parents[index] != index:
            self.parents[index] = self.parents[self.parents[index]]
            index = self.parents[index]
        return index

    def join(self, a: int, b: int, evidence: Evidence, *, surely: bool = False) -> bool:
        """Put the groups of two releases together; False, changing nothing, if they are about different operations.

        ``surely`` is for the user's word, which holds whatever the releases are about.
        """
        first, second = sorted((self.root(a), self.root(b)))
        if first != second:
            mine, theirs = self.operations.get(first, frozenset()), self.operations.get(second, frozenset())
            if mine and theirs and mine.isdisjoint(theirs) and not surely:
                return False
            self.parents[second] = first
            if mine or theirs:
                self.operations[first] = mine | theirs
            self.evidence.setdefault(first, []).extend(self.evidence.pop(second, []))
        self.evidence.setdefault(first, []).append(evidence)
        return True

    def groups(self) -> list[list[int]]:
        """Every group, members in order, by first member."""
        found: dict[int, list[int]] = {}
        for index in range(len(self.parents)):
            found.setdefault(self.root(index), []).append(index)
        return list(found.values())


class Events:
    """Gathers what joins releases, tier by tier, and then names the events."""

    def __init__(self, readings: Sequence[Reading], knowledge: Knowledge) -> None:
        self._readings = readings
        self._knowledge = knowledge
        self.days = {i: r.release.published.value if r.release.published else None for i, r in enumerate(readings)}
        broad = frozenset(knowledge.words("broad_names"))
        self._namings = [list(namings(index, reading, broad)) for index, reading in enumerate(readings)]
        about = {
            index: frozenset(n.key for n in found if n.part is Part.ABOUT and n.key[0] is MentionKind.OPERATION)
            for index, found in enumerate(self._namings)
        }
        self.groups = Groups(list(range(len(readings))), operations={i: keys for i, keys in about.items() if keys})
        self._mentions: list[tuple[int, Naming]] = []

    def join_stated(self) -> None:
        """Join releases for which a sidecar states the same event."""
        first: dict[str, int] = {}
        for index, reading in enumerate(self._readings):
            if stated := reading.release.event:
                start = first.setdefault(stated.value.lower(), index)
                if start != index:
                    self.groups.join(start, index, Evidence("sidecar", (), f"stated: {stated.value}"))

    def join_named(self) -> None:
        """Join releases about the same name inside its window, and remember who only mentions it."""
        by_key: dict[Key, list[Naming]] = {}
        for found in self._namings:
            for naming in found:
                by_key.setdefault(naming.key, []).append(naming)
        for key in sorted(by_key):
            for group in windowed(by_key[key], self.days, window_of(key[0], self._knowledge)):
                about = [naming for naming in group if naming.part is Part.ABOUT]
                for naming in about[1:]:
                    self.groups.join(about[0].release, naming.release, _same_name(key, [about[0], naming]))
                if about and key[0] is MentionKind.OPERATION:
                    self._mentions += [(about[0].release, n) for n in group if n.part is Part.MENTIONS]

    def join_alike(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """Join releases by what they share; returns the verdicts on pairs that are only possibly on one event."""
        possible = []
        for verdict in verdicts:
            if verdict.same:
                self.groups.join(verdict.a, verdict.b, verdict.evidence)
            else:
                possible.append(verdict)
        return possible

    def join_judged(self, together: Iterable[frozenset[str]]) -> None:
        """Join the releases, given by id, that the user says are on one event."""
        places = {reading.release.id: index for index, reading in enumerate(self._readings)}
        for pair in sorted(sorted(places[ident] for ident in pair if ident in places) for pair in together):
            for other in pair[1:]:
                spans = tuple(_title(self._readings[index].release) for index in (pair[0], other))
                self.groups.join(pair[0], other, Evidence(JOINED, spans, "you said so"), surely=True)

    def together(self, a: int, b: int) -> bool:
        """Whether two releases are about one event."""
        return self.groups.root(a) == self.groups.root(b)

    def events(self) -> tuple[Event, ...]:
        """Every event with two releases or more, largest first."""
        mentioning: dict[int, list[Naming]] = {}
        for about, naming in self._mentions:
            if self.groups.root(naming.release) != self.groups.root(about):
                mentioning.setdefault(self.groups.root(about), []).append(naming)
        taken: set[str] = set()
        found = []
        for members in sorted(self.groups.groups(), key=lambda group: (-len(group), self._order(group[0]))):
            others = mentioning.get(self.groups.root(members[0]), [])
            if len(members) + len(others) > 1:
                found.append(self._event(members, others, taken))
        return tuple(sorted(found, key=lambda event: -len(event.members)))

    def _event(self, members: Sequence[int], others: Sequence[Naming], taken: set[str]) -> Event:
        parts = {index: Part.ABOUT for index in members}
        evidence = list(self.groups.evidence.get(self.groups.root(members[0]), ()))
        for naming in others:
            parts.setdefault(naming.release, Part.MENTIONS)
            evidence.append(_same_name(naming.key, [naming]))
        name = self._name(members)
        return Event(
            id=_unique(slug(name), taken),
            name=name,
            members=tuple((self._readings[index].release.id, parts[index]) for index in sorted(parts, key=self._order)),
            evidence=tuple(evidence),
        )

    def _name(self, members: Sequence[int]) -> str:
        for index in members:
            if stated := self._readings[index].release.event:
                return stated.value
        shared = _shared([n for n in self._namings[index] if n.part is Part.ABOUT] for index in members)
        if shared:
            best = most_used(shared)
            return display_name(best.key, best.name)
        return self._readings[min(members, key=self._order)].release.title.value

    def _order(self, index: int) -> tuple[date, str]:
        return self.days[index] or date.min, self._readings[index].release.path


def _shared(namings_of_members: Iterable[Sequence[Naming]]) -> list[Naming]:
    """The namings whose name more than one member is about, or all of them where no name is shared."""
    found = [naming for namings in namings_of_members for naming in namings]
    uses: dict[Key, set[int]] = {}
    for naming in found:
        uses.setdefault(naming.key, set()).add(naming.release)
    return [naming for naming in found if len(uses[naming.key]) > 1] or found


def _title(release: Release) -> At:
    """Where a release's title stands; its first character where the text has none."""
    span = release.title.span
    return At(release.id, *span) if span else At(release.id, 0, min(1, len(release.text)))


def _same_name(key: Key, found: Sequence[Naming]) -> Evidence:
    spans = tuple(naming.spans[0] for naming in found)
    return Evidence(f"named-{key[0]}", spans, display_name(key, found[0].name))


def _unique(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def by_id(readings: Sequence[Reading]) -> Mapping[str, Reading]:
    """The readings by release id."""
    return {reading.release.id: reading for reading in readings}
