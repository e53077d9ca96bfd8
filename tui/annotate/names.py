"""Names: operations, cases, organisations, people with their offices, and places.

Every sentence is read once for the names that show what they are by themselves. What the document taught on the way
(a full name, an acronym in brackets, a storm) then settles the words that do not: a bare surname, a bare acronym, a
headline. A name that nothing vouches for is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.capitals import Capitals, Line
from tui.annotate.cases import Cases
from tui.annotate.organisations import Organisations, acronyms
from tui.annotate.overlaps import longest
from tui.annotate.people import People
from tui.annotate.places import Places
from tui.annotate.remembered import Remembered
from tui.annotate.vocabulary import NAME_LIKE, STARTER, Vocabulary
from tui.knowledge import Knowledge
from tui.model import Mention, MentionKind, Release, Span

_PRECEDENCE = {
    MentionKind.OPERATION: 0,
    MentionKind.CASE: 1,
    MentionKind.PERSON: 2,
    MentionKind.ORGANISATION: 3,
    MentionKind.PLACE: 4,
}


class Names:
    """Finds the names in a release. Made once from the knowledge, used for any number of releases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._vocabulary = Vocabulary(knowledge)
        self._capitals = Capitals(self._vocabulary)
        self._cases = Cases(knowledge)
        self._places = Places(knowledge, self._vocabulary)
        self._organisations = Organisations(knowledge)
        self._people = People(knowledge, self._vocabulary)

    def find(self, release: Release, sentences: Sequence[Span]) -> tuple[Mention, ...]:
        """The names in the given sentences of a release, in text order, not overlapping."""
        text, line = release.text, self._capitals.line
        remembered = Remembered(self._vocabulary)
        coded = self._cases.has_codename(text)
        read: list[tuple[Line, list[Mention]]] = []
        for start, end in sentences:
            words = line(text, start, end)
            if not words.words or (len(words.words) == 1 and words.bits | NAME_LIKE == STARTER | NAME_LIKE):
                continue
            found = self._in_line(words, coded)
            if found and text.find("(", start, end) >= 0:
                found = _with_acronyms(words, found, remembered)
            remembered.learn(found)
            read.append((words, found))
        remembered.settle()
        return tuple(mention for words, found in read for mention in remembered.settled(words, found))

    def _in_line(self, words: Line, coded: bool) -> list[Mention]:
        found = self._places.find(words)
        known = {mention.end for mention in found}
        found += self._cases.find(words)
        if coded:
            found += self._cases.codenamed(words)
        found += self._organisations.find(words)
        found += self._people.find(words, known)
        return longest(found, _precedence) if len(found) > 1 else found


def _with_acronyms(words: Line, found: list[Mention], remembered: Remembered) -> list[Mention]:
    """The mentions of a line with the acronyms that it puts in brackets behind names; these are remembered."""
    introduced = list(acronyms(words, found))
    for acronym, mention, at, past in introduced:
        remembered.acronym(acronym, mention)
        found = [name for name in found if name.end <= at or name.start >= past]
        found.append(Mention(mention.kind, at, past, mention.name, "acronym-introduced"))
    return sorted(found, key=lambda name: name.start) if introduced else found


def _precedence(mention: Mention) -> int:
    return _PRECEDENCE[mention.kind] + 2 * (mention.rule == "saying") - (mention.rule == "known-place")
