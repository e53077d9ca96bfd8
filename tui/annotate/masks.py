"""Numbers that are no figures because of the words that touch them: dates, identifiers, ages, scores, idioms.

The rules are the table ``masks``; this module only compiles it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tui.annotate.followers import MASK
from tui.annotate.patterns import Pattern
from tui.annotate.stretch import PhrasesBefore, Stretch
from tui.errors import KnowledgeError
from tui.knowledge import Knowledge, Record

_DAY_OF_MONTH = Pattern(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and|&|through|or)\s?\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s{1,4}(?:1[0-9]|20)\d{2})?(?!\w|%|,\d)"
    r"|(?:1[0-9]|20)\d{2}(?!\w|%|,\d)"
)


_SMALL_WORD = Pattern(r"\s{1,4}([a-z]+)(?![\w/])")


class Mask(NamedTuple):
    """A stretch that holds no figure: the rule's name and where it ends."""

    rule: str
    end: int


class Masks:
    """The table of masks, for looking at one number.

    Patterns are compiled when first asked for (the program's start has no time for it); that each of them can be is
    checked where the knowledge is read. Raises :class:`KnowledgeError` for patterns that cannot be tried at once.

    Attributes:
        followers: The small words that some mask over digits expects behind them.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        over_digits: list[Record] = []
        over_words: list[Record] = []
        openers: dict[str, list[_Alternatives]] = {}
        for record in knowledge.records("masks"):
            if "after" in record:
                opened = _Alternatives([record])
                for phrase in record["after"]:
                    openers.setdefault(phrase.lower(), []).append(opened)
            else:
                at = record.get("at", "digits")
                over_digits += [record] * (at != "words")
                over_words += [record] * (at != "digits")
        self._digits, self._words = _Alternatives(over_digits), _Alternatives(over_words)
        self._whatever_follows_digits = _Alternatives([record for record in over_digits if "then" not in record])
        self._whatever_follows_words = _Alternatives([record for record in over_words if "then" not in record])
        self.followers = frozenset(word for record in over_digits for word in record.get("then", ()))
        self._followers_of_words = frozenset(word for record in over_words for word in record.get("then", ()))
        self._openers = PhrasesBefore(openers.items())
        self._months = frozenset(knowledge.glossary("months"))

    def over_digits(self, stretch: Stretch, at: int, before: Sequence[str], ahead: int) -> Mask | None:
        """The mask over the number in digits at ``at``, given the words before it and what the one behind may mean."""
        alternatives = self._digits if ahead & MASK else self._whatever_follows_digits
        return alternatives.match(stretch, at) or self._opened(stretch, at, before) or self._day(stretch, at, before)

    def over_words(self, stretch: Stretch, at: int, stop: int, before: Sequence[str]) -> Mask | None:
        """The mask over the number in words whose first word is ``text[at:stop]``, given the words before it."""
        following = _SMALL_WORD.match(stretch.text, stop, stretch.end)
        idle = following is not None and following[1] not in self._followers_of_words
        alternatives = self._whatever_follows_words if idle else self._words
        return alternatives.match(stretch, at) or self._opened(stretch, at, before)

    def _opened(self, stretch: Stretch, at: int, before: Sequence[str]) -> Mask | None:
        opened = self._openers.match(before)
        if opened is not None:
            for alternatives in opened[1]:
                if mask := alternatives.match(stretch, at):
                    return mask
        return None

    def _day(self, stretch: Stretch, at: int, before: Sequence[str]) -> Mask | None:
        """``May 5``, but not "they march 20 miles"."""
        if not before or before[-1].rstrip(".").rpartition(":")[2] not in self._months:
            return None
        month = stretch.text[max(stretch.start, at - 24) : at].rsplit(None, 1)[-1].rpartition(":")[2]
        day = _DAY_OF_MONTH.match(stretch.text, at, stretch.end)
        return Mask("month-day", day.end()) if day and month[:1].isupper() else None


class _Alternatives:
    """Patterns that need no word before the number, tried at once."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # The name of a rule is an empty group behind its pattern: around it, the engine would note where the group
        # begins for every rule that then does not fit, a fifth of the time.
        patterns = [f"(?:{record['pattern']})(?P<rule{place}>)" for place, record in enumerate(self._records)]
        try:
            return re.compile("|".join(patterns) or "(?!)")
        except re.error as error:
            names = ", ".join(record["name"] for record in self._records)
            raise KnowledgeError(
                f"one of the patterns of the masks {names} cannot be used: {error}", mend="mend it in masks.yaml"
            ) from error

    def match(self, stretch: Stretch, at: int) -> Mask | None:
        match = self._pattern.match(stretch.text, at, stretch.end)
        if match is None:
            return None
        return Mask(self._records[int((match.lastgroup or "rule0")[4:])]["name"], match.end())
