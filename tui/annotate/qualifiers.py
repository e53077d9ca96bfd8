"""How a figure is hedged: the words before and after it that say "about", "at least", "up to" …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.neighbours import PhrasesBefore, start_of_words, words_before
from tui.knowledge import Knowledge
from tui.model import Kind, Qualifier

_AFTER = re.compile(r"(\+)|[\s]{1,4}([a-z]+)(?:[\s]{1,4}([a-z]+))?(?:[\s]{1,4}([a-z]+))?")


class Hedge(NamedTuple):
    """A qualifier with the words it rests on."""

    qualifier: Qualifier
    rule: str
    start: int
    end: int


class Qualifiers:
    """The qualifier table, compiled for looking around a number."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._before: PhrasesBefore[Qualifier] = PhrasesBefore(
            (phrase, Qualifier(name)) for name, phrases in knowledge.groups("qualifiers").items() for phrase in phrases
        )
        self._after = {
            tuple(phrase.split()): Qualifier(name)
            for name, phrases in knowledge.groups("qualifiers_after").items()
            for phrase in phrases
        }
        self._fillers = frozenset(knowledge.words("qualifier_fillers"))
        self._prepositions = frozenset(knowledge.words("prepositional_qualifiers"))
        self._longer_than = frozenset(knowledge.words("longer_than_openers"))
        self._concerning = frozenset(knowledge.words("concerning_openers"))

    def before(self, text: str, start: int, at: int, kind: Kind, value: float, *, worded: bool) -> Hedge | None:
        """The outermost qualifier in front of the number at ``at``."""
        words = words_before(text, start, at)
        best: Hedge | None = None
        skipped = 0
        while words:
            match = self._before.match(words)
            if match is None:
                if words[-1] in self._fillers and skipped < 2:
                    words.pop()
                    skipped += 1
                    continue
                break
            size, qualifier = match
            phrase = words[-size:]
            rest = words[:-size]
            if not self._asserts(phrase, rest, qualifier, kind, value, worded, filled=skipped > 0):
                break
            place = start_of_words(text, start, best.start if best else at, size + skipped)
            best = Hedge(qualifier, "-".join(phrase), place, at)
            words, skipped = rest, 0
        return best

    def _asserts(
        self,
        phrase: list[str],
        rest: Sequence[str],
        qualifier: Qualifier,
        kind: Kind,
        value: float,
        worded: bool,
        *,
        filled: bool,
    ) -> bool:
        word = phrase[0] if len(phrase) == 1 else ""
        if not word:
            return True
        opener = rest[-1] if rest else ""
        if word == "over" and kind is Kind.DURATION:
            return not filled and (opener in self._longer_than or not rest)
        if word in self._prepositions and kind is Kind.COUNT:
            if word == "within":
                return False
            return not (worded and value < 20)
        if word == "about" and opener in self._concerning:
            return False
        return not (word == "some" and filled)

    def after(self, text: str, at: int, end: int) -> Hedge | None:
        """The qualifier that follows the number or its unit at ``at``."""
        match = _AFTER.match(text, at, end)
        if match is None:
            return None
        if match[1]:
            return Hedge(Qualifier.AT_LEAST, "plus-sign", at, at + 1)
        words = tuple(word for word in match.groups()[1:] if word)
        for size in range(len(words), 0, -1):
            qualifier = self._after.get(words[:size])
            if qualifier is not None:
                return Hedge(qualifier, "-".join(words[:size]), match.start(2), match.end(size + 1))
        return None
