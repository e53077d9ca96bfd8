"""Releases that are on one happening without naming it: by the text they share, their words and their rare anchors.

A pair is the same event, possibly the same (shown, never merged), or nothing. Two things must come together: the words
of the two are alike, as those of one subject are, and something specific is the same in both, which two happenings of
one sort do not share: odd numbers, names, places, days. Neither is enough alone: two quakes are told in the same words,
and two statements of one senator name the same people.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tui.crossref.anchors import LEADING, SPECIFIC, Anchor, AnchorKind, Held, anchor_value
from tui.crossref.links import Common
from tui.crossref.sharing import level
from tui.crossref.traces import Trace
from tui.model import Evidence

CONTAINMENT = 0.25
"""The share of the shorter release that is found in the other, from which the two are on one event (DESIGN)."""

POSSIBLE_CONTAINMENT = 0.12
"""The share from which they possibly are."""

REPRINT = 0.5
"""The share from which one reprints the other, whatever day it names."""

PASSAGE_DAYS = 60
"""Days apart up to which shared text means one event; later, an office reuses last year's text."""

ANCHOR_DAYS = 14
"""Days apart up to which shared anchors mean one event (DESIGN: a fortnight)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What two releases must have in common.

    Attributes:
        likeness: The least likeness of their words.
        specific: The least weight of what is specific and the same.
    """

    likeness: float
    specific: float


NEAR = Bar(0.25, 3.5)
"""For two releases of the same fortnight to be on one event. Among 46 real releases the pairs on one event had at least
0.29 and 4.9, other pairs at most 0.20 or 2.0, but for such as contradict each other."""

UNDATED = Bar(0.40, 4.5)
"""The same where it is not known that they are of one fortnight."""

PROOF = Bar(0.15, 12.0)
"""Either way: several odd amounts or names, in releases on about the same subject."""

POSSIBLE = Bar(0.20, 2.5)
"""For two releases to be possibly on one event."""

