"""What a filter over the list asks for: words, and fields such as ``pub:europol after:2011 has:blank``.

A word must stand in the title, the publisher, the event or a place of a release; all that is typed must hold.

=============================  =================================================================================
``pub:`` ``event:`` ``place:``  the word stands in that field
``after:`` ``before:``          a year, month or day (2011, 2011-12, 2011-12-19); after and before it ends or begins
``is:``                         draft, report, published, undated, embargoed; starred, noted, read, unread
``has:``                        figures, blank, differs, open (anything unsettled), check; also ``differs:`` alone
=============================  =================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tui.folding import folded
from tui.model import BLANK, DIFFERING, Status, Summary

Test = Callable[[Summary], bool]
"""Whether a release passes."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")

UNDATED, EMBARGOED, UNREAD = "undated", "embargoed", "unread"


class Having(StrEnum):
    """What a release can be asked to have."""

    FIGURES = "figures"
    BLANK = "blank"
    DIFFERS = "differs"
    OPEN = "open"
    CHECK = "check"

    def is_had_by(self, summary: Summary) -> bool:
        """Whether a release has it."""
        match self:
            case Having.FIGURES:
                return summary.figures > 0
            case Having.BLANK:
                return summary.counted(BLANK) > 0
            case Having.DIFFERS:
                return summary.counted(DIFFERING) > 0
            case Having.OPEN:
                return summary.unsettled > 0
            case Having.CHECK:
                return summary.checks > 0


@dataclass(frozen=True, slots=True)
class Criteria:
    """A filter as understood: all of it must hold. All words are folded (:func:`tui.folding.folded`).

    Attributes:
        words: Each stands in what :func:`words_of` gives for a release.
        publishers: Each stands in the publisher.
        events: Each stands in the event's name.
        places: Each stands in the name of one of the places.
        after: The release was issued after this day; one without a day was not.
        before: It was issued before this day; one without a day was not.
        statuses: Each is the release's status, so that two of them let nothing pass.
        is_undated: It has no day.
        is_embargoed: It is under an embargo that holds still.
        having: It has each of these.
        among: Its id is in each of these.
        apart: Its id is in none of these.
    """

    words: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    statuses: frozenset[Status] = frozenset()
    is_undated: bool = False
    is_embargoed: bool = False
    having: frozenset[Having] = frozenset()
    among: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return self == Criteria()

    @property
    def tests(self) -> Iterator[Test]:
        """What a release must pass beside holding the :attr:`words`."""
        yield from map(_is_by, self.publishers)
        yield from map(_is_on, self.events)
        yield from map(_names, self.places)
        if (after := self.after) is not None:
            yield lambda each: each.published is not None and each.published > after
        if (before := self.before) is not None:
            yield lambda each: each.published is not None and each.published < before
        if self.statuses:
            yield lambda each: self.statuses == {each.status}
        if self.is_undated:
            yield lambda each: each.published is None
        if self.is_embargoed:
            yield lambda each: each.embargoed()
        yield from (having.is_had_by for having in self.having)
        yield from map(_is_among, self.among)
        yield from map(_is_apart_from, self.apart)


def _is_by(wanted: str) -> Test:
    return lambda each: wanted in folded(each.publisher or "")


def _is_on(wanted: str) -> Test:
    return lambda each: wanted in folded(each.event or "")


def _names(wanted: str) -> Test:
    return lambda each: any(wanted in folded(place) for place in each.places)


def _is_among(ids: frozenset[str]) -> Test:
    return lambda each: each.id in ids


def _is_apart_from(ids: frozenset[str]) -> Test:
    return lambda each: each.id not in ids


def words_of(summary: Summary) -> str:
    """What words are looked for in: title, publisher, event and places, folded."""
    parts = (summary.title, summary.publisher or "", summary.event or "", *summary.places)
    return folded("\t".join(parts))


def criteria(query: str, marked: Mapping[str, Collection[str]] | None = None) -> Criteria:
    """What a typed query asks for. A field without a value asks nothing; one that is unknown is taken for a word.

    Args:
        query: What is typed.
        marked: The ids of the releases that the user has starred, noted or read, by these words.
    """
    asked = Criteria()
    for word in query.split():
        name, colon, value = word.partition(":")
        name, wanted = name.lower(), folded(value)
        take = _FIELDS.get(name) if colon else None
        if take and not value:
            continue
        taken = take(asked, wanted) if take else None
        if colon and not value and name in set(Having):
            taken = _has(asked, name)
        elif name == "is" and not taken and wanted:
            taken = _is_marked(asked, wanted, marked or {})
        asked = taken or replace(asked, words=(*asked.words, folded(word)))
    return asked


def _is_marked(asked: Criteria, typed: str, marked: Mapping[str, Collection[str]]) -> Criteria | None:
    whole = _meant(typed, ("starred", "noted", "read", UNREAD))
    if whole == UNREAD:
        return replace(asked, apart=(*asked.apart, frozenset(marked.get("read", ()))))
    return replace(asked, among=(*asked.among, frozenset(marked.get(whole, ())))) if whole else None


def _publisher(asked: Criteria, wanted: str) -> Criteria:
    return replace(asked, publishers=(*asked.publishers, wanted))


def _event(asked: Criteria, wanted: str) -> Criteria:
    return replace(asked, events=(*asked.events, wanted))


def _place(asked: Criteria, wanted: str) -> Criteria:
    return replace(asked, places=(*asked.places, wanted))


def _after(asked: Criteria, written: str) -> Criteria | None:
    span = _days(written)
    return replace(asked, after=max(span[1], asked.after or span[1])) if span else None


def _before(asked: Criteria, written: str) -> Criteria | None:
    span = _days(written)
    return replace(asked, before=min(span[0], asked.before or span[0])) if span else None


def _is(asked: Criteria, typed: str) -> Criteria | None:
    whole = _meant(typed, [*Status, UNDATED, EMBARGOED])
    if whole == UNDATED:
        return replace(asked, is_undated=True)
    if whole == EMBARGOED:
        return replace(asked, is_embargoed=True)
    return replace(asked, statuses=asked.statuses | {Status(whole)}) if whole else None


def _has(asked: Criteria, typed: str) -> Criteria | None:
    whole = _meant(typed, Having)
    return replace(asked, having=asked.having | {Having(whole)}) if whole else None


_FIELDS: Mapping[str, Callable[[Criteria, str], Criteria | None]] = {
    "pub": _publisher,
    "event": _event,
    "place": _place,
    "after": _after,
    "before": _before,
    "is": _is,
    "has": _has,
}
"""How each field adds to what is asked for; None where it has no such value."""


def _meant(typed: str, words: Iterable[str]) -> str | None:
    """The first word that begins as typed, so that a word half typed narrows already."""
    return next((word for word in words if word.startswith(typed)), None)


def _days(written: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day as written in digits."""
    match = _DAY.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        if day:
            return first, first
        if month:
            return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return first, date(first.year, 12, 31)
    except (ValueError, OverflowError):
        return None
