"""How the cost of cross-referencing grows: made-up collections with footers and planted reuse, each ten times the last.

Prints processor time, the pairs of releases that are compared for passages and peak memory at each size, the log–log
slopes between sizes, and the share of planted passages that were found. Readings carry text, layout, dates and
operations, not figures: it is the pairing of releases that must not grow with their number squared.

    python -m tests.benchmarks.crossref [1000 10000 100000]
"""

from __future__ import annotations

import math
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from tests.benchmarks.generate import Generated, releases
from tests.releases import knowledge, release
from tui.crossref import cross_referenced
from tui.crossref.passages import Passages
from tui.crossref.tokens import folded
from tui.model import LinkKind, Mention, MentionKind, Reading

_OPERATION = re.compile(r"\bOperation ([A-Z]\w+)")
_FIRST = date(2001, 1, 1)


def main(sizes: list[int]) -> None:
    """Run the benchmark at each size and print a row for it."""
    print(f"{'releases':>9} {'seconds':>8} {'slope':>6} {'pairs':>8} {'slope':>6} {'planted found':>14} {'peak MB':>8}")
    before: tuple[int, float, int] | None = None
    for size in sizes:
        made = list(releases(size))
        readings = [_reading(one) for one in made]
        start = time.process_time()
        found = cross_referenced(readings, knowledge())
        seconds = time.process_time() - start
        pairs = len(Passages(readings).pairs)
        slopes = ["", ""]
        if before:
            steps = math.log(size / before[0])
            slopes = [f"{math.log(seconds / before[1]) / steps:.2f}", f"{math.log(pairs / before[2]) / steps:.2f}"]
        linked = {(link.source, link.target) for link in found.links if link.kind is LinkKind.PASSAGE}
        share = _planted(made, readings, linked)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>9} {seconds:>8.1f} {slopes[0]:>6} {pairs:>8} {slopes[1]:>6} {share:>14.1%} {peak:>8.0f}")
        before = (size, seconds, pairs)


def _planted(made: list[Generated], readings: list[Reading], linked: set[tuple[str, str | None]]) -> float:
    """The share of planted passages whose release is linked with another that has the same passage."""
    holders: dict[str, list[str]] = {}
    for one, reading in zip(made, readings, strict=True):
        if one.passage and len(folded(one.passage).split()) >= 12:
            holders.setdefault(one.passage, []).append(reading.release.id)
    planted = [(ident, ids) for ids in holders.values() if len(set(ids)) > 1 for ident in ids]
    found = sum(any((a, b) in linked or (b, a) in linked for b in ids) for a, ids in planted)
    return found / len(planted)


def _reading(one: Generated) -> Reading:
    day = _FIRST + timedelta(days=Random(one.name).randrange(8000))
    made = release(one.text, day, title=one.text.partition("\n")[0])
    return Reading(made, mentions=tuple(_operations(one.text)))


def _operations(text: str) -> Iterator[Mention]:
    for match in _OPERATION.finditer(text):
        yield Mention(MentionKind.OPERATION, match.start(1), match.end(1), match[1], "bench")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
