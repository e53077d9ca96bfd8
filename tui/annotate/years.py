"""Years: numbers of four figures that name a point in time."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.numerals import Numeral
from tui.annotate.stretch import CLOSING_MARKS, OPENING_MARKS, PhrasesBefore, Stretch
from tui.knowledge import Knowledge

_FIRST_LIKELY, _LAST_LIKELY = 1900, 2099
"""Releases date from this century and speak of the last: such a number is a year unless something is counted."""
_FIRST_POSSIBLE = 1000


class Years:
    """Tells a year from a count of four figures."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._openers = frozenset(knowledge.words("year_openers"))
        self._nouns = frozenset(knowledge.words("year_nouns"))
        self._counted = frozenset(knowledge.words("counted_like_years"))
        phrases = (phrase for group in knowledge.groups("qualifiers").values() for phrase in group)
        self._hedges = PhrasesBefore((phrase, True) for phrase in phrases)

    def is_year(self, stretch: Stretch, numeral: Numeral, before: Sequence[str]) -> bool:
        """Whether a bare number in digits is a year.

        ``in 2008`` and ``the 2016 Olympics`` are; ``2010 cases``, ``more than 2000`` and ``1846 persons`` are not.
        """
        if numeral.end - numeral.start != 4 or not _FIRST_POSSIBLE <= numeral.value <= _LAST_LIKELY:
            return False
        last = before[-1].lstrip(OPENING_MARKS) if before else ""
        opened = last in self._openers
        after = stretch.words_after(numeral.end)[:1]
        noun = after[0].strip(CLOSING_MARKS).lower() if after else ""
        if numeral.value < _FIRST_LIKELY:
            return (opened and not _is_plural(noun)) or (last == "the" and after[:1] != [] and after[0][0].isupper())
        if noun in self._nouns:
            return True
        hedge = None if opened else self._hedges.match(before)
        if hedge is not None:
            ends = not noun or stretch.at(numeral.end) in CLOSING_MARKS
            if not ends and (noun in self._counted or _is_plural(noun)):
                return False
            return hedge[0] == 1 or ends or not self._openers.isdisjoint(before[-3:-1])
        return opened or noun not in self._counted


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
