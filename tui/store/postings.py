"""The index from values to the releases that hold them, in a store: packed, sorted, asked for many values at once.

Values (:mod:`tui.crossref.holdings`) lie in parts by their first bits. What changes is noted beside the parts, as
entries that came and releases that went, and worked into them when it is more than a share of them: changing an entry
of a part costs as much as writing all of it.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from sys import byteorder
from typing import NamedTuple

from tui.crossref.holdings import BITS, Family, Holdings

PART_BITS = 6
"""Bits of a value that say in which part it lies."""

SHARE = 8
"""What changed is worked into the parts when it is more than this fraction of them."""

_PARTS = 1 << PART_BITS
_SHIFT = BITS - PART_BITS
_LEVEL = 1
_VALUE_BYTES, _NUMBER_BYTES = 5, 6
_DROPPED = len(Family)


class Entry(NamedTuple):
    """A release that holds a value.

    Attributes:
        number: The number of the release.
        mark: For a print, its surroundings.
        tail: For a print, which of the last paragraphs it reaches into.
    """

    number: int
    mark: int = 0
    tail: int = 0


_Row = tuple[int, int, int, int]
"""A value with its entry."""


class Postings:
    """The index as a store has it, with what came and went since."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._come: tuple[dict[int, list[Entry]], ...] = tuple({} for _ in Family)
        self._gone: set[int] = set()
        for family, packed in connection.execute("SELECT family, packed FROM shared WHERE part = ?", (_PARTS,)):
            if family == _DROPPED:
                self._gone.update(array("Q", zlib.decompress(packed)))
            else:
                for value, *entry in _rows(packed):
                    self._come[family].setdefault(value, []).append(Entry(*entry))

    def changed(self, gone: Collection[int], come: Mapping[int, Holdings]) -> Postings:
        """The index without some releases, and then with others."""
        after = Postings.__new__(Postings)
        after._connection, after._gone = self._connection, self._gone | set(gone)
        kept = ({v: [e for e in those if e.number not in gone] for v, those in part.items()} for part in self._come)
        after._come = tuple({value: entries for value, entries in part.items() if entries} for part in kept)
        for number, holdings in come.items():
            for family in Family:
                for value, *entry in _rows_of(number, holdings, family):
                    after._come[family].setdefault(value, []).append(Entry(*entry))
        return after

    def holding(self, family: Family, values: Iterable[int]) -> dict[int, list[Entry]]:
        """The entries of each of some values that a release holds."""
        found: dict[int, list[Entry]] = {}
        for part, asked in groupby(sorted(set(values)), key=lambda value: value >> _SHIFT):
            held, numbers, marks, tails = _arrays(self._packed(family, part))
            place = 0
            for value in asked:
                entries = list(self._come[family].get(value, ()))
                place = bisect_left(held, value, place)
                while place < len(held) and held[place] == value:
                    if numbers[place] not in self._gone:
                        beside = (marks[place], tails[place]) if marks else ()
                        entries.append(Entry(numbers[place], *beside))
                    place += 1
                if entries:
                    found[value] = sorted(entries)
        return found

    def save(self) -> None:
        """Keep what came and went, or work it into the parts."""
        recent = sum(len(entries) for part in self._come for entries in part.values())
        ((whole,),) = self._connection.execute("SELECT coalesce(sum(entries), 0) FROM shared WHERE part < ?", (_PARTS,))
        if SHARE * (recent + len(self._gone)) > whole:
            self._merge()
            return
        self._connection.execute("DELETE FROM shared WHERE part = ?", (_PARTS,))
        rows = [
            (family, sorted((value, *entry) for value, entries in self._come[family].items() for entry in entries))
            for family in Family
        ]
        self._put((family, _PARTS, len(each), _packed(each)) for family, each in rows)
        gone = zlib.compress(array("Q", sorted(self._gone)).tobytes(), _LEVEL)
        self._put([(_DROPPED, _PARTS, len(self._gone), gone)])

    def _merge(self) -> None:
        for family in Family:
            parts: list[list[_Row]] = [[] for _ in range(_PARTS)]
            for value, entries in self._come[family].items():
                parts[value >> _SHIFT] += ((value, *entry) for entry in entries)
            for part, rows in enumerate(parts):
                before = _rows(self._packed(family, part))
                rows += (row for row in before if row[1] not in self._gone)
                rows.sort()
                self._put([(family, part, len(rows), _packed(rows))])
        self._connection.execute("DELETE FROM shared WHERE part = ?", (_PARTS,))

    def _put(self, rows: Iterable[tuple[int, int, int, bytes]]) -> None:
        self._connection.executemany("INSERT OR REPLACE INTO shared VALUES (?, ?, ?, ?)", rows)

    def _packed(self, family: Family, part: int) -> bytes:
        query = "SELECT packed FROM shared WHERE family = ? AND part = ?"
        row = self._connection.execute(query, (family, part)).fetchone()
        return row[0] if row else b""


