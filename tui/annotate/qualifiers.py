"""How a figure is hedged: the words before and after it that say "about", "at least", "up to" …."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.patterns import Pattern
from tui.annotate.stretch import CLOSING_MARKS, PhrasesBefore, Stretch
from tui.knowledge import Knowledge
from tui.model import Kind, Number, Qualifier

_AFTER = Pattern(
    r"(?P<glued>\+|-(?:plus|odd)(?![a-z]))|\s{1,4}([a-z]+)(?:\s{1,4}([a-z]+))?(?:\s{1,4}([a-z]+))?(?:\s{1,4}([a-z]+))?"
)
_SMALL = 20
"""Below this a bare count after a preposition ("under two laws", "over three bills") is not hedged by it."""
_FILLERS_AT_MOST = 2
_PLUS_MORE_OF_THEM = Pattern(r"\s{1,4}plus\s{1,4}(?:[a-z-]{3,20}\s{1,4})?[a-z]{3,20}s\b")
"""Unlike "30 plus members", "10 years plus a fine" adds something else."""
_FIGURE = Pattern(r"\d")
_PAST_ITS_NOUN = Pattern(
    r"(?:\s{1,4}[a-z]{2,20})?\s{1,4}(?:[a-z]{2,20}s|(?:wo)?men|people)(?:\s{1,4}(?:on|in)\s{1,4}[a-z]{2,12})?"
    r"(?=\s{1,4}(?:or|at)\s)"
)
"""A noun between a count and its hedge ("12 patrol boats *or more*", "45 crews on site *at most*")."""


class Hedge(NamedTuple):
    """A qualifier with the words it rests on."""

    qualifier: Qualifier
    rule: str
    start: int
    end: int


class Hedged(NamedTuple):
    """The number that is hedged: what decides whether a preposition before it is a qualifier."""

    kind: Kind
    value: Number
    worded: bool
    tail: int


class Qualifiers:
    """The tables of qualifiers, compiled for looking around a number.

    Attributes:
        followers: The words with which a qualifier behind a number begins.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._before = PhrasesBefore(_by_phrase(knowledge, "qualifiers").items())
        self._after = {
            tuple(phrase.split()): value for phrase, value in _by_phrase(knowledge, "qualifiers_after").items()
        }
        self.followers = frozenset(words[0] for words in self._after)
        self._fillers = frozenset(knowledge.words("qualifier_fillers"))
        self._prepositions = frozenset(knowledge.words("prepositional_qualifiers"))
        self._upward = frozenset(knowledge.words("upward_verbs"))
        self._longer_than = frozenset(knowledge.words("longer_than_openers"))
        self._setters = frozenset(knowledge.words("time_setters"))
        self._joints = frozenset(knowledge.words("time_joints"))
        self._concerning = frozenset(knowledge.words("concerning_openers"))

    def before(self, stretch: Stretch, at: int, number: Hedged) -> Hedge | None:
        """The outermost qualifier in front of the number at ``at``."""
        words = list(stretch.words_before(at))
        best: Hedge | None = None
        skipped = 0
        while words:
            match = self._before.match(words)
            if match is None:
                if words[-1] not in self._fillers or skipped == _FILLERS_AT_MOST:
                    break
                words.pop()
                skipped += 1
                continue
            size, qualifier = match
            phrase, words = words[-size:], words[:-size]
            if size == 1 and not self._hedges(phrase[0], words, number, stretch, filled=skipped > 0):
                break
            if phrase == ["up", "to"] and words and words[-1] in self._upward:
                break  # "costs will *go up to* $2"
            head = stretch.start_of_words(best.start if best else at, size + skipped)
            best = Hedge(qualifier, "-".join(phrase), head, at)
            skipped = 0
        return best

    def _hedges(self, word: str, before: Sequence[str], number: Hedged, stretch: Stretch, *, filled: bool) -> bool:
        """Whether a single word hedges the number rather than leading into it."""
        opener = before[-1] if before else ""
        if word == "over" and number.kind is Kind.DURATION:
            longer = not before or opener in self._longer_than or self._sets_time(stretch, number, before)
            return not filled and longer
        if word in self._prepositions and (filled or opener == "from"):
            return False  # "recovered *from under* eight metres of mud"
        if word in self._prepositions and number.kind is Kind.COUNT:
            return word != "within" and not (number.worded and number.value < _SMALL)
        if word == "about":
            return opener not in self._concerning
        return not (filled and word == "some")

    def _sets_time(self, stretch: Stretch, number: Hedged, before: Sequence[str]) -> bool:
        """Whether the words after a duration set one time against another: "over three years after the law passed"."""
        after = stretch.words_after(number.tail)[:1]
        word = after[0].strip(CLOSING_MARKS).lower() if after else ""
        return word in self._setters or (word in self._joints and not any(map(_FIGURE.search, before)))

    def after(self, stretch: Stretch, at: int) -> Hedge | None:
        """The qualifier that follows the number or its unit at ``at``."""
        match = _AFTER.match(stretch.text, at, stretch.end)
        if match is None:
            return None
        if match["glued"]:
            glued = match["glued"].lstrip("-")
            return Hedge(self._after[(glued,)], glued, at, match.end())
        if match[2] not in self.followers:
            return None
        if match[2] == "plus" and not _PLUS_MORE_OF_THEM.match(stretch.text, at, stretch.end):
            return None
        words = tuple(word for word in match.groups()[1:] if word)
        for size in range(len(words), 0, -1):
            qualifier = self._after.get(words[:size])
            if qualifier is not None:
                return Hedge(qualifier, "-".join(words[:size]), match.start(2), match.end(size + 1))
        return None

    def after_noun(self, stretch: Stretch, at: int) -> Hedge | None:
        """The qualifier that follows the noun of the count that ends at ``at``."""
        noun = _PAST_ITS_NOUN.match(stretch.text, at, stretch.end)
        return None if noun is None else self.after(stretch, noun.end())


def _by_phrase(knowledge: Knowledge, table: str) -> dict[str, Qualifier]:
    groups = knowledge.groups(table)
    return {phrase: Qualifier(name) for name, phrases in groups.items() for phrase in phrases}
