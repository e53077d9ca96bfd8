"""What connects the releases of a collection: events, links, ledgers, standings and findings.

::

    crossrefs = cross_referenced(readings, knowledge)
    for event in crossrefs.events:
        print(event.name, len(event.members))
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.crossref.claims import Claims
from tui.crossref.events import Events, by_id
from tui.crossref.labels import Labels
from tui.crossref.ledger import event_claims, ledger
from tui.crossref.measures import Kinship
from tui.crossref.standings import Standings, only_here
from tui.knowledge import Knowledge
from tui.model import CrossReferences, Part, Reading, Standing

__all__ = ["cross_referenced"]


def cross_referenced(readings: Sequence[Reading], knowledge: Knowledge) -> CrossReferences:
    """Everything that can be said across releases. A pure function: the same readings give the same result."""
    events = Events(readings, knowledge)
    events.join_stated()
    events.join_named()
    found = events.events()
    claims = Claims(knowledge)
    kinship, labels = Kinship(claims), Labels(knowledge)
    judge = Standings(claims, knowledge, lambda a, b: False)
    known = by_id(readings)
    ledgers, standings = [], dict[str, Standing]()
    about = {release: event.id for event in found for release, part in event.members if part is Part.ABOUT}
    for event in found:
        table, rows = ledger(event, event_claims(event, known, claims), kinship, labels)
        ledgers.append(table)
        for row in rows:
            for claim in row:
                if claim.id not in standings or about.get(claim.release.id) == event.id:
                    standings[claim.id] = judge.of(claim, row)
    for reading in readings:
        for figure in reading.figures:
            standings.setdefault(figure.id, only_here(figure.id))
    return CrossReferences(events=found, ledgers=tuple(ledgers), standings=standings)
