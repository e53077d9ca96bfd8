"""Who says a quotation: the speaker named after it, before it, between its halves, or by "he added"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.patterns import Pattern
from tui.annotate.quotation_marks import Marked
from tui.knowledge import Knowledge
from tui.model import Block, Mention, MentionKind, Span

_WORD = Pattern(r"[\w’'-]+")
_FAR = 90  # code points between a verb of saying and its speaker, or between the verb and the quotation
_PAUSES = frozenset(',;:"“”')
_QUOTE_MARKS = frozenset('"“”„«»')


class Speaker(NamedTuple):
    """Who speaks, where that is said, and by which rule.

    Attributes:
        name: The speaker's full name.
        span: The words that name the speaker.
        rule: The rule that found it.
        until: Where the attribution ends.
    """

    name: str
    span: Span
    rule: str
    until: int


class Scene:
    """A release as far as speakers need it, with its spans ready for looking up by offset."""

    def __init__(
        self, text: str, blocks: Sequence[Block], sentences: Sequence[Span], mentions: Sequence[Mention]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.sources = [each for each in mentions if each.kind in (MentionKind.PERSON, MentionKind.ORGANISATION)]
        self._sentence_starts = [span.start for span in sentences]
        self._source_starts = [each.start for each in self.sources]
        self._people = [each for each in self.sources if each.kind is MentionKind.PERSON]
        self._person_starts = [each.start for each in self._people]
        self._block_starts = [block.start for block in blocks]
        self._blocks = blocks

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset, or an empty one there."""
        number = bisect_right(self._sentence_starts, offset) - 1
        if number >= 0 and offset < self.sentences[number].end:
            return self.sentences[number]
        return Span(offset, offset)

    def block_at(self, offset: int) -> Span:
        """The block around an offset, or an empty one there."""
        number = bisect_right(self._block_starts, offset) - 1
        if number >= 0 and offset < self._blocks[number].end:
            return Span(self._blocks[number].start, self._blocks[number].end)
        return Span(offset, offset)

    def sources_in(self, start: int, end: int) -> Sequence[Mention]:
        """People and organisations that begin in a span."""
        return self.sources[bisect_left(self._source_starts, start) : bisect_left(self._source_starts, end)]

    def person_before(self, offset: int) -> Mention | None:
        """The last person named before an offset."""
        number = bisect_left(self._person_starts, offset)
        return self._people[number - 1] if number else None


