"""How the cost of cross-referencing grows: made-up collections with footers and planted reuse, each ten times the last.

Prints processor time, how often two releases are compared (by text, by anchors), and peak memory at each size, the
log–log slopes between sizes, and the share of planted passages that were found. Readings carry what pairing looks at:
text, layout, days, operations, people, places and figures, read off the templates; annotation is timed elsewhere.

    python -m tests.benchmarks.crossref [1000 10000 100000]
"""

from __future__ import annotations

import math
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from unittest.mock import patch

from tests.benchmarks.generate import Generated, releases
from tests.releases import knowledge, release
from tui import crossref
from tui.crossref import cross_referenced
from tui.crossref.tokens import folded
from tui.model import Figure, Kind, Link, LinkKind, Mention, MentionKind, Qualifier, Reading, Release, Span, Stated

NAMES = (
    (MentionKind.OPERATION, re.compile(r"\bOperation ([A-Z]\w+ [A-Z]\w+)")),
    (MentionKind.PERSON, re.compile(r"(?<=said )([A-Z]\w+ [A-Z]\w+)(?=, director)")),
    (MentionKind.PERSON, re.compile(r"(?<=” )([A-Z]\w+ [A-Z]\w+)(?= added)")),
    (MentionKind.PLACE, re.compile(r"\b(?:in|across|near|struck) ([A-Z]\w+)")),
)
FIGURE = re.compile(r"\b\d{1,3},\d{3}\b")
WORD_AFTER = re.compile(r"\W+(\w+)")


def main(sizes: list[int]) -> None:
    """Run the benchmark at each size and print a row for it."""
    print(f"{'releases':>9} {'seconds':>8} {'slope':>6} {'pairs':>8} {'slope':>6} {'planted found':>14} {'peak MB':>8}")
    before: tuple[int, float, int] | None = None
    for size in sizes:
        planted: dict[str, list[str]] = {}
        readings = [_reading(one, planted) for one in releases(size)]
        start = time.process_time()
        with counted("in_common") as by_text, counted("resemblance") as by_anchors:
            found = cross_referenced(readings, knowledge())
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        share = _found(planted, found.links)
        pairs = by_text.calls + by_anchors.calls
        slopes = ["", ""]
        if before:
            steps = math.log(size / before[0])
            slopes = [f"{math.log(seconds / before[1]) / steps:.2f}", f"{math.log(pairs / before[2]) / steps:.2f}"]
        row = f"{size:>9} {seconds:>8.1f} {slopes[0]:>6} {pairs:>8} {slopes[1]:>6} {share:>14.1%} {peak:>8.0f}"
        print(row, flush=True)
        before = (size, seconds, pairs)


class Calls:
    """A function that counts how often it is called."""

    def __init__(self, function: Callable[..., object]) -> None:
        self._function = function
        self.calls = 0

    def __call__(self, *arguments: object) -> object:
        self.calls += 1
        return self._function(*arguments)


@contextmanager
def counted(name: str) -> Iterator[Calls]:
    """Count how often cross-referencing calls a function: how many pairs of releases it compares."""
    calls = Calls(getattr(crossref, name))
    with patch.object(crossref, name, calls):
        yield calls


def _found(planted: dict[str, list[str]], links: Iterable[Link]) -> float:
    """The share of planted passages whose release is linked with another that has the same passage."""
    linked = {frozenset((link.source, link.target)) for link in links if link.kind is LinkKind.PASSAGE}
    holders = [ids for passage, ids in planted.items() if len(ids) > 1 and len(folded(passage).split()) >= 12]
    found = [any(frozenset((one, other)) in linked for other in ids if other != one) for ids in holders for one in ids]
    return sum(found) / len(found)


def _reading(one: Generated, planted: dict[str, list[str]]) -> Reading:
    title, day, _ = one.text.split("\n\n", 2)
    made = release(one.text, datetime.strptime(day, "%d %B %Y").date(), title=title)
    made = replace(made, path=one.name, title=Stated(title, "bench", Span(0, len(title))))
    if one.passage:
        planted.setdefault(one.passage, []).append(made.id)
    return Reading(made, figures=tuple(_figures(made)), mentions=tuple(_mentions(one.text)))


def _mentions(text: str) -> Iterator[Mention]:
    for kind, pattern in NAMES:
        for match in pattern.finditer(text):
            yield Mention(kind, *match.span(1), match[1], "bench")


def _figures(made: Release) -> Iterator[Figure]:
    for match in FIGURE.finditer(made.text):
        noun = WORD_AFTER.match(made.text, match.end())
        yield Figure(
            id=f"{made.id}:{match.start()}",
            start=match.start(),
            end=match.end(),
            text=match[0],
            kind=Kind.COUNT,
            value=int(match[0].replace(",", "")),
            high=None,
            qualifier=Qualifier.EXACT,
            unit=None,
            sentence=next(Span(block.start, block.end) for block in made.blocks if match.start() < block.end),
            counted=noun[1] if noun else None,
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
