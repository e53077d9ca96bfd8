"""What Presscheck says about a release, as frozen values that point into its text.

Everything is *standoff*: :attr:`Release.text` is the source as decoded and is never rewritten; blocks, figures,
names, links and findings are spans of it. Offsets count Unicode code points and are half-open: ``text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from tui.origin import ITSELF, Locus, Origin

T = TypeVar("T")

Number = int | float


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


class At(NamedTuple):
    """A span in a named release: where a piece of evidence stands."""

    release: str
    start: int
    end: int


# --- the release as read ------------------------------------------------------------------------------------------


class Status(StrEnum):
    """What a release is: issued by its publisher, a report that carries someone else's release, or a draft."""

    PUBLISHED = "published"
    REPORT = "report"
    DRAFT = "draft"


class BlockKind(StrEnum):
    """The layout roles a stretch of text can have."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    FURNITURE = "furniture"


ASIDE = frozenset({BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.FURNITURE})
"""Block kinds outside the running text: drawn dim and foldable."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one layout role. Blocks never overlap and stand in text order.

    Attributes:
        kind: The layout role.
        start: First code point, after any indentation.
        end: Past the last code point that is not white space. A hard-wrapped paragraph is one block: line breaks
            inside it are drawn as spaces.
        rule: The name of the layout rule that decided.
        marker: The list, footnote or bullet mark the block opens with (part of the span), else ``""``.
    """

    kind: BlockKind
    start: int
    end: int
    rule: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A piece of metadata with where it came from.

    Attributes:
        value: The value as understood.
        rule: The name of the rule that found it, or ``"sidecar"``.
        span: Where the text says so; None when the text does not (a sidecar, a file name, a default).
    """

    value: T
    rule: str
    span: Span | None = None


LAST_ZONE = timezone(timedelta(hours=-12))
"""Where a day ends last on earth (IEEE 802.16 calls it "anywhere on earth")."""


@dataclass(frozen=True, slots=True)
class Embargo:
    """That a release must not be published yet.

    Attributes:
        until: When that ends; None where it is not stated. Without a time zone it is over when it is over everywhere.
    """

    until: datetime | None = None

    def holds(self, now: datetime | None = None) -> bool:
        """Whether the release must still be kept back at ``now`` (with its zone; by default the present)."""
        if self.until is None:
            return True
        until = self.until if self.until.tzinfo else self.until.replace(tzinfo=LAST_ZONE)
        return (now or datetime.now(UTC)) < until


@dataclass(frozen=True, slots=True)
class Release:
    """One document as read.

    Attributes:
        id: Sixteen hex digits of the SHA-256 of the source bytes: the same bytes always have the same id. Of a file
            that holds several releases, each has its own bytes.
        path: The source as the user named it, ``-`` for standard input; for one of several releases in a file, that
            with its name inside (``archive.zip!/name.txt``, ``mail.mbox#3``).
        text: The decoded source, unchanged but for a byte-order mark, which is not part of it; of a format with
            markup or pages, the text as a reader sees it.
        encoding: How it was decoded, as a person would name it (``UTF-8``, ``UTF-16``, ``Windows-1252`` …).
        blocks: Its layout, in text order, not overlapping.
        title: Its title; a file name stands in where the text has none.
        publisher: Who issued it, if that can be told.
        published: The day it was issued, if that can be told.
        status: Published, report or draft.
        event: The event a sidecar states, if any.
        author: Who wrote it, if that is stated.
        embargo: That it must not be published yet, or must not have been, if that is stated.
        corrects: The release it says it corrects: its title, its address or its id; "" where it says only that it
            corrects one.
        origin: What the text was taken from, and the way back.
    """

    id: str
    path: str
    text: str
    encoding: str
    blocks: tuple[Block, ...]
    title: Stated[str]
    publisher: Stated[str] | None
    published: Stated[date] | None
    status: Stated[Status]
    event: Stated[str] | None = None
    author: Stated[str] | None = None
    embargo: Stated[Embargo] | None = None
    corrects: Stated[str] | None = None
    origin: Origin = ITSELF

    @property
    def file(self) -> str:
        """The path of the file it was read from: :attr:`path` without the release's name inside."""
        return self.path.removesuffix(self.origin.part)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, columns in code points. A line feed ends a line.

        They are of the source where the text's lines are known there, else (a PDF, a table) of the text; a column that
        is not known is 1.
        """
        if self.origin.is_by_lines and (locus := self.origin.locus(offset)).line:
            return locus.line, locus.column or 1
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - line_start + 1

    def locator(self, offset: int) -> Locus:
        """Where an offset is in the source, as far as it has pages, lines and elements."""
        if self.origin.anchors:
            return self.origin.locus(offset)
        return Locus(0, *self.line_column(offset))

    def embargoed(self, now: datetime | None = None) -> bool:
        """Whether it must be kept back at ``now`` (with its zone; by default the present)."""
        return self.embargo is not None and self.embargo.value.holds(now)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, kept in the list with why."""

    path: str
    reason: str


