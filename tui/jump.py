"""Finding a release by a few typed letters: the ranking behind the fuzzy jump.

A ladder, tried from the top:

1. a title that begins with what is typed;
2. every typed word begins a word: in the title in the order typed, then in any order, then in the publisher, an event
   or the date; or it is the initials of consecutive words there ("oi" finds *Operation Icarus*);
3. a typed word that leads nowhere stands for the nearest words there are (rapidfuzz), and 2 is tried again;
4. the letters stand in the title in this order.

What is equal stands by what was opened lately, then the newest first.

An FTS5 table in memory holds the words, so that a keystroke costs a few milliseconds with 100,000 titles: at most
:data:`CANDIDATES` rows of a rung, the newest, are ranked. Building it is linear.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from tui.folding import spaced

CANDIDATES = 500
"""How many matches of a rung are ranked: more than a person looks at, few enough to rank within a frame."""

TYPO_SCORE = 72.0
"""The least rapidfuzz ratio, 0 to 100, of a typed word and the word it may stand for; a slip in four letters is 75."""

NEAREST = 6
"""How many words a mistyped one may stand for."""

SMALL = 3
"""Letters of a word up to which its initial may be left out ("of", "the", "and")."""

LONGEST_INITIALS = 8
"""Initials that are looked at from each word on: nobody types more."""


class Entry(NamedTuple):
    """What can be jumped to.

    Attributes:
        key: What the caller knows it by.
        title: What is shown and matched first.
        names: Names that can be typed to find it, by their initials too: publisher, event.
        details: What else can be typed to find it: date, status, file.
    """

    key: str
    title: str
    names: Sequence[str] = ()
    details: Sequence[str] = ()

    @property
    def others(self) -> Sequence[str]:
        """All but the title."""
        return *self.names, *self.details


class Hit(NamedTuple):
    """One answer.

    Attributes:
        key: The entry's key.
        title: The entry's title.
        positions: Code-point offsets in the title of the matched letters, ascending.
        other: The first of the entry's other fields that was matched where the title was not; "" for none.
        other_positions: Code-point offsets in it of the matched letters, ascending.
    """

    key: str
    title: str
    positions: tuple[int, ...] = ()
    other: str = ""
    other_positions: tuple[int, ...] = ()


_WORD = re.compile(r"[^ ]+")

Rank = tuple[int, ...]
"""What entries are ordered by; smaller is better."""


class Jump:
    """Entries prepared for searching, given the newest first.

    A search may run in another thread than the one that built it; only one at a time.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._numbers: Mapping[str, int] = {entry.key: number for number, entry in enumerate(self.entries)}
        self._titles = [f" {' '.join(spaced(entry.title).split())} " for entry in self.entries]
        self._others = [f" {' '.join(spaced('  '.join(entry.others)).split())} " for entry in self.entries]
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        self._table.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (title, other, initials, content='', columnsize=0, prefix='1 2',"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        rows = (
            (number, title, other, _all_initials(title, *map(spaced, self.entries[number].names)))
            for number, (title, other) in enumerate(zip(self._titles, self._others, strict=True))
        )
        self._table.executemany("INSERT INTO words (rowid, title, other, initials) VALUES (?, ?, ?, ?)", rows)

    def find(self, query: str, limit: int = 50, lately: Sequence[str] = ()) -> Sequence[Hit]:
        """The best ``limit`` entries for what was typed.

        Args:
            query: What was typed; for nothing, the entries as they stand.
            limit: The most to give.
            lately: Keys of what was opened lately, the last first; they come first among equals, and for nothing typed.
        """
        words = spaced(query).split()
        known = (self._numbers[key] for key in lately if key in self._numbers)
        recent = {number: place for place, number in enumerate(known)}
        if not words:
            rest = (number for number in range(len(self.entries)) if number not in recent)
            return [self._hit(number, ()) for number, _ in zip([*recent, *rest], range(limit), strict=False)]
        ranks = self._by_words(words, recent)
        if len(ranks) < limit:
            ranks = {**self._by_initials(words, recent), **ranks}
        if not ranks:
            return self._by_nearest(words, limit, recent) or self._by_letters("".join(words), limit)
        return [self._hit(number, words) for number in self._best(ranks, limit, recent)]

    def _best(self, ranks: Mapping[int, Rank], limit: int, recent: Mapping[int, int]) -> list[int]:
        never = len(recent)
        return sorted(ranks, key=lambda number: (*ranks[number], recent.get(number, never), number))[:limit]

    # --- rungs ------------------------------------------------------------------------------------------------------

    def _by_words(self, words: Sequence[str], recent: Iterable[int]) -> dict[int, Rank]:
        """The entries in which every word begins a word: titles that begin so first, then the newest."""
        first, *rest = (f'"{word}" *' for word in words)
        further = f" AND ({{title other}} : {' AND '.join(rest)})" if rest else ""
        every = f"{{title other}} : {' AND '.join((first, *rest))}"
        begin = self._matching(f"(title : ^ {first}){further}")
        found = {*begin, *self._matching(every), *(number for number in recent if self._holds(number, words))}
        return {number: self._rank(number, words) for number in found}

    def _by_initials(self, words: Sequence[str], recent: Iterable[int]) -> dict[int, Rank]:
        """The entries in which every word begins a word or consecutive initials."""
        if max(map(len, words)) < 2:
            return {}
        found = self._matching(" AND ".join(f'"{word}" *' for word in words))
        return {number: self._initials_rank(number, words) for number in found}

    def _matching(self, expression: str) -> list[int]:
        query = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT {CANDIDATES}"
        return [number for (number,) in self._table.execute(query, (expression,))]

    def _holds(self, number: int, words: Iterable[str]) -> bool:
        line = self._titles[number] + self._others[number]
        return all(f" {word}" in line for word in words)

    def _rank(self, number: int, words: Sequence[str]) -> Rank:
        """Begins with it, in order, in any order, partly elsewhere, elsewhere; then whole words before beginnings."""
        title = self._titles[number]
        at = [title.find(f" {word}") for word in words]
        missing = at.count(-1)
        if missing:
            rung = 4 + (missing == len(words))
        elif title.startswith(f" {' '.join(words)}"):
            rung = 0
        else:
            rung = 2 if at == sorted(at) else 3
        line = title if rung < 4 else title + self._others[number]
        begun = sum(f" {word} " not in line for word in words)
        return rung, begun, at[0] != 0, missing

    def _initials_rank(self, number: int, words: Sequence[str]) -> Rank:
        """All initials of the title or of a name come before the middle of a title, others after all words."""
        entry = self.entries[number]
        whole = any(initials in words for field in (entry.title, *entry.names) for initials in _initials(spaced(field)))
        long = [word for word in words if len(word) > 2]
        begins = any(each.startswith(word) for each in _initials(spaced(entry.title)) for word in long)
        return 1 if whole else 3 if begins else 6, 0, 0, 0

    # --- typos ------------------------------------------------------------------------------------------------------

    @cached_property
    def _vocabulary(self) -> list[str]:
        self._table.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, col)")
        terms = self._table.execute("SELECT DISTINCT term FROM vocabulary WHERE col <> 'initials' AND length(term) > 2")
        return sorted(term for (term,) in terms)

    def _by_nearest(self, words: Sequence[str], limit: int, recent: Mapping[int, int]) -> list[Hit]:
        """What the words nearest to those typed find; with fewer words changed, and by nearer ones, first."""
        from rapidfuzz import fuzz, process

        choices = []
        for word in words:
            known = bool(self._matching(f'{{title other}} : "{word}" *'))
            near = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=TYPO_SCORE, limit=NEAREST)
            nearest = [each for each, _, _ in sorted(near, key=lambda item: (-item[1], item[0])) if each != word]
            choices.append([word, *nearest] if known else nearest)
            if not choices[-1]:
                return []
        hits: dict[int, Hit] = {}
        for corrected in _combinations(choices):
            ranks = self._by_words(corrected, recent)
            for number in self._best(ranks, limit, recent):
                hits.setdefault(number, self._hit(number, corrected))
            if len(hits) >= limit:
                break
        return list(hits.values())[:limit]

    def _by_letters(self, letters: str, limit: int) -> list[Hit]:
        """The titles that hold the letters in this order, those in which they stand closest first."""
        if len(letters) < 3:
            return []
        found = []
        for number, entry in enumerate(self.entries):
            title = spaced(entry.title)
            if places := _in_order(letters, title):
                found.append((places[-1] - places[0], number, places))
        best = ((self.entries[number], places) for _, number, places in sorted(found)[:limit])
        return [Hit(entry.key, entry.title, places) for entry, places in best]

    # --- what was matched -------------------------------------------------------------------------------------------

    def _hit(self, number: int, words: Sequence[str]) -> Hit:
        entry = self.entries[number]
        placed = {word: _places(word, entry.title) for word in words}
        missing = [word for word, at in placed.items() if not at]
        positions = tuple(sorted({at for places in placed.values() for at in places}))
        for other in entry.others:
            if at := sorted({place for word in missing for place in _places(word, other)}):
                return Hit(entry.key, entry.title, positions, other, tuple(at))
        return Hit(entry.key, entry.title, positions)


