"""Who says so, and for which day: the source of a figure's clause and the date it holds for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.patterns import Pattern
from tui.annotate.phrases import Phrases
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge
from tui.model import DateMention, Mention, MentionKind, Quote

_SPEAKING = frozenset((MentionKind.PERSON, MentionKind.ORGANISATION))
_SPEAKERS = frozenset(("person", "organisation"))
_AFTER_CLOSING_VERB = frozenset((".", ",", "R", "P", ""))
"""What may follow a verb of saying that closes its sentence ("…, officials *said* on Monday.")."""


_REACH = 60
"""Words between a figure and the verb of saying that governs its clause."""

_VERBS = 6
"""Verbs of saying looked at for one figure."""


class _Source(NamedTuple):
    name: str
    start: int
    end: int


class Attribution:
    """Finds sources and dates within a sentence."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection, phrases: Phrases) -> None:
        self._concepts = knowledge.group_of("concepts")
        self._nouns = frozenset(knowledge.words("source_nouns"))
        self._inflection = inflection
        self._phrases = phrases
        self._verbs = frozenset(knowledge.words("source_verbs"))
        self._with_that = frozenset(knowledge.words("source_verbs_with_that"))
        self._forms = inflection.forms_of(self._verbs | self._with_that)
        openers = knowledge.words("source_openers")
        self._opening_words = frozenset(opener.split()[0] for opener in openers)
        self._source_openers = _pattern(openers)
        self._as_of_openers = _pattern(knowledge.words("as_of_openers"), r"\s*\Z")

    def fill(
        self,
        entries: Sequence[Entry],
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
        quotes: Sequence[Quote],
        text: str,
    ) -> None:
        """Fill in source and date of one sentence's entries; names, dates and quotations are the sentence's."""
        s = entries[0].words
        after = None if self._opening_words.isdisjoint(s.words) else self._after_opener(s, mentions, text)
        saying = [] if self._forms.isdisjoint(s.words) else self._saying(s)
        if not (quotes or after or saying or dates):
            return
        first = 0
        for entry in entries:
            at = entry.quantity.start
            while first < len(quotes) and quotes[first].end <= at:
                first += 1
            quote = _around(at, quotes, first)
            if quote is not None:
                if quote.speaker is not None and quote.speaker_span is not None:
                    entry.source = quote.speaker
                    entry.because_of("attributed_to", "speaker-of-quotation", *quote.speaker_span)
            elif after is not None:
                entry.source = after.name
                entry.because_of("attributed_to", "according-to", after.start, after.end)
            elif saying and (source := self._sayer(entry, saying, mentions, text)):
                entry.source = source.name
                entry.because_of("attributed_to", "subject-of-saying", source.start, source.end)
            if dates:
                self._as_of(entry, dates, text)

    # --- "according to" -----------------------------------------------------------------------------------------

    def _after_opener(self, s: Tagged, mentions: Sequence[Mention], text: str) -> _Source | None:
        match = self._source_openers.search(text, s.spans[0][0], s.spans[-1][1])
        if match is None:
            return None
        at = next((i for i, (start, _) in enumerate(s.spans) if start >= match.end()), None)
        return None if at is None else self._named_at(s, at, mentions, text)

    def _named_at(self, s: Tagged, at: int, mentions: Sequence[Mention], text: str) -> _Source | None:
        """The name or noun phrase that starts at word ``at``."""
        phrase = self._phrases.phrase(s, at + (s.classes[at] == "D"), plural=False)
        if phrase is None:
            return None
        start, end = s.spans[at][0], s.spans[phrase.end - 1][1]
        for mention in mentions:
            if mention.kind in _SPEAKING and mention.start < end + 2 and mention.end > start:
                return _Source(mention.name, mention.start, mention.end)
        return _Source(" ".join(text[start:end].split()), start, end)

    # --- "officials said" ---------------------------------------------------------------------------------------

    def _saying(self, s: Tagged) -> list[int]:
        """The words of a sentence that are verbs of saying."""
        return [i for i, one in enumerate(s.classes) if one in "VE" and self._is_of_source(s, i)]

    def _is_of_source(self, s: Tagged, i: int) -> bool:
        """Whether word ``i`` is a finite verb of saying."""
        base = self._inflection.base(s.words[i])
        if base not in self._verbs and not (base in self._with_that and s.words[i + 1 : i + 2] == ["that"]):
            return False
        before = s.classes[max(0, i - 2) : i].replace("R", "")
        participle = s.classes[i] == "E" and "B" in s.classes[i + 1 : i + 5]  # "the cases announced this week were"
        return before[-1:] not in ("B", "T") and not participle

    def _sayer(self, entry: Entry, verbs: Sequence[int], mentions: Sequence[Mention], text: str) -> _Source | None:
        """The subject of the verb of saying that governs the entry's clause, or closes its sentence."""
        s = entry.words
        first = bisect_left(verbs, entry.place - _REACH)
        for i in verbs[first : first + _VERBS]:
            closing = i > entry.place
            if closing and s.classes[i - 1] in ',"' and s.classes[i + 1 : i + 2] in ("M", "J", "D"):
                return self._named_at(s, i + 1, mentions, text)
            if closing and (
                s.classes[i + 1 : i + 2] not in _AFTER_CLOSING_VERB or "," not in s.classes[entry.place : i]
            ):
                continue
            if (source := self._subject(s, i, mentions, text)) is not None:
                return source
        return None

    def _subject(self, s: Tagged, verb: int, mentions: Sequence[Mention], text: str) -> _Source | None:
        head = self._phrases.head_before(s, verb)
        if head < 0:
            return None
        edge = self._phrases.left_edge(s, head + 1)
        while edge > 1 and s.classes[edge - 1] == "F":
            edge = self._phrases.left_edge(s, edge - 1)
        start, end = s.spans[edge][0], s.spans[head][1]
        named = [
            mention for mention in mentions if mention.kind in _SPEAKING and start < mention.end and mention.start < end
        ]
        if named:
            person = next((mention for mention in named if mention.kind is MentionKind.PERSON), named[0])
            return _Source(person.name, start, end)
        noun = self._phrases.noun(s, self._phrases.chain_head(s, head))
        if s.classes[head] not in "MJ" and self._concepts.get(noun) not in _SPEAKERS and noun not in self._nouns:
            return None
        return _Source(" ".join(text[start:end].split()), start, end)

    # --- "as of Sunday" -----------------------------------------------------------------------------------------

    def _as_of(self, entry: Entry, dates: Sequence[DateMention], text: str) -> None:
        for mention in dates:
            before = text[max(entry.sentence.start, mention.start - 24) : mention.start]
            if mention.first == mention.last and self._as_of_openers.search(before):
                entry.as_of = mention.first
                entry.because_of("as_of", "as-of", mention.start, mention.end)
                return


def _around(at: int, quotes: Sequence[Quote], first: int) -> Quote | None:
    """The outermost quotation around an offset, from the one numbered ``first`` on."""
    for n in range(first, len(quotes)):
        if quotes[n].start > at:
            return None
        if at < quotes[n].end:
            return quotes[n]
    return None


def _pattern(phrases: Sequence[str], ending: str = "") -> Pattern:
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return Pattern(rf"\b(?:{words})\b{ending}", re.IGNORECASE)