# --- annotations --------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What sort of quantity a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"
    MASS = "mass"
    VOLUME = "volume"
    LENGTH = "length"
    AREA = "area"
    DATA = "data"
    DURATION = "duration"
    ENERGY = "energy"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    OTHER = "other"


class Qualifier(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"
    ORDER = "order"
    BLANK = "blank"


class Flaw(StrEnum):
    """What is wrong with how a figure is written; its value is then the best reading, not a certain one."""

    MALFORMED = "malformed"
    AMBIGUOUS_GROUPING = "ambiguous_grouping"
    LOST_CHARACTER = "lost_character"


class ScopeKind(StrEnum):
    """What a figure is limited to."""

    PLACE = "place"
    ORGANISATION = "organisation"
    OPERATION = "operation"
    PERIOD = "period"


class Reason(NamedTuple):
    """Why one field of a figure has its value: the rule's stable name and the words it rested on."""

    field: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A cardinal quantity that the text asserts about the world.

    Attributes:
        id: ``<release id>:<start>``.
        start: First code point of the number words, with any currency or percent sign that touches them.
        end: Past the last of them; qualifier words and the counted noun are outside.
        text: The source's words, ``release.text[start:end]``.
        kind: What sort of quantity it is.
        value: In plain units of ``unit`` ("1.3 million" is 1300000); None for a blank.
        high: The upper end of a range, else None.
        qualifier: How it is hedged.
        unit: None for counts and fractions, ISO 4217 for money, ``%`` for percent, else the usual symbol.
        step: What the last written digit stands for ("$51.8 billion" → 1e8, "112" → 1), for comparing by rounding.
        counted: Head noun of what is counted, singular, lower case.
        concept: What the noun is an instance of (suspect and individual are persons), from the knowledge.
        role: Base form of the verb for what happened to, or was done by, the counted thing.
        scope: What it is limited to, by kind.
        attributed_to: The speaker or source of its clause.
        as_of: The day it holds for.
        sentence: The sentence it stands in.
        part_of: Id of the figure it is a part of ("60 boxes, including 3 …").
        same_as: Id of the figure it says again in other units ("76 cm (30 in)").
        changed_from: Id of the figure it replaces ("from 35 to 32 percent").
        flaws: What is wrong with how it is written.
        why: The rule and the words behind each field.
    """

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    value: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None
    sentence: Span
    step: Number = 1
    counted: str | None = None
    concept: str | None = None
    role: str | None = None
    scope: tuple[tuple[ScopeKind, str], ...] = ()
    attributed_to: str | None = None
    as_of: date | None = None
    part_of: str | None = None
    same_as: str | None = None
    changed_from: str | None = None
    flaws: tuple[Flaw, ...] = ()
    why: tuple[Reason, ...] = ()


class MentionKind(StrEnum):
    """What a name names."""

    OPERATION = "operation"
    CASE = "case"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.

    Attributes:
        kind: What it names. A *case* is a bill, act, docket, study, storm or numbered programme: a name that
            identifies one happening as an operation's name does.
        start: First code point.
        end: Past the last one.
        name: The canonical name: the long form of an alias, a person's full name for a bare surname, a place's
            usual English name, an operation's bare name ("Icarus").
        rule: The rule that found it.
        role: A person's office as the text gives it ("Director of Europol"), else None.
    """

    kind: MentionKind
    start: int
    end: int
    name: str
    rule: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period in the text, absolute or resolved against the published date.

    Attributes:
        start: First code point.
        end: Past the last one.
        first: The first day it can mean.
        last: The last day, the same for a single day.
        rule: The rule that found it.
        other: The reading with day and month exchanged where the document does not settle their order, else None.
    """

    start: int
    end: int
    first: date
    last: date
    rule: str
    other: date | None = None


class QuoteFlaw(StrEnum):
    """What is wrong with a quotation's marks."""

    UNCLOSED = "unclosed"
    MISMATCHED = "mismatched"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation and who said it.

    Attributes:
        start: The opening mark.
        end: Past the closing mark, or past the last word where it is missing.
        speaker: The speaker's full name, if the text names one.
        speaker_span: Where.
        rule: The rule that found the speaker, or ``"unattributed"``.
        flaw: What is wrong with its marks, if anything.
    """

    start: int
    end: int
    speaker: str | None
    speaker_span: Span | None
    rule: str
    flaw: QuoteFlaw | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference in the text to another document.

    Attributes:
        start: First code point.
        end: Past the last one.
        title: The title it gives, without quotation marks, else None.
        publisher: The publisher it names, else None.
        dates: The days the written date can mean: none, one, or two where day and month cannot be told apart.
        kind: What it calls the document ("media release", "statement"), else None.
        rule: The rule that found it.
    """

    start: int
    end: int
    title: str | None
    publisher: str | None
    dates: tuple[date, ...]
    kind: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A release with everything that was found in it. All sequences are in text order; figures never overlap."""

    release: Release
    sentences: tuple[Span, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    citations: tuple[Citation, ...] = ()


# --- cross-references ---------------------------------------------------------------------------------------------


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


# --- the collection as a list -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Summary:
    """A release as a row of a list and a filter need it, without its text. A store can give it from one table.

    Attributes:
        id: The release's id.
        path: Its path.
        title: Its title.
        publisher: Who issued it, if that can be told.
        published: The day it was issued, if that can be told.
        status: Published, report or draft.
        event: The name of the event it is read under: the first it is about, else the first it mentions; None if there
            is none.
        places: The places it names, each once, in text order.
        figures: How many figures it has.
        standings: How many of them stand how: every kind there is, once, in the order of :class:`StandingKind`.
        checks: How many checks of it failed.
        embargo: That it must not be published yet, or must not have been, if that is stated.
    """

    id: str
    path: str
    title: str
    publisher: str | None = None
    published: date | None = None
    status: Status = Status.PUBLISHED
    event: str | None = None
    places: tuple[str, ...] = ()
    figures: int = 0
    standings: tuple[tuple[StandingKind, int], ...] = ()
    checks: int = 0
    embargo: Embargo | None = None

    def embargoed(self, now: datetime | None = None) -> bool:
        """Whether it must be kept back at ``now`` (with its zone; by default the present)."""
        return self.embargo is not None and self.embargo.holds(now)

    def counted(self, kinds: Collection[StandingKind]) -> int:
        """How many figures stand in one of these ways."""
        return sum(number for kind, number in self.standings if kind in kinds)

    @property
    def unsettled(self) -> int:
        """How many figures and checks ask something of the reader."""
        return self.counted(UNSETTLED) + self.checks


# --- search -------------------------------------------------------------------------------------------------------


class Ranking(StrEnum):
    """In which order a search gives its hits."""

    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Found:
    """A release that a search found, with the words that it was found by.

    Attributes:
        release: Its id.
        path: Its path.
        title: Its title.
        publisher: Who issued it, if that can be told.
        published: The day it was issued, if that can be told.
        snippet: The source around the first hit, on one line as it stands (line breaks included); "" where the search
            names no words.
        marks: The hits in the snippet, half-open, in code points of the snippet.
        at: Where the first hit stands in the release, to go to; None where the search names neither words nor figures.
        figure: The id of the first figure that fits, where the search asks for figures.
    """

    release: str
    path: str
    title: str
    publisher: str | None
    published: date | None
    snippet: str
    marks: tuple[Span, ...] = ()
    at: At | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What a search gave.

    Attributes:
        hits: The releases found, at most as many as were asked for.
        total: How many releases there are in all; a least number where there are more.
        more: Whether ``total`` is only a least number.
        ranking: How the hits are ordered: the best first where they are few, the newest first where they are many.
        problem: What is wrong with the query, in a clause for a person; "" where nothing is. There are then no hits.
    """

    hits: tuple[Found, ...] = ()
    total: int = 0
    more: bool = False
    ranking: Ranking = Ranking.BEST
    problem: str = ""


def release_of(figure_id: str) -> str:
    """The release id inside a figure id."""
    return figure_id.partition(":")[0]
