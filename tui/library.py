"""A collection, opened: the facade that the app, the commands and scripts talk to.

::

    library = Library.open(["seeds"])
    for reading in library.readings:
        for figure in reading.figures:
            print(figure.text, figure.counted, library.standing(figure.id).kind)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from os.path import basename
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from tui.catalogue import Catalogue, Listing, Order, Totals
from tui.criteria import Criteria
from tui.errors import StoreError
from tui.judgements import Judgement, Judgements, constraints
from tui.judgements import load as kept_judgements
from tui.loader.files import STDIN
from tui.model import (
    Check,
    CrossReferences,
    Event,
    Figure,
    Ledger,
    Link,
    Measure,
    MentionKind,
    Part,
    Reading,
    Release,
    Search,
    Standing,
    StandingKind,
    Summary,
    Unreadable,
    release_of,
)
from tui.store.database import is_indexed

if TYPE_CHECKING:
    from tui.jump import Entry, Hit, Jump
    from tui.knowledge import Knowledge
    from tui.loader import Loaded
    from tui.store.opening import Store

T = TypeVar("T")

Group = tuple[Event | None, Sequence[Reading]]
"""An event with its releases, or None with one release that is on no event shared with another."""


class Library:
    """Releases with everything found in them and between them, in reading order.

    Reading order: events by the day of their first release, within an event by day; a release without a date comes
    first in its event, or last of all.

    Attributes:
        store_word: Why the collection's store could not be used; "" where nothing is wrong.
        opened: When reading the documents began, in seconds of the epoch; None where there are no files.
    """

    def __init__(
        self, readings: Iterable[Reading], crossrefs: CrossReferences, unreadable: Iterable[Unreadable] = ()
    ) -> None:
        self.crossrefs = crossrefs
        self.unreadable = tuple(unreadable)
        self.lost_judgements: Sequence[Judgement] = ()
        self.store_word = ""
        self.opened: float | None = None
        self.paths: Sequence[str | Path] = ()
        self._by_id: Mapping[str, Reading] = {reading.release.id: reading for reading in readings}
        self._as_found: Sequence[Reading] = tuple(self._by_id.values())
        self._knowledge: Knowledge | None = None
        self._loaded: Loaded | None = None

    @classmethod
    def open(
        cls,
        paths: Iterable[str | Path],
        *,
        user_knowledge: Path | None = None,
        judgements: Judgements | None = None,
        stdin: BinaryIO | None = None,
    ) -> Library:
        """Read, annotate and cross-reference the documents at ``paths``.

        A collection that was indexed (``presscheck index``) is opened from its store, and only what changed is read. If
        the store cannot be used, it is read as if there were none, and :attr:`store_word` says why.

        Args:
            paths: Files, folders (read recursively) or ``-`` for ``stdin``.
            user_knowledge: The user's own knowledge, by default the file in the settings folder.
            judgements: The user's word, by default the file in the state folder.
            stdin: What ``-`` reads, by default standard input.

        Raises:
            UsageError: A path does not exist, or holds no document.
            KnowledgeError: A knowledge file has a mistake.
            JudgementError: The file of judgements cannot be read.
        """
        paths, opened = tuple(paths), time()
        judgements = kept_judgements() if judgements is None else judgements
        if is_indexed(paths):
            from tui.stored import StoredLibrary

            try:
                stored = StoredLibrary.brought_up_to_date(paths, user_knowledge, judgements)
                stored.opened = opened
                return stored
            except StoreError as error:
                store_word = str(error)
        else:
            store_word = ""
        from tui import knowledge
        from tui.annotate import Annotator
        from tui.loader import load

        known = knowledge.load(user_knowledge)
        loaded = load(paths, known, stdin=stdin)
        annotator = Annotator(known)
        readings = [annotator.read(release) for release in loaded.releases]
        library = cls._judged(readings, known, loaded, judgements, paths)
        library.store_word, library.opened = store_word, opened
        return library

    @classmethod
    def _judged(
        cls,
        found: Sequence[Reading],
        known: Knowledge,
        loaded: Loaded,
        judgements: Judgements,
        paths: Sequence[str | Path],
    ) -> Library:
        from tui.crossref import cross_referenced
        from tui.judging import corrected_readings, settled

        # What is found must not depend on the order in which the paths were given.
        found = sorted(found, key=lambda reading: reading.release.path)
        held, lost = judgements.anchored([reading.release for reading in found])
        readings = corrected_readings(found, held)
        crossrefs = settled(cross_referenced(readings, known, constraints(held)), readings, held)
        library = cls(readings, silenced(crossrefs, loaded), loaded.unreadable)
        library.lost_judgements = lost
        library._as_found, library._knowledge, library._loaded, library.paths = found, known, loaded, paths
        return library

    def judged(self, judgements: Judgements) -> Library:
        """The same collection under other judgements; nothing is read or annotated again."""
        if self._knowledge is None or self._loaded is None:
            return self
        return self._judged(self._as_found, self._knowledge, self._loaded, judgements, self.paths)

    def without_embargoed(self) -> Library:
        """The collection without releases under embargo: nothing is said of the others that rests on those."""
        free = [reading for reading in self._as_found if not reading.release.embargoed()]
        if len(free) == len(self._as_found):
            return self
        from tui import knowledge
        from tui.loader import Loaded

        known, loaded = self._knowledge or knowledge.load(), self._loaded or Loaded((), self.unreadable)
        return self._judged(free, known, loaded, kept_judgements(), self.paths)

    def reread(self) -> Library:
        """The collection as its files and the user's judgements are now; only what changed is annotated again.

        What came from standard input stays as it was read.

        Raises:
            UsageError: A path does not exist any more, or holds no document.
            JudgementError: The file of judgements cannot be read.
        """
        if self._knowledge is None:
            return self
        from tui.annotate import Annotator
        from tui.loader import load

        known, before = self._knowledge, {reading.release.id: reading for reading in self._as_found}
        loaded = load([path for path in self.paths if str(path) != STDIN], known)
        piped = [reading for reading in self._as_found if reading.release.file == STDIN]
        annotator = Annotator(known)
        readings = [
            old if (old := before.get(release.id)) and old.release == release else annotator.read(release)
            for release in loaded.releases
        ]
        return self._judged([*piped, *readings], known, loaded, kept_judgements(), self.paths)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all releases, in reading order."""
        return [reading.release.id for reading in self.readings]

    def standing_otherwise(self, after: Library) -> Iterator[str]:
        """Of the releases that are in both, those of which figures may stand otherwise in the other, by id."""
        return (release_id for release_id in self.ids if release_id in after)

    def let_go(self) -> None:
        """Another library has taken this one's place."""

    def reading(self, release_id: str) -> Reading:
        """The release with this id and what was found in it. Raises :class:`KeyError`."""
        return self._by_id[release_id]

    def release(self, release_id: str) -> Release:
        """The release with this id. Raises :class:`KeyError`."""
        return self._by_id[release_id].release

    @cached_property
    def _by_file(self) -> Mapping[str, Sequence[Release]]:
        return _grouped_by((basename(reading.release.path), reading.release) for reading in self._by_id.values())

    def home(self, release_id: str, path: str) -> Release | None:
        """The release with this id, or else the one read from the file at ``path``, however that is written."""
        if release_id in self._by_id:
            return self.release(release_id)
        candidates = self._by_file.get(basename(path), ())
        return next((each for each in candidates if Path(each.path).resolve() == Path(path).resolve()), None)

    @cached_property
    def _figures_in(self) -> Callable[[str], Mapping[str, Figure]]:
        return lru_cache(64)(lambda release_id: {figure.id: figure for figure in self.reading(release_id).figures})

    def figure(self, figure_id: str) -> Figure:
        """The figure with this id. Raises :class:`KeyError`."""
        return self._figures_in(release_of(figure_id))[figure_id]

    def standing(self, figure_id: str) -> Standing:
        """How the figure stands against the other releases."""
        return self.crossrefs.standings[figure_id]

    def standing_if_any(self, figure_id: str) -> Standing | None:
        """How the figure stands; None where that was not worked out."""
        return self.standings_of(release_of(figure_id)).get(figure_id)

    # --- order and groups ---------------------------------------------------------------------------------------

    @cached_property
    def _event_of(self) -> Mapping[str, Event]:
        """The event each release is read under: the first it is about, else the first it mentions."""
        found: dict[str, Event] = {}
        for part in (Part.ABOUT, Part.MENTIONS):
            for event in self.crossrefs.events:
                for release_id, member_part in event.members:
                    if member_part is part:
                        found.setdefault(release_id, event)
        return found

    def event_of(self, release_id: str) -> Event | None:
        """The event the release is about, or else the one it mentions."""
        return self._event_of.get(release_id)

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The collection by event, in reading order."""
        by_event: dict[str, list[Reading]] = {}
        for reading in self._by_id.values():
            event = self.event_of(reading.release.id)
            by_event.setdefault(event.id if event else reading.release.id, []).append(reading)
        groups: list[Group] = []
        for readings in by_event.values():
            readings.sort(key=lambda reading: (_day(reading) or date.min, reading.release.path))
            groups.append((self.event_of(readings[0].release.id), readings))
        groups.sort(key=lambda group: _first_day(group[1]))
        return groups

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Every release that could be read, in reading order."""
        return tuple(reading for _, readings in self.groups for reading in readings)

    # --- what the screens show ----------------------------------------------------------------------------------

    @cached_property
    def _ledgers(self) -> Mapping[str, Ledger]:
        return {ledger.event: ledger for ledger in self.crossrefs.ledgers}

    def ledger(self, event_id: str) -> Ledger | None:
        """The ledger of an event."""
        return self._ledgers.get(event_id)

    @cached_property
    def _measures(self) -> Mapping[str, Measure]:
        return {
            figure_id: measure
            for ledger in self.crossrefs.ledgers
            for measure in ledger.measures
            for figure_id in measure.figures
        }

    def measure_of(self, figure_id: str) -> Measure | None:
        """The ledger row a figure is in."""
        return self._measures.get(figure_id)

    def measures_of(self, release_id: str) -> Sequence[tuple[Measure | None, Sequence[Figure]]]:
        """A release's figures by ledger row, in the order the text first speaks of each; rowless ones come last."""
        rows: dict[str, tuple[Measure | None, list[Figure]]] = {}
        loose: list[Figure] = []
        for figure in self._by_id[release_id].figures:
            measure = self.measure_of(figure.id)
            if measure is None:
                loose.append(figure)
            else:
                rows.setdefault(measure.figures[0], (measure, []))[1].append(figure)
        return [*rows.values(), *([(None, loose)] if loose else [])]

    @cached_property
    def _checks(self) -> Mapping[str, Sequence[Check]]:
        return _grouped_by((check.release, check) for check in self.crossrefs.checks)

    def checks_of(self, release_id: str) -> Sequence[Check]:
        """What the checks found in a release, in text order."""
        return self._checks.get(release_id, ())

    @cached_property
    def _links(self) -> Mapping[str, Sequence[Link]]:
        ends = ((end, link) for link in self.crossrefs.links for end in {link.source, link.target} if end)
        return _grouped_by(ends)

    def links_of(self, release_id: str) -> Sequence[Link]:
        """The links from a release or to it."""
        return self._links.get(release_id, ())

    def standings_of(self, release_id: str) -> Mapping[str, Standing]:
        """The standings of a release's figures, by figure id, among others perhaps."""
        return self.crossrefs.standings

    # --- the collection as a list ---------------------------------------------------------------------------------
    # What the list, the filter and the start of the reader know of a collection. None of it needs a reading a release.

    def __contains__(self, release_id: object) -> bool:
        """Whether there is a release with this id."""
        return release_id in self._by_id

    @cached_property
    def fingerprint(self) -> str:
        """What the collection is known by: the same for the same documents, whatever their paths and order.

        The sum of the releases' ids, so that it can be kept up to date as documents come and go.
        """
        return f"{sum(int(release_id, 16) for release_id in self._by_id) % 2**64:016x}"

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(map(self._summary, self.readings))

    def _summary(self, reading: Reading) -> Summary:
        release, event = reading.release, self.event_of(reading.release.id)
        standings = self.crossrefs.standings
        kinds = Counter(standings[figure.id].kind for figure in reading.figures if figure.id in standings)
        places = dict.fromkeys(each.name for each in reading.mentions if each.kind is MentionKind.PLACE)
        return Summary(
            release.id,
            release.path,
            release.title.value,
            release.publisher.value if release.publisher else None,
            _day(reading),
            release.status.value,
            event.name if event else None,
            tuple(places),
            len(reading.figures),
            tuple((kind, kinds[kind]) for kind in StandingKind if kind in kinds),
            len(self.checks_of(release.id)),
            release.embargo.value if release.embargo else None,
        )

    @property
    def summaries(self) -> Sequence[Summary]:
        """Every release that could be read, in reading order. A slice of it is cheap; all of it may not be."""
        return self._catalogue.summaries

    def summary(self, release_id: str) -> Summary:
        """The summary of a release. Raises :class:`KeyError`."""
        return self._catalogue.summaries[self._catalogue.numbers[release_id]]

    @property
    def totals(self) -> Totals:
        """The collection in numbers."""
        return self._catalogue.totals

    def listing(self, order: Order = Order.EVENT, kept: Criteria | None = None) -> Listing:
        """The releases in an order, all of them or those that pass a filter."""
        return self._catalogue.listing(order, kept)

    # --- finding ------------------------------------------------------------------------------------------------

    @cached_property
    def _jump(self) -> Jump:
        from tui.jump import Jump

        newest = sorted(self.summaries, key=lambda summary: summary.published or date.min, reverse=True)
        return Jump(map(_entry, newest))

    @cached_property
    def _searchable(self) -> Store:
        from tui.store.memory import searchable

        return searchable(self.readings, self.crossrefs.events)

    def search(self, query: str, limit: int = 50, *, typing: bool = False) -> Search:
        """The releases that hold what a query asks for: words, phrases, prefixes, ``NEAR`` and fields.

        A query that is not well formed has a :attr:`Search.problem` and no hits; it is never an error. With ``typing``
        the last word may still be growing. :mod:`tui.store.query` says what can be asked.
        """
        return self._searchable.search(query, limit, typing=typing)

    def jump(self, query: str, limit: int = 50, lately: Sequence[str] = ()) -> Sequence[Hit]:
        """The releases that a few typed letters of title, publisher, event or date mean, best first.

        Among equals those opened ``lately`` come first (ids, the last first), then the newest.
        """
        return self._jump.find(query, limit, lately)


