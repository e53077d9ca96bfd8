"""Text that releases share, word for word or nearly.

Candidates come from *winnowed* fingerprints (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", 2003): of every :data:`WINDOW` neighbouring shingles of :data:`SHINGLE` words one is kept, so that any
shared run of ``SHINGLE + WINDOW - 1`` = 12 words leaves a fingerprint in common. From there the exact runs are extended
word by word, and runs parted by a few changed words are one near-duplicate passage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from tui.crossref.sharing import Sharing
from tui.crossref.tokens import Tokens, footers, plain_words, tokens
from tui.model import Reading, Span

SHINGLE = 8
"""Words in a shingle (DESIGN: eight)."""

WINDOW = 5
"""Neighbouring shingles of which one is kept (DESIGN: five)."""

PASSAGE = 12
"""Words from which a shared run is worth a link: what the fingerprints guarantee to find."""

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


def shingles(words: Sequence[int]) -> list[int]:
    """The hash of every shingle of a text, given the hashes of its words."""
    hashes = list(words)
    for reach in (1, 2, 4):
        hashes = [(a * _BASE + b) % _MODULUS for a, b in zip(hashes, hashes[reach:], strict=False)]
    return hashes


def fingerprints(hashes: Sequence[int]) -> set[int]:
    """The shingles that winnowing keeps: the least of every window."""
    if len(hashes) < WINDOW:
        return {min(hashes)} if hashes else set()
    return set(map(min, *(hashes[start:] for start in range(WINDOW))))


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
            runs = exact_runs(*self._hashed(a), *self._hashed(b))
            long = any(run.length >= PASSAGE for run in runs)
            self._found[a, b] = tuple(passages(runs, self.words(a), self.words(b))) if long else ()
        return self._found[a, b]

    def _hashes(self, index: int) -> tuple[list[int], list[int]]:
        """The hashes of a release's words and of its shingles."""
        words = word_hashes(plain_words(self._readings[index].release, self._footers))
        return words, shingles(words)

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
        here = _extended(self._hashed(a)[0], self._hashed(b)[0], mine, theirs, BESIDE)
        return here.length >= BESIDE and any(_follows(*_in_order(run, here)) for run in runs)

    def _pairs(self) -> dict[tuple[int, int], int]:
        sharing = Sharing()
        for number, reading in enumerate(self._readings):
            for value in fingerprints(shingles(word_hashes(plain_words(reading.release, self._footers)))):
                sharing.add(value, number)
        sharing.close()
        return {(a, b): n for a in range(len(self._readings)) for b, n in sorted(sharing.later(a).items())}


def exact_runs(
    mine: Sequence[int], my_shingles: Sequence[int], theirs: Sequence[int], their_shingles: Sequence[int]
) -> list[Run]:
    """The longest shared runs around common fingerprints, none inside another, in the order of the first text.

    Args:
        mine: The hashes of the words of the one text.
        my_shingles: Those of its shingles.
        theirs: The hashes of the words of the other.
        their_shingles: Those of its shingles.
    """
    common = fingerprints(my_shingles) & fingerprints(their_shingles)
    there: dict[int, list[int]] = {}
    for b, value in enumerate(their_shingles):
        if value in common:
            there.setdefault(value, []).append(b)
    ends: dict[int, int] = {}
    found = []
    for a, value in enumerate(my_shingles):
        for b in there.get(value, ()) if len(there.get(value, ())) <= REPEATED else ():
            if ends.get(a - b, -1) <= a:
                run = _extended(mine, theirs, a, b)
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
