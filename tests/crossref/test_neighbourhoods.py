"""The parts of a collection, worked out one by one, are the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crossref.test_checks import PLANTED as CHECKED
from tests.crossref.test_checks import SHARED
from tests.crossref.test_events import PAIRS, read
from tests.releases import knowledge
from tui.crossref import compared, cross_referenced, met_by_anchors, met_by_text, resembling
from tui.crossref.anchors import Anchors
from tui.crossref.citations import drafts_of
from tui.crossref.referencing import Neighbours, Referencing
from tui.crossref.traces import Tracer, footers
from tui.judgements import Constraints
from tui.model import CrossReferences, Event, Part, Reading, Stated, Status
from tui.resources import bundled

OTHERS = (
    "Operation Lantern ends\n\n3 May 2013\n\nThe police arrested 112 suspects in Operation Lantern.",
    "Lantern grows\n\n12 May 2013\n\nIn Operation Lantern 140 suspects have been arrested by now.",
    "A fair\n\n5 May 2013\n\nThe mayor, who recalled Operation Lantern and its 112 arrests, opened the fair.",
    "Operation Lantern again\n\n1 May 2019\n\nThe police arrested 7 suspects in Operation Lantern.",
)


@cache
def pool() -> tuple[Reading, ...]:
    """Releases on a score of events, among them a draft with its final text and operations that others mention."""
    texts = [text for sort in PAIRS.values() for pair in sort.values() for text in pair]
    texts += [path.read_text(encoding="utf-8") for path in sorted(bundled("seeds").glob("*.txt"))]
    texts += [*OTHERS, *(f"{text}{SHARED}" for text in CHECKED["P702"]["finds"][0].split("||"))]
    readings = [read(text, f"{number:03}.txt") for number, text in enumerate(texts)]
    draft = replace(readings[-2].release, status=Stated(Status.DRAFT, "test"))
    return (*readings[:-2], replace(readings[-2], release=draft), readings[-1])


def in_one(readings: Sequence[Reading], constraints: Constraints) -> CrossReferences:
    """What is found where a whole collection is taken for one neighbourhood."""
    known = {reading.release.id: reading for reading in sorted(readings, key=lambda one: one.release.path)}
    tracer, anchors = Tracer(knowledge()), Anchors(knowledge())
    traces = {ident: tracer.trace(reading) for ident, reading in known.items()}
    repeated = footers(trace.tail for trace in traces.values())
    common = compared(met_by_text(traces, known, repeated), traces, known, repeated, knowledge())
    met, holders = met_by_anchors(traces, known, anchors)
    verdicts = list(resembling(met, traces, known, anchors, holders, common))
    drafts = drafts_of(common.values(), traces)
    return Referencing(knowledge()).of(
        Neighbours(known, list(traces.values()), verdicts, drafts, common, repeated, constraints)
    )


def told(event: Event) -> tuple[object, ...]:
    """An event without its id, which is made unique in the collection."""
    return event.name, event.members, event.evidence


def assert_same(readings: Sequence[Reading], constraints: Constraints) -> None:
    """The whole collection as one neighbourhood, and the sum of its neighbourhoods, say the same."""
    whole, parts = in_one(readings, constraints), cross_referenced(readings, knowledge(), constraints)
    assert sorted(map(told, whole.events), key=str) == sorted(map(told, parts.events), key=str)
    assert whole.standings == parts.standings
    assert set(whole.checks) == set(parts.checks)
    rows = [{measure for ledger in found.ledgers for measure in ledger.measures} for found in (whole, parts)]
    assert rows[0] == rows[1]


def test_the_pool_has_events_mentions_and_a_draft() -> None:
    found = cross_referenced(pool(), knowledge())
    assert len(found.events) > 6
    assert any(part is Part.MENTIONS for event in found.events for _, part in event.members)
    assert {check.code for check in found.checks} >= {"P101", "P702"}


def test_the_parts_of_a_collection_are_the_whole() -> None:
    assert_same(pool(), Constraints())


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_the_parts_of_any_collection_are_the_whole_whatever_the_user_says(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(pool()), min_size=2, max_size=14, unique_by=lambda one: one.release.id))
    ids = [one.release.id for one in chosen]
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    together = data.draw(st.lists(pair.map(frozenset), max_size=2))
    taken_out = data.draw(st.lists(pair.map(lambda two: (two[0], two[1])), max_size=2))
    assert_same(chosen, Constraints(frozenset(together), frozenset(taken_out)))
