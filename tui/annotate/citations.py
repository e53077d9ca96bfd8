"""References in the text to other documents.

Three shapes are read: a title in quotation marks between a publisher and a date ("See X, “Title”, 12.2.07; see also,
“Title”, 6.11.07"), a document named by its kind ("the Europol statement made on 16.12.11", "a March 14, 2019 NATO
press release"), and findings published somewhere ("in findings published Wednesday in Environmental Science").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tui.annotate.quotation_marks import Marked, marked
from tui.knowledge import Knowledge
from tui.model import ASIDE, Citation, DateMention, Mention, MentionKind, Release, Span

_AFTER_TITLE = re.compile(r"[\s,.]{0,4}(?:\(([^()]{3,40})\)[\s,]{0,4})?")
_PUBLISHER = re.compile(r"([A-ZÀ-Þ][\w.&’'-]*(?:[ ,]{1,2}(?:of |the |for |and )?[A-ZÀ-Þ][\w.&’'-]*){0,6}),\s*\Z")
_PUBLISHED_IN = re.compile(
    r"[\w\s,-]{0,24}?\bin\s+(?:the\s+)?(?:journal\s+)?([A-ZÀ-Þ][\w.&-]*(?:\s+(?:(?:of|and|the|for|in)\s+)?[A-ZÀ-Þ][\w.&-]*){0,6})"
)
_GAP = 60  # code points between the parts of one reference


class _Page(NamedTuple):
    """A release as references are looked for in it."""

    text: str
    dates: Sequence[DateMention]
    sources: Sequence[Mention]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        first = bisect_left(self.dates, start, key=lambda each: each.start)
        return [each for each in self.dates[first : first + 4] if each.end <= end]

    def sources_in(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self.sources, start, key=lambda each: each.start)
        return [each for each in self.sources[first : first + 8] if each.end <= end]


class Citations:
    """Finds references to other documents. Made once from the knowledge, used for any number of releases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinds = sorted(knowledge.words("document_kinds"), key=lambda kind: -len(kind))
        self._see = tuple(sorted(knowledge.words("see_words"), key=lambda word: -len(word)))
        self._openers = tuple(knowledge.words("source_openers"))
        self._issuing = tuple(knowledge.words("issuing_verbs"))

    def find(
        self,
        release: Release,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
    ) -> tuple[Citation, ...]:
        """The references of a release, in text order, not overlapping.

        Args:
            release: The release.
            sentences: Its sentences.
            mentions: Its names; an organisation among them can be the publisher.
            dates: Its dates.
        """
        text = release.text
        page = _Page(text, dates, [each for each in mentions if each.kind is MentionKind.ORGANISATION])
        starts = [block.start for block in release.blocks]
        found = list(self._titled(page, marked(text, release.blocks), starts))
        asides = [block for block in release.blocks if block.kind in ASIDE]
        for sentence in sentences:
            if not any(block.start <= sentence.start < block.end for block in asides):
                found.extend(self._named_by_kind(page, sentence))
        kept: list[Citation] = []
        for each in sorted(found, key=lambda citation: (citation.start - citation.end, citation.start)):
            if all(each.end <= other.start or each.start >= other.end for other in kept):
                kept.append(each)
        return tuple(sorted(kept, key=lambda citation: citation.start))

    def _titled(self, page: _Page, quotations: Sequence[Marked], blocks: Sequence[int]) -> Iterator[Citation]:
        """A title in quotation marks with its date behind it; the publisher before it, or carried over from the last."""
        text = page.text
        last: tuple[str, int] | None = None
        for quotation in quotations:
            if quotation.flaw or quotation.end - quotation.start > 200:
                continue
            after = _AFTER_TITLE.match(text, quotation.end)
            position = after.end() if after else quotation.end
            stated = [each for each in page.dates_in(position, position + 40) if each.start == position]
            block = bisect_right(blocks, quotation.start)
            if not stated or bisect_right(blocks, position) != block:
                continue
            before = text[max(blocks[block - 1], quotation.start - 2 * _GAP) : quotation.start]
            publisher, start = self._publisher(before, quotation.start)
            if publisher is None and last and quotation.start - last[1] <= _GAP:
                publisher, start = last[0], start
            kind = after[1] if after and after[1] and self._kind_in(after[1]) else None
            title = text[quotation.start + 1 : quotation.end - 1].strip(" ,.\n")
            yield Citation(
                start, stated[0].end, " ".join(title.split()), publisher, _days(stated[0]), kind, "titled-reference"
            )
            last = (publisher, stated[0].end) if publisher else None

    def _publisher(self, before: str, end: int) -> tuple[str | None, int]:
        """The publisher that stands before a title, and where the reference begins."""
        match = _PUBLISHER.search(before)
        publisher, start = None, end
        if match:
            publisher, start = match[1], end - len(before) + match.start()
            for word in self._see:
                if publisher.startswith(f"{word} "):
                    publisher = publisher[len(word) + 1 :]
        stripped = before.rstrip(" ,\n\t\xa0")
        for word in self._see:
            if publisher is None and stripped.endswith(word):
                return None, end - len(before) + len(stripped) - len(word)
        return publisher.split(",")[0].strip() if publisher else None, start

    def _named_by_kind(self, page: _Page, sentence: Span) -> Iterator[Citation]:
        """``the Europol statement made on 16.12.11``, ``a March 14, 2019 NATO press release``."""
        text = page.text
        lower = text[sentence.start : sentence.end].lower()
        for kind in self._kinds:
            at = lower.find(kind)
            if at < 0 or len(lower) != sentence.end - sentence.start:
                continue
            start, end = sentence.start + at, sentence.start + at + len(kind)
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                continue
            found = self._with_source(page, sentence, kind, start, end)
            if found is not None:
                yield found
                return

    def _with_source(self, page: _Page, sentence: Span, kind: str, start: int, end: int) -> Citation | None:
        text = page.text
        before = page.sources_in(max(sentence.start, start - _GAP), start)
        dates_before = page.dates_in(max(sentence.start, start - _GAP), start)
        dates_after = page.dates_in(end, min(sentence.end, end + 40))
        source = before[-1] if before and _touches(text, before[-1].end, start, dates_before) else None
        if source:
            stated = [each for each in dates_before if source.start - 4 <= each.end <= start]
            if stated:
                begin = min(source.start, stated[-1].start)
                return Citation(begin, end, None, source.name, _days(stated[-1]), kind, "dated-document")
            if dates_after and self._is_issued(text[end : dates_after[0].start]):
                return Citation(
                    source.start, dates_after[0].end, None, source.name, _days(dates_after[0]), kind, "document-made-on"
                )
            opener = (
                text[max(sentence.start, source.start - 20) : source.start]
                .rstrip()
                .removesuffix(" a")
                .removesuffix(" the")
            )
            if opener.endswith(self._openers):
                return Citation(source.start, end, None, source.name, (), kind, "according-to")
            return None
        if before and any(verb in text[before[-1].end : start].split() for verb in self._issuing if verb != "made"):
            stated = [each for each in page.dates_in(sentence.start, sentence.end) if each.first == each.last]
            return Citation(
                before[-1].start,
                end,
                None,
                before[-1].name,
                _days(stated[0]) if stated else (),
                kind,
                "issued-document",
            )
        if dates_after and self._is_issued(text[end : dates_after[0].start]):
            journal = _PUBLISHED_IN.match(text, dates_after[0].end, sentence.end)
            publisher = " ".join(journal[1].split()) if journal else None
            if publisher:
                past = journal.end() if journal else dates_after[0].end
                return Citation(start, past, None, publisher, _days(dates_after[0]), kind, "published-in")
        return None

    def _is_issued(self, between: str) -> bool:
        """Whether the words between a document and a date say when it was issued."""
        words = between.split()
        return len(words) <= 4 and (not words or words[0] in (*self._issuing, "of", "on", "from"))

    def _kind_in(self, words: str) -> bool:
        lower = words.lower()
        return any(kind in lower for kind in self._kinds)


def _touches(text: str, end: int, start: int, dates: Sequence[DateMention]) -> bool:
    """Whether nothing but a date and a word or two stands between a source and the kind of document."""
    between = text[end:start]
    for each in dates:
        if each.start >= end:
            between = between.replace(text[each.start : each.end], "")
    words = between.replace("’s", "").replace("'s", "").split()
    return (
        len(words) <= 2
        and all(word.isalpha() and word.islower() for word in words)
        and not set(words)
        & {
            "issued",
            "published",
            "released",
            "a",
            "the",
            "in",
            "of",
            "and",
            "made",
        }
    )


def _days(mention: DateMention) -> tuple[date, ...]:
    """The single days a date can mean."""
    if mention.first != mention.last:
        return ()
    return (mention.first,) if mention.other is None else (mention.first, mention.other)
