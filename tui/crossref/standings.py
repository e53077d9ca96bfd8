"""How each figure stands against the other releases on its event, with the reason in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from tui.crossref.circumstances import Circumstancing
from tui.crossref.claims import Claim
from tui.crossref.fills import filled
from tui.crossref.intervals import Interval
from tui.crossref.measures import Kinship
from tui.crossref.proportions import Proportion
from tui.crossref.wording import Wording, quoted
from tui.knowledge import Knowledge
from tui.model import Kind, Qualifier, ScopeKind, Standing, StandingKind

Repeats = Callable[[Claim, Claim], bool]
"""Whether two figures stand at the same place of a passage that their releases share."""

CLOSE_DAYS = 7
"""Days apart up to which two figures hold "as of the same time": a news cycle, by observation."""


OTHERS = 200
"""The most figures of other releases that one is judged against."""

BESIDE = 24
"""The most figures of one release on one question that others are judged against."""

Row = Mapping[str, Sequence[Claim]]
"""The figures of a measure by release, in the event's order."""

SURELY = 4.0
"""The kinship by words alone from which two figures surely answer one question: a role, a noun and some context."""


class Grounds:
    """What standings rest on, whichever releases are judged."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.growing = frozenset(knowledge.words("growing_roles"))
        self.circumstances = Circumstancing(knowledge)
        self.wording = Wording(knowledge)


class Standings:
    """Judges the figures of a measure against each other."""

    def __init__(self, kinship: Kinship, grounds: Grounds, repeats: Repeats) -> None:
        self._kinship = kinship
        self._repeats = repeats
        self._growing = grounds.growing
        self._circumstances = grounds.circumstances
        self._wording = grounds.wording

    def of(self, claim: Claim, row: Row, proportion: Proportion | None = None) -> Standing:
        """The standing of one of a row's figures against the row's figures in other releases.

        ``proportion`` is what it is a share of, if that is known.
        """
        rows = (claims for release, claims in row.items() if release != claim.release.id)
        others = list(islice((other for claims in rows for other in claims if other.family == claim.family), OTHERS))
        if claim.values is None:
            return filled(claim, [other for other in others if other.values], self._wording)
        others = [other for other in others if other.values and other.values.informs(claim.values)]
        if not others:
            return _made(claim, proportion) if proportion else only_here(claim.id)
        own = [other for other in row[claim.release.id] if other.family == claim.family]
        return (
            self._contradicted(claim, others, own)
            or self._confirmed(claim, others)
            or self._updated(claim, others)
            or self._overlapping(claim, others)
            or (_made(claim, proportion) if proportion else self._incomparable(claim, others))
        )

    def _contradicted(self, claim: Claim, others: Sequence[Claim], own: Sequence[Claim]) -> Standing | None:
        for other in others:
            if not self._disjoint(claim, other) or not self._one_question(claim, other) or self._grows(claim, other):
                continue
            mine = [c for c in own if c.values and not self._disjoint(c, other)]
            theirs = [c for c in others if c.release.id == other.release.id and not self._disjoint(c, claim)]
            if mine or theirs:
                continue
            reason = (
                f"{quoted(claim)} here, {quoted(other)} in {self._wording.where(other.release)}: "
                f"same measure, {self._when(claim, other)}, cannot both hold."
            )
            return Standing(claim.id, StandingKind.DIFFERS, reason, "disjoint-values", (other.id,))
        return None

    def _confirmed(self, claim: Claim, others: Sequence[Claim]) -> Standing | None:
        equal = [o for o in others if o.values and claim.values and o.values.same(claim.values)]
        own = [other for other in equal if not self._repeats(claim, other)]
        if own and claim.figure.qualifier is not Qualifier.ORDER:
            reason = f"{self._wording.where(own[0].release)} says {quoted(own[0])} in its own words."
            return Standing(claim.id, StandingKind.CONFIRMED, reason, "equal-values", _ids(own))
        if equal and not own:
            reason = f"{self._wording.where(equal[0].release)} has it in the same text: not an independent source."
            return Standing(claim.id, StandingKind.REPEATED, reason, "shared-passage", _ids(equal))
        return None

    def _updated(self, claim: Claim, others: Sequence[Claim]) -> Standing | None:
        for other in others:
            if self._grows(claim, other) and self._disjoint(claim, other):
                earlier = claim if _day(claim) < _day(other) else other
                told = (
                    f"{quoted(other)} in {self._wording.where(other.release)}, later: the count has grown."
                    if earlier is claim
                    else f"{quoted(other)} in {self._wording.where(other.release)}, earlier: this is the later count."
                )
                return Standing(claim.id, StandingKind.UPDATED, told, "later-count", (other.id,))
        return None

    def _overlapping(self, claim: Claim, others: Sequence[Claim]) -> Standing | None:
        near = [other for other in others if not self._disjoint(claim, other)]
        if not near:
            return None
        rounded = [o for o in near if o.figure.qualifier is claim.figure.qualifier is Qualifier.EXACT]
        other = (rounded or near)[0]
        place = self._wording.where(other.release)
        if rounded:
            reason = f"{quoted(other)} in {place} is the same number, rounded otherwise."
            return Standing(claim.id, StandingKind.ROUNDED, reason, "same-when-rounded", _ids(rounded))
        reason = f"{quoted(other)} in {place} allows it."
        return Standing(claim.id, StandingKind.LOOSER, reason, "overlapping-values", _ids(near))

    def _incomparable(self, claim: Claim, others: Sequence[Claim]) -> Standing:
        other = others[0]
        reason = (
            f"{quoted(other)} in {self._wording.where(other.release)}: not known to hold for the same day and scope."
        )
        return Standing(claim.id, StandingKind.NOT_COMPARABLE, reason, "cannot-tell", _ids(others))

    def _disjoint(self, a: Claim, b: Claim) -> bool:
        if a.values is None or b.values is None:
            return False
        return not a.values.overlaps(b.values) and not a.values.touches(b.values)

    def _one_question(self, a: Claim, b: Claim) -> bool:
        """Whether two figures surely answer one question: the same words, the same limits, the same time."""
        if a.figure.kind is Kind.DURATION:
            return False
        alike = self._kinship.wording(a, b) >= SURELY and self._kinship.same_things(a, b)
        return alike and _kinds(a) == _kinds(b) and self._same_time(a, b) and self._circumstances.agree(a, b)

    def _same_time(self, a: Claim, b: Claim) -> bool:
        if a.day is None or b.day is None:
            return a.day is b.day and a.role not in self._growing
        return abs((a.day - b.day).days) <= CLOSE_DAYS

    def _grows(self, a: Claim, b: Claim) -> bool:
        """Whether the later of two figures on a count that goes on is the higher one."""
        if (
            (a.role or b.role) not in self._growing
            or a.day is None
            or b.day is None
            or a.day == b.day
            or not a.values
            or not b.values
        ):
            return False
        earlier, later = (a, b) if a.day < b.day else (b, a)
        return bool(earlier.values and later.values and earlier.values.low < later.values.low)

    def _when(self, a: Claim, b: Claim) -> str:
        if a.day is None or b.day is None:
            return "no date to tell them apart"
        return "same day" if a.day == b.day else f"{abs((a.day - b.day).days)} days apart"


def by_release(row: Iterable[Claim]) -> Row:
    """The figures of a measure by release, in the order given, the first :data:`BESIDE` of each."""
    found: dict[str, list[Claim]] = {}
    for claim in row:
        claims = found.setdefault(claim.release.id, [])
        if len(claims) < BESIDE:
            claims.append(claim)
    return found


def only_here(figure: str, reason: str = "No other release found that gives this figure.") -> Standing:
    """The standing of a figure that no other release speaks of."""
    return Standing(figure, StandingKind.ONLY_HERE, reason, "no-other-release")


def _made(claim: Claim, proportion: Proportion) -> Standing:
    """The standing of a share by what its part and its whole make; P204 says so where that is not what it states."""
    holds = claim.values is not None and claim.values.overlaps(Interval(proportion.made, proportion.made))
    kind = StandingKind.ROUNDED if holds else StandingKind.LOOSER
    return Standing(claim.id, kind, f"{proportion.told}.", "part-of-whole", _ids((proportion.part, proportion.whole)))


def _kinds(claim: Claim) -> frozenset[ScopeKind]:
    """The ways in which a figure is limited; an event has one operation, which limits nothing."""
    return frozenset(claim.limits) - {ScopeKind.OPERATION}


def _day(claim: Claim) -> date:
    return claim.day or date.min


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
