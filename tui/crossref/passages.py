"""Text that two releases share, word for word or nearly.

The exact runs are extended word by word from the fingerprints in common (:mod:`tui.crossref.prints`), and runs parted
by a few changed words are one near-duplicate passage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tui.crossref.prints import RUN, SHINGLE, fingerprints, shingles, word_hashes
from tui.crossref.tokens import Tokens, plain_words, tokens
from tui.model import Reading, Span

PASSAGE = RUN
"""Words from which a shared run is worth a link: what the fingerprints guarantee to find."""

CHANGED = 8
"""Words that may differ between two runs of one near-duplicate passage: half a sentence, by observation."""

REPEATED = 8
"""A shingle that stands more often than this in one text (a table, a chant) leads to no passage."""

BESIDE = 5
"""Words alike around a figure that show it was copied, where the text around it was."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that two releases have in common, one after another.

    Attributes:
        mine: Index of the first word in the one release.
        theirs: Index of the first word in the other.
        length: How many words.
    """

    mine: int
    theirs: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of two releases that is the same but for a few words.

    Attributes:
        runs: The exact runs it is made of, in text order.
        mine: The stretch in the one release, in code points.
        theirs: The stretch in the other.
        changed: Words that stand in one release's stretch only, the larger number of the two.
    """

    runs: tuple[Run, ...]
    mine: Span
    theirs: Span
    changed: int

    @property
    def words(self) -> int:
        """How many words are shared."""
        return sum(run.length for run in self.runs)


class Hashed(NamedTuple):
    """A text's words and shingles as hashes, and those of its shingles that are fingerprints."""

    words: Sequence[int]
    shingles: Sequence[int]
    fingerprints: Set[int]

    @classmethod
    def of(cls, words: Iterable[str]) -> Hashed:
        """The hashes of a text's words."""
        hashes = word_hashes(words)
        shingled = shingles(hashes)
        return cls(hashes, shingled, fingerprints(shingled))


class Passages:
    """The passages between releases, given by id, found when asked for.

    Paragraphs known to be :func:`~tui.crossref.tokens.footers` are no part of them.
    """

    def __init__(self, readings: Mapping[str, Reading], footers: Container[int] = ()) -> None:
        self._readings = readings
        self._footers = footers
        self.words = lru_cache(maxsize=256)(self._words)
        self._hashed = lru_cache(maxsize=1024)(self._hashes)
        self.between = lru_cache(maxsize=4096)(self._between)

    def _between(self, a: str, b: str) -> tuple[Passage, ...]:
        """The passages that releases ``a`` and ``b`` share, in the order of the first; none if no run is a long one."""
        runs = exact_runs(self._hashed(a), self._hashed(b))
        long = any(run.length >= PASSAGE for run in runs)
        return tuple(passages(runs, self.words(a), self.words(b))) if long else ()

    def _hashes(self, release: str) -> Hashed:
        return Hashed.of(plain_words(self._readings[release].release, self._footers))

    def _words(self, release: str) -> Tokens:
        return tokens(self._readings[release].release, self._footers)

    def aligned(self, a: str, offset: int, b: str, other: int) -> bool:
        """Whether two offsets of two releases are the same place of a passage: the same words stand around both.

        In a reworded sentence beside an exact run, :data:`BESIDE` words alike around the place are enough.
        """
        if a > b:
            return self.aligned(b, other, a, offset)
        runs = [run for passage in self.between(a, b) for run in passage.runs]
        if not runs:
            return False
        mine = bisect_right(self.words(a).starts, offset) - 1
        theirs = bisect_right(self.words(b).starts, other) - 1
        if any(run.mine <= mine < run.mine + run.length and mine - run.mine == theirs - run.theirs for run in runs):
            return True
        here = _extended(self._hashed(a).words, self._hashed(b).words, mine, theirs, BESIDE)
        return here.length >= BESIDE and any(_follows(*_in_order(run, here)) for run in runs)


def exact_runs(mine: Hashed, theirs: Hashed) -> list[Run]:
    """The longest shared runs around common fingerprints, none inside another, in the order of the first text."""
    common = mine.fingerprints & theirs.fingerprints
    there: dict[int, list[int]] = {}
    for b, value in enumerate(theirs.shingles):
        if value in common:
            there.setdefault(value, []).append(b)
    ends: dict[int, int] = {}
    found = []
    for a, value in enumerate(mine.shingles):
        if value not in common or len(there[value]) > REPEATED:
            continue
        for b in there[value]:
            if ends.get(a - b, -1) <= a:
                run = _extended(mine.words, theirs.words, a, b)
                ends[a - b] = run.mine + run.length
                if run.length >= SHINGLE:
                    found.append(run)
    return _longest(found)


def passages(runs: Iterable[Run], mine: Tokens, theirs: Tokens) -> Iterator[Passage]:
    """Runs gathered into passages: a run joins the one before it where few words were changed between them."""
    gathered: list[Run] = []
    for run in runs:
        if gathered and not _follows(gathered[-1], run):
            yield _passage(gathered, mine, theirs)
            gathered = []
        gathered.append(run)
    if gathered:
        yield _passage(gathered, mine, theirs)


def _extended(mine: Sequence[int], theirs: Sequence[int], a: int, b: int, reach: int | None = None) -> Run:
    """The shared run around two words, at most ``reach`` words to each side; empty if the words differ."""
    back, ahead = min(a, b), min(len(mine) - a, len(theirs) - b)
    if reach is not None:
        back, ahead = min(back, reach), min(ahead, reach)
    first = 0
    while first < back and mine[a - first - 1] == theirs[b - first - 1]:
        first += 1
    last = 0
    while last < ahead and mine[a + last] == theirs[b + last]:
        last += 1
    return Run(a - first, b - first, first + last) if last else Run(a, b, 0)


def _in_order(run: Run, other: Run) -> tuple[Run, Run]:
    return (run, other) if run.mine <= other.mine else (other, run)


def _longest(found: Iterable[Run]) -> list[Run]:
    """Runs without those whose words, in either text, lie inside a longer one."""
    kept: list[Run] = []
    for run in sorted(found, key=lambda run: (-run.length, run.mine, run.theirs)):
        if not any(
            (k.mine <= run.mine and run.mine + run.length <= k.mine + k.length)
            or (k.theirs <= run.theirs and run.theirs + run.length <= k.theirs + k.length)
            for k in kept
        ):
            kept.append(run)
    return sorted(kept, key=lambda run: (run.mine, run.theirs))


def _follows(before: Run, after: Run) -> bool:
    gaps = (after.mine - before.mine - before.length, after.theirs - before.theirs - before.length)
    return all(-SHINGLE < gap <= CHANGED for gap in gaps)


def _passage(runs: Sequence[Run], mine: Tokens, theirs: Tokens) -> Passage:
    first, last = runs[0], runs[-1]
    a = (first.mine, last.mine + last.length)
    b = (first.theirs, last.theirs + last.length)
    shared = sum(run.length for run in runs)
    changed = max(a[1] - a[0], b[1] - b[0]) - shared
    return Passage(tuple(runs), mine.span(*a), theirs.span(*b), max(changed, 0))
