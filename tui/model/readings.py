"""What was found in one release: figures, names, dates, quotations and citations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tui.model.releases import Release
from tui.model.spans import Number, Span


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