CAPS: Mapping[AnchorKind, float] = {
    AnchorKind.AMOUNT: 18.0,
    AnchorKind.FIGURE: 5.0,
    AnchorKind.CASE: 8.0,
    AnchorKind.CODE: 6.0,
    AnchorKind.PERSON: 6.0,
    AnchorKind.PLACE: 3.0,
    AnchorKind.NAME: 6.0,
    AnchorKind.DATE: 4.5,
}
"""The most that one kind of anchor can add, so that no long list of names or numbers decides alone."""

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two releases have in common.

    Attributes:
        a: The id of the one release, the first by path.
        b: The id of the other.
        same: Whether that makes them one event, or only possibly.
        evidence: What they share.
    """

    a: str
    b: str
    same: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Portrait:
    """A release as it is compared with others.

    Attributes:
        trace: Its trace.
        anchors: Its anchors.
        words: What its words say of its subject (see :meth:`Anchors.words`).
    """

    trace: Trace
    anchors: Mapping[Anchor, Held]
    words: Mapping[str, float]


def may_resemble(mine: Trace, theirs: Trace, common: Common | None) -> bool:
    """Whether anything can be said of two releases: of one season, or with text in common that is worth a word."""
    told = common is not None and common.share >= POSSIBLE_CONTAINMENT
    return told or within(PASSAGE_DAYS, mine.day, theirs.day)


def resemblance(
    mine: Portrait, theirs: Portrait, holders: Callable[[int], int], common: Common | None = None
) -> Verdict | None:
    """The verdict on two releases.

    Args:
        mine: The one release, the first by path.
        theirs: The other.
        holders: How many releases of the collection hold an anchor, by its value (see :func:`anchor_value`).
        common: The text they share, if they share any.
    """
    a, b = mine.anchors, theirs.anchors
    share = common.share if common else 0.0
    shared = {anchor: _weight(a[anchor], b[anchor], anchor, holders) for anchor in a if anchor in b}
    totals: dict[AnchorKind, float] = defaultdict(float)
    for (kind, _), weight in shared.items():
        totals[kind] += weight
    specific = sum(min(total, CAPS[kind]) for kind, total in totals.items() if kind in SPECIFIC)
    alike = likeness(mine.words, theirs.words)
    about = [one.trace.day or one.trace.latest for one in (mine, theirs)]

    def reaches(bar: Bar) -> bool:
        return alike >= bar.likeness and specific >= bar.specific

    near = within(PASSAGE_DAYS, mine.trace.day, theirs.trace.day)
    bar = NEAR if within(ANCHOR_DAYS, *about) and all(about) else UNDATED
    told_alike = within(ANCHOR_DAYS, mine.trace.day, theirs.trace.day) and (reaches(bar) or reaches(PROOF))
    reused = near and share >= CONTAINMENT
    opposed = of_other_leads(a, b, AnchorKind.DATE) or of_other_leads(a, b, AnchorKind.SIZE) or of_other_people(a, b)
    same = (told_alike or reused) and (not opposed or share >= REPRINT)
    if not same and share < POSSIBLE_CONTAINMENT and not (near and reaches(POSSIBLE)):
        return None
    evidence = _by_text(common) if common and share >= POSSIBLE_CONTAINMENT else _by_anchors(shared, a, b, alike)
    return Verdict(mine.trace.id, theirs.trace.id, same, evidence)


def _by_text(common: Common) -> Evidence:
    spans = tuple(at for link in common.shared for at in link.spans)
    return Evidence("containment", spans, f"{common.share:.0%} of the shorter text is in the other")


def _by_anchors(
    shared: Mapping[Anchor, float], mine: Mapping[Anchor, Held], theirs: Mapping[Anchor, Held], alike: float
) -> Evidence:
    ranked = sorted(shared, key=lambda anchor: (-shared[anchor], anchor))[:_SHOWN]
    spans = tuple(at for anchor in ranked for at in (mine[anchor].at, theirs[anchor].at))
    told = ", ".join(f"{kind} {name}" for kind, name in ranked)
    return Evidence("rare-anchors", spans, f"{told}; words {alike:.0%} alike")


def likeness(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """How alike two releases are in the words they use: the cosine of what each word counts, from 0 to 1."""
    product = sum(weight * theirs[word] for word, weight in mine.items() if word in theirs)
    return product / (math.hypot(*mine.values()) * math.hypot(*theirs.values())) if product else 0.0


def of_other_leads(mine: Mapping[Anchor, Held], theirs: Mapping[Anchor, Held], kind: AnchorKind) -> bool:
    """Whether each release leads with days, or sizes, of which the other speaks of none."""
    here, there = _leading(mine, kind), _leading(theirs, kind)
    return bool(here and there) and not any(a in theirs for a in here) and not any(a in mine for a in there)


def of_other_people(mine: Mapping[Anchor, Held], theirs: Mapping[Anchor, Held]) -> bool:
    """Whether a title names people, other than such as speak in it, of whom the other release names none."""
    here, there = _leading(mine, AnchorKind.PERSON), _leading(theirs, AnchorKind.PERSON)
    return any(people and not any(one in other for one in people) for people, other in ((here, theirs), (there, mine)))


def _leading(anchors: Mapping[Anchor, Held], kind: AnchorKind) -> list[Anchor]:
    return [anchor for anchor, held in anchors.items() if anchor[0] is kind and held.leads]


def days_meet(mine: int, theirs: int) -> bool:
    """Whether releases of two days may be on one event for their anchors; days as ordinals, 0 where not known."""
    return not mine or not theirs or abs(mine - theirs) <= ANCHOR_DAYS


def within(days: int, mine: date | None, theirs: date | None) -> bool:
    """Whether two days are so many apart, or fewer; one that is not known might be."""
    return mine is None or theirs is None or abs((mine - theirs).days) <= days


def _weight(mine: Held, theirs: Held, anchor: Anchor, holders: Callable[[int], int]) -> float:
    """What a shared anchor counts: half as much at the last level of its index, nothing where it is boilerplate."""
    weight = min(mine.weight, theirs.weight) * (1.5 if mine.leads and theirs.leads else 1.0)
    if anchor[0] not in LEADING:
        return weight
    common = level(holders(anchor_value(anchor)))
    return weight * (1.1 - 0.1 * common) if common else 0.0
