"""What a release says of itself: title, date of issue and status; who issued it is :mod:`tui.loader.publishers`.

The date comes from the head only (a date line, a byline, the line that releases it, the dateline that opens the first
paragraph): a date in the body is what the release is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from tui.knowledge import Knowledge
from tui.loader.datelines import DateLines
from tui.loader.embargoes import Embargoes
from tui.loader.formats import Document
from tui.loader.patterns import Patterns
from tui.loader.publishers import Publishers
from tui.loader.statement import Statement
from tui.model import ASIDE, Block, BlockKind, Embargo, Release, Span, Stated, Status

LONGEST_TITLE = 100
"""Code points of a title that is made from a first sentence."""

MOST_OF_A_TITLE = 500
"""Code points of any title. It stands in every row of a table, and a whole text can stand on one line."""

LOOKED_AT = 50_000
"""Code points in which the marks of drafts and reports are looked for: longer than any release."""

_SENTENCE = re.compile(r".{20,600}?(?<=[\w)\]%][\w)\]%][\w)\]%][\w)\]%])[.!?:][”\"’)]*(?=\s|$)", re.DOTALL)
_DATED = frozenset({BlockKind.DATELINE, BlockKind.BYLINE})
_DATED_RULES = frozenset({"immediate-release", "release-line"})


class Metadata:
    """Reads the metadata of releases with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._dates = DateLines(knowledge)
        self._publishers = Publishers(knowledge)
        self._embargoes = Embargoes(knowledge, self._dates)
        self._draft_marks = Patterns(knowledge, "draft_marks")
        self._draft_lines = Patterns(knowledge, "draft_lines")
        self._report_marks = Patterns(knowledge, "report_marks")

    def release(
        self, *, id: str, path: str, document: Document, text: str, blocks: tuple[Block, ...], beside: Statement
    ) -> Release:
        """A laid-out document as a release.

        What the sidecar states goes before what the document's format does, that before what the text says, and that
        before what is stated about the mail that carries it.
        """
        stated, carried = beside.over(document.stated), document.carried
        status = stated.status or self._status(text, blocks)
        return Release(
            id=id,
            path=path + document.origin.part,
            text=text,
            encoding=document.encoding,
            blocks=blocks,
            title=_held(_title(text, blocks, path, stated.title, carried.title)),
            publisher=stated.publisher or self._publishers.publisher(text, blocks, status.value) or carried.publisher,
            published=stated.published or self._published(text, blocks) or carried.published,
            status=status,
            event=stated.event,
            author=stated.author or carried.author,
            embargo=self._embargo(stated, text, blocks),
            corrects=stated.corrects or carried.corrects,
            origin=document.origin,
        )

    def _published(self, text: str, blocks: tuple[Block, ...]) -> Stated[date] | None:
        """The first date of the head, one of an update only where there is no other."""
        found = []
        for block in _head(blocks):
            if block.kind in _DATED or block.rule in _DATED_RULES:
                line = text[block.start : block.end]
                if dated := self._dates.date_in(line):
                    day, start, end = dated
                    updated = line.casefold().startswith("updated")
                    found.append((updated, Stated(day, block.rule, Span(block.start + start, block.start + end))))
        return min(found, key=lambda candidate: candidate[0])[1] if found else None

    def _embargo(self, stated: Statement, text: str, blocks: tuple[Block, ...]) -> Stated[Embargo] | None:
        """The embargo that is stated, unless what is stated is that there is none, or else that of the text."""
        if stated.embargo is None:
            return self._embargoes.embargo(text, blocks)
        value, rule, span = stated.embargo.value, stated.embargo.rule, stated.embargo.span
        return Stated(value, rule, span) if value else None

    def _status(self, text: str, blocks: tuple[Block, ...]) -> Stated[Status]:
        for block in _head(blocks):
            line = text[block.start : block.end]
            if block.kind in ASIDE and (name := self._draft_lines.name_of(line)):
                return Stated(Status.DRAFT, name, Span(block.start, block.end))
        if mark := self._draft_mark(text):
            return mark
        for index, match in self._report_marks.found_in(text[:LOOKED_AT]):
            return Stated(Status.REPORT, self._report_marks.records[index]["name"], Span(*match.span()))
        for block in _head(blocks):
            dated = self._dates.line(text[block.start : block.end]) if block.kind is BlockKind.DATELINE else None
            if dated and dated.timed and dated.signed:
                return Stated(Status.REPORT, "news-byline", Span(block.start, block.end))
        return Stated(Status.PUBLISHED, "default")

    def _draft_mark(self, text: str) -> Stated[Status] | None:
        """The first mark of a draft of which there are as many as it takes."""
        found: dict[int, list[Span]] = {}
        for index, match in self._draft_marks.found_in(text[:LOOKED_AT]):
            marks = found.setdefault(index, [])
            marks.append(Span(*match.span()))
            record = self._draft_marks.records[index]
            if len(marks) == record.get("count", 1):
                return Stated(Status.DRAFT, record["name"], marks[0])
        return None


def _head(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks down to the first of the body."""
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION):
            return
        yield block


def _title_block(text: str, blocks: tuple[Block, ...]) -> Stated[str] | None:
    """The title block's words."""
    block = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    return Stated(_words(text, block), block.rule, Span(block.start, block.end)) if block else None


def _title(
    text: str, blocks: tuple[Block, ...], path: str, stated: Stated[str] | None, carried: Stated[str] | None
) -> Stated[str]:
    """What is stated; else the title block's words, the mail's subject, the first sentence or the file's name.

    What is stated and stands in the text is shown there.
    """
    headline = _title_block(text, blocks)
    if headline and (stated is None or stated.value == headline.value):
        return headline
    if found := stated or carried:
        return found
    for block in blocks:
        if block.kind not in ASIDE | _DATED:
            sentence = _SENTENCE.match(text, block.start, block.end)
            end = sentence.end() if sentence else block.end
            return Stated(shortened(text[block.start : end]), "first-sentence", Span(block.start, end))
    return Stated(Path(path).stem or path, "file-name")


def _held(title: Stated[str]) -> Stated[str]:
    """A title with at most :data:`MOST_OF_A_TITLE` code points."""
    if len(title.value) <= MOST_OF_A_TITLE:
        return title
    return replace(title, value=shortened(title.value, MOST_OF_A_TITLE))


def shortened(words: str, most: int = LONGEST_TITLE) -> str:
    """Words on one line, cut after a word with "…" where they are longer than ``most`` code points."""
    line = " ".join(words[: 4 * most].split()).rstrip(":")
    if len(line) <= most:
        return line
    cut = line[:most].rpartition(" ")[0] or line[: most - 1]
    return cut.rstrip(",;:–— ") + "…"


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())