def _places(word: str, text: str) -> Sequence[int]:
    """Where a typed word is matched in a text: as the beginning of a word, else as initials; nowhere for neither."""
    line = spaced(text)
    begin = f" {line}".find(f" {word}")
    if begin >= 0:
        return range(begin, begin + len(word))
    for starts in _starts(line) if len(word) > 1 else ():
        first = "".join(line[at] for at in starts).find(word)
        if first >= 0:
            return starts[first : first + len(word)]
    return ()


def _starts(line: str) -> list[list[int]]:
    """Where the words of a spaced text begin: all of them, and without the small ones."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(line)]
    return [[start for start, _ in words], [start for start, end in words if end - start > SMALL]]


def _initials(line: str) -> Iterable[str]:
    """The initials of a spaced text: of all its words, and without the small ones."""
    words = line.split()
    return {"".join([word[0] for word in words]), "".join([word[0] for word in words if len(word) > SMALL])}


def _all_initials(*lines: str) -> str:
    """The initials of spaced texts, from each word on, so that any run of them begins one."""
    runs = [
        initials[at : at + LONGEST_INITIALS]
        for line in lines
        for initials in _initials(line)
        for at in range(len(initials) - 1)
    ]
    return " ".join(runs)


def _combinations(choices: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Each word's first choice with the others' first, then one word at a time its later choices: a bounded few."""
    best = [words[0] for words in choices]
    yield best
    for turn in range(1, 1 + max(map(len, choices))):
        for place, words in enumerate(choices):
            if turn < len(words):
                yield [*best[:place], words[turn], *best[place + 1 :]]


def _in_order(letters: str, title: str) -> tuple[int, ...]:
    places = []
    at = -1
    for letter in letters:
        at = title.find(letter, at + 1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(places)
