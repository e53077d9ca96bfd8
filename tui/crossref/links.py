"""What two releases have in common: the passages they share, as links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.crossref.containment import Text, containment
from tui.crossref.formulas import Formulas
from tui.crossref.passages import PASSAGE, Passage, Passages
from tui.crossref.traces import Trace
from tui.model import At, Link, LinkKind, LinkStatus, Quote, Reading


@dataclass(frozen=True, slots=True)
class Common:
    """What was found when the texts of two releases were compared.

    Attributes:
        a: The id of the one release, the first by path.
        b: The id of the other.
        shared: The passages, as the links that they become.
        words: How many words the passages have.
        share: The share of the shorter text that is found in the other.
    """

    a: str
    b: str
    shared: tuple[Link, ...]
    words: int
    share: float


def in_common(a: Trace, b: Trace, readings: Mapping[str, Reading], passages: Passages, formulas: Formulas) -> Common:
    """What two releases have in common; ``a`` is the first by path."""
    found = passages.between(a.id, b.id)
    mine, theirs = (Text(passages.words(one.id), readings[one.id]) for one in (a, b))
    telling = [passage for passage in found if not formulas.holds(mine.reading.release, passage.mine)]
    links = tuple(_passage_link(a, b, passage, readings) for passage in telling if passage.words >= PASSAGE)
    share = containment([run for passage in telling for run in passage.runs], mine, theirs) if telling else 0.0
    return Common(a.id, b.id, links, sum(passage.words for passage in found), share)


def _passage_link(a: Trace, b: Trace, passage: Passage, readings: Mapping[str, Reading]) -> Link:
    """The link for a passage, from the later release to the earlier."""
    spans = (At(a.id, *passage.mine), At(b.id, *passage.theirs))
    if a.issued < b.issued:
        a, b, spans = b, a, (spans[1], spans[0])
    note = "; ".join([_alike(passage), *_speakers(readings[a.id], readings[b.id], spans)])
    rule = "near-duplicate" if passage.changed else "shared-passage"
    return Link(LinkKind.PASSAGE, a.id, b.id, LinkStatus.RESOLVED, spans, rule, note=note)


def _alike(passage: Passage) -> str:
    return f"{passage.words} words, {passage.changed} changed" if passage.changed else f"{passage.words} words alike"


def _speakers(mine: Reading, theirs: Reading, spans: Sequence[At]) -> Iterator[str]:
    """Who said a quotation in the passage, where only one of the two releases names the speaker."""
    first, second = _quote_in(mine, spans[0]), _quote_in(theirs, spans[1])
    if first and second and bool(first.speaker) != bool(second.speaker):
        yield f"a quotation of {first.speaker or second.speaker}, whom only one of the two names"


def _quote_in(reading: Reading, at: At) -> Quote | None:
    """The innermost quotation that holds the middle of a span, if any."""
    middle = (at.start + at.end) // 2
    holding = [quote for quote in reading.quotes if quote.start <= middle < quote.end]
    return min(holding, key=lambda quote: quote.end - quote.start, default=None)
