"""The user's word on what Presscheck found: accepted, rejected, corrected, the same event or not, not the same measure.

A judgement is kept apart from the collection, in one file of the state folder, as W3C Web Annotations
(https://www.w3.org/TR/annotation-model/) whose targets carry a quote with its context and a position. It holds for the
text it was made on: in the same bytes by position, in a changed file only where the exact quote still stands once with
the exact same context. Where it does not, the judgement is kept and listed as lost, never moved by guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tui.errors import PresscheckError
from tui.model import At, Release, Span
from tui.resources import state_dir, write_atomically

CONTEXT = 32
"""Code points of context on either side of a quote; the Web Annotation model leaves the length open."""


class JudgementError(PresscheckError):
    """The file of judgements cannot be read."""


class Verdict(StrEnum):
    """What the user says of a finding."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME_EVENT = "same-event"
    NOT_SAME_EVENT = "not-same-event"
    NOT_SAME_MEASURE = "not-same-measure"


class Subject(StrEnum):
    """What kind of finding is judged."""

    FIGURE = "figure"
    STANDING = "standing"
    CHECK = "check"
    LINK = "link"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a release, in a form that finds it again.

    Attributes:
        path: The release's path when the judgement was made.
        release: Its id then.
        start: First code point then.
        end: Past the last one then.
        exact: The words.
        prefix: Up to :data:`CONTEXT` code points before them.
        suffix: Up to as many after them.
    """

    path: str
    release: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, release: Release, start: int, end: int) -> Anchor:
        """The anchor of ``release.text[start:end]``."""
        text = release.text
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(release.path, release.id, start, end, text[start:end], prefix, suffix)

    def found_in(self, release: Release) -> Span | None:
        """Where the span stands in this text, if that is beyond doubt."""
        if release.id == self.release:
            return Span(self.start, self.end)
        needle = self.prefix + self.exact + self.suffix
        at = release.text.find(needle)
        if at < 0 or release.text.find(needle, at + 1) >= 0:
            return None
        start = at + len(self.prefix)
        return Span(start, start + len(self.exact))

    def target(self) -> dict[str, object]:
        """The span as the target of a Web Annotation: quote with context, and position."""
        quote = {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        position = {"type": "TextPositionSelector", "start": self.start, "end": self.end}
        state = {"type": "State", "value": self.release}
        return {"source": self.path, "state": state, "selector": [quote, position]}

    @classmethod
    def from_target(cls, target: Mapping[str, Any]) -> Anchor:
        """The anchor that :meth:`target` wrote. Raises :class:`KeyError`, :class:`ValueError`, :class:`TypeError`."""
        quote, position = target["selector"]
        return cls(
            path=str(target["source"]),
            release=str(target["state"]["value"]),
            start=int(position["start"]),
            end=int(position["end"]),
            exact=str(quote["exact"]),
            prefix=str(quote["prefix"]),
            suffix=str(quote["suffix"]),
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """One word of the user's.

    Attributes:
        verdict: What is said.
        subject: Of what kind of finding.
        anchors: Where: one span, or two for what holds between two.
        value: The corrected value, a check's code, a standing's or link's kind; else "".
        made: When, as ISO 8601 in UTC.
    """

    verdict: Verdict
    subject: Subject
    anchors: tuple[Anchor, ...]
    value: str = ""
    made: str = ""

    @property
    def id(self) -> str:
        """The same for the same subject and places, so that a later verdict replaces an earlier one."""
        about = self.value if self.subject in (Subject.CHECK, Subject.LINK) else ""
        places = sorted(f"{anchor.release}:{anchor.start}-{anchor.end}" for anchor in self.anchors)
        return sha256("|".join((self.subject, about, *places)).encode()).hexdigest()[:16]


class Constraints(NamedTuple):
    """What judgements demand of cross-referencing.

    Attributes:
        together: Pairs of release ids that are on the same event.
        taken_out: Release ids, each with one of a release whose event it is not on.
        apart: Pairs of figure ids that are not the same measure.
    """

    together: frozenset[frozenset[str]] = frozenset()
    taken_out: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Held:
    """A judgement with where it holds in a collection: one place an anchor."""

    judgement: Judgement
    places: tuple[At, ...]


class Judgements:
    """The user's judgements, by id. Immutable; :func:`keep` and :func:`forget` write them."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.by_id: Mapping[str, Judgement] = {judgement.id: judgement for judgement in judgements}

    def anchored(self, releases: Sequence[Release]) -> tuple[Sequence[Held], Sequence[Judgement]]:
        """The judgements that hold in these releases, and those made on one of their files that cannot be placed.

        Judgements on other files are in neither.
        """
        by_id = {release.id: release for release in releases}
        by_path = {_resolved(release.path): release for release in releases}
        held, lost = [], []
        for judgement in self.by_id.values():
            homes = [by_id.get(anchor.release) or by_path.get(_resolved(anchor.path)) for anchor in judgement.anchors]
            places = [
                At(home.id, *span)
                for anchor, home in zip(judgement.anchors, homes, strict=True)
                if home and (span := anchor.found_in(home))
            ]
            if len(places) == len(judgement.anchors):
                held.append(Held(judgement, tuple(places)))
            elif all(homes):
                lost.append(judgement)
        return held, lost


