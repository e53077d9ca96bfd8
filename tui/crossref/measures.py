"""Which figures of an event answer the same question.

Two figures belong together for what is counted, what was done to it, the words around it and its value, each weighed by
:func:`Kinship.of`; figures of one sentence that differ in value never do. Values join ("26 countries" is said in three
ways) but do not part: it takes the words to tell "22 countries" from "26 countries", so a pair of figures that only
share their noun stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.crossref.anchors import significant_digits
from tui.crossref.claims import Claim, Claims, other_scope
from tui.crossref.rivals import Rivals

JOINS = 3.0
"""The kinship from which a figure joins a measure: an equal value, or an equal role with any support (see KIN)."""

COMPARED = 12
"""How many of a measure's figures a new one is compared with, so that the cost stays linear in large events."""

ODD = 4
"""Significant digits from which two figures do not agree by chance."""

SMALL = 10
"""Whole numbers below this agree by chance too often to join figures by value alone."""

MANY = 100
"""Whole numbers from which two figures of the same bare noun do not agree by chance."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of agreement counts. Found by trying on the sample collection; only their order matters much."""

    same_role: float = 3.0
    other_role: float = -4.0
    same_noun: float = 1.0
    same_governor: float = 2.0
    other_governor: float = -1.0
    context: float = 4.0
    same_value: float = 3.0
    same_small_value: float = 1.5
    same_odd_value: float = 6.0
    near_value: float = 1.0
    other_value: float = -1.0


class Kinship:
    """Measures how likely two claims answer the same question."""

    def __init__(
        self, claims: Claims, judged_apart: Iterable[frozenset[str]] = (), weights: Weights | None = None
    ) -> None:
        self._claims = claims
        self._weights = weights or Weights()
        self._judged_apart: dict[str, set[str]] = {}
        for pair in judged_apart:
            for figure in pair:
                self._judged_apart.setdefault(figure, set()).update(pair - {figure})

    def judged_apart(self, claim: Claim, group: Iterable[Claim]) -> bool:
        """Whether the user says of a claim and one of a group that they are not one measure."""
        others = self._judged_apart.get(claim.id)
        return others is not None and any(member.id in others for member in group)

    def of(self, a: Claim, b: Claim) -> float:
        """The sum of what speaks for and against; ``-inf`` where they cannot be the same question."""
        if a.family != b.family or a.about != b.about or apart(a, b):
            return float("-inf")
        return self._wording(a, b, roles_part=not same_phrase(a, b)) + self._value(a, b)

    def same_things(self, a: Claim, b: Claim) -> bool:
        """Whether two claims count the same things (see :meth:`Claims.same_things`)."""
        return self._claims.same_things(a, b)

    def wording(self, a: Claim, b: Claim) -> float:
        """The kinship by words alone, values left aside."""
        if a.family != b.family or a.about != b.about:
            return float("-inf")
        return self._wording(a, b)

    def _wording(self, a: Claim, b: Claim, *, roles_part: bool = True) -> float:
        weights = self._weights
        total = weights.same_noun if a.about and self._claims.same_things(a, b) else 0.0
        if a.role and b.role and not self._claims.is_setting(a):
            total += weights.same_role if a.role == b.role else weights.other_role * roles_part
        if a.governor and b.governor:
            total += weights.same_governor if a.governor == b.governor else weights.other_governor
        return total + weights.context * _overlap(a.context, b.context)

    def _value(self, first: Claim, second: Claim) -> float:
        weights, a, b = self._weights, first.values, second.values
        if a is None or b is None:
            return 0.0
        if a.same(b):
            odd = significant_digits(first.figure) >= ODD
            return (
                weights.same_odd_value
                if odd
                else (weights.same_small_value if abs(a.low) < SMALL else weights.same_value)
            )
        return weights.near_value if a.overlaps(b) and a.informs(b) else weights.other_value


def apart(a: Claim, b: Claim) -> bool:
    """Whether two figures of one release say of themselves that they are different, or two of any have other scopes.

    A release answers a question once: two values in one sentence, or two in one release that exclude each other, answer
    two questions, unless one is said to be the other in other units or to have replaced it.
    """
    if a.figure.part_of == b.id or b.figure.part_of == a.id:
        return True
    if a.release.id == b.release.id and not linked(a, b):
        if a.figure.sentence == b.figure.sentence and not _same_values(a, b):
            return True
        if a.values and b.values and not a.values.overlaps(b.values):
            return True
    return other_scope(a.limits, b.limits)


def same_phrase(a: Claim, b: Claim) -> bool:
    """Whether two releases give the same number of the same things in the same words: "800,000 malicious domains".

    That is no chance, whatever verbs were read beside them; but small numbers, and round ones of a bare noun, agree by
    chance.
    """
    first, second = a.figure, b.figure
    if a.release.id == b.release.id or not first.counted or first.counted != second.counted or first.value is None:
        return False
    enough = SMALL if a.modifiers else MANY
    return first.value >= enough and a.modifiers == b.modifiers and _same_values(a, b)


def _same_values(a: Claim, b: Claim) -> bool:
    return a.values.same(b.values) if a.values and b.values else a.values is b.values


def linked(a: Claim, b: Claim) -> bool:
    """Whether one figure says the other again in other units, or replaces it."""
    return b.id in (a.figure.same_as, a.figure.changed_from) or a.id in (b.figure.same_as, b.figure.changed_from)


def measures(claims: Iterable[Claim], kinship: Kinship) -> list[list[Claim]]:
    """The claims of one event, grouped by the question they answer; blanks last, each to the nearest in wording."""
    ordered = list(claims)
    kinds: dict[tuple[str, str], Rivals] = defaultdict(Rivals)
    for claim in [c for c in ordered if c.values] + [c for c in ordered if not c.values]:
        rivals = kinds[claim.family, claim.about]
        nearness, nearest = max(
            ((_nearness(claim, rivals.groups[number], kinship), -number) for number in rivals.near(claim)),
            default=(0.0, 0),
        )
        rivals.add(claim, -nearest if nearness >= JOINS else None)
    place = {claim.id: index for index, claim in enumerate(ordered)}
    found = [sorted(group, key=lambda claim: place[claim.id]) for rivals in kinds.values() for group in rivals.groups]
    return sorted(found, key=lambda group: place[group[0].id])


def _nearness(claim: Claim, group: Sequence[Claim], kinship: Kinship) -> float:
    if kinship.judged_apart(claim, group):
        return float("-inf")
    found = [kinship.of(claim, member) for member in group[-COMPARED:]]
    return min(found) if float("-inf") in found else max(found)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller context that the two have in common; nothing where one is too small to tell."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller > 1 else 0.0
