"""The events, ledgers, standings and findings of one neighbourhood."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from tui.crossref.checks import Checker, Surroundings
from tui.crossref.claims import Claim, Claims
from tui.crossref.events import Events
from tui.crossref.labels import Labels
from tui.crossref.ledger import event_claims, ledger
from tui.crossref.measures import Kinship
from tui.crossref.passages import Passages
from tui.crossref.resemblance import Verdict
from tui.crossref.standings import Grounds, Standings, by_release, only_here
from tui.crossref.traces import Trace
from tui.judgements import Constraints
from tui.knowledge import Knowledge
from tui.model import Check, CrossReferences, Event, Ledger, Part, Reading, Standing


class Neighbours(NamedTuple):
    """The releases of a neighbourhood, with what the collection says of them.

    Attributes:
        readings: The releases with everything found in them, by id.
        traces: Their traces.
        verdicts: What was said of pairs of them, in order.
        drafts: For each draft, the release it became or that reprints what it became.
        sharing: The pairs of ids that were found to share text, the first by path first.
        footers: The paragraphs that are footers in the collection.
        constraints: The user's word.
    """

    readings: Mapping[str, Reading]
    traces: Sequence[Trace]
    verdicts: Sequence[Verdict] = ()
    drafts: Mapping[str, str] = {}
    sharing: Container[tuple[str, str]] = ()
    footers: Container[int] = ()
    constraints: Constraints = Constraints()


class Referencing:
    """Works out neighbourhoods with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._claims = Claims(knowledge)
        self._labels = Labels(knowledge)
        self._checker = Checker(knowledge)
        self._grounds = Grounds(knowledge)

    def of(self, neighbours: Neighbours) -> CrossReferences:
        """Everything that can be said of a neighbourhood but links; nothing outside it is looked at."""
        events = Events(neighbours.traces, neighbours.verdicts, neighbours.constraints, self._knowledge).events()
        ledgers, standings = self._judged(events, neighbours)
        checks = self._checked(events, standings, neighbours)
        return CrossReferences(events, (), ledgers, standings, checks)

    def _judged(
        self, events: Sequence[Event], neighbours: Neighbours
    ) -> tuple[tuple[Ledger, ...], dict[str, Standing]]:
        """The ledger of every event, and the standing of every figure in the event that its release is about."""
        kinship = Kinship(self._claims, neighbours.constraints.apart)
        passages = Passages(neighbours.readings, neighbours.footers)
        judge = Standings(kinship, self._grounds, partial(_repeats, passages, neighbours.sharing))
        about = {release: event for event in events for release, part in event.members if part is Part.ABOUT}
        ledgers, standings = [], dict[str, Standing]()
        for event in events:
            claims = event_claims(event, neighbours.readings, self._claims)
            table, rows, proportions = ledger(event, claims, kinship, self._labels)
            ledgers.append(table)
            for row in rows:
                told = by_release(row)
                for claim in row:
                    if claim.id not in standings or about.get(claim.release.id) is event:
                        standings[claim.id] = judge.of(claim, told, proportions.get(claim.id))
        for reading in neighbours.readings.values():
            for figure in reading.figures:
                standings.setdefault(figure.id, only_here(figure.id))
        return tuple(ledgers), standings

    def _checked(
        self, events: Sequence[Event], standings: Mapping[str, Standing], neighbours: Neighbours
    ) -> tuple[Check, ...]:
        """The findings in every release."""
        beside: dict[str, dict[str, Reading]] = {}
        for event in events:
            members = {release: neighbours.readings[release] for release, _ in event.members}
            for release in members:
                beside.setdefault(release, {}).update(members)
        found: list[Check] = []
        for ident, reading in neighbours.readings.items():
            final = neighbours.readings[neighbours.drafts[ident]] if ident in neighbours.drafts else None
            found += self._checker.checked(reading, Surroundings(beside.get(ident, {}), standings, final))
        return tuple(found)


def _repeats(passages: Passages, sharing: Container[tuple[str, str]], a: Claim, b: Claim) -> bool:
    """Whether two figures are the same words of a passage that their releases share."""
    first, second = a.release.id, b.release.id
    if (first, second) not in sharing and (second, first) not in sharing:
        return False
    return passages.aligned(first, a.figure.start, second, b.figure.start)
