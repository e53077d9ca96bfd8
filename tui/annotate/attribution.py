"""Who says so, and for which day: the source of a figure's clause and the date it holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.phrases import Phrases
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge
from tui.model import DateMention, Mention, MentionKind, Quote

_SPEAKING = frozenset((MentionKind.PERSON, MentionKind.ORGANISATION))


class Attribution:
    """Finds sources and dates within a sentence."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection, phrases: Phrases) -> None:
        self._inflection = inflection
        self._phrases = phrases
        self._verbs = frozenset(knowledge.words("source_verbs"))
        self._source_openers = _openers(knowledge.words("source_openers"))
        self._as_of_openers = _openers(knowledge.words("as_of_openers"), r"\s*\Z")

    def fill(
        self,
        entries: Sequence[Entry],
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
        quotes: Sequence[Quote],
        text: str,
    ) -> None:
        """Fill in source and date of one sentence's entries; mentions, dates and quotations are those that touch it."""
        s, sentence = entries[0].words, entries[0].sentence
        quoted = [quote for quote in quotes if quote.start < sentence.end and quote.end > sentence.start]
        after = self._after_opener(s, mentions, text)
        for entry in entries:
            at = entry.quantity.start
            quote = next((quote for quote in quoted if quote.start <= at < quote.end), None)
            if quote is not None:
                if quote.speaker is not None and quote.speaker_span is not None:
                    entry.source = quote.speaker
                    entry.because_of("attributed_to", "speaker-of-quotation", *quote.speaker_span)
            elif after is not None:
                entry.source = after[0]
                entry.because_of("attributed_to", "according-to", after[1], after[2])
            else:
                self._speaker(entry, s, mentions, text)
            self._as_of(entry, dates, text)

    def _after_opener(self, s: Tagged, mentions: Sequence[Mention], text: str) -> tuple[str, int, int] | None:
        """The source after "according to"."""
        match = self._source_openers.search(text, s.spans[0][0], s.spans[-1][1])
        if match is None:
            return None
        at = next((i for i, (start, _) in enumerate(s.spans) if start >= match.end()), None)
        return None if at is None else self._name(s, at, mentions, text)

    def _name(self, s: Tagged, at: int, mentions: Sequence[Mention], text: str) -> tuple[str, int, int] | None:
        """The name or noun phrase at word ``at``."""
        phrase = self._phrases.phrase(s, at + (s.classes[at] == "D"), plural=False)
        if phrase is None:
            return None
        start, end = s.spans[at][0], s.spans[phrase.end - 1][1]
        named = [m for m in mentions if m.kind in _SPEAKING and m.start < end + 2 and m.end > start]
        if named:
            return named[-1].name, named[-1].start, named[-1].end
        return " ".join(text[start:end].split()), start, end

    def _speaker(self, entry: Entry, s: Tagged, mentions: Sequence[Mention], text: str) -> None:
        """The subject of a verb of saying that governs the clause."""
        for i, one in enumerate(s.classes):
            if one not in "VE" or self._inflection.base(s.words[i]) not in self._verbs:
                continue
            if s.classes[i - 1 : i] in ("B", "T") or (i > 1 and s.classes[i - 1] in "RB" and s.classes[i - 2] == "B"):
                continue
            closing = i > entry.place and s.classes[i + 1 : i + 2] in (".", "", "R", ",", "P")
            if i > entry.place and not closing:
                continue
            if closing and "," not in s.classes[entry.place : i]:
                continue
            head = self._phrases.head_before(s, i)
            if head < 0:
                if closing and (found := self._name(s, i + 1, mentions, text) if i + 1 < len(s.words) else None):
                    entry.source = found[0]
                    entry.because_of("attributed_to", "subject-of-saying", found[1], found[2])
                continue
            edge = self._phrases.left_edge(s, head + 1)
            while edge > 1 and s.classes[edge - 1] == "F":
                edge = self._phrases.left_edge(s, edge - 1)
            start, end = s.spans[edge][0], s.spans[head][1]
            named = [m for m in mentions if m.kind in _SPEAKING and m.start < end and m.end > start]
            entry.source = named[0].name if named else " ".join(text[start:end].split())
            entry.because_of("attributed_to", "subject-of-saying", start, end)
            return

    def _as_of(self, entry: Entry, dates: Sequence[DateMention], text: str) -> None:
        for mention in dates:
            before = text[max(entry.sentence.start, mention.start - 24) : mention.start]
            if mention.first == mention.last and self._as_of_openers.search(before):
                entry.as_of = mention.first
                entry.because_of("as_of", "as-of", mention.start, mention.end)
                return


def _openers(phrases: Sequence[str], ending: str = "") -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b{ending}", re.IGNORECASE)