class Speakers:
    """Finds the speaker of a quotation."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._sayings = frozenset(knowledge.words("saying_verbs"))
        self._pronouns = frozenset(knowledge.words("speaking_pronouns"))
        self._plurals = frozenset(knowledge.words("plural_pronouns"))

    def speaker(
        self, scene: Scene, quote: Marked, previous: tuple[Marked, Speaker] | None, *, short: bool
    ) -> Speaker | None:
        """The speaker of a quotation, or None where the text does not say.

        Args:
            scene: The release.
            quote: The quotation.
            previous: The attributed quotation before it, with its speaker.
            short: Whether the quotation is so short that the verb of saying must touch it.
        """
        return (
            self._after(scene, quote, previous)
            or self._before(scene, quote, previous, near=short)
            or (None if short else _between(scene, quote, previous))
        )

    def _after(self, scene: Scene, quote: Marked, previous: tuple[Marked, Speaker] | None) -> Speaker | None:
        """``“…,” said X`` and ``“…,” X said``."""
        text = scene.text
        end = min(scene.sentence_at(quote.end - 1).end, quote.end + 3 * _FAR)
        first = _WORD.search(text, quote.end, min(end, quote.end + 24))
        if (
            first is None
            or text[quote.end : first.start()].strip(" \n\t\xa0,.)")
            or "." in text[quote.end : first.start()]
        ):
            return None
        if first[0].lower() in self._sayings:
            sources = scene.sources_in(first.end(), min(end, first.end() + 2 * _FAR))
            if sources and sources[0].start - first.end() <= _FAR:
                source = _person_behind(text, sources)
                if _QUOTE_MARKS.isdisjoint(text[first.end() : source.start]):
                    return _named(source, "after", source.end)
            pronoun = _WORD.search(text, first.end(), end)
            if pronoun and pronoun[0].lower() in self._pronouns:
                return _again(scene, quote, previous, Span(*pronoun.span()))
            return None
        if first[0].lower() in self._plurals:
            return None
        verb = _WORD.search(text, first.end(), end)
        if first[0].lower() in self._pronouns:
            if verb and verb[0].lower() in self._sayings:
                return _again(scene, quote, previous, Span(*first.span()))
            return None
        sources = scene.sources_in(first.start(), min(end, first.start() + _FAR))
        if not sources:
            return None
        source = _person_behind(text, sources)
        verb = self._verb_in(text, source.end, min(end, source.end + _FAR))
        if verb is None or not _QUOTE_MARKS.isdisjoint(text[quote.end : verb.start()]):
            return None
        return _named(source, "after", verb.end())

    def _before(
        self, scene: Scene, quote: Marked, previous: tuple[Marked, Speaker] | None, *, near: bool
    ) -> Speaker | None:
        """``X said: “…”``, ``X, director of Y, said “…”``, ``he added, “…”``."""
        text = scene.text
        begin = scene.sentence_at(quote.start).start
        if begin == quote.start:
            return None
        if previous and begin < previous[0].end <= quote.start:
            begin = previous[0].end
        reach = max(begin, quote.start - (16 if near else _FAR))
        verbs = [match for match in _WORD.finditer(text, reach, quote.start) if match[0].lower() in self._sayings]
        if not verbs:
            lead = text[max(begin, quote.start - 3) : quote.start].rstrip()
            sources = scene.sources_in(max(begin, quote.start - _FAR), quote.start)
            if lead.endswith(":") and sources and not text[sources[-1].end : quote.start].strip(": \n\t\xa0"):
                return _named(sources[-1], "colon", quote.start)
            return None
        verb = verbs[-1]
        if not _QUOTE_MARKS.isdisjoint(text[verb.end() : quote.start]):
            return None
        words = text[max(begin, verb.start() - _FAR) : verb.start()].split()
        if words and words[-1].lower() in self._plurals:
            return None
        if words and words[-1].lower().strip(",") in self._pronouns:
            return _again(scene, quote, previous, Span(verb.start() - len(words[-1]) - 1, verb.start() - 1))
        sources = scene.sources_in(begin, verb.start())
        people = [each for each in sources if each.kind is MentionKind.PERSON]
        if people:
            return _named(people[0] if verb[0].endswith("ing") else people[-1], "before", quote.start)
        if sources and len(text[sources[-1].end : verb.start()].split()) <= 2:
            return _named(sources[-1], "before", quote.start)
        return None

    def _verb_in(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The verb of saying that a name is the subject of: next to it, or past an apposition between commas."""
        apposition = text[start : start + 1] == ","
        for number, match in enumerate(_WORD.finditer(text, start, end)):
            if match[0].lower() in self._sayings:
                return match
            if number >= (14 if apposition else 1):
                return None
        return None


def _person_behind(text: str, sources: Sequence[Mention]) -> Mention:
    """The first source, or the person whose office it begins ("FBI Assistant Director Ada Byron")."""
    if sources[0].kind is MentionKind.ORGANISATION:
        for each in sources[1:3]:
            if each.kind is MentionKind.PERSON and _PAUSES.isdisjoint(text[sources[0].end : each.start]):
                return each
    return sources[0]


def _named(mention: Mention, rule: str, until: int) -> Speaker:
    return Speaker(mention.name, Span(mention.start, mention.end), rule, until)


def _again(scene: Scene, quote: Marked, previous: tuple[Marked, Speaker] | None, pronoun: Span) -> Speaker | None:
    """``he added``: the last speaker, or a person named since."""
    person = scene.person_before(quote.start)
    if previous and (person is None or person.start <= previous[1].span.start):
        return Speaker(previous[1].name, previous[1].span, "continued", pronoun.end)
    if person is None or not 0 <= quote.start - person.end < 1000:
        return None
    return Speaker(person.name, Span(person.start, person.end), "continued", pronoun.end)


def _between(scene: Scene, quote: Marked, previous: tuple[Marked, Speaker] | None) -> Speaker | None:
    """``“…,” said X. “…”``: the second half follows its attribution directly, in the same paragraph."""
    if previous is None:
        return None
    before, speaker = previous
    if speaker.rule not in ("after", "continued", "between") or before.end > speaker.until > quote.start:
        return None
    block = scene.block_at(quote.start)
    start = max(before.end, speaker.until)
    if not block.start <= before.start or start > quote.start:
        return None
    gap = scene.text[start : quote.start]
    if speaker.rule == "between":
        return None if gap.strip() else speaker
    if len(gap) > 2 * _FAR or scene.sentence_at(quote.start).start < scene.sentence_at(start - 1).start:
        return None
    if gap.rstrip(" \n\t\xa0").count(". ") or not _QUOTE_MARKS.isdisjoint(gap):
        return None
    return Speaker(speaker.name, speaker.span, "between", quote.end)
