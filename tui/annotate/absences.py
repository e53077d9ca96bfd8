"""Counts of nought: "No arrests were made", "There were no injuries"; not "no arrests are expected"."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.patterns import Pattern
from tui.annotate.stretch import CLOSING_MARKS, PhrasesBefore, Stretch
from tui.knowledge import Knowledge

_PASSIVE = Pattern(r"\s{1,4}(?:was|were|ha(?:s|ve|d)\s{1,4}been)\s{1,4}(?:[a-z]{2,12}ly\s{1,4})?([a-z]{3,12})\b")
_NEXT_WORD = Pattern(r"\s{1,4}([a-z]{2,12})\b")


class Absences:
    """Tells a count of what did not happen from a wish, a rule or a forecast."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._openers: PhrasesBefore[bool] = PhrasesBefore((phrase, True) for phrase in knowledge.words("zero_openers"))
        self._results = frozenset(knowledge.words("zero_results"))
        self._circumstances = frozenset(knowledge.words("zero_circumstances"))

    def is_count(self, stretch: Stretch, stop: int, before: Sequence[str]) -> bool:
        """Whether "no arrests", which ends at ``stop``, is told as the outcome of something."""
        passive = _PASSIVE.match(stretch.text, stop, stretch.end)
        if passive is not None:
            return passive[1] in self._results
        following = _NEXT_WORD.match(stretch.text, stop, stretch.end)
        word = following[1] if following else ""
        if word in self._results:
            return True
        if self._openers.match(before) is None:
            return False
        return word in self._circumstances or stretch.at(stop) in CLOSING_MARKS or stop == stretch.end