def constraints(held: Iterable[Held]) -> Constraints:
    """What these judgements demand of cross-referencing."""
    together, taken_out, apart = set(), set[tuple[str, str]](), set()
    for each in held:
        releases = [at.release for at in each.places]
        match each.judgement.verdict:
            case Verdict.SAME_EVENT:
                together.add(frozenset(releases))
            case Verdict.NOT_SAME_EVENT:
                taken_out.update((releases[0], other) for other in releases[1:] if other != releases[0])
            case Verdict.NOT_SAME_MEASURE:
                apart.add(frozenset(f"{at.release}:{at.start}" for at in each.places))
    return Constraints(frozenset(together), frozenset(taken_out), frozenset(apart))


def judged(verdict: Verdict, subject: Subject, anchors: Iterable[Anchor], value: str = "") -> Judgement:
    """A judgement made now."""
    return Judgement(verdict, subject, tuple(anchors), value, datetime.now(UTC).isoformat(timespec="seconds"))


def load(path: Path | None = None) -> Judgements:
    """The judgements kept in ``path`` (by default the state folder's ``judgements.json``); none if there is no file.

    Raises:
        JudgementError: The file cannot be read as judgements.
    """
    path = _default(path)
    try:
        page = json.loads(path.read_bytes())
        return Judgements(_judgement(item) for item in page["items"])
    except FileNotFoundError:
        return Judgements()
    except OSError as error:
        raise JudgementError(f"cannot be read ({error.strerror})", path=path) from error
    except (ValueError, KeyError, TypeError) as error:
        raise JudgementError(
            "does not hold judgements as Presscheck writes them", mend="move it away to start afresh", path=path
        ) from error


def keep(judgement: Judgement, path: Path | None = None) -> Judgements:
    """Add a judgement, in place of an earlier one on the same finding; returns all there are now."""
    kept = Judgements([*load(path).by_id.values(), judgement])
    _write(kept, path)
    return kept


def forget(judgement_id: str, path: Path | None = None) -> Judgements:
    """Take a judgement back; returns those that remain. Raises :class:`KeyError` if there is none of this id."""
    remaining = dict(load(path).by_id)
    del remaining[judgement_id]
    kept = Judgements(remaining.values())
    _write(kept, path)
    return kept


def _default(path: Path | None) -> Path:
    return state_dir() / "judgements.json" if path is None else path


def _resolved(path: str) -> str:
    return str(Path(path).resolve())


def _write(judgements: Judgements, path: Path | None) -> None:
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [_annotation(judgement) for judgement in judgements.by_id.values()],
    }
    write_atomically(_default(path), json.dumps(page, ensure_ascii=True, indent=1).encode())


def _annotation(judgement: Judgement) -> dict[str, object]:
    return {
        "id": f"urn:presscheck:{judgement.id}",
        "type": "Annotation",
        "motivation": "editing" if judgement.verdict is Verdict.CORRECT else "assessing",
        "created": judgement.made,
        "body": [
            {"type": "TextualBody", "purpose": "assessing", "value": judgement.verdict.value},
            {"type": "TextualBody", "purpose": "classifying", "value": judgement.subject.value},
            {"type": "TextualBody", "purpose": "describing", "value": judgement.value},
        ],
        "target": [anchor.target() for anchor in judgement.anchors],
    }


def _judgement(annotation: Mapping[str, Any]) -> Judgement:
    verdict, subject, value = (str(body["value"]) for body in annotation["body"])
    anchors = tuple(map(Anchor.from_target, annotation["target"]))
    return Judgement(Verdict(verdict), Subject(subject), anchors, value, str(annotation["created"]))
