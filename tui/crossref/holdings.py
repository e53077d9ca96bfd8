"""What a release holds that others may hold too, as numbers: what an index of a collection is made of.

The index answers who holds a value, so that what a coming or going release changes is found without the others. Values
are of three families (:class:`Family`); one value means nothing in another family.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple

from tui.crossref.anchors import LEADING, Anchors, anchor_value
from tui.crossref.citations import asked, offered
from tui.crossref.names import Key
from tui.crossref.traces import Trace, prints
from tui.knowledge import Knowledge
from tui.model import Reading

BITS = 40
"""Bits of a value that are kept: of a hundred thousand releases, one value in a million is taken for another."""

_VALUE = (1 << BITS) - 1


class Family(IntEnum):
    """What values are of."""

    PRINT = 0
    """Fingerprints, each with its surroundings and the last paragraphs that it reaches into."""
    ANCHOR = 1
    """Anchors by which releases find each other."""
    TOLD = 2
    """What a trace says: names, last paragraphs, a stated event, what citations may ask for and what they ask for."""


class Holdings(NamedTuple):
    """The values of one release.

    Attributes:
        values: For each family, its values; one print may stand there several times.
        marks: The surroundings of each print, for :func:`~tui.crossref.prints.in_one_run`.
        tails: For each print a bit for every paragraph of :attr:`Trace.tail` that it reaches into.
    """

    values: tuple[array[int], array[int], array[int]]
    marks: array[int]
    tails: bytes


class Holder:
    """Takes the holdings of releases with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._anchors = Anchors(knowledge)

    def of(self, reading: Reading, trace: Trace) -> Holdings:
        """The holdings of one release; nothing but the release is looked at."""
        values, marks, tails = array("Q"), array("Q"), bytearray()
        for one in prints(reading.release):
            values.append(kept(one.value))
            marks.append(one.mark)
            tails.append(sum(1 << place for place, value in enumerate(trace.tail) if value in one.tail))
        anchors = self._anchors.of(reading).items()
        led = {kept(anchor_value(anchor)) for anchor, held in anchors if anchor[0] in LEADING and held.weight}
        return Holdings((values, array("Q", sorted(led)), array("Q", sorted(set(told_by(trace))))), marks, bytes(tails))


def kept(value: int) -> int:
    """The part of a value that an index knows it by."""
    return value & _VALUE


def told_by(trace: Trace) -> Iterator[int]:
    """The values of :attr:`Family.TOLD` that a release holds."""
    yield from map(tail_value, trace.tail)
    yield from (name_value(naming.key) for naming in trace.namings)
    if trace.event:
        yield event_value(trace.event)
    yield from map(kept, offered(trace))
    for citation in trace.citations:
        yield from (asked_value(value) for value, _ in asked(citation))


def tail_value(paragraph: int) -> int:
    """What holds a last paragraph, by its hash."""
    return _hashed("tail", str(paragraph))


def name_value(key: Key) -> int:
    """What holds a name."""
    return _hashed("name", *key)


def event_value(event: str) -> int:
    """What holds a stated event."""
    return _hashed("event", event.lower())


def asked_value(offer: int) -> int:
    """What holds a citation that asks for an offer, by the value of that."""
    return _hashed("asked", str(kept(offer)))


def _hashed(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=BITS // 8).digest())
