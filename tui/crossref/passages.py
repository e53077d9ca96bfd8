"""Text that releases share, word for word or nearly.

Candidates come from *winnowed* fingerprints (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", 2003): of every :data:`WINDOW` neighbouring shingles of :data:`SHINGLE` words one is kept, so that any
shared run of ``SHINGLE + WINDOW - 1`` = 12 words leaves a fingerprint in common. From there the exact runs are extended
word by word, and runs parted by a few changed words are one near-duplicate passage.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from tui.crossref.tokens import Tokens, tokens
from tui.model import Reading, Span

SHINGLE = 8
"""Words in a shingle (DESIGN: eight)."""

WINDOW = 5
"""Neighbouring shingles of which one is kept (DESIGN: five)."""

BOILERPLATE = 50
"""A fingerprint in more releases than this is boilerplate and tells nothing (DESIGN: fifty)."""

PASSAGE = 12
"""Words from which a shared run is worth a link: what the fingerprints guarantee to find."""

CHANGED = 8
"""Words that may differ between two runs of one near-duplicate passage: half a sentence, by observation."""

BESIDE = 5
"""Words alike around a figure that show it was copied, where the text around it was."""

PARTS = 64
"""Pieces in which the index is sorted, so that only one at a time is unpacked."""

_MODULUS = (1 << 61) - 1
_BASE = 1_000_003


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


class _Hashes(dict[str, int]):
    """The hash of each word, the same in every process."""

    def __missing__(self, word: str) -> int:
        value = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return value


_HASHES = _Hashes()


def fingerprints(words: Sequence[str]) -> dict[int, list[int]]:
    """The winnowed fingerprints of a text, each with the indexes of the words where its shingles begin."""
    hashes = [_HASHES[word] for word in words]
    for reach in (1, 2, 4):
        hashes = [(a * _BASE + b) % _MODULUS for a, b in zip(hashes, hashes[reach:], strict=False)]
    kept: dict[int, list[int]] = {}
    last = -1
    for start in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = hashes[start : start + WINDOW]
        least = min(window)
        at = start + len(window) - 1 - window[::-1].index(least)
        if at != last:
            kept.setdefault(least, []).append(at)
            last = at
    return kept


class Passages:
    """The passages between the releases of a collection, found when asked for.

    Attributes:
        pairs: How many fingerprints each pair of releases shares that are not boilerplate; the smaller index first.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self.words = lru_cache(maxsize=256)(lambda index: tokens(self._readings[index].release))
        self._prints = lru_cache(maxsize=256)(lambda index: fingerprints(self.words(index).words))
        self.between = lru_cache(maxsize=4096)(self._between)
        self.pairs = self._pairs()

    def aligned(self, a: int, offset: int, b: int, other: int) -> bool:
        """Whether two offsets of two releases are the same place of a passage: the same words stand around both.

        In a reworded sentence beside an exact run, :data:`BESIDE` words alike around the place are enough.
        """
        if a > b:
            return self.aligned(b, other, a, offset)
        if (a, b) not in self.pairs:
            return False
        mine = bisect_right(self.words(a).starts, offset) - 1
        theirs = bisect_right(self.words(b).starts, other) - 1
        here = _extended(self.words(a).words, self.words(b).words, mine, theirs)
        runs = [run for passage in self.between(a, b) for run in passage.runs]
        return here.length >= BESIDE and any(_near(run, here) for run in runs)

    def _pairs(self) -> Counter[tuple[int, int]]:
        index = [array("Q") for _ in range(PARTS)]
        for number, reading in enumerate(self._readings):
            for value in fingerprints(tokens(reading.release).words):
                index[value % PARTS].append((value // PARTS & 0xFFFFFFFFFF) << 24 | number)
        pairs = Counter[tuple[int, int]]()
        for part in index:
            for sharing in _groups(sorted(part)):
                pairs.update((a, b) for i, a in enumerate(sharing) for b in sharing[i + 1 :])
        return pairs

    def _between(self, a: int, b: int) -> tuple[Passage, ...]:
        """The passages that releases ``a`` and ``b`` share, in the order of the first."""
        runs = exact_runs(self.words(a).words, self.words(b).words, self._prints(a), self._prints(b))
        return tuple(passages(runs, self.words(a), self.words(b)))


def exact_runs(
    mine: Sequence[str], theirs: Sequence[str], my_prints: dict[int, list[int]], their_prints: dict[int, list[int]]
) -> list[Run]:
    """The longest shared runs around common fingerprints, none inside another, in the order of the first text."""
    covered: dict[int, int] = {}
    found: set[Run] = set()
    for value in my_prints.keys() & their_prints.keys():
        for a in my_prints[value][:BOILERPLATE]:
            for b in their_prints[value][:BOILERPLATE]:
                if covered.get(a - b, -1) < a or not any(_covers(run, a, b) for run in found):
                    run = _extended(mine, theirs, a, b)
                    if run.length >= SHINGLE:
                        found.add(run)
                        covered[a - b] = max(covered.get(a - b, -1), run.mine + run.length)
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


def _groups(packed: Iterable[int]) -> Iterator[list[int]]:
    """The releases that share each fingerprint, where they are at least two and it is not boilerplate."""
    value, sharing = -1, list[int]()
    for item in packed:
        if item >> 24 != value:
            if 1 < len(sharing) <= BOILERPLATE:
                yield sharing
            value, sharing = item >> 24, []
        if not sharing or sharing[-1] != item & 0xFFFFFF:
            sharing.append(item & 0xFFFFFF)
    if 1 < len(sharing) <= BOILERPLATE:
        yield sharing


def _extended(mine: Sequence[str], theirs: Sequence[str], a: int, b: int) -> Run:
    first = 0
    while a - first > 0 and b - first > 0 and mine[a - first - 1] == theirs[b - first - 1]:
        first += 1
    last = 0
    while a + last < len(mine) and b + last < len(theirs) and mine[a + last] == theirs[b + last]:
        last += 1
    return Run(a - first, b - first, first + last)


def _near(run: Run, other: Run) -> bool:
    """Whether two runs are the same or follow each other closely in both texts."""
    first, second = sorted((run, other), key=lambda run: run.mine)
    return _follows(first, second) or run == other


def _covers(run: Run, a: int, b: int) -> bool:
    return run.mine <= a < run.mine + run.length and a - run.mine == b - run.theirs


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
