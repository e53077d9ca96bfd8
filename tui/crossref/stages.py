"""The stages of comparing a collection, as :mod:`tui.crossref` describes them, and all of them in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tui.crossref.anchors import LEADING, Anchors, anchor_value
from tui.crossref.citations import Offers, citation_links, draft_links, drafts_of
from tui.crossref.formulas import Formulas
from tui.crossref.links import Common, in_common
from tui.crossref.neighbourhoods import neighbourhoods
from tui.crossref.passages import Passages
from tui.crossref.prints import in_one_run
from tui.crossref.referencing import Neighbours, Referencing
from tui.crossref.resemblance import Portrait, Verdict, days_meet, may_resemble, resemblance
from tui.crossref.sharing import Sharing, pairs
from tui.crossref.traces import UNTOLD, Trace, Tracer, footers, is_told, prints
from tui.judgements import Constraints
from tui.knowledge import Knowledge
from tui.model import Check, CrossReferences, Event, Ledger, Link, LinkKind, LinkStatus, Part, Reading, Standing

Pairs = Sequence[tuple[str, str]]
"""Pairs of releases by id, the first by path first."""


def cross_referenced(
    readings: Sequence[Reading], knowledge: Knowledge, constraints: Constraints | None = None
) -> CrossReferences:
    """Everything that can be said across releases. A pure function: the same readings give the same result.

    ``constraints`` are the user's word on which releases are on one event and which figures are not one measure.
    """
    ordered = sorted(readings, key=lambda reading: (reading.release.path, reading.release.id))
    known = {reading.release.id: reading for reading in ordered}
    return referenced(known, knowledge, constraints, [reading.release.id for reading in readings])


def referenced(
    known: Mapping[str, Reading],
    knowledge: Knowledge,
    constraints: Constraints | None = None,
    order: Sequence[str] | None = None,
) -> CrossReferences:
    """The same of releases by id, which may be read when they are asked for.

    Args:
        known: The releases, in the order of :attr:`tui.crossref.traces.Trace.order`.
        knowledge: What the comparisons rest on.
        constraints: The user's word.
        order: The ids in the order in which findings are to stand, by default that of ``known``.
    """
    constraints = constraints or Constraints()
    tracer = Tracer(knowledge)
    traces = {ident: tracer.trace(reading) for ident, reading in known.items()}
    repeated = footers(trace.tail for trace in traces.values())
    common = compared(met_by_text(traces, known, repeated), traces, known, repeated, knowledge)
    anchors = Anchors(knowledge)
    met, holders = met_by_anchors(traces, known, anchors)
    verdicts = list(resembling(met, traces, known, anchors, holders, common))
    drafts = drafts_of(common.values(), traces)
    referencing = Referencing(knowledge)
    parts = neighbourhoods(traces.values(), verdicts, drafts, constraints, knowledge)
    homes = {ident: number for number, members in enumerate(parts) for ident in members}
    inside: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        if homes[verdict.a] == homes[verdict.b]:
            inside.setdefault(homes[verdict.a], []).append(verdict)
    found = [
        referencing.of(
            Neighbours(
                {ident: known[ident] for ident in members},
                [traces[ident] for ident in members],
                inside.get(number, ()),
                drafts,
                common,
                repeated,
                constraints,
            )
        )
        for number, members in enumerate(parts)
    ]
    links = [
        *(link for one in common.values() for link in one.shared),
        *citation_links(traces.values(), Offers.of(traces.values()), drafts),
        *draft_links(drafts, traces, common),
    ]
    open_verdicts = undecided(verdicts, constraints)
    return gathered(found, links, open_verdicts, traces, list(known) if order is None else order)


def met_by_text(traces: Mapping[str, Trace], readings: Mapping[str, Reading], repeated: Container[int]) -> Pairs:
    """The releases whose fingerprints meet, in order; ``repeated`` are the :func:`~tui.crossref.traces.footers`."""
    ids, sharing = list(traces), Sharing()
    for number, ident in enumerate(ids):
        for one in prints(readings[ident].release):
            sharing.add(one.value, number, one.mark if is_told(one.tail, repeated) else UNTOLD)
    sharing.close()
    return [(ids[a], ids[b]) for a, b in pairs(range(len(ids)), sharing, in_one_run)]


def compared(
    met: Pairs,
    traces: Mapping[str, Trace],
    readings: Mapping[str, Reading],
    repeated: Container[int],
    knowledge: Knowledge,
) -> dict[tuple[str, str], Common]:
    """What the releases of each pair have in common, if they have a passage."""
    passages, formulas = Passages(readings, repeated), Formulas(knowledge)
    found = (in_common(traces[a], traces[b], readings, passages, formulas) for a, b in met)
    return {(common.a, common.b): common for common in found if common.words}


def met_by_anchors(
    traces: Mapping[str, Trace], readings: Mapping[str, Reading], anchors: Anchors
) -> tuple[Pairs, Callable[[int], int]]:
    """The releases that share several anchors, in order, and how many releases hold an anchor, by its value."""
    ids, sharing = list(traces), Sharing()
    for number, ident in enumerate(ids):
        day = traces[ident].day
        for anchor, held in anchors.of(readings[ident]).items():
            if anchor[0] in LEADING and held.weight:
                sharing.add(anchor_value(anchor), number, day.toordinal() if day else 0)
    sharing.close()
    met = [(ids[a], ids[b]) for (a, b), shared in pairs(range(len(ids)), sharing, days_meet).items() if shared > 1]
    return met, sharing.holders


def resembling(
    met: Pairs,
    traces: Mapping[str, Trace],
    readings: Mapping[str, Reading],
    anchors: Anchors,
    holders: Callable[[int], int],
    common: Mapping[tuple[str, str], Common],
) -> Iterator[Verdict]:
    """What is to be said of the pairs that share anchors or text, in order.

    ``holders`` tells how many releases hold an anchor, by its value.
    """
    portrait = lru_cache(maxsize=512)(
        lambda ident: Portrait(traces[ident], anchors.of(readings[ident]), anchors.words(readings[ident]))
    )
    for a, b in sorted({*met, *common}, key=lambda pair: (traces[pair[0]].order, traces[pair[1]].order)):
        told = common.get((a, b))
        if may_resemble(traces[a], traces[b], told) and (
            verdict := resemblance(portrait(a), portrait(b), holders, told)
        ):
            yield verdict


def undecided(verdicts: Iterable[Verdict], constraints: Constraints) -> Iterator[Verdict]:
    """The verdicts on pairs that are possibly on one event, and of which the user has not said that they are not."""
    taken_out = {frozenset(pair) for pair in constraints.taken_out}
    return (each for each in verdicts if not each.same and frozenset((each.a, each.b)) not in taken_out)


def possible_links(verdicts: Iterable[Verdict], traces: Mapping[str, Trace]) -> Iterator[Link]:
    """A link for every pair that is possibly on one event, from the later release to the earlier."""
    for verdict in verdicts:
        target, source = sorted((traces[verdict.a], traces[verdict.b]), key=lambda trace: trace.issued)
        evidence = verdict.evidence
        yield Link(
            LinkKind.POSSIBLE,
            source.id,
            target.id,
            LinkStatus.RESOLVED,
            evidence.spans,
            evidence.rule,
            note=evidence.note,
        )


def turn(event: Event, traces: Mapping[str, Trace]) -> tuple[int, list[tuple[object, ...]]]:
    """What events are put in order by: large ones first, then as their first releases stand."""
    return -len(event.members), [traces[release].since for release, _ in event.members]


def gathered(
    parts: Iterable[CrossReferences],
    links: Iterable[Link],
    verdicts: Iterable[Verdict],
    traces: Mapping[str, Trace],
    order: Sequence[str],
) -> CrossReferences:
    """The cross-references of a collection.

    Args:
        parts: What was found in each neighbourhood.
        links: What links releases, but for events that they possibly share.
        verdicts: The verdicts on pairs that are only possibly on one event.
        traces: The traces of the releases, by id.
        order: The ids of the releases in the order in which the findings are to stand.
    """
    events: list[tuple[Event, Ledger]] = []
    standings: dict[str, Standing] = {}
    checks: dict[str, list[Check]] = {}
    for part in parts:
        events += zip(part.events, part.ledgers, strict=True)
        standings |= part.standings
        for check in part.checks:
            checks.setdefault(check.release, []).append(check)
    events.sort(key=lambda both: turn(both[0], traces))
    taken = Counter[str]()
    for number, (event, ledger) in enumerate(events):
        taken[event.id] += 1
        if taken[event.id] > 1:
            ident = f"{event.id}-{taken[event.id]}"
            events[number] = replace(event, id=ident), replace(ledger, event=ident)
    about = {release: event.id for event, _ in events for release, part in event.members if part is Part.ABOUT}
    possible = [v for v in verdicts if about.get(v.a, v.a) != about.get(v.b, v.b)]
    return CrossReferences(
        tuple(event for event, _ in events),
        (*links, *possible_links(possible, traces)),
        tuple(ledger for _, ledger in events),
        standings,
        tuple(check for release in dict.fromkeys(order) for check in checks.get(release, ())),
    )
