"""Ages that carry no word for years: ``John Smith, 34, of Dallas``, "those under 19", "women between 20 and 35"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.annotate.followers import NO_NOUN
from tui.annotate.patterns import Pattern
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import Stretch
from tui.knowledge import Knowledge
from tui.model import Kind

_OLDEST = 115
_NEXT_OF_A_LIST = r"(?:,\s{1,4}(?:and\s{1,4})?[A-Z][a-z]{1,20}(?:\s[A-Z][a-z]{1,20})?,\s{1,4}\d{1,3})"
_AFTER_A_NAME = Pattern(r"\d{1,3}(?=[,;.)]|\s*$|\s{1,4}and\b)")


_SET_OFF = Pattern(
    r"\d{1,3}(?:((?:,\s{1,4}\d{1,2}){0,4},?\s{1,4}and\s{1,4}\d{1,2}[,;.)])|[,;.)](?=\s|\Z)(?!\s{1,4}\d))"
)
"""An age, alone or the first of a list, up to the mark that closes it."""


class Ages:
    """Tells ages from counts of people.

    Attributes:
        followers: The words that show behind an age that nothing is counted.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._bearers = frozenset(knowledge.words("age_bearers"))
        self._openers = frozenset(word.lower() for word in knowledge.words("capital_openers"))
        self._limits = frozenset(knowledge.words("age_limits"))
        self._fillers = frozenset(knowledge.words("age_limit_fillers"))
        of_a_person = "|".join(knowledge.words("person_followers"))
        self._told_of_a_person = Pattern(rf"\d{{1,3}}{_NEXT_OF_A_LIST}{{0,9}},\s{{1,4}}(?:{of_a_person})\b")
        no_noun = "|".join(knowledge.words("age_followers"))
        self.followers = frozenset(phrase.split()[0] for phrase in knowledge.words("age_followers"))
        self._no_noun_follows = Pattern(rf"\s*(?:[.,;:)!?”\"]|$)|\s{{1,4}}(?:{no_noun})\b")
        persons = knowledge.groups("aged_persons")
        one, several = ("|".join(map(re.escape, persons.get(number, ("(?!)",)))) for number in ("one", "several"))
        self._of_one = Pattern(rf"\b(?:{one}),\s{{1,4}}\Z", re.IGNORECASE)
        self._of_several = Pattern(
            rf"\b(?:{several}),\s{{1,4}}(?P<told>(?:both|all)\s{{1,4}}|(?:\d{{1,2}}(?:,|\s{{1,4}}and)\s{{1,4}}){{1,5}})?\Z",
            re.IGNORECASE,
        )
        self._name_endings = frozenset(knowledge.words("name_endings"))

    def follows_a_name(self, stretch: Stretch, at: int, before: Sequence[str]) -> bool:
        """Whether the number at ``at`` is set off by commas after a person's name: ``John Smith, 34, of Dallas``."""
        if not before or before[-1][-1] != "," or not _AFTER_A_NAME.match(stretch.text, at, stretch.end):
            return False
        text = stretch.text
        place = text.rfind(",", stretch.start, at)
        *_, first, last = ("", "", *text[max(stretch.start, place - 48) : place].split())
        if last.lower().strip("().") in self._name_endings:
            return True
        if not (last[:1].isupper() and last[1:2].islower()):
            return False
        named_in_full = first[:1].isupper() and first[-1] not in ",;:" and first.lower() not in self._openers
        return named_in_full or self._told_of_a_person.match(text, at, stretch.end) is not None

    def follows_a_person(self, stretch: Stretch, at: int) -> bool:
        """Whether the number at ``at`` is set off by commas after persons: "the driver, 43, fled"."""
        after = _SET_OFF.match(stretch.text, at, stretch.end)
        if after is None:
            return False
        left = max(stretch.start, at - 40)
        if after[1] is None and self._of_one.search(stretch.text, left, at):
            return True
        several = self._of_several.search(stretch.text, left, at)
        return several is not None and (several["told"] is not None or after[1] is not None)

    def is_age(self, stretch: Stretch, quantity: Quantity) -> bool:
        """Whether a bare number is an age by the words before it: "children under 5", "women between 20 and 35"."""
        if not quantity.ahead & NO_NOUN or quantity.kind is not Kind.COUNT or quantity.value is None:
            return False
        if (quantity.high or quantity.value) > _OLDEST:
            return False
        if not self._no_noun_follows.match(stretch.text, quantity.tail, stretch.end):
            return False
        before = stretch.words_before(quantity.start)
        if not before or before[-1] not in self._limits:
            return False
        lead = list(before[:-1])
        while lead and lead[-1] in self._fillers:
            lead.pop()
        return bool(lead) and lead[-1] in self._bearers
