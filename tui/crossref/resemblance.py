"""Releases that are on one happening without naming it: by the text they share, or by their anchors.

Either gives a verdict on a pair: the same event, possibly the same (shown, never merged), or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from tui.crossref.anchors import SPECIFIC, Anchor, AnchorKind, Anchors, Held, collection_rarity
from tui.crossref.passages import Passages, Run
from tui.crossref.sharing import BOILERPLATE, Sharing
from tui.crossref.tokens import Tokens, running_text
from tui.model import At, Evidence, Reading

CONTAINMENT = 0.25
"""The share of the shorter release that is found in the other, from which the two are on one event (DESIGN)."""

POSSIBLE_CONTAINMENT = 0.12
"""The share from which they possibly are."""

TOLD_EARLY = 0.15
"""The share of common text that must not be in the second half of both releases: more than a formula."""

MOSTLY = 0.5
"""The share of words in capitals from which a run is a string of names and offices."""

PASSAGE_DAYS = 60
"""Days apart up to which shared text means one event; later, an office reuses last year's text."""

ANCHOR_DAYS = 14
"""Days apart up to which shared anchors mean one event (DESIGN: a fortnight)."""

SAME = 11.0
"""The weight of shared anchors from which two releases are on one event: two odd amounts with a place, say."""

SPECIFICALLY = 2.5
"""The weight that must come from amounts, cases, people, names and dates: two quakes of one island share all else."""

POSSIBLE = 8.0
"""The weight from which they possibly are."""

CAPS: Mapping[AnchorKind, float] = {
    AnchorKind.AMOUNT: 18.0,
    AnchorKind.CASE: 8.0,
    AnchorKind.PERSON: 6.0,
    AnchorKind.PLACE: 3.0,
    AnchorKind.NAME: 5.0,
    AnchorKind.DATE: 4.5,
    AnchorKind.TITLE: 9.0,
    AnchorKind.TOPIC: 4.0,
}
"""The most that one kind of anchor can add, so that no long list of names or words decides alone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two releases have in common.

    Attributes:
        a: Index of the one release, the smaller.
        b: Index of the other.
        same: Whether that makes them one event, or only possibly.
        evidence: What they share.
    """

    a: int
    b: int
    same: bool
    evidence: Evidence


def by_passages(readings: Sequence[Reading], passages: Passages) -> Iterator[Verdict]:
    """Verdicts on pairs of releases that share text, in order of the pairs."""
    for (a, b), shared in sorted(passages.pairs.items()):
        if shared < 2:
            continue
        found = passages.between(a, b)
        mine, theirs = (Text(passages.words(index), readings[index]) for index in (a, b))
        share = containment([run for passage in found for run in passage.runs], mine, theirs)
        if share >= POSSIBLE_CONTAINMENT:
            spans = tuple(at for p in found for at in (_at(readings[a], p.mine), _at(readings[b], p.theirs)))
            evidence = Evidence("containment", spans, f"{share:.0%} of the shorter text is in the other")
            near = within(PASSAGE_DAYS, readings[a], readings[b])
            yield Verdict(a, b, share >= CONTAINMENT and near, evidence)


class Text(NamedTuple):
    """A release's words with the release they are from."""

    words: Tokens
    reading: Reading


def containment(runs: Sequence[Run], mine: Text, theirs: Text) -> float:
    """The share of the shorter of two texts that shared runs cover.

    What two releases share only in their last paragraphs, or almost only in their second halves but for strings of
    names and offices, is what their publisher puts under everything it issues: it does not count.
    """
    told = [run for run in runs if not (_is_last(mine, run.mine) and _is_last(theirs, run.theirs))]
    here, there = len(mine.words.words), len(theirs.words.words)
    worded = [run for run in told if not _is_names(mine, run)]
    early = sum(run.length for run in worded if 2 * run.mine < here or 2 * run.theirs < there)
    counts = worded and early >= TOLD_EARLY * sum(run.length for run in worded)
    return min(1.0, sum(run.length for run in told) / min(here, there)) if counts else 0.0


