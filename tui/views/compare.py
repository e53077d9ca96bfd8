"""Two releases side by side: which passage became which, and what was dropped, inserted, changed or filled in it.

Sentences are paired by the words they share, wherever they stand (:func:`tui.crossref.alignment.aligned`); the words of
a pair are compared with difflib. Case, quotation marks and punctuation do not count as changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui.crossref.alignment import SAME_SENTENCE, aligned
from tui.model import ASIDE, Figure, LinkKind, Qualifier, Reading, Span, Status

if TYPE_CHECKING:
    from tui.library import Library

_WORD = re.compile(r"\S+")
_PUNCTUATION = ".,;:!?()[]{}'\"‘’‚‛“”„‟‹›«»…–—*†‡"
"""What is left out of a comparison at the edges of a word."""

NOWHERE = Span(0, 0)
"""The side of a change that has no passage at all."""

_APOSTROPHES = str.maketrans("‘’‛ʼ", "''''")


class ChangeKind(StrEnum):
    """What happened to a stretch of words from the left release to the right one."""

    DROPPED = "dropped"
    INSERTED = "inserted"
    CHANGED = "changed"
    FILLED = "filled"


class Change(NamedTuple):
    """A stretch of words that is not the same on both sides.

    Attributes:
        kind: What happened to it.
        left: The words in the left release, empty where there are none.
        right: The words in the right release, empty where there are none.
    """

    kind: ChangeKind
    left: Span
    right: Span

    def on(self, *, right: bool) -> Span:
        """The words on one side."""
        return self.right if right else self.left


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences of one paragraph that were paired, or that stand on one side only.

    Attributes:
        left: Where it stands in the left release, if it does.
        right: Where it stands in the right release, if it does.
        changes: What is not the same, in the order of the left release.
        moved: Whether it stands elsewhere among the paired passages of the right release.
    """

    left: Span | None
    right: Span | None
    changes: tuple[Change, ...] = ()
    moved: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether it stands on both sides."""
        return self.left is not None and self.right is not None

    def on(self, *, right: bool) -> Span | None:
        """Where it stands on one side."""
        return self.right if right else self.left


@dataclass(frozen=True)
class Comparison:
    """Two releases, aligned.

    Attributes:
        left: The one.
        right: The other.
        passages: In the order of the left release; what stands in the right one only follows what it follows there.
    """

    left: Reading
    right: Reading
    passages: tuple[Passage, ...]

    @cached_property
    def changes(self) -> Sequence[tuple[int, Change]]:
        """Every change with the index of its passage."""
        return [(index, change) for index, passage in enumerate(self.passages) for change in passage.changes]

    @property
    def first_telling(self) -> int:
        """The number, from 0, of the first change inside a passage that stands on both sides; 0 if there is none."""
        numbered = enumerate(self.changes)
        return next((number for number, (index, _) in numbered if self.passages[index].is_paired), 0)


def compared(left: Reading, right: Reading) -> Comparison:
    """The two releases, aligned."""
    return Comparison(left, right, tuple(_passages(left, right)))


# --- passages -------------------------------------------------------------------------------------------------------


class _Side:
    """The sentences of one release, with the paragraph each is in and whether it was paired."""

    def __init__(self, reading: Reading, sentences: Sequence[Span], paired: Collection[int]) -> None:
        starts = [block.start for block in reading.release.blocks]
        self.sentences = sentences
        self.paragraph = [bisect_right(starts, span.start) for span in sentences]
        self._paired = paired

    def span(self, first: int, past: int) -> Span:
        """From one sentence up to, not including, another."""
        return Span(self.sentences[first].start, self.sentences[past - 1].end)

    def alone(self, first: int) -> Iterator[Span]:
        """What stands here only from a sentence on, up to the next paired one: a span a paragraph."""
        while first < len(self.sentences) and first not in self._paired:
            past = first + 1
            while (
                past < len(self.sentences)
                and past not in self._paired
                and self.paragraph[past] == self.paragraph[first]
            ):
                past += 1
            yield self.span(first, past)
            first = past


def _passages(left: Reading, right: Reading) -> Iterator[Passage]:
    """Passages in the order of the left release, each followed by what only the right release has there."""
    pairs = _pairs(left, right)
    mine = _Side(left, _sentences(left), pairs)
    theirs = _Side(right, _sentences(right), frozenset(pairs.values()))
    in_order = _longest_rising(list(pairs.values()))
    yield from _dropped(mine.alone(0))
    yield from _inserted(theirs.alone(0))
    for first, past in _paired_runs(pairs, mine.paragraph, theirs.paragraph):
        spans = mine.span(first, past), theirs.span(pairs[first], pairs[past - 1] + 1)
        changes = tuple(_changes(left, right, *spans))
        yield Passage(*spans, changes, moved=pairs[first] not in in_order)
        yield from _dropped(mine.alone(past))
        yield from _inserted(theirs.alone(pairs[past - 1] + 1))


def _pairs(left: Reading, right: Reading) -> dict[int, int]:
    """Which sentence of the left running text was paired with which of the right one, in the order of the left.

    A pair that breaks the order must agree in the order of its words too: lists of countries share their names.
    """
    mine = {span: index for index, span in enumerate(_sentences(left))}
    theirs = {span: index for index, span in enumerate(_sentences(right))}
    pairs = {mine[a]: (theirs[b], a, b) for a, b in aligned(left, right) if a in mine and b in theirs}
    in_order = _longest_rising([partner for partner, _, _ in pairs.values()])
    return {
        index: partner
        for index, (partner, a, b) in pairs.items()
        if partner in in_order or _likeness(left, right, a, b) >= SAME_SENTENCE
    }


def _likeness(left: Reading, right: Reading, mine: Span, theirs: Span) -> float:
    """How much of two sentences is the same words in the same order, from 0 to 1."""
    ours, others = _words(left.release.text, mine), _words(right.release.text, theirs)
    return SequenceMatcher(None, [word.key for word in ours], [word.key for word in others], autojunk=False).ratio()


def _sentences(reading: Reading) -> list[Span]:
    """The sentences of the running text."""
    asides = {block.start for block in reading.release.blocks if block.kind in ASIDE}
    starts = [block.start for block in reading.release.blocks]
    return [span for span in reading.sentences if starts[max(0, bisect_right(starts, span.start) - 1)] not in asides]


def _paired_runs(pairs: Mapping[int, int], mine: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Paired sentences that follow one another within a paragraph on both sides, as ranges of the left ones."""
    run: list[int] = []
    for index, partner in pairs.items():
        follows = pairs.get(index - 1) == partner - 1
        if run and not (follows and mine[index] == mine[run[0]] and theirs[partner] == theirs[pairs[run[0]]]):
            yield run[0], run[-1] + 1
            run = []
        run.append(index)
    if run:
        yield run[0], run[-1] + 1


