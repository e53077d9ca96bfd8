"""References in the text to other documents.

Three shapes are read: a title in quotation marks between a publisher and a date ("See X, “Title”, 12.2.07; see also,
“Title”, 6.11.07"), a document named by its kind ("the Europol statement made on 16.12.11", "a March 14, 2019 NATO
press release"), and findings published somewhere ("in findings published Wednesday in Environmental Science").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from tui.annotate.overlaps import longest
from tui.annotate.page import Page
from tui.annotate.patterns import Pattern
from tui.knowledge import Knowledge
from tui.model import Citation, DateMention, Mention, MentionKind, Span

_TITLE_BEFORE = Pattern(
    r"[“\"„‘]([^“”„‘\"\n]{3,180}(?:\n[^“”„‘\"\n]{1,180})?)(?:,[”\"“’]|[”\"“’],)\s{0,3}(?:\(([^()]{3,40})\)[\s,]{1,4})?\Z"
)
_MARK = Pattern('[“”"’]')
_PUBLISHER = Pattern(r"([A-ZÀ-Þ][\w.&’'-]*(?:[ ,]{1,2}(?:of |the |for |and )?[A-ZÀ-Þ][\w.&’'-]*){0,6}),\s*\Z")
_PUBLISHED_IN = Pattern(
    r"[\w\s,-]{0,24}?\bin\s+(?:the\s+)?(?:journal\s+)?([A-ZÀ-Þ][\w.&-]*(?:\s+(?:(?:of|and|the|for|in)\s+)?[A-ZÀ-Þ][\w.&-]*){0,6})"
)
_WRITTEN_OUT = ("numeric", "iso", "day-month-year", "month-day-year", "month-year")
_GAP = 60  # code points between the parts of one reference


class _Scene:
    """A release as references are looked for in it, with its annotations ready for looking up by offset."""

    def __init__(
        self, page: Page, sentences: Sequence[Span], sources: Sequence[Mention], dates: Sequence[DateMention]
    ) -> None:
        self.page = page
        self.dates = dates
        self._sentences = sentences
        self._sources = sources

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The first few dates within a span."""
        first = bisect_left(self.dates, start, key=lambda each: each.start)
        return [each for each in self.dates[first : first + 4] if each.end <= end]

    def sources_in(self, start: int, end: int) -> list[Mention]:
        """The first few organisations within a span."""
        first = bisect_left(self._sources, start, key=lambda each: each.start)
        return [each for each in self._sources[first : first + 8] if each.end <= end]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence around an offset; None between sentences."""
        number = bisect_right(self._sentences, offset, key=lambda span: span.start) - 1
        return self._sentences[number] if number >= 0 and offset < self._sentences[number].end else None


class Citations:
    """Finds references to other documents. Made once from the knowledge, used for any number of releases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinds = sorted(knowledge.words("document_kinds"), key=lambda kind: -len(kind))
        self._see = tuple(sorted(knowledge.words("see_words"), key=lambda word: -len(word)))
        self._openers = tuple(knowledge.words("source_openers"))
        self._issuing = frozenset(knowledge.words("issuing_verbs"))
        self._issued_on = frozenset(knowledge.words("issued_on"))
        self._breaks = frozenset(knowledge.words("source_breaks"))

    def find(
        self,
        page: Page,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
    ) -> tuple[Citation, ...]:
        """The references of a release, in text order, not overlapping.

        Args:
            page: The release.
            sentences: Its sentences.
            mentions: Its names; an organisation among them can be the publisher.
            dates: Its dates.
        """
        sources = [each for each in mentions if each.kind is MentionKind.ORGANISATION]
        scene = _Scene(page, sentences, sources, dates)
        return tuple(longest([*self._titled(scene), *self._named_by_kind(scene)]))

    def _titled(self, scene: _Scene) -> Iterator[Citation]:
        """A title in quotation marks with its date behind it; the publisher before it, or that of the last one."""
        text, last = scene.page.text, None
        for stated in scene.dates:
            block = scene.page.block_at(stated.start) if stated.rule.startswith(_WRITTEN_OUT) else None
            if block is None or not _MARK.search(text, max(block[0], stated.start - _GAP), stated.start):
                continue
            match = _TITLE_BEFORE.search(text, max(block[0], stated.start - 260), stated.start)
            if match is None:
                continue
            publisher, start = self._publisher(
                text[max(block[0], match.start() - 2 * _GAP) : match.start()], match.start()
            )
            if publisher is None and last and match.start() - last[1] <= _GAP:
                publisher = last[0]
            kind = match[2] if match[2] and self._names_a_kind(match[2]) else None
            title = " ".join(match[1].strip(" ,.\n").split())
            yield Citation(start, stated.end, title, publisher, _days(stated), kind, "titled-reference")
            last = (publisher, stated.end) if publisher else None

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

    def _named_by_kind(self, scene: _Scene) -> Iterator[Citation]:
        """``the Europol statement made on 16.12.11``, ``a March 14, 2019 NATO press release``."""
        for kind, start in scene.page.occurring(self._kinds):
            sentence = scene.sentence_at(start)
            if sentence is not None and (found := self._with_source(scene, sentence, kind, start)):
                yield found

    def _with_source(self, scene: _Scene, sentence: Span, kind: str, start: int) -> Citation | None:
        text, end = scene.page.text, start + len(kind)
        before = scene.sources_in(max(sentence.start, start - _GAP), start)
        dates_before = scene.dates_in(max(sentence.start, start - _GAP), start)
        dates_after = scene.dates_in(end, min(sentence.end, end + 40))
        dated = dates_after[0] if dates_after and self._is_issued(text[end : dates_after[0].start]) else None
        between = text[before[-1].end : start] if before else ""
        for each in dates_before:
            between = between.replace(text[each.start : each.end], "")
        if before and self._touches(between):
            return self._of_source(scene, sentence, kind, Span(start, end), before[-1], dated)
        if before and not self._issuing.isdisjoint(text[before[-1].end : start].split()):
            stated = [each for each in scene.dates_in(sentence.start, sentence.end) if each.first == each.last]
            days = _days(stated[0]) if stated else ()
            return Citation(before[-1].start, end, None, before[-1].name, days, kind, "issued-document")
        journal = _PUBLISHED_IN.match(text, dated.end, sentence.end) if dated else None
        if dated and journal:
            publisher = " ".join(journal[1].split())
            return Citation(start, journal.end(), None, publisher, _days(dated), kind, "published-in")
        return None

    def _of_source(
        self, scene: _Scene, sentence: Span, kind: str, named: Span, source: Mention, dated: DateMention | None
    ) -> Citation | None:
        """A document whose source stands right before its kind, if something shows that one document is meant."""
        stated = [each for each in scene.dates_in(sentence.start, named.start) if each.end >= source.start - 4]
        if stated:
            begin = min(source.start, stated[-1].start)
            return Citation(begin, named.end, None, source.name, _days(stated[-1]), kind, "dated-document")
        if dated:
            return Citation(source.start, dated.end, None, source.name, _days(dated), kind, "document-made-on")
        opener = scene.page.text[max(sentence.start, source.start - 24) : source.start].rstrip()
        for determiner in (" a", " an", " the"):
            opener = opener.removesuffix(determiner)
        if opener.endswith(self._openers):
            return Citation(source.start, named.end, None, source.name, (), kind, "according-to")
        return None

    def _touches(self, between: str) -> bool:
        """Whether nothing but a word or two stands between a source and what its document is called."""
        words = between.replace("’s", "").replace("'s", "").split()
        return (
            len(words) <= 2
            and all(word.islower() and word.isalpha() for word in words)
            and not (self._breaks & set(words) or self._issuing & set(words))
        )

    def _is_issued(self, between: str) -> bool:
        """Whether the words between a document and a date say when it was issued."""
        words = between.split()
        return not words or (len(words) <= 4 and (words[0] in self._issuing or words[0] in self._issued_on))

    def _names_a_kind(self, words: str) -> bool:
        lower = words.lower()
        return any(kind in lower for kind in self._kinds)


def _days(mention: DateMention) -> tuple[date, ...]:
    """The single days a date can mean."""
    if mention.first != mention.last:
        return ()
    return (mention.first,) if mention.other is None else (mention.first, mention.other)
