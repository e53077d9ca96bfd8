"""What was found between releases: events, links, ledgers, standings and checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tui.model.spans import At


@dataclass(frozen=True, slots=True)
class Evidence:
    """One ground for a judgement.

    Attributes:
        rule: The rule's stable name.
        spans: Where it rests, in any number of releases.
        note: The ground in a few words, for a person.
    """

    rule: str
    spans: tuple[At, ...]
    note: str = ""


class Part(StrEnum):
    """How a release stands to an event."""

    ABOUT = "about"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Event:
    """Releases on one happening.

    Attributes:
        id: A slug, unique in the collection ("operation-icarus").
        name: The name a person would use ("Operation Icarus").
        members: Release ids with their part, in date order.
        evidence: What put them together.
    """

    id: str
    name: str
    members: tuple[tuple[str, Part], ...]
    evidence: tuple[Evidence, ...]


class LinkKind(StrEnum):
    """The kinds of link between two releases."""

    PASSAGE = "passage"
    CITES = "cites"
    DRAFT_OF = "draft_of"
    POSSIBLE = "possible"


class LinkStatus(StrEnum):
    """Whether a link's target is known."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one release to another.

    Attributes:
        kind: Shared passage, citation, draft-of, or possibly the same event.
        source: The release it starts from.
        target: The release it leads to; None unless resolved.
        status: Whether the target is known.
        spans: Where it rests; for a passage, the span in the source and then the span in the target.
        candidates: The releases it could mean, where it is ambiguous.
        rule: The rule that decided.
        note: The link in a few words, for a person.
        accepted: Whether the user has accepted it: it is then no longer an open question.
    """

    kind: LinkKind
    source: str
    target: str | None
    status: LinkStatus
    spans: tuple[At, ...]
    rule: str
    candidates: tuple[str, ...] = ()
    note: str = ""
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of an event's ledger: figures that answer the same question.

    Attributes:
        id: A slug, unique in the event.
        label: What it measures, as a person would say it ("suspects identified").
        figures: Ids of its figures, by release in the event's order and then by offset.
    """

    id: str
    label: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every figure on one event, measure by release.

    Attributes:
        event: The event's id.
        releases: Column order: release ids by date.
        measures: Row order: the measures most releases speak of first.
    """

    event: str
    releases: tuple[str, ...]
    measures: tuple[Measure, ...]


class StandingKind(StrEnum):
    """How a figure stands against the other releases on its event."""

    CONFIRMED = "confirmed"
    REPEATED = "repeated"
    ROUNDED = "rounded"
    LOOSER = "looser"
    UPDATED = "updated"
    DIFFERS = "differs"
    BLANK = "blank"
    FILLED = "filled"
    ONLY_HERE = "only_here"
    NOT_COMPARABLE = "not_comparable"


BLANK = frozenset({StandingKind.BLANK, StandingKind.FILLED})
"""The standings of a blank."""

DIFFERING = frozenset({StandingKind.DIFFERS})
"""The standings of a figure that another release contradicts."""

UNSETTLED = frozenset({StandingKind.DIFFERS, StandingKind.BLANK, StandingKind.FILLED})
"""The standings that are a person's to settle: counted as open in the list and the status line."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgement on one figure, with its reason.

    Attributes:
        figure: The figure's id.
        kind: The judgement. ``filled`` is a blank for which a value was found.
        reason: Why, in one sentence a person can check.
        rule: The rule that decided.
        others: Ids of the figures it rests on; for ``filled``, those that carry the fill, best first.
        fill: The value that fills a blank, as written elsewhere.
        accepted: Whether the user has accepted it: it is then no longer an open question.
    """

    figure: str
    kind: StandingKind
    reason: str
    rule: str
    others: tuple[str, ...] = ()
    fill: str | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A finding in one release.

    Attributes:
        code: The check's code (``P101`` …), listed by ``presscheck check --list``.
        release: The release's id.
        start: First code point of what is wrong.
        end: Past the last one.
        message: What is wrong, with both sides named, in one sentence.
        evidence: What it rests on.
        accepted: Whether the user has accepted it: it is then no longer an open question.
    """

    code: str
    release: str
    start: int
    end: int
    message: str
    evidence: tuple[Evidence, ...] = ()
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class CrossReferences:
    """Everything that was found between the releases of a collection.

    Attributes:
        events: Events with at least one release about them, largest first.
        links: Passages, citations, draft-of and possible links.
        ledgers: One a event, in the events' order.
        standings: By figure id; every figure has one.
        checks: Findings, by release in the order given and then by offset.
    """

    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    standings: dict[str, Standing] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