def _dropped(spans: Iterable[Span]) -> Iterator[Passage]:
    for span in spans:
        yield Passage(span, None, (Change(ChangeKind.DROPPED, span, NOWHERE),))


def _inserted(spans: Iterable[Span]) -> Iterator[Passage]:
    for span in spans:
        yield Passage(None, span, (Change(ChangeKind.INSERTED, NOWHERE, span),))


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The longest subsequence of different numbers that rises: what has kept its order (patience sorting)."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at:] = [number, *ends[at + 1 :]]
    kept: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return frozenset(kept)


# --- words ----------------------------------------------------------------------------------------------------------


class _Word(NamedTuple):
    """A word as it is compared, with its place, punctuation left out."""

    key: str
    span: Span


def _words(text: str, span: Span) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text, *span):
        word = match[0].strip(_PUNCTUATION)
        if word.strip("-"):
            start = match.start() + match[0].index(word)
            found.append(_Word(word.translate(_APOSTROPHES).casefold(), Span(start, start + len(word))))
    return found


def _changes(left: Reading, right: Reading, mine: Span, theirs: Span) -> Iterator[Change]:
    """What is not the same in two passages, figure by figure where as many stand on both sides."""
    ours, others = _words(left.release.text, mine), _words(right.release.text, theirs)
    matcher = SequenceMatcher(None, [word.key for word in ours], [word.key for word in others], autojunk=False)
    for i, i_end, j, j_end in _gathered(matcher.get_opcodes()):
        old, new = _span(ours, i, i_end, mine), _span(others, j, j_end, theirs)
        yield from _by_figure(left, right, old, new)


