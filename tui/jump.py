"""Finding a release by a few typed letters: the ranking behind the fuzzy jump.

A ladder, tried from the top, so that the common case is one scan of one string at memory speed:

1. every typed word starts a word of the title, the publisher, an event or the date, in any order;
2. the typed letters are the initials of consecutive words ("oi" finds *Operation Icarus*);
3. a typed word that starts nothing is replaced by the vocabulary's nearest words (rapidfuzz), and rung 1 is tried
   again;
4. the letters stand in the title in this order.

Within a rung, a title that begins with the query comes first, then words in the order typed, then any match in the
title before one in the other fields; ties keep the order the entries were given in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from tui.haystack import Haystack

_CANDIDATES = 500
"""How many matches of a rung are ranked: more than a person looks at, few enough to rank within a frame."""

_TYPO_SCORE = 72.0
"""The least rapidfuzz ratio, 0 to 100, of a typed word and the word it may stand for; a slip in four letters is 75."""


class Entry(NamedTuple):
    """What can be jumped to.

    Attributes:
        key: What the caller knows it by.
        title: What is shown and matched first.
        other: More that can be typed to find it: publisher, event names, dates.
    """

    key: str
    title: str
    other: str = ""


class Hit(NamedTuple):
    """One answer.

    Attributes:
        key: The entry's key.
        title: The entry's title.
        positions: Code-point offsets in the title of the matched letters, ascending.
        rank: What it was ordered by; smaller is better.
    """

    key: str
    title: str
    positions: tuple[int, ...]
    rank: tuple[int, ...]


def folded(text: str) -> str:
    """``text`` without case and accents, code point for code point, so that offsets carry over."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(character) for character in text)


def _folded_character(character: str) -> str:
    lowered = unicodedata.normalize("NFD", character)[0].lower()
    return lowered if len(lowered) == 1 else character


def _spaced(text: str) -> str:
    """Folded, with everything that is not a letter or a digit as a space (same length)."""
    return "".join(character if character.isalnum() else " " for character in folded(text))


class Jump:
    """Entries prepared for searching. Building is linear; a query scans one string and ranks a bounded few."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._titles = [_spaced(entry.title) for entry in self.entries]
        self._lines = [
            f" {title} {_spaced(entry.other)} " for title, entry in zip(self._titles, self.entries, strict=True)
        ]
        self._haystack = Haystack(self._lines)

    def find(self, query: str, limit: int = 50) -> Sequence[Hit]:
        """The best ``limit`` entries for what was typed; for an empty query, the first entries as they stand."""
        words = _spaced(query).split()
        if not words:
            return [Hit(entry.key, entry.title, (), (0,)) for entry in self.entries[:limit]]
        hits = self._by_words(words)
        seen = {hit.rank[-1] for hit in hits}
        if len(words) == 1 and len(hits) < limit:
            hits += [hit for hit in self._by_initials(words[0]) if hit.rank[-1] not in seen]
        hits = hits or self._by_corrected(words) or self._by_letters("".join(words))
        return sorted(hits, key=lambda hit: hit.rank)[:limit]

    def _by_words(self, words: Sequence[str]) -> list[Hit]:
        indexes = self._haystack.holding_all(f" {word}" for word in words)
        return [self._hit(index, words, rung=0) for index in islice(indexes, _CANDIDATES)]

    def _hit(self, index: int, words: Sequence[str], rung: int) -> Hit:
        title = f" {self._titles[index]}"
        begins = [title.find(f" {word}") for word in words]
        places = {at + offset for at, word in zip(begins, words, strict=True) if at >= 0 for offset in range(len(word))}
        missing = sum(at < 0 for at in begins)
        at_start = begins[0] != 0
        disordered = begins != sorted(begins)
        rank = (rung, int(missing > 0), int(at_start or disordered), int(disordered), missing, index)
        return Hit(self.entries[index].key, self.entries[index].title, tuple(sorted(places)), rank)

    @cached_property
    def _initials(self) -> list[str]:
        return [
            " ".join("".join(word[0] for word in _spaced(field).split()) for field in (entry.title, entry.other))
            for entry in self.entries
        ]

    def _by_initials(self, letters: str) -> list[Hit]:
        if len(letters) < 2:
            return []
        hits = []
        for index, initials in enumerate(self._initials):
            if letters in initials:
                hits.append(self._initials_hit(index, letters))
                if len(hits) == _CANDIDATES:
                    break
        return hits

    def _initials_hit(self, index: int, letters: str) -> Hit:
        title = self._titles[index]
        starts = [at for at, letter in enumerate(title) if letter != " " and (at == 0 or title[at - 1] == " ")]
        first = "".join(title[at] for at in starts).find(letters)
        places = tuple(starts[first : first + len(letters)]) if first >= 0 else ()
        rank = (1, int(first < 0), max(first, 0), index)
        return Hit(self.entries[index].key, self.entries[index].title, places, rank)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted({word for line in self._lines for word in line.split() if len(word) > 2})

    def _by_corrected(self, words: Sequence[str]) -> list[Hit]:
        from rapidfuzz import fuzz, process

        choices = []
        for word in words:
            if f" {word}" in self._haystack:
                choices.append([word])
                continue
            near = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_TYPO_SCORE, limit=6)
            if not near:
                return []
            choices.append([known for known, _, _ in sorted(near, key=lambda item: (-item[1], item[0]))])
        hits: dict[int, Hit] = {}
        for corrected in _combinations(choices):
            for hit in self._by_words(corrected):
                hits.setdefault(hit.rank[-1], hit)
        return list(hits.values())

    def _by_letters(self, letters: str) -> list[Hit]:
        if len(letters) < 3:
            return []
        hits = []
        for index, title in enumerate(self._titles):
            places = _in_order(letters, title)
            if places:
                spread = places[-1] - places[0]
                hits.append(Hit(self.entries[index].key, self.entries[index].title, places, (2, spread, index)))
        return hits


def _combinations(choices: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Each word's first choice with the others' first, then one word at a time its later choices: a bounded few."""
    best = [words[0] for words in choices]
    yield best
    for place, words in enumerate(choices):
        for word in words[1:]:
            yield [*best[:place], word, *best[place + 1 :]]


def _in_order(letters: str, title: str) -> tuple[int, ...]:
    places = []
    at = -1
    for letter in letters:
        at = title.find(letter, at + 1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(places)
