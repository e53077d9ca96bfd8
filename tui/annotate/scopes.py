"""What a figure is limited to: the place, organisation, operation or period named beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tui.annotate.entries import Entry
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge
from tui.model import DateMention, Kind, Mention, MentionKind, ScopeKind

_FEW_WORDS = 150  # code points that two or three words never fill


class Scopes:
    """Finds scopes within a sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._placing = frozenset(knowledge.words("place_prepositions"))
        self._timing = frozenset(knowledge.words("period_prepositions"))
        self._rates = frozenset(knowledge.words("rate_words"))
        self._rate_adverbs = frozenset(knowledge.words("rate_adverbs"))
        self._close = frozenset(knowledge.words("close_prepositions"))
        self._joining = frozenset(knowledge.words("organisation_prepositions"))
        self._shifters = frozenset(knowledge.words("time_shifters"))
        self._passed_over = frozenset(knowledge.words("words_before_places"))
        self._joints = frozenset(knowledge.words("date_joints"))
        self._times = frozenset(knowledge.words("time_nouns"))
        self._place_nouns = frozenset(knowledge.words("place_nouns"))

    def fill(
        self, entries: Sequence[Entry], mentions: Sequence[Mention], dates: Sequence[DateMention], text: str
    ) -> None:
        """Fill in the scopes of one sentence's entries; the mentions and dates are those of the sentence.

        An entry is shown only what stands between it and the next, the first one also what stands before it: a
        sentence that lists thousands of figures and names must cost no more for each than one that has a few.
        """
        if not (mentions or dates):
            for n, entry in enumerate(entries):
                self._by_words(entry, entries[n + 1] if n + 1 < len(entries) else None, text)
            return
        named, dated = [mention.start for mention in mentions], [mention.start for mention in dates]
        operation = _operation(mentions)
        for n, entry in enumerate(entries):
            following = entries[n + 1] if n + 1 < len(entries) else None
            s = entry.words
            begin = s.spans[max(entry.place, entry.end - 1)][1]
            stop = following.quantity.head if following is not None else entry.sentence.end
            semicolon = text.find(";", begin, stop)
            stop = semicolon if semicolon >= 0 else stop
            opening = s.spans[entry.place][0] if n == 0 else -1
            near = range(0 if n == 0 else bisect_left(named, begin), bisect_left(named, stop))
            self._place(entry, following, mentions, near, begin, stop, opening, text)
            if operation is not None:
                start, end = operation.start, operation.end
                self._add(entry, ScopeKind.OPERATION, operation.name, "operation-of-sentence", start, end)
            self._organisation(entry, mentions, bisect_left(named, begin), begin, text)
            near = range(0 if n == 0 else bisect_left(dated, begin), bisect_left(dated, stop))
            self._period(entry, following, dates, near, begin, stop, opening, text)

    def _by_words(self, entry: Entry, following: Entry | None, text: str) -> None:
        """Fill in the scopes of an entry whose sentence has neither name nor date."""
        if following is not None:
            self._place(entry, following, (), range(0), 0, 0, 0, text)
        self._period(entry, following, (), range(0), 0, 0, 0, text)

    def _add(self, entry: Entry, kind: ScopeKind, name: str, rule: str, start: int, end: int) -> None:
        entry.scope.append((kind, " ".join(name.split())))
        entry.because_of("scope", rule, start, end)

    # --- places -------------------------------------------------------------------------------------------------

    def _place(
        self,
        entry: Entry,
        following: Entry | None,
        mentions: Sequence[Mention],
        near: range,
        begin: int,
        stop: int,
        opening: int,
        text: str,
    ) -> None:
        if entry.noun in self._place_nouns or entry.quantity.kind is Kind.DURATION:
            return
        before = None
        for n in near:
            mention = mentions[n]
            if mention.kind is not MentionKind.PLACE:
                continue
            word = self._word_before(text, mention.start)
            if word not in self._placing or text.startswith(("'s", "’s"), mention.end):
                continue
            if begin <= mention.start < stop and (word not in self._close or _is_next(text, begin, mention.start)):
                self._places_from(entry, mentions, n, "place-after", text)
                return
            if before is None and mention.start < opening and _opens(text, mention.start, entry):
                before = n
        if following is not None and following.noun in self._place_nouns:
            s = following.words
            k = following.place - 1
            while k > entry.end and s.classes[k] in "DA":
                k -= 1
            if s.words[k] in self._placing and not any(one in "VBHWZK" for one in s.classes[entry.end : k]):
                start, end = following.quantity.start, s.spans[following.end - 1][1]
                self._add(entry, ScopeKind.PLACE, text[start:end], "number-of-places", start, end)
                return
        if before is not None:
            self._places_from(entry, mentions, before, "place-before", text)

    def _places_from(self, entry: Entry, mentions: Sequence[Mention], first: int, rule: str, text: str) -> None:
        """The place and those joined to it by commas and "and"."""
        place = mentions[first]
        self._add(entry, ScopeKind.PLACE, place.name, rule, place.start, place.end)
        end = place.end
        for n in range(first + 1, len(mentions)):
            mention = mentions[n]
            joint = text[end : mention.start].replace(",", " ").split()
            if mention.kind is not MentionKind.PLACE or joint not in ([], ["and"], ["or"], ["&"]):
                return
            if joint or "," in text[end : mention.start]:
                self._add(entry, ScopeKind.PLACE, mention.name, rule, mention.start, mention.end)
            end = mention.end

    # --- organisations ------------------------------------------------------------------------------------------

    def _organisation(self, entry: Entry, mentions: Sequence[Mention], first: int, begin: int, text: str) -> None:
        for n in range(first, len(mentions)):
            mention = mentions[n]
            if mention.start - begin > _FEW_WORDS:
                return
            if mention.kind is MentionKind.ORGANISATION:
                between = text[begin : mention.start].split()
                if 1 <= len(between) <= 2 and between[0] in self._joining:
                    self._add(
                        entry, ScopeKind.ORGANISATION, mention.name, "organisation-after", mention.start, mention.end
                    )
                return

    # --- periods ------------------------------------------------------------------------------------------------

    def _period(
        self,
        entry: Entry,
        following: Entry | None,
        dates: Sequence[DateMention],
        near: range,
        begin: int,
        stop: int,
        opening: int,
        text: str,
    ) -> None:
        s, i = entry.words, entry.end
        if entry.quantity.kind is Kind.DURATION and entry.quantity.qualifier == "exact" and i == entry.place + 1:
            return
        if s.words[i : i + 1] and s.words[i] in self._rate_adverbs:
            self._add(entry, ScopeKind.PERIOD, s.words[i], "rate", s.spans[i][0], s.spans[i][1])
            return
        shifted = s.words[i + 2 : i + 3] and s.words[i + 2] in self._shifters
        if s.words[i + 1 : i + 2] and s.words[i] in self._rates and s.words[i + 1] in self._times and not shifted:
            self._add(
                entry,
                ScopeKind.PERIOD,
                text[s.spans[i][0] : s.spans[i + 1][1]],
                "rate",
                s.spans[i][0],
                s.spans[i + 1][1],
            )
            return
        for n in near:
            mention = dates[n]
            within = begin <= mention.start < stop
            if entry.as_of == mention.first or not (
                within or (mention.start < opening and _opens(text, mention.start, entry))
            ):
                continue
            start, end = mention.start, mention.end
            if self._word_before(text, start) in self._timing:
                start = _start_of_word_before(text, start)
            elif within and "," in text[begin:start]:
                continue
            if n + 1 < len(dates) and text[end : dates[n + 1].start].strip().lower() in self._joints:
                end = dates[n + 1].end
            self._add(entry, ScopeKind.PERIOD, text[start:end], "period", start, end)
            return
        if following is not None and following.quantity.kind is Kind.DURATION:
            self._span_of_time(entry, following, s, text)

    def _span_of_time(self, entry: Entry, following: Entry, s: Tagged, text: str) -> None:
        """A duration as the period ("198 recorded *in the last 24 hours*")."""
        k = following.place - 1
        while k > entry.end and s.classes[k] in "DA":
            k -= 1
        if (
            k >= entry.end
            and s.words[k] in self._timing
            and not any(one in "BHWZK,;" for one in s.classes[entry.end : k])
        ):
            start, end = s.spans[k][0], following.quantity.tail
            self._add(entry, ScopeKind.PERIOD, text[start:end], "span-of-time", start, end)

    def _word_before(self, text: str, at: int) -> str:
        """The word before an offset in lower case; articles and points of the compass between them left out."""
        words = text[max(0, at - 24) : at].lower().split()
        while words and words[-1] in self._passed_over:
            words.pop()
        return words[-1] if words else ""


def _start_of_word_before(text: str, at: int) -> int:
    end = at
    while end > 0 and text[end - 1].isspace():
        end -= 1
    start = end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    if text[start:end].lower() in ("the", "a", "an"):
        return _start_of_word_before(text, start)
    return start


def _is_next(text: str, begin: int, at: int) -> bool:
    return at - begin <= _FEW_WORDS and len(text[begin:at].split()) <= 2


def _opens(text: str, at: int, entry: Entry) -> bool:
    """Whether the phrase at an offset opens its sentence ("*In the United States*, 53 people")."""
    if entry.words.classes[:1] in ("E", "G", "V"):
        return False
    begin = entry.sentence.start
    return at - begin <= _FEW_WORDS and len(text[begin:at].split()) <= 3


def _operation(mentions: Sequence[Mention]) -> Mention | None:
    """The operation of a sentence that names one only."""
    named = [mention for mention in mentions if mention.kind is MentionKind.OPERATION]
    return named[0] if len({mention.name for mention in named}) == 1 else None
