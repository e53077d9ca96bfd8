"""Shares that speak of a counted part of a counted whole: "identified 269 suspects and arrested close to half of them".

Such a share answers the question of its part, so that it stands beside the part's figures in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.crossref.claims import Claim
from tui.crossref.intervals import Interval
from tui.crossref.measures import Kinship
from tui.model import Figure, Kind, Qualifier

SHARES = frozenset({Kind.FRACTION, Kind.PERCENT})
"""The kinds of figure that say how much of something."""

NEAR = 0.1
"""How far a share may lie from what part and whole make and still be meant for it: "close to half" is said of 42 %."""

LOOKED_BACK = 5
"""How many figures back the whole of a share may stand, by observation."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """What a share is a share of.

    Attributes:
        part: The figure of the part, of the share's release if that has one.
        whole: The figure of the whole, before the share in its sentence.
    """

    part: Claim
    whole: Claim

    @property
    def made(self) -> float:
        """The share that part and whole make."""
        return (self.part.figure.value or 0) / (self.whole.figure.value or 1)

    @property
    def told(self) -> str:
        """What they make, in a few words."""
        return f"{self.part.figure.text} of {self.whole.figure.text} is {self.made:.0%}"


def whole_of(share: Figure, before: Sequence[Figure]) -> Figure | None:
    """The nearest exact count before a share in its sentence, if that counts what the share is of."""
    for figure in reversed(before[-LOOKED_BACK:]):
        if figure.sentence == share.sentence and figure.kind is Kind.COUNT and counted_exactly(figure):
            return figure if share.concept and figure.concept == share.concept else None
    return None


def counted_exactly(figure: Figure) -> bool:
    """Whether a figure has a value without a hedge and is not itself a part of another."""
    return figure.value is not None and figure.qualifier is Qualifier.EXACT and figure.part_of is None


def with_shares(rows: Sequence[list[Claim]], kinship: Kinship) -> tuple[list[list[Claim]], Mapping[str, Proportion]]:
    """The rows of a ledger with the shares moved to the rows of their parts, and the proportions by the share's id.

    A row of shares moves if all that can be told of them leads to one other row.
    """
    claims = sorted((claim for row in rows for claim in row), key=lambda claim: (claim.release.id, claim.figure.start))
    wholes = _wholes(claims)
    counts = _counts(rows)
    kept, moved, found = list[list[Claim]](), dict[int, list[Claim]](), dict[str, Proportion]()
    for row in rows:
        asked = [claim for claim in row if claim.id in wholes]
        homes = counts.get((asked[0].about, asked[0].role), []) if asked else []
        kept.append(row)
        there = [claim for home in homes for claim in (*home, *moved.get(id(home), ()))]
        if len(homes) != 1 or any(kinship.judged_apart(claim, there) for claim in row):
            continue
        made = {claim.id: _proportion(claim, wholes[claim.id], homes[0]) for claim in asked}
        told = {ident: proportion for ident, proportion in made.items() if proportion}
        if len(told) == len(asked):
            found |= told
            kept.pop()
            moved.setdefault(id(homes[0]), []).extend(row)
    return [[*row, *moved.get(id(row), ())] for row in kept], found


def _wholes(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """The wholes of the shares among a ledger's claims, by the share's id."""
    by_id = {claim.id: claim for claim in claims}
    found = {}
    for number, claim in enumerate(claims):
        if claim.figure.kind in SHARES and claim.values and claim.role:
            before = [c.figure for c in claims[max(0, number - LOOKED_BACK) : number] if c.release is claim.release]
            if whole := whole_of(claim.figure, before):
                found[claim.id] = by_id[whole.id]
    return found


def _counts(rows: Iterable[list[Claim]]) -> Mapping[tuple[str, str], list[list[Claim]]]:
    """The rows of counts by what they count and what befell it, as any of their claims says."""
    found: dict[tuple[str, str], list[list[Claim]]] = {}
    for row in rows:
        if row[0].figure.kind is Kind.COUNT:
            for key in {(claim.about, claim.role): None for claim in row}:
                found.setdefault(key, []).append(row)
    return found


def _proportion(share: Claim, whole: Claim, row: Sequence[Claim]) -> Proportion | None:
    """The proportion that a share states, if one part can be told and it makes about that share of the whole."""
    parts = [claim for claim in row if counted_exactly(claim.figure)]
    parts = [claim for claim in parts if claim.release is share.release] or parts
    if len({claim.figure.value for claim in parts}) != 1 or not share.values:
        return None
    proportion = Proportion(parts[0], whole)
    near = Interval(proportion.made - NEAR, proportion.made + NEAR)
    return proportion if 0 < proportion.made < 1 and share.values.overlaps(near) else None