def built(connection: sqlite3.Connection, come: Iterable[tuple[int, Holdings]]) -> None:
    """Make the index of a whole collection."""
    connection.execute("DELETE FROM shared")
    columns = [[(array("Q"), array("Q"), array("Q"), bytearray()) for _ in range(_PARTS)] for _ in Family]
    for number, holdings in come:
        for family in Family:
            parts = columns[family]
            for value, _, mark, tail in _rows_of(number, holdings, family):
                values, numbers, marks, tails = parts[value >> _SHIFT]
                values.append(value)
                numbers.append(number)
                if family is Family.PRINT:
                    marks.append(mark)
                    tails.append(tail)
    for family in Family:
        for part, (values, numbers, marks, tails) in enumerate(columns[family]):
            filled = (marks, tails) if marks else ([0] * len(values), bytes(len(values)))
            rows = sorted(zip(values, numbers, *filled, strict=True))
            packed = family, part, len(rows), _packed(rows)
            connection.execute("INSERT INTO shared VALUES (?, ?, ?, ?)", packed)
            columns[family][part] = array("Q"), array("Q"), array("Q"), bytearray()


def shared_by_several(connection: sqlite3.Connection, family: Family) -> Iterator[tuple[int, list[Entry]]]:
    """Every value with more than one entry, in an index that was just :func:`built`."""
    parts = connection.execute("SELECT packed FROM shared WHERE family = ? AND part < ?", (family, _PARTS))
    for (packed,) in parts.fetchall():
        values = _arrays(packed)[0]
        several = {value for value, after in pairwise(values) if value == after}
        rows = (row for row in _rows(packed) if row[0] in several)
        for value, group in groupby(rows, key=itemgetter(0)):
            yield value, [Entry(*row[1:]) for row in group]


def entries_in(connection: sqlite3.Connection) -> set[tuple[int, ...]]:
    """Everything that a store's index says, as family, value, number, mark and tail, however it is laid out."""
    postings = Postings(connection)
    found = {(int(f), value, *e) for f in Family for value, entries in postings._come[f].items() for e in entries}
    parts = connection.execute("SELECT family, packed FROM shared WHERE part < ?", (_PARTS,))
    return found | {(f, *row) for f, packed in parts for row in _rows(packed) if row[1] not in postings._gone}


def holdings_packed(holdings: Holdings) -> bytes:
    """The holdings of one release as bytes."""
    counts = array("Q", map(len, holdings.values))
    values = (each.tobytes() for each in holdings.values)
    return b"".join([counts.tobytes(), *values, holdings.marks.tobytes(), holdings.tails])


def holdings_of(packed: bytes) -> Holdings:
    """The holdings that :func:`holdings_packed` packed."""
    first, second, third = array("Q", packed[:24])
    ends = [24, *(24 + 8 * end for end in accumulate((first, second, third, first)))]
    values = [array("Q", packed[start:end]) for start, end in pairwise(ends)]
    return Holdings((values[0], values[1], values[2]), values[3], packed[ends[-1] :])


def _rows_of(number: int, holdings: Holdings, family: Family) -> Iterator[_Row]:
    if family is Family.PRINT:
        for value, mark, tail in zip(holdings.values[family], holdings.marks, holdings.tails, strict=True):
            yield value, number, mark, tail
    else:
        for value in holdings.values[family]:
            yield value, number, 0, 0


def _packed(rows: list[_Row]) -> bytes:
    """Sorted rows as bytes: the steps from value to value and the numbers byte by byte, for they are small."""
    steps = array("Q", (row[0] for row in rows))
    for place in range(len(steps) - 1, 0, -1):
        steps[place] -= steps[place - 1]
    columns = [*_planes(steps, _VALUE_BYTES), *_planes(array("Q", (row[1] for row in rows)), _NUMBER_BYTES)]
    if any(row[2] or row[3] for row in rows):
        columns += [*_planes(array("Q", (row[2] for row in rows)), 8), bytes(row[3] for row in rows)]
    return array("Q", [len(rows)]).tobytes() + zlib.compress(b"".join(columns), _LEVEL)


def _planes(numbers: array[int], count: int) -> Iterator[bytes]:
    if byteorder == "big":
        numbers.byteswap()
    plain = numbers.tobytes()
    return (plain[place::8] for place in range(count))


def _arrays(packed: bytes) -> tuple[array[int], array[int], array[int], bytes]:
    """The values, numbers, marks and tails of sorted rows; no marks and tails where all are 0."""
    if not packed:
        return array("Q"), array("Q"), array("Q"), b""
    (count,) = array("Q", packed[:8])
    plain = zlib.decompress(packed[8:])
    values = array("Q", accumulate(_unplaned(plain, 0, count, _VALUE_BYTES)))
    numbers = _unplaned(plain, _VALUE_BYTES, count, _NUMBER_BYTES)
    first = _VALUE_BYTES + _NUMBER_BYTES
    marked = len(plain) > first * count
    marks = _unplaned(plain, first, count, 8) if marked else array("Q")
    return values, numbers, marks, plain[(first + 8) * count :] if marked else b""


def _unplaned(plain: bytes, first: int, count: int, planes: int) -> array[int]:
    whole = bytearray(8 * count)
    for place in range(planes):
        whole[place::8] = plain[(first + place) * count : (first + place + 1) * count]
    numbers = array("Q", bytes(whole))
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def _rows(packed: bytes) -> Iterator[_Row]:
    values, numbers, marks, tails = _arrays(packed)
    if marks:
        return zip(values, numbers, marks, tails, strict=True)
    return ((value, number, 0, 0) for value, number in zip(values, numbers, strict=True))
