"""Of things that overlap, the ones to keep."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Protocol, TypeVar


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)

_start = attrgetter("start")


def longest(found: Iterable[T], rank: Callable[[T], int] = lambda _: 0) -> list[T]:
    """The things found, without overlaps, in text order.

    Where some overlap the longest is kept, of equals the one with the lowest rank, then the first.
    """
    things = sorted(found, key=_start)
    if len(things) < 2:
        return things
    kept: list[T] = []
    tangle: list[T] = []
    reach = -1
    for each in things:
        if each.start >= reach and tangle:
            kept.extend(tangle if len(tangle) == 1 else _disentangled(tangle, rank))
            tangle = []
        tangle.append(each)
        reach = max(reach, each.end)
    kept.extend(tangle if len(tangle) == 1 else _disentangled(tangle, rank))
    return kept


def _disentangled(tangle: list[T], rank: Callable[[T], int]) -> list[T]:
    chosen: list[T] = []
    for each in sorted(tangle, key=lambda thing: (thing.start - thing.end, rank(thing), thing.start)):
        place = bisect_left(chosen, each.start, key=_start)
        clear_before = place == 0 or chosen[place - 1].end <= each.start
        if clear_before and (place == len(chosen) or each.end <= chosen[place].start):
            chosen.insert(place, each)
    return chosen
