"""What is needed of one release to find the others it belongs with, so that no two texts need be in memory for it.

A :class:`Trace` is small and made of plain values. Fingerprints (:class:`Print`) and anchors
(:mod:`tui.crossref.anchors`) are many and go into an index instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tui.crossref.names import Naming, namings
from tui.crossref.prints import SHINGLE, fingerprints, shingles, surroundings, word_hashes
from tui.crossref.tokens import FOOTER_BLOCKS, FOOTER_RELEASES, WORD, block_hash, running_text
from tui.knowledge import Knowledge
from tui.model import At, Citation, Reading, Release, Status


@dataclass(frozen=True, slots=True)
class Trace:
    """What pairing needs of one release.

    Attributes:
        id: The release's id.
        path: Its path; releases are put in order by path and id.
        day: The day it was issued, if that can be told.
        latest: The latest day it speaks of, if it speaks of any: about when it was issued, where that is not told.
        status: Published, report or draft.
        title: Its title.
        title_at: Where the title stands; the text's first character where it has none.
        publisher: Who issued it, if that can be told.
        event: The event that a sidecar states, if any.
        tail: Hashes of its last paragraphs, which may be its publisher's footer.
        namings: The operations and cases it is about or mentions.
        citations: The documents it refers to.
    """

    id: str
    path: str
    day: date | None
    latest: date | None
    status: Status
    title: str
    title_at: At
    publisher: str | None
    event: str | None
    tail: tuple[int, ...]
    namings: tuple[Naming, ...]
    citations: tuple[Citation, ...]

    @property
    def order(self) -> tuple[str, str]:
        """What releases are put in order by."""
        return self.path, self.id

    @property
    def since(self) -> tuple[date, str, str]:
        """What the releases of an event are put in order by: the day, those without one first."""
        return self.day or date.min, *self.order

    @property
    def issued(self) -> tuple[bool, date, str]:
        """What sorts releases by day, drafts and texts without a day first."""
        return self.status is not Status.DRAFT, self.day or date.min, self.path


class Print(NamedTuple):
    """A fingerprint of a release.

    Attributes:
        value: The hash of its words.
        mark: What stands around it, for :func:`~tui.crossref.prints.in_one_run`.
        tail: Hashes of the last paragraphs it reaches into; it does not count where one of them is a footer.
    """

    value: int
    mark: int
    tail: tuple[int, ...]


class Tracer:
    """Takes the traces of releases with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._broad = frozenset(knowledge.words("broad_names"))

    def trace(self, reading: Reading) -> Trace:
        """The trace of one release; nothing but the release is looked at."""
        release = reading.release
        span = release.title.span
        return Trace(
            id=release.id,
            path=release.path,
            day=release.published.value if release.published else None,
            latest=max((mention.first for mention in reading.dates if mention.first == mention.last), default=None),
            status=release.status.value,
            title=release.title.value,
            title_at=At(release.id, *span) if span else At(release.id, 0, min(1, len(release.text))),
            publisher=release.publisher.value if release.publisher else None,
            event=release.event.value if release.event else None,
            tail=tuple(block_hash(release, span) for span in list(running_text(release))[-FOOTER_BLOCKS:]),
            namings=tuple(namings(reading, self._broad)),
            citations=reading.citations,
        )


def footers(tails: Iterable[tuple[int, ...]]) -> frozenset[int]:
    """Hashes of the paragraphs with which at least :data:`FOOTER_RELEASES` releases end, or nearly end.

    A paragraph that a publisher puts under everything is no sign of a common event, however few releases there are.
    """
    uses = Counter[int]()
    for tail in tails:
        uses.update(set(tail))
    return frozenset(value for value, releases_with in uses.items() if releases_with >= FOOTER_RELEASES)


def prints(release: Release) -> Iterator[Print]:
    """The fingerprints of a release's running text, in text order."""
    words: list[str] = []
    tails: list[tuple[int, int, int]] = []
    blocks = list(running_text(release))
    for number, span in enumerate(blocks):
        first = len(words)
        words += WORD.findall(release.text, *span)
        if number >= len(blocks) - FOOTER_BLOCKS:
            tails.append((first, len(words), block_hash(release, span)))
    hashes = word_hashes(words)
    shingled = shingles(hashes)
    kept = fingerprints(shingled)
    places = [place for place, value in enumerate(shingled) if value in kept]
    last = tails[0][0] if tails else 0
    for place, mark in zip(places, surroundings(hashes, places), strict=True):
        reached = place + SHINGLE
        tail = tuple(hash_ for start, end, hash_ in tails if start < reached and place < end) if reached > last else ()
        yield Print(shingled[place], mark, tail)


UNTOLD = 0
"""The mark of a fingerprint that does not count: it meets none (:func:`~tui.crossref.prints.in_one_run`)."""


def is_told(tail: Iterable[int], footers: Container[int]) -> bool:
    """Whether a fingerprint counts, given the last paragraphs that it reaches into: no footer."""
    return not any(value in footers for value in tail)
