"""The release as read: its text, its layout, and what it says of itself with where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Generic, TypeVar

from tui.model.spans import Span
from tui.origin import ITSELF, Locus, Origin

T = TypeVar("T")


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
