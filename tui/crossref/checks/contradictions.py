"""Figures that cannot both hold, in one release (P301) or in two (P302)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, phrase
from tui.crossref.claims import limits, other_scope
from tui.crossref.intervals import Interval, interval
from tui.model import BlockKind, Check, Figure, Kind, Qualifier, Reading, StandingKind, release_of

_Question = tuple[Kind, str | None, str, str]
"""Kind, unit, what is counted, what was done to it: two figures of a release with the same answer one question."""

HEADS = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE})
"""Where a release sums itself up."""


def in_itself(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """A figure of the headline that no figure of the body on the same question allows."""
    heads = [(block.start, block.end) for block in reading.release.blocks if block.kind in HEADS]
    stated = [f for f in reading.figures if any(start <= f.start < end for start, end in heads)]
    if not stated:
        return
    body = [f for f in reading.figures if not any(start <= f.start < end for start, end in heads)]
    answers: dict[_Question, list[Figure]] = defaultdict(list)
    for figure in body:
        if _is_plain(figure) and (question := _question(figure, terms)):
            answers[question].append(figure)
    for figure in stated:
        values = interval(figure)
        if values is None or figure.kind not in (Kind.COUNT, Kind.MONEY) or figure.qualifier is not Qualifier.EXACT:
            continue
        question = _question(figure, terms)
        said = answers[question] if question else []
        rivals = [(f, v) for f in said if not _is_limited(figure, f) and (v := interval(f)) is not None]
        if rivals and not any(values.overlaps(v) for _, v in rivals) and not _adds_up(values, [f for f, _ in rivals]):
            rival = rivals[0][0]
            if any(interval(f) and values.overlaps(interval(f) or values) for f in body if f.kind is figure.kind):
                continue
            message = f"{phrase(reading, figure)} in the headline, {phrase(reading, rival)} in the text."
            where = (reading.release.id, rival.start, rival.end)
            yield finding("P301", reading, (figure.start, figure.end), message, where)


def between_releases(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Figures that differ from another release's on the same question and day."""
    for figure in reading.figures:
        standing = around.standings.get(figure.id)
        if standing and standing.kind is StandingKind.DIFFERS:
            rests = [(release_of(f.id), f.start, f.end) for other in standing.others if (f := around.figure(other))]
            yield finding("P302", reading, (figure.start, figure.end), standing.reason, *rests)


def _is_plain(figure: Figure) -> bool:
    """Whether a figure is exact, and stands for itself rather than for a part or in the place of another."""
    return figure.qualifier is Qualifier.EXACT and not (figure.part_of or figure.same_as or figure.changed_from)


def _is_limited(head: Figure, figure: Figure) -> bool:
    """Whether a figure of the body is limited to something that the headline's is not."""
    return other_scope(limits(head), limits(figure)) or (bool(figure.scope) and not head.scope)


def _question(figure: Figure, terms: Terms) -> _Question | None:
    """What a figure counts and what was done to it; None where it does not say both."""
    noun = figure.counted or ""
    if deed := terms.event_nouns.get(noun):
        return figure.kind, figure.unit, "person", deed
    counted, role = figure.concept or noun, terms.role_families.get(figure.role or "", figure.role or "")
    return (figure.kind, figure.unit, counted, role) if counted and role else None


def _adds_up(values: Interval, parts: Sequence[Figure]) -> bool:
    """Whether the parts, all or the first few of them, make a value that the interval allows."""
    total = 0.0
    for part in parts:
        total += part.value or 0
        if values.overlaps(Interval(total, total)):
            return True
    return False


RULES = (
    Rule(
        "P301",
        "headline against text",
        "A figure of the headline that the text contradicts.",
        "POLICE ARREST 14 SUSPECTS\nThe police arrested 12 suspects on Friday.",
        "POLICE ARREST 12 SUSPECTS\nThe police arrested 12 suspects on Friday.",
        in_itself,
    ),
    Rule(
        "P302",
        "contradiction with another release",
        "A figure that another release contradicts: same measure, same day, values that exclude each other.",
        "“searches in four countries” here, “searches in five countries” in another release of the day",
        "“searches in four countries” here and there",
        between_releases,
    ),
)