def _is_names(text: Text, run: Run) -> bool:
    """Whether a shared run is mostly names and offices, which a publisher's releases have in common."""
    starts = text.words.starts[run.mine : run.mine + run.length]
    return sum(text.reading.release.text[start].isupper() for start in starts) >= MOSTLY * run.length


def _is_last(text: Text, word: int) -> bool:
    """Whether a word stands in the last of three paragraphs or more."""
    blocks = list(running_text(text.reading.release))
    return len(blocks) > 2 and text.words.starts[word] >= blocks[-1].start


def by_anchors(readings: Sequence[Reading], anchors: Anchors) -> Iterator[Verdict]:
    """Verdicts on pairs of releases that share rare anchors, in order of the pairs."""
    held = lru_cache(maxsize=512)(lambda index: anchors.of(readings[index]))
    leading, sharing = Sharing(), Sharing()
    for index, reading in enumerate(readings):
        for anchor in anchors.of(reading):
            sharing.add(_hashed(anchor), index)
            if anchor[0] is not AnchorKind.TOPIC:
                leading.add(_hashed(anchor), index)
    sharing.close()
    leading.close()
    for a in range(len(readings)):
        for b, shared in sorted(leading.later(a).items()):
            if shared > 1 and within(ANCHOR_DAYS, readings[a], readings[b]):
                mine, theirs = held(a), held(b)
                weights = {
                    anchor: _weight(mine[anchor], theirs[anchor], sharing.holders(_hashed(anchor)))
                    for anchor in mine
                    if anchor in theirs
                }
                if verdict := _verdict(a, b, weights, mine, theirs):
                    yield verdict


def within(days: int, a: Reading, b: Reading) -> bool:
    """Whether two releases were issued within so many days; one without a date might have been."""
    mine, theirs = _day(a), _day(b)
    return mine is None or theirs is None or abs((mine - theirs).days) <= days


def _verdict(
    a: int, b: int, weights: Mapping[Anchor, float], mine: Mapping[Anchor, Held], theirs: Mapping[Anchor, Held]
) -> Verdict | None:
    totals: dict[AnchorKind, float] = defaultdict(float)
    for (kind, _), weight in weights.items():
        totals[kind] += weight
    score = sum(min(total, CAPS[kind]) for kind, total in totals.items())
    if score < POSSIBLE or sum(kind in SPECIFIC for kind in totals) == len(totals):
        return None
    specific = sum(total for kind, total in totals.items() if kind in SPECIFIC)
    strongest = sorted(weights, key=lambda anchor: (-weights[anchor], anchor))[:5]
    spans = tuple(at for anchor in strongest for at in (mine[anchor].at, theirs[anchor].at))
    told = ", ".join(f"{kind} {name}" for kind, name in strongest)
    return Verdict(
        a,
        b,
        score >= SAME and specific >= SPECIFICALLY,
        Evidence("rare-anchors", spans, f"{told} (weight {score:.1f})"),
    )


def _weight(mine: Held, theirs: Held, holders: int) -> float:
    """What a shared anchor counts; nothing where so many releases hold it that it is boilerplate."""
    weight = min(mine.weight, theirs.weight) * collection_rarity(holders, BOILERPLATE) if holders else 0.0
    return weight * (1.5 if mine.titled and theirs.titled else 1.0)


def _hashed(anchor: Anchor) -> int:
    kind, name = anchor
    return int.from_bytes(blake2b(f"{kind}\0{name}".encode("utf-8", "surrogatepass"), digest_size=6).digest())


def _day(reading: Reading) -> date | None:
    return reading.release.published.value if reading.release.published else None


def _at(reading: Reading, span: tuple[int, int]) -> At:
    return At(reading.release.id, *span)
