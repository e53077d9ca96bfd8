"""Every figure on one event, measure by release, with a label that a person would use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tui.crossref.claims import Claim, Claims
from tui.crossref.labels import Labels
from tui.crossref.measures import Kinship, measures
from tui.crossref.names import NAMING
from tui.crossref.proportions import Proportion, with_shares
from tui.crossref.tokens import folded, slug
from tui.model import Event, Figure, Ledger, Measure, Part, Reading, ScopeKind


def figures_on(event: Event, part: Part, reading: Reading) -> list[Figure]:
    """A release's figures that belong to an event.

    Of a release about the event, all but those that say they belong to another operation; of one that mentions it,
    those in the paragraphs that do, except in sentences that name only other happenings.
    """
    own = folded(event.name)
    if part is Part.ABOUT:
        return [figure for figure in reading.figures if _own_operation(figure, own)]
    named = [(m.start, folded(m.name)) for m in reading.mentions if m.kind in NAMING]
    spans = [
        (block.start, block.end)
        for block in reading.release.blocks
        if any(block.start <= at < block.end and name in own for at, name in named)
    ]
    found = []
    for figure in reading.figures:
        beside = [name for at, name in named if figure.sentence.start <= at < figure.sentence.end]
        inside = any(start <= figure.start < end for start, end in spans)
        if inside and _own_operation(figure, own) and (not beside or any(name in own for name in beside)):
            found.append(figure)
    return found


def ledger(
    event: Event, claims: Sequence[Claim], kinship: Kinship, labels: Labels
) -> tuple[Ledger, list[list[Claim]], Mapping[str, Proportion]]:
    """An event's ledger, with the claims of each of its rows, and what its shares are shares of."""
    rows, proportions = with_shares(measures(claims, kinship), kinship)
    place = {claim.id: number for number, claim in enumerate(claims)}
    rows.sort(key=lambda row: -len({claim.release.id for claim in row}))
    taken = Counter[str]()
    found = []
    for row in rows:
        label = labels.of(row)
        name = slug(label)
        taken[name] += 1
        ident = name if taken[name] == 1 else f"{name}-{taken[name]}"
        row.sort(key=lambda claim: place[claim.id])
        found.append(Measure(ident, label, tuple(claim.id for claim in row)))
    return Ledger(event.id, tuple(release for release, _ in event.members), tuple(found)), rows, proportions


def event_claims(event: Event, readings: Mapping[str, Reading], claims: Claims) -> list[Claim]:
    """The claims of all figures on an event, by release in the event's order and then by offset."""
    found: list[Claim] = []
    for release, part in event.members:
        found += claims.of(readings[release], figures_on(event, part, readings[release]))
    return found


def _own_operation(figure: Figure, own: str) -> bool:
    operations = [folded(name) for kind, name in figure.scope if kind is ScopeKind.OPERATION]
    return not operations or any(name in own or own in name for name in operations)
