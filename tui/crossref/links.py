"""Links between pairs of releases: passages they share, and events they possibly share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui.crossref.formulas import Formulas
from tui.crossref.passages import PASSAGE, Passage, Passages
from tui.crossref.resemblance import Verdict
from tui.model import At, Link, LinkKind, LinkStatus, Quote, Reading, Status


def passage_links(readings: Sequence[Reading], passages: Passages, formulas: Formulas) -> Iterator[Link]:
    """A link for every passage of :data:`PASSAGE` words or more, from the later release to the earlier.

    One that only says in a formula who announced what is none.
    """
    for pair in sorted(passages.pairs):
        a, b = pair
        for passage in passages.between(a, b):
            if passage.words >= PASSAGE and not formulas.holds(readings[a].release, passage.mine):
                mine, theirs = readings[a], readings[b]
                spans = (At(mine.release.id, *passage.mine), At(theirs.release.id, *passage.theirs))
                if issued(mine) < issued(theirs):
                    mine, theirs, spans = theirs, mine, (spans[1], spans[0])
                note = "; ".join([_alike(passage), *_speakers(mine, theirs, spans)])
                rule = "near-duplicate" if passage.changed else "shared-passage"
                yield Link(
                    LinkKind.PASSAGE, mine.release.id, theirs.release.id, LinkStatus.RESOLVED, spans, rule, note=note
                )


def possible_links(readings: Sequence[Reading], verdicts: Iterable[Verdict]) -> Iterator[Link]:
    """A link for every pair that is possibly on one event."""
    for verdict in verdicts:
        source, target = sorted((readings[verdict.a], readings[verdict.b]), key=issued, reverse=True)
        evidence = verdict.evidence
        yield Link(
            LinkKind.POSSIBLE,
            source.release.id,
            target.release.id,
            LinkStatus.RESOLVED,
            evidence.spans,
            evidence.rule,
            note=evidence.note,
        )


def issued(reading: Reading) -> tuple[bool, date, str]:
    """Sorts releases by day, drafts and texts without a day first."""
    release = reading.release
    published = release.published.value if release.published else date.min
    return release.status.value is not Status.DRAFT, published, release.path


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
