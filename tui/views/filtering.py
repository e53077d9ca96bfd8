"""Narrowing the list of documents by what is typed: words, and fields such as ``pub:europol after:2011 has:blank``.

A word must stand in the title, the publisher, the event or a place of a release; all that is typed must hold.

=============================  ========================================================================
``pub:`` ``event:`` ``place:``  the word stands in that field
``after:`` ``before:``          a year, month or day (2011, 2011-12, 2011-12-19); after and before it ends or begins
``is:``                         draft, report, published, undated, embargoed
``has:``                        figures, blank, differs, open (anything unsettled), check
=============================  ========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.jump import folded
from tui.model import MentionKind, Reading, StandingKind, Status, release_of
from tui.views.tally import Tally

if TYPE_CHECKING:
    from tui.library import Library

Test = Callable[[Reading], bool]

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_BLANK = frozenset({StandingKind.BLANK, StandingKind.FILLED})
_DIFFERS = frozenset({StandingKind.DIFFERS})


class Filter:
    """Filters for one library. What the words are looked for in is put together once a release."""

    def __init__(self, library: Library, tally: Tally) -> None:
        self._library, self._tally = library, tally
        self._words = _Words(self._all_words)
        self._fields: Mapping[str, Callable[[str], Test | None]] = {
            "pub": self._publisher,
            "event": self._event,
            "place": self._place,
            "after": self._after,
            "before": self._before,
            "is": self._is,
            "has": self._has,
        }

    def matching(self, query: str) -> Test:
        """Whether a release is what ``query`` asks for. A field half typed, or unknown, is taken for a word."""
        tests = [self._test(word) for word in query.split()]
        if len(tests) == 1:
            return tests[0]
        return lambda reading: all(test(reading) for test in tests)

    def _test(self, word: str) -> Test:
        name, colon, value = word.partition(":")
        if colon and name.lower() in self._fields:
            test = self._fields[name.lower()](folded(value)) if value else _any
            if test is not None:
                return test
        wanted, words = folded(word), self._words
        return lambda reading: wanted in words[reading.release.id]

    def _all_words(self, release_id: str) -> str:
        reading = self._library.reading(release_id)
        release = reading.release
        publisher = release.publisher.value if release.publisher else ""
        parts = [release.title.value, publisher, self._event_name(release_id), *_places(reading)]
        return folded("\n".join(parts))

    def _event_name(self, release_id: str) -> str:
        event = self._library.event_of(release_id)
        return event.name if event else ""

    def _publisher(self, wanted: str) -> Test:
        def test(reading: Reading) -> bool:
            publisher = reading.release.publisher
            return publisher is not None and wanted in folded(publisher.value)

        return test

    def _event(self, wanted: str) -> Test:
        return lambda reading: wanted in folded(self._event_name(reading.release.id))

    def _place(self, wanted: str) -> Test:
        return lambda reading: any(wanted in folded(place) for place in _places(reading))

    def _after(self, written: str) -> Test | None:
        span = _days(written)
        return None if span is None else lambda reading: _day(reading, date.min) > span[1]

    def _before(self, written: str) -> Test | None:
        span = _days(written)
        return None if span is None else lambda reading: _day(reading, date.max) < span[0]

    def _is(self, wanted: str) -> Test | None:
        if whole := _meant(wanted, [*Status, "undated", "embargoed"]):
            if whole == "undated":
                return lambda reading: reading.release.published is None
            if whole == "embargoed":
                return lambda reading: reading.release.embargoed()
            return lambda reading: reading.release.status.value == whole
        return None

    def _has(self, wanted: str) -> Test | None:
        tests: dict[str, Test] = {
            "figures": lambda reading: bool(reading.figures),
            "blank": self._standing(_BLANK),
            "differs": self._standing(_DIFFERS),
            "open": lambda reading: bool(self._library.unsettled(reading.release.id)),
            "check": lambda reading: bool(self._tally.checks(reading.release.id)),
        }
        whole = _meant(wanted, tests)
        return tests[whole] if whole else None

    def _standing(self, kinds: frozenset[StandingKind]) -> Test:
        standings = self._library.crossrefs.standings.values()
        having = {release_of(standing.figure) for standing in standings if standing.kind in kinds}
        return lambda reading: reading.release.id in having


class _Words(dict[str, str]):
    """What words are looked for in, by release id, put together when it is first asked for."""

    def __init__(self, words_of: Callable[[str], str]) -> None:
        self._words_of = words_of

    def __missing__(self, release_id: str) -> str:
        words = self[release_id] = self._words_of(release_id)
        return words


def _meant(typed: str, words: Iterable[str]) -> str | None:
    """The first word that begins as typed, so that a word half typed narrows already."""
    return next((word for word in words if word.startswith(typed)), None)


def _any(_: Reading) -> bool:
    return True


def _places(reading: Reading) -> list[str]:
    return [mention.name for mention in reading.mentions if mention.kind is MentionKind.PLACE]


def _day(reading: Reading, otherwise: date) -> date:
    return reading.release.published.value if reading.release.published else otherwise


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
