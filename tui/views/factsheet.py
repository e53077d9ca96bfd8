"""The facts of one release as rows: figures by measure, what other releases say, references, names, dates, checks.

Rows are plain values, so that what the sidebar says can be tested, and printed, without a screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.marks import FAILED_CHECK, MARKS, Mark
from tui.model import (
    At,
    Check,
    Figure,
    Link,
    LinkKind,
    LinkStatus,
    Measure,
    MentionKind,
    Reading,
    Release,
    release_of,
)
from tui.views import wording
from tui.views.drawable import label
from tui.views.sparkline import history, sparkline

if TYPE_CHECKING:
    from tui.library import Library
    from tui.notes import Placed


class RowKind(StrEnum):
    """What a row of the facts is."""

    GAP = "gap"
    SECTION = "section"
    FIGURE = "figure"
    ALSO = "also"
    CHECK = "check"
    NOTE = "note"
    LINK = "link"
    NAME = "name"
    DATE = "date"


class Row(NamedTuple):
    """One row.

    Attributes:
        kind: What it is.
        section: The section it belongs to, by which it is folded.
        text: Its words, drawable.
        value: What stands in the column before them: a figure's value, a date.
        column: The cells of that column, the same for a whole section.
        aside: A word at its right end.
        mark: A sign at its right end.
        figure: The figure of this release that it is about.
        target: Where Enter leads.
        reason: Why the program says so, for the foot of the pane.
        folded: For a section, whether its rows are folded away.
    """

    kind: RowKind
    section: str
    text: str = ""
    value: str = ""
    column: int = 0
    aside: str = ""
    mark: Mark | None = None
    figure: str | None = None
    target: At | None = None
    reason: str = ""
    folded: bool = False

    @property
    def can_stop(self) -> bool:
        """Whether a cursor may rest on it."""
        return self.kind is not RowKind.GAP


OTHER_FIGURES = "Other figures"
CHECKS, NOTES, REFERENCES, NAMES, DATES = "Checks", "Notes", "References", "Names", "Dates"

LONGEST_WORDS = 1000
"""Code points after a figure that are shown with it: longer than what follows in any sentence."""

WIDEST_VALUE = 7
"""Cells of the value column at most; a longer value runs over into the words beside it, and moves no other."""


def rows(
    library: Library, release_id: str, folded: Collection[str] = (), notes: Sequence[Placed] = ()
) -> tuple[Row, ...]:
    """The fact sheet of a release with the notes on it, sections in ``folded`` by their heading alone."""
    reading = library.reading(release_id)
    sections: list[Row] = []
    for measure, figures in library.measures_of(release_id):
        bars = sparkline(history(library, measure)) if measure else ""
        sections += _section(_measure_rows(library, reading, measure, figures), _heading(measure), folded, bars)
    for found, name in (
        (_checks(library.checks_of(release_id)), CHECKS),
        (_notes(reading.release, notes), NOTES),
        (_references(library, library.links_of(release_id), release_id), REFERENCES),
        (_names(reading), NAMES),
        (_dates(reading), DATES),
    ):
        sections += _section(list(found), name, folded)
    return tuple(sections[1:])


def _section(content: list[Row], name: str, folded: Collection[str], aside: str = "") -> list[Row]:
    """A gap, the heading and the rows; of a folded section the heading, with their number in place of the ``aside``."""
    if not content:
        return []
    is_folded = name in folded
    heading = Row(RowKind.SECTION, name, name, aside=str(len(content)) if is_folded else aside, folded=is_folded)
    return [Row(RowKind.GAP, name), heading, *([] if is_folded else content)]


def _heading(measure: Measure | None) -> str:
    if measure is None:
        return OTHER_FIGURES
    words = label(measure.label)
    return words[:1].upper() + words[1:]


def figure_of(library: Library, row: Row) -> Figure | None:
    """The figure that a row is about: of this release, or of another."""
    if row.target is None or row.kind not in (RowKind.FIGURE, RowKind.ALSO):
        return None
    return library.figure(f"{row.target.release}:{row.target.start}")


# --- figures --------------------------------------------------------------------------------------------------------


def _measure_rows(library: Library, reading: Reading, measure: Measure | None, figures: Sequence[Figure]) -> list[Row]:
    section = _heading(measure)
    here = reading.release.id
    day = library.summary(here).published
    own = [(figure, _own_row(library, reading, figure, section)) for figure in figures]
    others = [figure for figure in (measure.figures if measure else ()) if release_of(figure) != here]
    found = [row for _, row in own] + list(_also(library, others, section, figures[0].id, day))
    column = max((len(row.value) for row in found if len(row.value) <= WIDEST_VALUE), default=WIDEST_VALUE)
    return [row._replace(column=column) for row in found]


def _own_row(library: Library, reading: Reading, figure: Figure, section: str) -> Row:
    standing = library.standing_if_any(figure.id)
    return Row(
        RowKind.FIGURE,
        section,
        words_after(reading.release, figure),
        wording.filled(figure, standing),
        mark=MARKS[standing.kind] if standing else None,
        figure=figure.id,
        target=At(reading.release.id, figure.start, figure.end),
        reason=label(standing.reason) if standing else "",
    )


def words_after(release: Release, figure: Figure) -> str:
    """The source's own words after a figure, to the end of its sentence; a unit shown with the value is left out.

    Of a text without full stops, that is at most :data:`LONGEST_WORDS`.
    """
    end = min(figure.sentence.end, figure.end + LONGEST_WORDS)
    after = label(release.text[figure.end : max(end, figure.end)])
    if wording.unit_to_add(figure, label(figure.text)):
        after = after.partition(" ")[2] if not after.startswith("-") else after
    return after.strip(" ,;:.)")


def _also(library: Library, figures: Sequence[str], section: str, own: str, day: date | None) -> Iterator[Row]:
    """What other releases say, one row for each release and value."""
    seen: dict[tuple[str, str], list[str]] = {}
    for figure_id in figures:
        figure = library.figure(figure_id)
        seen.setdefault((release_of(figure_id), wording.value(figure)), []).append(figure_id)
    for (release_id, value), same in seen.items():
        figure, standing = library.figure(same[0]), library.standing_if_any(same[0])
        yield Row(
            RowKind.ALSO,
            section,
            wording.dated_name(library.summary(release_id), day),
            value,
            aside=f"×{len(same)}" if len(same) > 1 else "",
            mark=MARKS[standing.kind] if standing else None,
            figure=own,
            target=At(release_id, figure.start, figure.end),
            reason=label(standing.reason) if standing else "",
        )


# --- what else was found --------------------------------------------------------------------------------------------


def _checks(checks: Iterable[Check]) -> Iterator[Row]:
    for check in checks:
        message = label(check.message)
        target = At(check.release, check.start, check.end)
        yield Row(RowKind.CHECK, CHECKS, message, mark=FAILED_CHECK, target=target, reason=f"{check.code}: {message}")


def _notes(release: Release, notes: Iterable[Placed]) -> Iterator[Row]:
    for placed in notes:
        quote = label(release.text[slice(*placed.span)])
        at = At(release.id, *placed.span)
        words = label(placed.note.words)
        yield Row(RowKind.NOTE, NOTES, words, target=at, reason=f"on “{quote}”: {words}")


def _references(library: Library, links: Iterable[Link], release_id: str) -> Iterator[Row]:
    passages: dict[str, list[At]] = {}
    for link in links:
        if link.kind is LinkKind.PASSAGE:
            other = link.target if link.source == release_id else link.source
            passages.setdefault(other or "", []).extend(at for at in link.spans if at.release == other)
        else:
            yield _reference(library, link, release_id)
    for other, spans in passages.items():
        count = f"{len(spans)} passages" if len(spans) != 1 else "a passage"
        text = f"shares {count} with {wording.short_name(library.summary(other))}"
        yield Row(RowKind.LINK, REFERENCES, text, target=spans[0] if spans else At(other, 0, 0), reason=text)


_TOWARDS = {LinkKind.DRAFT_OF: "draft of", LinkKind.CITES: "cites", LinkKind.POSSIBLE: "perhaps the same event as"}
_FROM = {LinkKind.DRAFT_OF: "its draft:", LinkKind.CITES: "cited by", LinkKind.POSSIBLE: "perhaps the same event as"}


def _reference(library: Library, link: Link, here: str) -> Row:
    """A row for a draft-of, citing or possible link, seen from one of its ends."""
    outward = link.source == here
    other = link.target if outward else link.source
    verb = (_TOWARDS if outward else _FROM)[link.kind]
    name = wording.short_name(library.summary(other)) if other else label(link.note) or "a document"
    spans = [at for at in link.spans if at.release == other]
    own = [at for at in link.spans if at.release == here]
    target = spans[0] if spans else At(other, 0, 0) if other else own[0] if own else None
    unresolved = link.status.value if link.status is not LinkStatus.RESOLVED else ""
    reason = label(link.note) or f"{verb} {name}"
    return Row(RowKind.LINK, REFERENCES, f"{verb} {name}", aside=unresolved, target=target, reason=reason)


def _names(reading: Reading) -> Iterator[Row]:
    """Every name once, at its first mention, by what it names."""
    order = list(MentionKind)
    seen: set[tuple[MentionKind, str]] = set()
    for mention in sorted(reading.mentions, key=lambda mention: (order.index(mention.kind), mention.start)):
        if (mention.kind, mention.name) in seen:
            continue
        seen.add((mention.kind, mention.name))
        name = label(mention.name)
        yield Row(
            RowKind.NAME,
            NAMES,
            f"{name}, {label(mention.role)}" if mention.role else name,
            aside=mention.kind.value,
            target=At(reading.release.id, mention.start, mention.end),
            reason=f"{name}: {label(mention.role) if mention.role else mention.kind.value}",
        )


def _dates(reading: Reading) -> Iterator[Row]:
    release = reading.release
    for found in reading.dates:
        meant = wording.day(found.first)
        if found.last != found.first:
            meant = f"{meant} to {wording.day(found.last)}"
        words = label(release.text[found.start : found.end])
        doubt = f", or {wording.day(found.other)}" if found.other else ""
        yield Row(
            RowKind.DATE,
            DATES,
            words,
            aside="" if words == meant else f"{wording.short_day(found.first)} {found.first.year}",
            target=At(release.id, found.start, found.end),
            reason=f"“{words}” is {meant}{doubt}",
        )
