"""Which release a citation means, and which published text a draft became.

As resolvers of legal citations do, a match is accepted only if it is the one that fits and the runner-up is clearly
behind; otherwise the citation is ambiguous (with its candidates) or missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.crossref.passages import PASSAGE, Passages
from tui.crossref.tokens import folded
from tui.model import At, Citation, Link, LinkKind, LinkStatus, Reading, Status

FITS = 3.0
"""The score from which a release may be the one cited: its day and publisher, or its title and either."""

MARGIN = 1.5
"""How far the runner-up must be behind."""

SAME_TITLE = 0.8
"""The share of a cited title's words that a release's title must have (a citation may shorten it)."""

DRAFT_WORDS = 40
"""Words that a draft must share with a text it became: two sentences, so that no formula decides."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The releases by what citations say of them.

    Attributes:
        readings: The readings.
        by_day: Indexes of releases by day of issue.
        by_word: Indexes of releases by each word of their titles, for words that few titles have.
    """

    readings: Sequence[Reading]
    by_day: dict[date, list[int]]
    by_word: dict[str, list[int]]

    def candidates(self, citation: Citation) -> list[int]:
        """The releases of a cited day, or with a rare word of a cited title, in order."""
        found = {index for day in citation.dates for near in _around(day) for index in self.by_day.get(near, ())}
        for word in set(folded(citation.title or "").split()):
            if len(sharing := self.by_word.get(word, ())) <= 50:
                found.update(sharing)
        return sorted(found)


def collection(readings: Sequence[Reading]) -> Collection:
    """Index the releases by day and by title."""
    by_day: dict[date, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if published := reading.release.published:
            by_day[published.value].append(index)
        for word in set(folded(reading.release.title.value).split()):
            by_word[word].append(index)
    return Collection(readings, by_day, by_word)


def citation_links(readings: Sequence[Reading], drafts: dict[int, int]) -> Iterator[Link]:
    """A link for every citation: resolved, ambiguous or missing.

    Args:
        readings: The collection.
        drafts: For each draft, the release it became or that reprints what it became (:func:`drafts_of`).
    """
    known = collection(readings)
    for index, reading in enumerate(readings):
        for citation in reading.citations:
            yield _link(index, citation, known, drafts)


def drafts_of(readings: Sequence[Reading], passages: Passages) -> dict[int, int]:
    """For each draft, the published text it shares most with, if one shares clearly more than the next."""
    shared: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in sorted(passages.pairs):
        for draft, final in ((a, b), (b, a)):
            if _status(readings[draft]) is Status.DRAFT and _status(readings[final]) is not Status.DRAFT:
                words = sum(p.words for p in passages.between(a, b))
                shared[draft].append((words, final))
    found = {}
    for draft, rivals in shared.items():
        ranked = sorted(rivals, key=lambda rival: (-rival[0], rival[1]))
        if ranked[0][0] >= DRAFT_WORDS and (len(ranked) == 1 or ranked[0][0] >= 1.5 * ranked[1][0]):
            found[draft] = ranked[0][1]
    return found


def draft_links(readings: Sequence[Reading], drafts: dict[int, int], passages: Passages) -> Iterator[Link]:
    """A link from every draft to the text that it became, or that reprints what it became."""
    for draft, final in sorted(drafts.items()):
        mine, theirs = readings[draft], readings[final]
        a, b = sorted((draft, final))
        spans = []
        for passage in passages.between(a, b):
            if passage.words >= PASSAGE:
                here, there = (passage.mine, passage.theirs) if a == draft else (passage.theirs, passage.mine)
                spans += [At(mine.release.id, *here), At(theirs.release.id, *there)]
        became = "draft of the text that this reprints" if _status(theirs) is Status.REPORT else "draft of this text"
        yield Link(
            LinkKind.DRAFT_OF,
            mine.release.id,
            theirs.release.id,
            LinkStatus.RESOLVED,
            tuple(spans),
            "draft-by-passages",
            note=became,
        )


def _link(index: int, citation: Citation, known: Collection, drafts: dict[int, int]) -> Link:
    reading = known.readings[index]
    spans = (At(reading.release.id, citation.start, citation.end),)
    scored = [(score(citation, known.readings[other]), other) for other in known.candidates(citation) if other != index]
    fitting = sorted(((s, other) for s, other in scored if s >= FITS), key=lambda item: (-item[0], item[1]))
    source = reading.release.id
    if fitting and (len(fitting) == 1 or fitting[0][0] - fitting[1][0] >= MARGIN):
        target = known.readings[fitting[0][1]].release.id
        return Link(LinkKind.CITES, source, target, LinkStatus.RESOLVED, spans, "unique-match", note=_told(citation))
    if fitting:
        candidates = tuple(known.readings[other].release.id for _, other in fitting)
        return Link(
            LinkKind.CITES,
            source,
            None,
            LinkStatus.AMBIGUOUS,
            spans,
            "rival-matches",
            candidates,
            note=_told(citation),
        )
    if (draft := _reprinted_draft(index, citation, known, drafts)) is not None:
        target = known.readings[draft].release.id
        told = f"{_told(citation)}: not in the collection, its draft is"
        return Link(LinkKind.CITES, source, target, LinkStatus.RESOLVED, spans, "draft-by-passages", note=told)
    return Link(LinkKind.CITES, source, None, LinkStatus.MISSING, spans, "no-match", note=_told(citation))


def _reprinted_draft(index: int, citation: Citation, known: Collection, drafts: dict[int, int]) -> int | None:
    """The draft of what a report reprints, if the citation names its publisher and a day near the report's."""
    found = []
    for draft, final in drafts.items():
        same_publisher = _same_publisher(citation.publisher, known.readings[draft])
        if final == index and same_publisher and _recent(citation, known.readings[index]):
            found.append(draft)
    return found[0] if len(found) == 1 else None


def score(citation: Citation, reading: Reading) -> float:
    """How well a release fits a citation; each thing that the citation states speaks for or against."""
    release = reading.release
    total = 0.0
    if citation.title:
        likeness = _title_likeness(citation.title, release.title.value)
        total += 3.0 if likeness >= SAME_TITLE else -3.0 if likeness < 0.4 else 0.0
    if citation.dates and release.published:
        near = min(abs((day - release.published.value).days) for day in citation.dates)
        total += 2.0 if near == 0 else 0.5 if near == 1 else -3.0
    if citation.publisher and release.publisher:
        total += 1.0 if _same_publisher(citation.publisher, reading) else -2.0
    return total


def _title_likeness(cited: str, title: str) -> float:
    """The share of a cited title's words that stand in a release's title."""
    mine, theirs = folded(cited), folded(title)
    if theirs.startswith(mine) and len(mine.split()) > 2:
        return 1.0
    words = mine.split()
    return sum(word in theirs.split() for word in words) / len(words) if len(words) > 1 else float(mine == theirs)


def _same_publisher(name: str | None, reading: Reading) -> bool:
    publisher = reading.release.publisher
    if not name or not publisher:
        return False
    mine, theirs = folded(name).replace(" ", ""), folded(publisher.value).replace(" ", "")
    return mine == theirs or mine.startswith(theirs) or theirs.startswith(mine)


def _recent(citation: Citation, reading: Reading) -> bool:
    published = reading.release.published
    return not published or any(0 <= (published.value - day).days <= 60 for day in citation.dates)


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


def _status(reading: Reading) -> Status:
    return reading.release.status.value
