"""Which releases share something (a fingerprint, an anchor), without comparing each with each.

The index is an inverted one, packed into 64-bit integers and sorted piece by piece, so that a hundred thousand releases
with a hundred entries each take some hundred megabytes. What more than :data:`BOILERPLATE` releases share is left out:
it tells nothing, and without it the pairs stay linear in the number of releases.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

BOILERPLATE = 50
"""What is in more releases than this is boilerplate (DESIGN: fifty; measured to keep a shared footer linear)."""

CANDIDATES = 50
"""The most later releases that one is compared with."""

TELLING = 0.1
"""The least that what two releases share must count: a single thing tells only if at most ten others have it."""

_PARTS = 64
_RELEASE_BITS = 24
_RELEASE = (1 << _RELEASE_BITS) - 1
_VALUE = (1 << 40) - 1


class Sharing:
    """An inverted index from values to releases; filled with :meth:`add`, then asked."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(_PARTS)]
        self._members: list[array[int]] = []
        self._groups_of: dict[int, array[int]] = {}
        self._sizes: dict[int, int] = {}

    def add(self, value: int, release: int) -> None:
        """Note that a release holds a value; values are compared by their lowest 46 bits."""
        self._parts[value % _PARTS].append((value // _PARTS & _VALUE) << _RELEASE_BITS | release)

    def close(self) -> None:
        """Sort what was added. To be called once, before asking."""
        for number, part in enumerate(self._parts):
            for value, releases in _groups(sorted(part)):
                self._sizes[value * _PARTS + number] = len(releases)
                for release in releases:
                    self._groups_of.setdefault(release, array("L")).append(len(self._members))
                self._members.append(array("L", releases))
        self._parts = []

    def holders(self, value: int) -> int:
        """How many releases hold a value that is shared and not boilerplate; 0 for any other."""
        return self._sizes.get((value // _PARTS & _VALUE) * _PARTS + value % _PARTS, 0)

    def later(self, release: int) -> dict[int, int]:
        """The later releases with which one shares most, in order, and how many things they share.

        What few releases share counts more: each thing counts one over the number of the others that have it. At most
        :data:`CANDIDATES` are given, so that the pairs to look at grow no faster than the releases.
        """
        weights: dict[int, float] = defaultdict(float)
        counts = Counter[int]()
        for group in self._groups_of.get(release, ()):
            members = self._members[group]
            weight = 1 / (len(members) - 1)
            for other in members:
                if other > release:
                    weights[other] += weight
                    counts[other] += 1
        best = sorted(weights, key=lambda other: (-weights[other], other))[:CANDIDATES]
        return {other: counts[other] for other in sorted(best) if weights[other] >= TELLING}


def _groups(packed: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """Each value with the releases that hold it, if they are at least two and it is not boilerplate."""
    value, sharing = -1, list[int]()
    for item in packed:
        if item >> _RELEASE_BITS != value:
            if 1 < len(sharing) <= BOILERPLATE:
                yield value, sharing
            value, sharing = item >> _RELEASE_BITS, []
        if not sharing or sharing[-1] != item & _RELEASE:
            sharing.append(item & _RELEASE)
    if 1 < len(sharing) <= BOILERPLATE:
        yield value, sharing
