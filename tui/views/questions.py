"""What a collection leaves for a person to decide: figures that differ, blanks, failed checks, citations not found.

Two findings on one place are one question (a blank is a standing and a check; two figures that differ differ from each
other), so that one word settles both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.judgements import Anchor, Judgement, Judgements, Subject, Verdict, forget, judged, keep
from tui.marks import FAILED_CHECK, MARKS, Mark
from tui.model import (
    UNSETTLED,
    At,
    Check,
    Figure,
    Link,
    LinkKind,
    LinkStatus,
    Reading,
    Standing,
    StandingKind,
    release_of,
)
from tui.views import wording
from tui.views.drawable import label

if TYPE_CHECKING:
    from tui.library import Library

NOT_FOUND = Mark("?", "?", MARKS[StandingKind.NOT_COMPARABLE].style, "a document that was not found")
"""A citation that leads nowhere, or could lead to several releases."""


class QuestionKind(StrEnum):
    """What sort of question it is."""

    DIFFERS = "figures that differ"
    BLANK = "blanks left open"
    CHECK = "failed checks"
    CITATION = "citations not found"


class Finding(NamedTuple):
    """What a judgement is made on.

    Attributes:
        subject: What kind of finding it is.
        places: Its anchors.
        value: A check's code, a link's kind, else ``""`` (see :class:`tui.judgements.Judgement`).
        reason: Why it was found, drawable.
    """

    subject: Subject
    places: tuple[At, ...]
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something for a person to decide.

    Attributes:
        kind: What sort of question it is.
        mark: Its sign.
        at: Where it stands.
        words: The words it is about, drawable.
        about: What they measure, if that is known; a check's code; whether a citation is missing or ambiguous.
        findings: What was found there, the most telling first.
    """

    kind: QuestionKind
    mark: Mark
    at: At
    words: str
    about: str
    findings: tuple[Finding, ...]

    @property
    def message(self) -> str:
        """What there is to decide, in a sentence."""
        return self.findings[0].reason

    @property
    def brief(self) -> str:
        """What it is about in a few words, for where there is no room for both words and message."""
        return self.about if self.findings[0].subject is Subject.STANDING else self.message


def questions(library: Library) -> tuple[Question, ...]:
    """Every open question of a collection, release by release in reading order, and by place within a release."""
    checks: dict[str, list[Check]] = {}
    for check in library.crossrefs.checks:
        if not check.accepted:
            checks.setdefault(check.release, []).append(check)
    links: dict[str, list[Link]] = {}
    for link in library.crossrefs.links:
        if link.kind is LinkKind.CITES and link.status is not LinkStatus.RESOLVED and link.spans and not link.accepted:
            links.setdefault(link.source, []).append(link)
    asked: set[str] = set()
    found: list[Question] = []
    for reading in library.readings:
        here = reading.release.id
        of_release = [
            *_on_figures(library, reading, checks, asked),
            *(_on_check(library, check) for check in checks.get(here, ()) if f"{here}:{check.start}" not in asked),
            *(_on_link(library, link) for link in links.get(here, ())),
        ]
        found += sorted(of_release, key=lambda question: question.at.start)
    return tuple(found)


def _on_figures(
    library: Library, reading: Reading, checks: Mapping[str, Sequence[Check]], asked: set[str]
) -> Iterator[Question]:
    """The questions on a release's figures; ``asked`` are the figures that a question is on, and grows."""
    for figure in reading.figures:
        standing = library.standing(figure.id)
        if standing.kind not in UNSETTLED or standing.accepted or figure.id in asked:
            continue
        same = (figure.id, *(other for other in standing.others if _answers(library, other, figure.id)))
        asked.update(same)
        measure = library.measure_of(figure.id)
        yield Question(
            QuestionKind.DIFFERS if standing.kind is StandingKind.DIFFERS else QuestionKind.BLANK,
            MARKS[standing.kind],
            _at(figure),
            wording.filled(figure, standing),
            label(measure.label) if measure else "",
            (
                *(_standing(library, library.standing(each)) for each in same),
                *(_check(check) for each in same for check in _at_figure(each, checks)),
            ),
        )


