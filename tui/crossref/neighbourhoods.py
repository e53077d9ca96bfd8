"""Which releases can say anything of each other: the collection in parts that are worked out one by one.

Two releases are neighbours if a name, shared text, rare anchors, a sidecar, a draft or the user's word may put them on
one event, or if one mentions what the other is about. Events, ledgers, standings and findings of a neighbourhood depend
on nothing outside it, so that the parts together are the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.crossref.events import named_groups
from tui.crossref.resemblance import Verdict
from tui.crossref.traces import Trace
from tui.judgements import Constraints
from tui.knowledge import Knowledge
from tui.model import MentionKind, Part


def neighbourhoods(
    traces: Iterable[Trace],
    verdicts: Iterable[Verdict],
    drafts: Mapping[str, str],
    constraints: Constraints,
    knowledge: Knowledge,
) -> list[tuple[str, ...]]:
    """The releases in neighbourhoods, by id; one without neighbours is a neighbourhood of its own.

    They come in the order of their first releases by path, members in that order. ``verdicts`` may be any of which some
    put releases on one event, ``drafts`` says what each draft became.
    """
    ordered = sorted(traces, key=lambda trace: trace.order)
    parents = {trace.id: trace.id for trace in ordered}

    def root(release: str) -> str:
        while parents[release] != release:
            parents[release] = parents[parents[release]]
            release = parents[release]
        return release

    for tie in _ties(ordered, verdicts, drafts, constraints, knowledge):
        known = [release for release in tie if release in parents]
        for release in known[1:]:
            parents[root(release)] = root(known[0])
    found: dict[str, list[str]] = {}
    for trace in ordered:
        found.setdefault(root(trace.id), []).append(trace.id)
    return [tuple(members) for members in found.values()]


def _ties(
    traces: Sequence[Trace],
    verdicts: Iterable[Verdict],
    drafts: Mapping[str, str],
    constraints: Constraints,
    knowledge: Knowledge,
) -> Iterator[Sequence[str]]:
    """Releases that are neighbours, in any number."""
    stated: dict[str, list[str]] = {}
    for trace in traces:
        if trace.event:
            stated.setdefault(trace.event.lower(), []).append(trace.id)
    yield from stated.values()
    for group in named_groups(traces, knowledge):
        about = [naming.release for naming in group if naming.part is Part.ABOUT]
        mentioned = about and group[0].key[0] is MentionKind.OPERATION
        yield [naming.release for naming in group] if mentioned else about
    yield from ((verdict.a, verdict.b) for verdict in verdicts if verdict.same)
    yield from drafts.items()
    yield from (sorted(pair) for pair in constraints.together)
