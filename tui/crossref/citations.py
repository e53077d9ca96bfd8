"""Which release a citation means, and which published text a draft became.

As resolvers of legal citations do, a match is accepted only if it is the one that fits and the runner-up is clearly
behind; otherwise the citation is ambiguous (with its candidates) or missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from tui.crossref.links import Common
from tui.crossref.tokens import folded
from tui.crossref.traces import Trace
from tui.model import At, Citation, Link, LinkKind, LinkStatus, Status

FEW = 50
"""A word that is in the titles of more releases than this singles none of them out."""

FITS = 3.0
"""The score from which a release may be the one cited: its day and publisher, or its title and either."""

MARGIN = 1.5
"""How far the runner-up must be behind."""

SAME_TITLE = 0.8
"""The share of a cited title's words that a release's title must have (a citation may shorten it)."""

DRAFT_WORDS = 40
"""Words that a draft must share with a text it became: two sentences, so that no formula decides."""


class Offers:
    """The releases by what citations say of them.

    Args:
        traces: Their traces, by id.
        holders: The ids of the releases that offer a value (:func:`offered`).
    """

    def __init__(self, traces: Mapping[str, Trace], holders: Callable[[int], Collection[str]]) -> None:
        self.traces, self._holders = traces, holders

    @classmethod
    def of(cls, traces: Iterable[Trace]) -> Offers:
        """What some releases offer."""
        known = {trace.id: trace for trace in traces}
        by_value: dict[int, list[str]] = defaultdict(list)
        for trace in known.values():
            for value in offered(trace):
                by_value[value].append(trace.id)
        return cls(known, lambda value: by_value.get(value, ()))

    def candidates(self, citation: Citation) -> list[Trace]:
        """The releases of a cited day and publisher, or with a cited title or a rare word of it, in order."""
        found: set[str] = set()
        for value, telling in asked(citation):
            those = self._holders(value)
            if telling or len(those) <= FEW:
                found.update(those)
        return sorted((self.traces[ident] for ident in found), key=lambda trace: trace.order)


def offered(trace: Trace) -> Iterator[int]:
    """What a release can be found by, as hashes: its day with its publisher, its title, each word of it."""
    if trace.day and trace.publisher:
        yield _hashed("day", trace.day.isoformat(), _initial(trace.publisher))
    title = folded(trace.title)
    yield _hashed("title", title)
    yield from {_hashed("word", word) for word in title.split()}


def asked(citation: Citation) -> Iterator[tuple[int, bool]]:
    """What a citation looks for, as hashes that :func:`offered` gives for a release that it may mean.

    Beside each, whether it tells something however many releases offer it; a word of a title does not.
    """
    if citation.publisher:
        for near in {near for day in citation.dates for near in _around(day)}:
            yield _hashed("day", near.isoformat(), _initial(citation.publisher)), True
    if citation.title:
        title = folded(citation.title)
        yield _hashed("title", title), True
        for word in set(title.split()):
            yield _hashed("word", word), False


def _initial(publisher: str) -> str:
    """What two writings of one publisher's name have in common."""
    return folded(publisher).replace(" ", "")[:1]


def _hashed(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).digest())


def citation_links(citing: Iterable[Trace], offers: Offers, drafts: Mapping[str, str]) -> Iterator[Link]:
    """A link for every citation: resolved, ambiguous or missing.

    Args:
        citing: The releases whose citations are asked for.
        offers: The releases that they may mean.
        drafts: For each draft, the release it became or that reprints what it became (:func:`drafts_of`).
    """
    drafts_by_final: dict[str, list[str]] = defaultdict(list)
    for draft, final in drafts.items():
        drafts_by_final[final].append(draft)
    for trace in citing:
        for citation in trace.citations:
            yield _link(trace, citation, offers, drafts_by_final.get(trace.id, ()))


def drafts_of(found: Iterable[Common], traces: Mapping[str, Trace]) -> dict[str, str]:
    """For each draft, the published text it shares most with, if one shares clearly more than the next."""
    shared: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for common in found:
        for draft, final in ((common.a, common.b), (common.b, common.a)):
            if traces[draft].status is Status.DRAFT and traces[final].status is not Status.DRAFT:
                shared[draft].append((common.words, final))
    drafts = {}
    for draft, rivals in shared.items():
        ranked = sorted(rivals, key=lambda rival: (-rival[0], traces[rival[1]].order))
        if ranked[0][0] >= DRAFT_WORDS and (len(ranked) == 1 or ranked[0][0] >= 1.5 * ranked[1][0]):
            drafts[draft] = ranked[0][1]
    return drafts


