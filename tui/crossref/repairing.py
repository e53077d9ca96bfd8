"""Which pairs of releases are others when some come, go or change, without looking at all of them.

A pair depends on what its two releases share, and on how many hold that: by its *level*
(:func:`~tui.crossref.sharing.level`), which seldom changes. Beside that only a release with more candidates than it is
paired with (:data:`~tui.crossref.sharing.CANDIDATES`) drops one for another; how many it has is therefore kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Set
from itertools import islice

from tui.crossref import sharing
from tui.crossref.sharing import Group, Meets, candidates, level


class Grouped:
    """Groups of releases by value, as :class:`~tui.crossref.sharing.Groups`.

    Attributes:
        groups: The groups that tell something, by value.
    """

    def __init__(self, groups: Iterable[tuple[int, Group]]) -> None:
        self.groups = {value: group for value, group in groups if level(group.holders)}
        self._values_of: dict[int, list[int]] = defaultdict(list)
        for value, group in self.groups.items():
            for release in dict.fromkeys(group.releases):
                self._values_of[release].append(value)

    def groups_of(self, release: int) -> Iterator[Group]:
        """The groups that a release is in."""
        return (self.groups[value] for value in self._values_of.get(release, ()))

    def holders(self, value: int) -> int:
        """How many releases hold a value that tells something; 0 for any other."""
        return self.groups[value].holders if value in self.groups else 0


def relevelled(before: Grouped, after: Grouped) -> Iterator[int]:
    """The values that tell more or less than they did."""
    for value in before.groups.keys() | after.groups.keys():
        if level(before.holders(value)) != level(after.holders(value)):
            yield value


def repaired(
    gone: Collection[int],
    come: Collection[int],
    before: Grouped,
    after: Grouped,
    crowd: Callable[[int], int],
    meets: Meets,
) -> tuple[set[int], dict[int, int]]:
    """The releases whose pairs may be others, and for releases that are not, how many candidates they have now.

    Args:
        gone: The releases that went. One that changed went and came.
        come: The releases that came.
        before: The groups of all values that they hold or held, as they were.
        after: The same as they are.
        crowd: How many candidates a release had.
        meets: What the index is asked with.
    """
    affected = set(come)
    for value in relevelled(before, after):
        for groups in (before, after):
            if value in groups.groups:
                affected.update(_meeting(groups.groups[value], meets))
    steps = Counter[int]()
    for release in gone:
        steps.subtract(candidates(release, before, meets).keys())
    for release in come:
        steps.update(candidates(release, after, meets).keys())
    counts = {other: crowd(other) + step for other, step in steps.items() if other not in come and other not in gone}
    for other, count in counts.items():
        if max(count, count - steps[other]) > sharing.CANDIDATES:
            affected.add(other)
    affected.difference_update(set(gone) - set(come))
    return affected, {other: count for other, count in counts.items() if other not in affected}


def _meeting(group: Group, meets: Meets) -> Iterator[int]:
    """The releases of a group that meet another of it."""
    held = list(zip(group.releases, group.marks, strict=True))
    for release, mark in held:
        if any(other != release and meets(mark, theirs) for other, theirs in held):
            yield release


def pairs_of(
    affected: Set[int],
    found: Mapping[int, Mapping[int, int]],
    crowd: Callable[[int], int],
    partners_of: Callable[[int], Container[int]],
) -> dict[tuple[int, int], int]:
    """The pairs that some releases are in, the smaller first, and how many things they share.

    Args:
        affected: The releases.
        found: Their :func:`~tui.crossref.sharing.candidates`.
        crowd: How many candidates any other release has.
        partners_of: The :func:`~tui.crossref.sharing.partners` of a release, asked for where it has many.
    """
    pairs: dict[tuple[int, int], int] = {}
    chosen = {release: set(islice(those, sharing.CANDIDATES)) for release, those in found.items()}

    def chooses(other: int, release: int) -> bool:
        if other in affected:
            return release in chosen[other]
        return crowd(other) <= sharing.CANDIDATES or release in partners_of(other)

    for release in affected:
        for other, shared in found[release].items():
            if other in chosen[release] or chooses(other, release):
                pairs[min(release, other), max(release, other)] = shared
    return dict(sorted(pairs.items()))
