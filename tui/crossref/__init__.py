"""What connects the releases of a collection: events, links, ledgers, standings and findings.

::

    crossrefs = cross_referenced(readings, knowledge)
    for event in crossrefs.events:
        print(event.name, len(event.members))

:func:`cross_referenced` holds the whole collection in memory. It is made of stages, each a pure function of
values, that a store runs one by one, in any process, over whatever has changed:

1. **One release.** ``Tracer(knowledge).trace(reading)`` gives its :class:`~tui.crossref.traces.Trace`,
   ``prints(release)`` its fingerprints, ``Anchors(knowledge).of(reading)`` its anchors. Nothing else is looked at.
2. **The collection, counted.** ``footers(trace.tail for …)`` are the paragraphs that are a publisher's and not a
   release's; a fingerprint that reaches into one is held, but meets none (``is_told``). Values are kept in two indexes
   to releases: that of fingerprints, each with its surroundings as the *mark*, and that of the anchors of
   :data:`~tui.crossref.anchors.LEADING` kinds, each with the release's day as an ordinal, or 0. In them
   :func:`~tui.crossref.sharing.partners` finds what a release is to be compared with, ``partners(release, groups,
   in_one_run)`` and ``partners(release, groups, days_meet)``. Two releases are a pair if either is a partner of the
   other. An index is anything that gives the groups that a release is in (:class:`~tui.crossref.sharing.Groups`);
   releases are numbers there, in the order of :attr:`Trace.order`.
3. **Two releases.** ``in_common(a, b, …)`` compares the texts of a pair by fingerprints: passages, as links, and the
   share of text in common. ``resemblance(mine, theirs, …)`` gives the verdict on a pair of either sort from traces and
   anchors, given how many releases hold each anchor, and from the text in common.
4. **All traces, no texts.** ``drafts_of`` says which draft became what, ``citation_links`` what citations mean, and
   ``neighbourhoods`` parts the collection.
5. **One neighbourhood.** ``Referencing(knowledge).of(neighbours)`` gives its events, ledgers, standings and findings.
   :func:`gathered` puts the parts together.

When releases come and go, :func:`~tui.crossref.repairing.repaired` says whose pairs may be others for it; those are
found anew (:func:`~tui.crossref.repairing.pairs_of`), texts of pairs that are new are compared, and these releases'
pairs are judged again. A release whose tail holds a paragraph that has become a footer, or is none any more,
counts as changed. A neighbourhood is worked out again if its members, their verdicts, drafts, sharing pairs or the
user's word on them are others. What a store asks for that is in :mod:`tui.crossref.holdings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.crossref.stages import (
        compared,
        cross_referenced,
        gathered,
        met_by_anchors,
        met_by_text,
        referenced,
        resembling,
        undecided,
    )

__all__ = [
    "compared",
    "cross_referenced",
    "gathered",
    "met_by_anchors",
    "met_by_text",
    "referenced",
    "resembling",
    "undecided",
]


def __getattr__(name: str) -> object:
    """What is named above, imported when it is asked for: the first screen needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tui.crossref import stages

    return getattr(stages, name)
