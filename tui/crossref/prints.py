"""Fingerprints of a text's words, by which releases that share a run of words find each other.

Fingerprints are *winnowed* (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
2003): of every few neighbouring shingles one is kept, so that any shared run of a shingle's words and the window's,
less one, leaves a fingerprint in common. Beside each fingerprint its *surroundings* are kept, a sign for each of the
nearest words: two releases with a fingerprint in common can then be asked whether a run of :data:`RUN` words is around
it, without either text. Shingles of eight words alone would bring strangers together, ever more of them as a collection
grows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from sys import byteorder
from zlib import crc32

SHINGLE = 8
"""Words in a shingle (DESIGN)."""

WINDOW = 5
"""Neighbouring shingles of which one is kept (DESIGN)."""

RUN = SHINGLE + WINDOW - 1
"""Words from which a shared run surely leaves a fingerprint in common: twelve."""

_BESIDE = RUN - SHINGLE
_EDGE = bytes(_BESIDE)
_SIGNS = 7
_KNOWN_WORDS = 1_000_000
_MODULUS = (1 << 61) - 1
_BASE = 1_000_003


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
    hashes, reached = list(words), 1
    while reached < SHINGLE:
        reach = min(reached, SHINGLE - reached)
        hashes = [(a * _BASE + b) % _MODULUS for a, b in zip(hashes, hashes[reach:], strict=False)]
        reached += reach
    return hashes


def fingerprints(hashes: Sequence[int]) -> set[int]:
    """The shingles that winnowing keeps: the least of every window."""
    if len(hashes) < WINDOW:
        return {min(hashes)} if hashes else set()
    return set(map(min, *(hashes[start:] for start in range(WINDOW))))


def surroundings(words: Sequence[int], places: Iterable[int]) -> array[int]:
    """What stands around shingles that begin at these words, as 64-bit numbers for :func:`in_one_run`."""
    marks = _EDGE + bytes(1 + word % _SIGNS for word in words) + _EDGE
    found = array("Q")
    for place in places:
        found.frombytes(marks[place : place + _BESIDE] + marks[place + RUN : place + RUN + _BESIDE])
    return found


def in_one_run(mine: int, theirs: int) -> bool:
    """Whether :data:`RUN` words are alike around a shingle that two texts share, given its surroundings in each.

    Words are compared by few signs: one in seven strangers is taken for an acquaintance, four beside each other in two
    thousand texts, and found out by the text.
    """
    a, b = mine.to_bytes(8, byteorder), theirs.to_bytes(8, byteorder)
    alike, place = 0, _BESIDE
    while place and a[place - 1] == b[place - 1] != 0:
        alike, place = alike + 1, place - 1
    place = _BESIDE
    while place < 2 * _BESIDE and a[place] == b[place] != 0:
        alike, place = alike + 1, place + 1
    return alike >= _BESIDE
