"""Of whom, where, when and what for a figure is said: what must be the same for two figures to contradict each other.

The words for what is counted and what was done to it are not enough. "Italian police arrested 6", "another four were
arrested" and "14 were arrested at first" contradict nothing. Where the clause of one figure says something of the kind
that the other's does not, the two are not comparable: abstaining costs a finding, guessing costs trust.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tui.crossref.claims import Claim
from tui.crossref.tokens import folded, stem
from tui.knowledge import Knowledge
from tui.model import ScopeKind

_CLAUSE_END = re.compile(r"(?<!\d)[,;:](?=\s)|[()“”\"–—\n]|\s(?:and|but|while|whereas|when|that|which|who)\s")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_NUMBER = re.compile(r"(?<![\w.,])(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:last|past|next|this|first|previous)\s(?:\w+\s)?(?:day|week|weekend|month|quarter|year|decade)s?\b",
    re.IGNORECASE,
)
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_REACH = 140
"""Characters to each side of a figure that a clause may have."""

_ADJUNCT = 3
"""Words after a preposition among which its noun stands."""

_TWO_TELL = 1
"""Days by which two tellings of one day may be apart: a release of the evening is told the next morning."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the clause of a figure says around it.

    Attributes:
        partial: Whether it is added to others ("another four", "three more").
        revised: Whether it is said to hold of another time ("at first", "earlier").
        counted: Whether something else is counted beside it ("from one client").
        periods: The stretches of time in it ("last week").
        modifiers: The words between the figure and its noun ("British").
        subject: The stem of who did it; "" where that is not said, or is an authority of any kind.
        names: The names in the clause, countries for their people.
        adjuncts: Stems of where, from whom and what for; the happening itself is none.
        days: The days that weekdays in the clause name, as far as that can be told; none for the day of issue.
    """

    partial: bool
    revised: bool
    counted: bool
    periods: frozenset[str]
    modifiers: frozenset[str]
    subject: str
    names: frozenset[str]
    adjuncts: frozenset[str]
    days: frozenset[date | None]

    def agree(self, other: Circumstances) -> bool:
        """Whether the two are surely the same."""
        if self.partial or other.partial or self.revised or other.revised:
            return False
        if self.subject and other.subject and self.subject != other.subject:
            return False
        if self.adjuncts - {other.subject} != other.adjuncts - {self.subject}:
            return False
        told = (self.counted, self.periods, self.modifiers, self.names)
        return told == (other.counted, other.periods, other.modifiers, other.names)


class Circumstancing:
    """Tells the circumstances of figures with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._empty = frozenset(knowledge.words("function_words"))
        self._adding = frozenset(knowledge.words("adding_words"))
        self._revising = frozenset(knowledge.words("revising_words"))
        self._prepositions = frozenset(knowledge.words("governing_prepositions")) - {"by"} | {
            "against",
            "near",
            "during",
        }
        self._authorities = frozenset(map(stem, knowledge.words("authorities")))
        self._occasions = frozenset(map(stem, knowledge.words("occasions")))
        self._weekdays = {name: int(number) for name, number in knowledge.glossary("weekdays").items()}
        self._passing = frozenset(knowledge.words("passing_periods")) | set(knowledge.glossary("months"))
        self._countries = {folded(word): folded(name) for word, name in knowledge.group_of("countries").items()}

    def agree(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are surely made of the same people, place, time and purpose."""
        mine, theirs = self.of(a), self.of(b)
        return mine.agree(theirs) and _same_days(mine, theirs, a, b)

    def of(self, claim: Claim) -> Circumstances:
        """The circumstances of a claim."""
        text, figure = claim.release.text, claim.figure
        spans = {reason.field: reason for reason in figure.why}
        verb, noun = spans.get("role"), spans.get("counted")
        first, last = max(figure.sentence.start, figure.start - _REACH), min(figure.sentence.end, figure.end + _REACH)
        start = max((first, *(m.end() for m in _CLAUSE_END.finditer(text, first, figure.start))))
        end = min((last, *(m.start() for m in _CLAUSE_END.finditer(text, figure.end, last))))
        left, right = _words(text, start, figure.start), _words(text, figure.end, end)
        past_noun = noun.end if noun and figure.end <= noun.start < end else figure.end
        after_verb = verb.end if verb and start <= verb.start < figure.start else figure.start
        around = [word.text.lower() for word in (*left, *right)]
        return Circumstances(
            partial=self._adds(around[max(0, len(left) - 2) : len(left) + 2]),
            counted=bool(_NUMBER.search(text, figure.end, end) or _NUMBER.search(text, after_verb, figure.start)),
            periods=frozenset(" ".join(m[0].lower().split()) for m in _PERIOD.finditer(text, start, end)),
            revised=not self._revising.isdisjoint(map(str.lower, re.findall(_WORD, text[first:last]))),
            modifiers=frozenset(map(stem, claim.modifiers)),
            subject=self._subject([w for w in left if verb and verb.end <= figure.start and w.end <= verb.start])
            or self._agent(right),
            names=self._names(claim, [*left, *right]),
            adjuncts=self._adjuncts(claim, left[:-1] if left else left)
            | self._adjuncts(claim, [word for word in right if word.start >= past_noun]),
            days=frozenset(self._day(claim, word) for word in around if word in self._weekdays),
        )

    def _adds(self, beside: list[str]) -> bool:
        told = (word for word, after in zip(beside, [*beside[1:], ""], strict=True) if after != "than")
        return any(word in self._adding for word in told)

    def _subject(self, before_verb: list[_Word]) -> str:
        told = [word.text.lower() for word in before_verb if word.text.lower() not in self._empty]
        return self._actor(told[-1]) if told else ""

    def _agent(self, right: list[_Word]) -> str:
        """Who did it, of a verb in the passive."""
        words = [word.text.lower() for word in right]
        after = words[words.index("by") + 1 :] if "by" in words else []
        told = [word for word in after[:_ADJUNCT] if word not in self._empty]
        return self._actor(told[-1]) if told else ""

    def _actor(self, word: str) -> str:
        head = stem(self._countries.get(word, word))
        return "" if head in self._authorities or head in self._occasions else head

    def _names(self, claim: Claim, around: list[_Word]) -> frozenset[str]:
        own = claim.limits.get(ScopeKind.OPERATION, frozenset()) | {"operation"}
        found = set()
        for word in around:
            lower = word.text.lower()
            country = self._countries.get(lower)
            opens = word.start == claim.figure.sentence.start
            if country or (word.text[0].isupper() and not opens and lower not in own | self._passing | self._empty):
                found.add(country or lower)
        return frozenset(found)

    def _adjuncts(self, claim: Claim, words: list[_Word]) -> frozenset[str]:
        """The nouns of the prepositional phrases in a part of the clause."""
        role = {stem(claim.role), stem(claim.figure.role or ""), stem(claim.noun)}
        found = set()
        for number, word in enumerate(words):
            following = words[number + 1 : number + 1 + _ADJUNCT]
            if word.text.lower() not in self._prepositions or (word.text.lower() == "to" and not _is_named(following)):
                continue
            noun = ""
            for after in following:
                lower = after.text.lower()
                if lower in self._prepositions or (noun and lower in self._empty):
                    break
                noun = stem(lower) if lower not in self._empty else noun
            if noun and noun not in role | self._occasions and noun not in map(stem, self._passing):
                found.add(noun)
        return frozenset(found)

    def _day(self, claim: Claim, weekday: str) -> date | None:
        """The last day of this name up to the day of issue."""
        published = claim.release.published
        if not published:
            return None
        return published.value - timedelta((published.value.isoweekday() - self._weekdays[weekday]) % 7)


def _same_days(mine: Circumstances, theirs: Circumstances, a: Claim, b: Claim) -> bool:
    here = mine.days or frozenset({a.day})
    there = theirs.days or frozenset({b.day})
    if not mine.days and not theirs.days:
        return True
    return any(
        one is not None and other is not None and abs((one - other).days) <= _TWO_TELL
        for one in here
        for other in there
    ) or (mine.days == theirs.days)


def _is_named(words: list[_Word]) -> bool:
    """Whether a noun surely follows a "to", and no verb."""
    return bool(words) and (words[0].text[0].isupper() or words[0].text.lower() in _DETERMINERS)


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(match[0], *match.span()) for match in _WORD.finditer(text, start, end)]