def _grouped_by(found: Iterable[tuple[str, T]]) -> Mapping[str, Sequence[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, each in found:
        groups[key].append(each)
    return groups


def _entry(summary: Summary) -> Entry:
    """A release as it can be jumped to."""
    from tui.jump import Entry

    day = f"{summary.published.day} {summary.published:%B %Y}" if summary.published else "undated"
    names = tuple(filter(None, (summary.event, summary.publisher)))
    return Entry(summary.id, summary.title, names, (day, summary.status.value, Path(summary.path).stem))


def silenced(crossrefs: CrossReferences, loaded: Loaded) -> CrossReferences:
    """The findings without those that a sidecar silences, by code and by the words they stand on."""
    from tui.crossref.silences import Silences

    silences = Silences((release_id, each.code, each.quote) for release_id, each in loaded.silences)
    if not silences:
        return crossrefs
    releases = {release.id: release for release in loaded.releases}
    left = (check for check in crossrefs.checks if not silences.cover(check, releases[check.release]))
    return replace(crossrefs, checks=tuple(left))


def _day(reading: Reading) -> date | None:
    published = reading.release.published
    return published.value if published else None


def _first_day(readings: Sequence[Reading]) -> tuple[date, str]:
    days = [day for reading in readings if (day := _day(reading))]
    return min(days, default=date.max), readings[0].release.path
