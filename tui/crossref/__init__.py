"""What connects the releases of a collection: events, links, ledgers, standings and findings.

::

    crossrefs = cross_referenced(readings, knowledge)
    for event in crossrefs.events:
        print(event.name, len(event.members))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from tui.crossref.anchors import Anchors
from tui.crossref.checks import Checker, Surroundings
from tui.crossref.citations import citation_links, draft_links, drafts_of
from tui.crossref.claims import Claim, Claims
from tui.crossref.events import Events, by_id
from tui.crossref.formulas import Formulas
from tui.crossref.labels import Labels
from tui.crossref.ledger import event_claims, ledger
from tui.crossref.links import passage_links, possible_links
from tui.crossref.measures import Kinship
from tui.crossref.passages import Passages
from tui.crossref.resemblance import by_anchors, by_passages
from tui.crossref.standings import Standings, by_release, only_here
from tui.judgements import Constraints
from tui.knowledge import Knowledge
from tui.model import Check, CrossReferences, Event, Ledger, Link, Part, Reading, Standing

__all__ = ["cross_referenced"]


def cross_referenced(
    readings: Sequence[Reading], knowledge: Knowledge, constraints: Constraints | None = None
) -> CrossReferences:
    """Everything that can be said across releases. A pure function: the same readings give the same result.

    ``constraints`` are the user's word on which releases are on one event and which figures are not one measure.
    """
    passages = Passages(readings)
    events = Events(readings, knowledge)
    events.join_stated()
    events.join_named()
    possible = events.join_alike(by_passages(readings, passages))
    possible += events.join_alike(by_anchors(readings, Anchors(knowledge)))
    constraints = constraints or Constraints()
    events.join_judged(constraints.together)
    drafts = drafts_of(readings, passages)
    links: list[Link] = [
        *passage_links(readings, passages, Formulas(knowledge)),
        *citation_links(readings, drafts),
        *draft_links(readings, drafts, passages),
        *possible_links(readings, [verdict for verdict in possible if not events.together(verdict.a, verdict.b)]),
    ]
    found = events.events()
    ledgers, standings = _judged(found, readings, knowledge, passages, constraints.apart)
    checks = _checked(found, readings, knowledge, standings, drafts)
    return CrossReferences(found, tuple(links), ledgers, standings, checks)


def _judged(
    events: Sequence[Event],
    readings: Sequence[Reading],
    knowledge: Knowledge,
    passages: Passages,
    apart: Iterable[frozenset[str]],
) -> tuple[tuple[Ledger, ...], dict[str, Standing]]:
    """The ledger of every event, and the standing of every figure in the event that its release is about."""
    claims = Claims(knowledge)
    kinship, labels, known = Kinship(claims, apart), Labels(knowledge), by_id(readings)
    places = {reading.release.id: index for index, reading in enumerate(readings)}
    judge = Standings(kinship, knowledge, partial(_repeats, passages, places))
    about = {release: event.id for event in events for release, part in event.members if part is Part.ABOUT}
    ledgers, standings = [], dict[str, Standing]()
    for event in events:
        table, rows, proportions = ledger(event, event_claims(event, known, claims), kinship, labels)
        ledgers.append(table)
        for row in rows:
            told = by_release(row)
            for claim in row:
                if claim.id not in standings or about.get(claim.release.id) == event.id:
                    standings[claim.id] = judge.of(claim, told, proportions.get(claim.id))
    for reading in readings:
        for figure in reading.figures:
            standings.setdefault(figure.id, only_here(figure.id))
    return tuple(ledgers), standings


def _checked(
    events: Sequence[Event],
    readings: Sequence[Reading],
    knowledge: Knowledge,
    standings: Mapping[str, Standing],
    drafts: Mapping[int, int],
) -> tuple[Check, ...]:
    """The findings in every release, by release in the order given."""
    checker, known = Checker(knowledge), by_id(readings)
    beside: dict[str, dict[str, Reading]] = {}
    for event in events:
        members = {release: known[release] for release, _ in event.members}
        for release in members:
            beside.setdefault(release, {}).update(members)
    found: list[Check] = []
    for index, reading in enumerate(readings):
        final = readings[drafts[index]] if index in drafts else None
        around = Surroundings(beside.get(reading.release.id, {}), standings, final)
        found += checker.checked(reading, around)
    return tuple(found)


def _repeats(passages: Passages, places: dict[str, int], a: Claim, b: Claim) -> bool:
    """Whether two figures are the same words of a passage that their releases share."""
    first, second = places[a.release.id], places[b.release.id]
    return passages.aligned(first, a.figure.start, second, b.figure.start)
