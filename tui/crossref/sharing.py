"""Which releases share something (a fingerprint, an anchor), without comparing each with each.

What more than :data:`BOILERPLATE` releases share is left out: it tells nothing, and without it the pairs stay linear in
the number of releases. What fewer share tells by its *level*: how often their number can be halved. A level seldom
changes when a release comes or goes, so that little has to be looked at again (:mod:`tui.crossref.repairing`).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

BOILERPLATE = 50
"""What is in more releases than this is boilerplate (DESIGN: fifty; measured to keep a shared footer linear)."""

CANDIDATES = 50
"""The most others with which one release is paired of its own accord."""

TELLING = 1 / 8
"""What a thing that sixteen releases share tells: the least that what two releases share must tell together."""

_PARTS = 64
_RELEASE_BITS = 24
_RELEASE = (1 << _RELEASE_BITS) - 1
_VALUE = (1 << 40) - 1


class Group(NamedTuple):
    """The releases that hold one value, if they are at least two and it is not boilerplate.

    Attributes:
        holders: How many releases they are.
        releases: Their numbers; one stands as often as it holds the value with different marks.
        marks: What each notes beside the value: the surroundings of a fingerprint, the day of an anchor.
    """

    holders: int
    releases: Sequence[int]
    marks: Sequence[int]


class Groups(Protocol):
    """Where the releases that share values with one are looked up: in memory or in a store."""

    def groups_of(self, release: int) -> Iterable[Group]:
        """The groups that a release is in."""
        ...


Meets = Callable[[int, int], bool]
"""Whether two releases that share a value are to be paired for it, by what they note beside it."""


def level(holders: int) -> int:
    """How common a shared value is: 1 for two holders, 2 up to four, 3 up to eight …; 0 where it tells nothing."""
    return (holders - 1).bit_length() if 2 <= holders <= BOILERPLATE else 0


def candidates(release: int, groups: Groups, meets: Meets) -> dict[int, int]:
    """The others that share enough with a release, those that share most first, and how many things each shares.

    What few releases share counts more: half as much at each level.
    """
    weights: dict[int, float] = defaultdict(float)
    counts = Counter[int]()
    for group in groups.groups_of(release):
        mine = [mark for one, mark in zip(group.releases, group.marks, strict=True) if one == release]
        theirs = [
            one
            for one, mark in zip(group.releases, group.marks, strict=True)
            if one != release and any(meets(own, mark) for own in mine)
        ]
        weight = 2.0 ** (1 - level(group.holders))
        for other in dict.fromkeys(theirs):
            weights[other] += weight
            counts[other] += 1
    telling = [other for other, weight in weights.items() if weight >= TELLING]
    telling.sort(key=lambda other: (-weights[other], other))
    return {other: counts[other] for other in telling}


def partners(release: int, groups: Groups, meets: Meets) -> dict[int, int]:
    """The :func:`candidates` with which a release is paired of its own accord: the first :data:`CANDIDATES`."""
    return dict(islice(candidates(release, groups, meets).items(), CANDIDATES))


def pairs(releases: Iterable[int], groups: Groups, meets: Meets) -> dict[tuple[int, int], int]:
    """The pairs in which one release is a partner of the other, the smaller first, and how many things they share."""
    found: dict[tuple[int, int], int] = {}
    for release in releases:
        for other, shared in partners(release, groups, meets).items():
            found[min(release, other), max(release, other)] = shared
    return dict(sorted(found.items()))


class Sharing:
    """An inverted index from values to releases in memory; filled with :meth:`add`, then asked.

    It is packed into 64-bit integers and sorted piece by piece, so that a hundred thousand releases with a hundred
    values each take some hundred megabytes.
    """

    def __init__(self) -> None:
        self._parts = [(array("Q"), array("Q")) for _ in range(_PARTS)]
        self._groups: list[Group] = []
        self._groups_of: dict[int, array[int]] = {}
        self._sizes: dict[int, int] = {}

    def add(self, value: int, release: int, mark: int = 0) -> None:
        """Note that a release holds a value; values are compared by their lowest 46 bits."""
        values, marks = self._parts[value % _PARTS]
        values.append((value // _PARTS & _VALUE) << _RELEASE_BITS | release)
        marks.append(mark)

    def close(self) -> None:
        """Sort what was added. To be called once, before asking."""
        for number in range(_PARTS):
            part, self._parts[number] = self._parts[number], (array("Q"), array("Q"))
            for value, group in _groups(sorted(zip(*part, strict=True))):
                self._sizes[value * _PARTS + number] = group.holders
                for release in dict.fromkeys(group.releases):
                    self._groups_of.setdefault(release, array("L")).append(len(self._groups))
                self._groups.append(group)

    def holders(self, value: int) -> int:
        """How many releases hold a value that is shared and not boilerplate; 0 for any other."""
        return self._sizes.get((value // _PARTS & _VALUE) * _PARTS + value % _PARTS, 0)

    def groups_of(self, release: int) -> Iterator[Group]:
        """The groups that a release is in."""
        return (self._groups[number] for number in self._groups_of.get(release, ()))


def _groups(packed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Group]]:
    """Each value with the releases that hold it, if they are at least two and it is not boilerplate."""
    start = 0
    while start < len(packed):
        value, end = packed[start][0] >> _RELEASE_BITS, start + 1
        while end < len(packed) and packed[end][0] >> _RELEASE_BITS == value:
            end += 1
        if end - start > 1:
            held = list(dict.fromkeys(packed[start:end]))
            holders = len({item for item, _ in held})
            if 1 < holders <= BOILERPLATE:
                releases, marks = array("L", (item & _RELEASE for item, _ in held)), array("Q", (m for _, m in held))
                yield value, Group(holders, releases, marks)
        start = end
