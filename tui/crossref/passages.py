"""Text that releases share, word for word or nearly.

Both the pairs to look at and the runs in them come from *winnowed* fingerprints (Schleimer, Wilkerson and Aiken,
"Winnowing: local algorithms for document fingerprinting", 2003): of every so many neighbouring shingles one is kept, so
that any shared run of a shingle's words and the window's, less one, leaves a fingerprint in common. For pairs, shingles
are long (:data:`FAR`), so that strangers who share a turn of phrase are not compared; for runs they are short
(:data:`NEAR`). From there the exact runs are extended word by word, and runs parted by a few changed words are one
near-duplicate passage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from tui.crossref.sharing import Sharing
from tui.crossref.tokens import Tokens, footers, plain_words, tokens
from tui.model import Reading, Span

PASSAGE = 12
"""Words from which a shared run is worth a link: what the fingerprints guarantee to find."""


class Winnowing(NamedTuple):
    """How fingerprints are taken: words in a shingle, and neighbouring shingles of which one is kept."""

    shingle: int
    window: int


NEAR = Winnowing(8, 5)
"""For the runs of two releases that are compared (DESIGN)."""

FAR = Winnowing(11, 2)
"""For the pairs of a collection. With eight words the pairs grew with the number of releases to the power of 1.3."""

CHANGED = 8
"""Words that may differ between two runs of one near-duplicate passage: half a sentence, by observation."""

REPEATED = 8
"""A shingle that stands more often than this in one text (a table, a chant) leads to no passage."""

BESIDE = 5
"""Words alike around a figure that show it was copied, where the text around it was."""

_KNOWN_WORDS = 1_000_000
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
    """The hash of each word whatever its case, the same in every process."""

    def __missing__(self, word: str) -> int:
        value = self[word] = crc32(word.lower().encode("utf-8", "surrogatepass"))
        return value


_HASHES = _Hashes()


def word_hashes(words: Iterable[str]) -> list[int]:
    """The hash of every word, whatever its case."""
    if len(_HASHES) > _KNOWN_WORDS:
        _HASHES.clear()
    return [_HASHES[word] for word in words]


def shingles(words: Sequence[int], length: int) -> list[int]:
    """The hash of every shingle of ``length`` words of a text, given the hashes of its words."""
    hashes, reached = list(words), 1
    while reached < length:
        reach = min(reached, length - reached)
        hashes = [(a * _BASE + b) % _MODULUS for a, b in zip(hashes, hashes[reach:], strict=False)]
        reached += reach
    return hashes


def fingerprints(hashes: Sequence[int], window: int) -> set[int]:
    """The shingles that winnowing keeps: the least of every window."""
    if len(hashes) < window:
        return {min(hashes)} if hashes else set()
    return set(map(min, *(hashes[start:] for start in range(window))))


class Hashed(NamedTuple):
    """A text's words and shingles as hashes, and those of its shingles that are fingerprints."""

    words: Sequence[int]
    shingles: Sequence[int]
    fingerprints: Set[int]

    @classmethod
    def of(cls, words: Iterable[str]) -> Hashed:
        """The hashes of a text's words."""
        hashes = word_hashes(words)
        shingled = shingles(hashes, NEAR.shingle)
        return cls(hashes, shingled, fingerprints(shingled, NEAR.window))


class Passages:
    """The passages between the releases of a collection, found when asked for.

    Attributes:
        pairs: How many fingerprints each pair of releases shares that are not boilerplate; the smaller index first.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._footers = footers(reading.release for reading in readings)
        self.words = lru_cache(maxsize=256)(self._words)
        self._hashed = lru_cache(maxsize=1024)(self._hashes)
        self._found: dict[tuple[int, int], tuple[Passage, ...]] = {}
        self.pairs = self._pairs()

    def between(self, a: int, b: int) -> tuple[Passage, ...]:
        """The passages that releases ``a`` and ``b`` share, in the order of the first; none if no run is a long one."""
        if (a, b) not in self._found:
            runs = exact_runs(self._hashed(a), self._hashed(b))
            long = any(run.length >= PASSAGE for run in runs)
            self._found[a, b] = tuple(passages(runs, self.words(a), self.words(b))) if long else ()
        return self._found[a, b]

    def _hashes(self, index: int) -> Hashed:
        return Hashed.of(plain_words(self._readings[index].release, self._footers))

    def _words(self, index: int) -> Tokens:
        return tokens(self._readings[index].release, self._footers)

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
        runs = [run for passage in self.between(a, b) for run in passage.runs]
        if any(run.mine <= mine < run.mine + run.length and mine - run.mine == theirs - run.theirs for run in runs):
            return True
        here = _extended(self._hashed(a).words, self._hashed(b).words, mine, theirs, BESIDE)
        return here.length >= BESIDE and any(_follows(*_in_order(run, here)) for run in runs)

    def _pairs(self) -> dict[tuple[int, int], int]:
        sharing = Sharing()
        for number, reading in enumerate(self._readings):
            hashes = word_hashes(plain_words(reading.release, self._footers))
            for value in fingerprints(shingles(hashes, FAR.shingle), FAR.window):
                sharing.add(value, number)
        sharing.close()
        return {(a, b): n for a in range(len(self._readings)) for b, n in sorted(sharing.later(a).items())}


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
                if run.length >= NEAR.shingle:
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
    return all(-NEAR.shingle < gap <= CHANGED for gap in gaps)


def _passage(runs: Sequence[Run], mine: Tokens, theirs: Tokens) -> Passage:
    first, last = runs[0], runs[-1]
    a = (first.mine, last.mine + last.length)
    b = (first.theirs, last.theirs + last.length)
    shared = sum(run.length for run in runs)
    changed = max(a[1] - a[0], b[1] - b[0]) - shared
    return Passage(tuple(runs), mine.span(*a), theirs.span(*b), max(changed, 0))
