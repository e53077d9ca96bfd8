"""The groups of figures that a figure may belong to, without comparing it with all of a statistical yearbook."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from tui.crossref.claims import Claim

ALL = 48
"""Groups of one kind up to which a figure is compared with each: more than an event's releases have, as a rule."""

SHARING = 12
"""Of more groups, how many that share a value, or a word of their context, are looked at; the latest."""

_BUCKETS = 20
"""Buckets of values to a power of ten: neighbours differ by an eighth, a little more than "about" allows."""


class Rivals:
    """Groups that figures of one family and one noun may join, in the order in which they were opened."""

    def __init__(self) -> None:
        self.groups: list[list[Claim]] = []
        self._by_value: dict[int, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, claim: Claim, number: int | None) -> None:
        """Put a claim into the group of a number, or into a new one."""
        if number is None:
            number = len(self.groups)
            self.groups.append([])
        self.groups[number].append(claim)
        if (bucket := _bucket(claim)) is not None:
            _note(self._by_value[bucket], number)
        for word in claim.context:
            _note(self._by_word[word], number)

    def near(self, claim: Claim) -> Sequence[int]:
        """The numbers of the groups that a claim may join, in order.

        All while they are few; then those with about its value, or with a word of its context that few of them have.
        """
        if len(self.groups) <= ALL:
            return range(len(self.groups))
        found: set[int] = set()
        if (bucket := _bucket(claim)) is not None:
            for beside in (bucket - 1, bucket, bucket + 1):
                found.update(self._by_value.get(beside, ())[-SHARING:])
        for word in claim.context:
            if len(sharing := self._by_word.get(word, ())) <= SHARING:
                found.update(sharing)
        return sorted(found)


def _bucket(claim: Claim) -> int | None:
    """The bucket of a claim's value; those of nothing and less share one."""
    if claim.values is None:
        return None
    ends = [abs(end) for end in (claim.values.low, claim.values.high) if math.isfinite(end)]
    return round(_BUCKETS * math.log10(max(ends))) if ends and max(ends) > 0 else -1_000_000


def _note(numbers: list[int], number: int) -> None:
    if not numbers or numbers[-1] != number:
        numbers.append(number)