def _gathered(opcodes: Iterable[tuple[str, int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The changed ranges; two with fewer equal words between them than either has changed ones are one rewording."""
    last: tuple[int, int, int, int] | None = None
    for tag, *words in opcodes:
        if tag == "equal":
            continue
        i, i_end, j, j_end = words
        if last is not None:
            size, equal = max(last[1] - last[0], last[3] - last[2]), i - last[1]
            if equal < min(size, max(i_end - i, j_end - j)):
                last = (last[0], i_end, last[2], j_end)
                continue
            yield last
        last = (i, i_end, j, j_end)
    if last is not None:
        yield last


def _span(words: Sequence[_Word], first: int, past: int, within: Span) -> Span:
    """Where words stand; for none, the empty span where they would."""
    if first < past:
        return Span(words[first].span.start, words[past - 1].span.end)
    at = words[first - 1].span.end if first else within.start
    return Span(at, at)


def _by_figure(left: Reading, right: Reading, old: Span, new: Span) -> Iterator[Change]:
    """A change, split at its figures where both sides have as many, so that each fill stands by itself."""
    ours, others = _figures(left, old), _figures(right, new)
    if len(ours) != len(others) or all(a.qualifier is not Qualifier.BLANK for a in (*ours, *others)):
        yield from _change(left, right, old, new)
        return
    at, there = old.start, new.start
    for mine, theirs in zip(ours, others, strict=True):
        yield from _change(left, right, Span(at, mine.start), Span(there, theirs.start))
        yield from _change(left, right, Span(mine.start, mine.end), Span(theirs.start, theirs.end))
        at, there = mine.end, theirs.end
    yield from _change(left, right, Span(at, old.end), Span(there, new.end))


def _figures(reading: Reading, span: Span) -> list[Figure]:
    """The figures inside a span."""
    return [figure for figure in reading.figures if span.start <= figure.start and figure.end <= span.end]


def _change(left: Reading, right: Reading, old: Span, new: Span) -> Iterator[Change]:
    """A change of its kind; nothing where neither side has a word."""
    old, new = _bare(left.release.text, old), _bare(right.release.text, new)
    blanks = [
        [figure.qualifier is Qualifier.BLANK for figure in _figures(reading, span)]
        for reading, span in ((left, old), (right, new))
    ]
    if old.start < old.end and new.start < new.end:
        filled = all(blanks) and any(blanks[0]) != any(blanks[1])
        yield Change(ChangeKind.FILLED if filled else ChangeKind.CHANGED, old, new)
    elif old.start < old.end:
        yield Change(ChangeKind.DROPPED, old, new)
    elif new.start < new.end:
        yield Change(ChangeKind.INSERTED, old, new)


def _bare(text: str, span: Span) -> Span:
    """A span without white space and punctuation at its edges; empty where it is nothing else."""
    words = _words(text, span)
    return Span(words[0].span.start, words[-1].span.end) if words else Span(span.start, span.start)


# --- what to compare with -------------------------------------------------------------------------------------------


def counterpart(library: Library, release_id: str) -> str | None:
    """The release that one is best compared with, if there is any.

    Its draft or its final text; else the one it shares most words with; else the one before it on its event, or after
    it for the first.
    """
    links = library.links_of(release_id)
    for link in links:
        if link.kind is LinkKind.DRAFT_OF and link.target:
            return link.target if link.source == release_id else link.source
    shared = Counter[str]()
    for link in links:
        if link.kind is LinkKind.PASSAGE and link.target:
            other = link.target if link.source == release_id else link.source
            shared[other] += sum(at.end - at.start for at in link.spans if at.release == other)
    if shared:
        return max(shared, key=lambda other: (shared[other], other))
    event = library.event_of(release_id)
    members = [member for member, _ in event.members] if event else []
    here = members.index(release_id) if release_id in members else 0
    others = members[:here][::-1] + members[here + 1 :]
    return others[0] if others else None


def in_order(library: Library, one: str, other: str) -> tuple[str, str]:
    """Two releases with the draft, or else the earlier one, first."""

    def key(release_id: str) -> tuple[bool, date, str]:
        release = library.release(release_id)
        day = release.published.value if release.published else date.min
        return release.status.value is not Status.DRAFT, day, release.path

    first, second = sorted((one, other), key=key)
    return first, second