def draft_links(
    drafts: Mapping[str, str], traces: Mapping[str, Trace], common: Mapping[tuple[str, str], Common]
) -> Iterator[Link]:
    """A link from every draft to the text that it became, or that reprints what it became."""
    for one, other in sorted(drafts.items(), key=lambda pair: traces[pair[0]].order):
        spans = [
            at
            for link in common[(one, other) if (one, other) in common else (other, one)].shared
            for at in (link.spans if link.source == one else reversed(link.spans))
        ]
        became = (
            "draft of the text that this reprints" if traces[other].status is Status.REPORT else "draft of this text"
        )
        yield Link(LinkKind.DRAFT_OF, one, other, LinkStatus.RESOLVED, tuple(spans), "draft-by-passages", note=became)


def _link(trace: Trace, citation: Citation, offers: Offers, drafts: Sequence[str]) -> Link:
    spans = (At(trace.id, citation.start, citation.end),)
    scored = [(score(citation, other), other) for other in offers.candidates(citation) if other.id != trace.id]
    fitting = sorted(((s, other) for s, other in scored if s >= FITS), key=lambda item: (-item[0], item[1].order))
    told = _told(citation)
    if fitting and (len(fitting) == 1 or fitting[0][0] - fitting[1][0] >= MARGIN):
        target = fitting[0][1].id
        return Link(LinkKind.CITES, trace.id, target, LinkStatus.RESOLVED, spans, "unique-match", note=told)
    if fitting:
        candidates = tuple(other.id for _, other in fitting)
        status = LinkStatus.AMBIGUOUS
        return Link(LinkKind.CITES, trace.id, None, status, spans, "rival-matches", candidates, note=told)
    if (draft := _reprinted_draft(trace, citation, [offers.traces[draft] for draft in drafts])) is not None:
        told = f"{told}: not in the collection, its draft is"
        return Link(LinkKind.CITES, trace.id, draft.id, LinkStatus.RESOLVED, spans, "draft-by-passages", note=told)
    return Link(LinkKind.CITES, trace.id, None, LinkStatus.MISSING, spans, "no-match", note=told)


def _reprinted_draft(trace: Trace, citation: Citation, drafts: Sequence[Trace]) -> Trace | None:
    """The draft of what a report reprints, if the citation names its publisher and a day near the report's."""
    found = [
        draft for draft in drafts if _same_publisher(citation.publisher, draft.publisher) and _recent(citation, trace)
    ]
    return found[0] if len(found) == 1 else None


def score(citation: Citation, trace: Trace) -> float:
    """How well a release fits a citation; each thing that the citation states speaks for or against."""
    total = 0.0
    if citation.title:
        likeness = _title_likeness(citation.title, trace.title)
        total += 3.0 if likeness >= SAME_TITLE else -3.0 if likeness < 0.4 else 0.0
    if citation.dates and trace.day:
        near = min(abs((day - trace.day).days) for day in citation.dates)
        total += 2.0 if near == 0 else 0.5 if near == 1 else -3.0
    if citation.publisher and trace.publisher:
        total += 1.0 if _same_publisher(citation.publisher, trace.publisher) else -2.0
    return total


def _title_likeness(cited: str, title: str) -> float:
    """The share of a cited title's words that stand in a release's title."""
    mine, theirs = folded(cited), folded(title)
    if theirs.startswith(mine) and len(mine.split()) > 2:
        return 1.0
    words = mine.split()
    return sum(word in theirs.split() for word in words) / len(words) if len(words) > 1 else float(mine == theirs)


def _same_publisher(name: str | None, publisher: str | None) -> bool:
    if not name or not publisher:
        return False
    mine, theirs = folded(name).replace(" ", ""), folded(publisher).replace(" ", "")
    return mine == theirs or mine.startswith(theirs) or theirs.startswith(mine)


def _recent(citation: Citation, trace: Trace) -> bool:
    return not trace.day or any(0 <= (trace.day - day).days <= 60 for day in citation.dates)


def _told(citation: Citation) -> str:
    parts = [f"“{citation.title}”" if citation.title else citation.kind or "document"]
    if citation.publisher:
        parts.append(citation.publisher)
    parts += [" or ".join(day.isoformat() for day in citation.dates)] if citation.dates else []
    return ", ".join(" ".join(part.split()) for part in parts)


def _around(day: date) -> tuple[date, ...]:
    """A day and its neighbours: a release of the evening is often cited by the next day's date."""
    if day in (date.min, date.max):
        return (day,)
    return day - timedelta(1), day, day + timedelta(1)