def _at_figure(figure_id: str, checks: Mapping[str, Sequence[Check]]) -> Iterator[Check]:
    """The failed checks that begin where a figure does."""
    release_id, _, start = figure_id.partition(":")
    return (check for check in checks.get(release_id, ()) if check.start == int(start))


def _answers(library: Library, other: str, figure: str) -> bool:
    """Whether another figure differs from this one as this one does from it."""
    standing = library.standing(other)
    return standing.kind is StandingKind.DIFFERS and figure in standing.others and not standing.accepted


def _standing(library: Library, standing: Standing) -> Finding:
    return Finding(Subject.STANDING, (_at(library.figure(standing.figure)),), "", label(standing.reason))


def _at(figure: Figure) -> At:
    return At(release_of(figure.id), figure.start, figure.end)


def _on_check(library: Library, check: Check) -> Question:
    at = At(check.release, check.start, check.end)
    words = label(library.release(check.release).text[check.start : check.end])
    return Question(QuestionKind.CHECK, FAILED_CHECK, at, words, check.code, (_check(check),))


def _check(check: Check) -> Finding:
    return Finding(Subject.CHECK, (At(check.release, check.start, check.end),), check.code, label(check.message))


def _on_link(library: Library, link: Link) -> Question:
    at = link.spans[0]
    words = label(library.release(at.release).text[at.start : at.end])
    finding = Finding(Subject.LINK, link.spans[:2], link.kind.value, _told(library, link))
    return Question(QuestionKind.CITATION, NOT_FOUND, at, words, link.status.value, (finding,))


def _told(library: Library, link: Link) -> str:
    name = label(link.note) or "a document"
    if link.status is LinkStatus.MISSING:
        return f"{name} is not in the collection."
    could_be = " or ".join(f"“{wording.title(library.release(each))}”" for each in link.candidates)
    return f"{name} could be {could_be}." if could_be else f"{name} could be any of several releases."


# --- the user's word ------------------------------------------------------------------------------------------------


def judgements_of(question: Question, verdict: Verdict, library: Library) -> tuple[Judgement, ...]:
    """What a verdict on a question says of each of its findings."""
    return tuple(
        judged(
            verdict,
            finding.subject,
            [Anchor.of(library.release(at.release), at.start, at.end) for at in finding.places],
            finding.value,
        )
        for finding in question.findings
    )


def settle(question: Question, verdict: Verdict, library: Library, path: Path | None = None) -> None:
    """Keep the user's word on a question. Raises :class:`tui.judgements.JudgementError`."""
    for judgement in judgements_of(question, verdict, library):
        keep(judgement, path)


def unsettle(question: Question, library: Library, path: Path | None = None) -> None:
    """Take the user's word on a question back, as far as there is one."""
    for judgement in judgements_of(question, Verdict.ACCEPT, library):
        try:
            forget(judgement.id, path)
        except KeyError:
            continue


def verdict_on(question: Question, library: Library, judgements: Judgements) -> Verdict | None:
    """What the user has said of a question, if anything."""
    for judgement in judgements_of(question, Verdict.ACCEPT, library):
        if found := judgements.by_id.get(judgement.id):
            return found.verdict
    return None


# --- order ----------------------------------------------------------------------------------------------------------


class Heading(NamedTuple):
    """A line over questions that have something in common.

    Attributes:
        title: What that is, drawable.
        number: How many they are.
    """

    title: str
    number: int


def listed(library: Library, found: Sequence[Question], *, by_kind: bool) -> Iterator[Heading | Question]:
    """Questions under headings: by kind, or by release."""
    groups: dict[str, list[Question]] = {kind: [] for kind in QuestionKind} if by_kind else {}
    for question in found:
        groups.setdefault(question.kind if by_kind else question.at.release, []).append(question)
    for key, group in groups.items():
        if group:
            title = key[:1].upper() + key[1:] if by_kind else wording.short_name(library.summary(key))
            yield Heading(title, len(group))
            yield from group
