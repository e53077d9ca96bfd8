"""Releases that are on one happening without naming it: by the text they share, or by their anchors.

Either gives a verdict on a pair: the same event, possibly the same (shown, never merged), or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tui.crossref.anchors import SPECIFIC, AnchorKind, Held, Profile, anchor_value
from tui.crossref.passages import Passage, Run
from tui.crossref.sharing import level
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

SAME = 9.5
"""The weight of all they share from which two releases are on one event; two votes in one state on one day: 8.5."""

SPECIFICALLY = 1.5
"""The weight that must come from what is specific to a happening: two quakes of one island share all else."""

POSSIBLE = 6.5
"""The weight from which they possibly are."""

TITLES = 4.0
"""What it counts that each release has all words of the other's title."""

ANOTHER_DAY, ANOTHER_WEEK = 2.5, 5.0
"""What it counts against two releases that neither names a day of the other's opening, by :data:`FEW_DAYS`."""

FEW_DAYS = 4
"""Days within which the news of one happening names now this day and now that."""

_MONTH, _YEAR = 31, 12 * 31  # near enough to tell days from weeks

CAPS: Mapping[AnchorKind, float] = {
    AnchorKind.AMOUNT: 18.0,
    AnchorKind.CASE: 8.0,
    AnchorKind.PERSON: 6.0,
    AnchorKind.PLACE: 2.5,
    AnchorKind.NAME: 5.0,
    AnchorKind.DATE: 3.0,
    AnchorKind.TITLE: 9.0,
    AnchorKind.TOPIC: 4.0,
    AnchorKind.FIGURE: 4.0,
    AnchorKind.SCENE: 3.0,
}
"""The most that one kind of anchor can add, so that no long list of names or words decides alone."""


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


def by_passages(found: Sequence[Passage], mine: Text, theirs: Text) -> Verdict | None:
    """The verdict on two releases that share passages."""
    share = containment([run for passage in found for run in passage.runs], mine, theirs)
    if share < POSSIBLE_CONTAINMENT:
        return None
    a, b = mine.reading.release, theirs.reading.release
    spans = tuple(at for p in found for at in (At(a.id, *p.mine), At(b.id, *p.theirs)))
    evidence = Evidence("containment", spans, f"{share:.0%} of the shorter text is in the other")
    near = within(PASSAGE_DAYS, _day(mine.reading), _day(theirs.reading))
    return Verdict(a.id, b.id, share >= CONTAINMENT and near, evidence)


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


def by_anchors(a: str, b: str, mine: Profile, theirs: Profile, holders: Callable[[int], int]) -> Verdict | None:
    """The verdict on two releases that hold some of the same anchors.

    Args:
        a: The id of the one release, the first by path.
        b: The id of the other.
        mine: What is compared of the one.
        theirs: What is compared of the other.
        holders: How many releases of the collection hold an anchor, by its value (see :func:`anchor_value`).
    """
    weights = {
        anchor: _weight(held, theirs.anchors[anchor], holders(anchor_value(anchor)))
        for anchor, held in mine.anchors.items()
        if anchor in theirs.anchors
    }
    totals: dict[AnchorKind, float] = defaultdict(float)
    for (kind, _), weight in weights.items():
        totals[kind] += weight
    if sum(kind in SPECIFIC for kind in totals) == len(totals):
        return None
    score = sum(min(total, CAPS[kind]) for kind, total in totals.items())
    score += TITLES * _title_share(mine, theirs) - _days_apart(mine, theirs)
    if score < POSSIBLE:
        return None
    specific = sum(total for kind, total in totals.items() if kind in SPECIFIC)
    one_size = not mine.sizes or not theirs.sizes or not mine.sizes.isdisjoint(theirs.sizes)
    strongest = sorted(weights, key=lambda anchor: (-weights[anchor], anchor))[:5]
    spans = tuple(at for anchor in strongest for at in (mine.anchors[anchor].at, theirs.anchors[anchor].at))
    told = ", ".join(f"{kind} {name}" for kind, name in strongest)
    evidence = Evidence("rare-anchors", spans, f"{told} (weight {score:.1f})")
    return Verdict(a, b, score >= SAME and specific >= SPECIFICALLY and one_size, evidence)


def _title_share(mine: Profile, theirs: Profile) -> float:
    """The share of both titles that the other release has in its words, by what the words count."""
    total = sum(mine.title.values()) + sum(theirs.title.values())
    found = sum(weight for word, weight in mine.title.items() if word in theirs.words)
    found += sum(weight for word, weight in theirs.title.items() if word in mine.words)
    return found / total if total > 1 else 0.0


def _days_apart(mine: Profile, theirs: Profile) -> float:
    """What it counts against two releases that neither names a day of the other's opening."""
    here, there = mine.opening_days, theirs.opening_days
    if not here or not there or here & theirs.days or there & mine.days:
        return 0.0
    apart = min(min((a - b) % _YEAR, (b - a) % _YEAR) for a in map(_ordinal, here) for b in map(_ordinal, there))
    return ANOTHER_DAY if apart < FEW_DAYS else ANOTHER_WEEK


def _ordinal(day: tuple[int, int]) -> int:
    return day[0] * _MONTH + day[1]


def days_meet(mine: int, theirs: int) -> bool:
    """Whether releases of two days may be on one event for their anchors; days as ordinals, 0 where not known."""
    return not mine or not theirs or abs(mine - theirs) <= ANCHOR_DAYS


def within(days: int, mine: date | None, theirs: date | None) -> bool:
    """Whether two days are so many apart, or fewer; one that is not known might be."""
    return mine is None or theirs is None or abs((mine - theirs).days) <= days


def _weight(mine: Held, theirs: Held, holders: int) -> float:
    """What a shared anchor counts: half as much at the last level, nothing where it is boilerplate."""
    common = level(holders)
    weight = min(mine.weight, theirs.weight) * (1.1 - 0.1 * common) if common else 0.0
    return weight * (1.5 if mine.titled and theirs.titled else 1.0)


def _day(reading: Reading) -> date | None:
    return reading.release.published.value if reading.release.published else None
