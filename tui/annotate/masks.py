"""Numbers that are no figures because of the words that touch them: dates, identifiers, ages, scores, idioms.

The rules are the table ``masks``; this module only compiles it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.stretch import PhrasesBefore, Stretch
from tui.knowledge import Knowledge

_DAY_OF_MONTH = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and|&|through|or)\s?\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s{1,4}(?:1[0-9]|20)\d{2})?(?!\w|%|,\d)"
    r"|(?:1[0-9]|20)\d{2}(?!\w|%|,\d)"
)


def _capital(stretch: Stretch, at: int) -> bool:
    """Whether the month before ``at`` is one: "march 20 miles" is not."""
    word = stretch.text[max(stretch.start, at - 12) : at].rsplit(None, 1)[-1].rpartition(":")[2]
    return word[:1].isupper()


class Mask(NamedTuple):
    """A stretch that holds no figure: the rule's name and where it ends."""

    rule: str
    end: int


class Masks:
    """The table of masks, compiled for looking at one number."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._digits = _Alternatives()
        self._words = _Alternatives()
        openers: dict[str, list[Rule]] = {}
        for record in knowledge.records("masks"):
            rule = Rule(record["name"], re.compile(record["pattern"]))
            for phrase in record.get("after", ()):
                openers.setdefault(phrase.lower(), []).append(rule)
            if "after" not in record:
                at = record.get("at", "digits")
                if at != "words":
                    self._digits.add(rule)
                if at != "digits":
                    self._words.add(rule)
        self._openers = PhrasesBefore(openers.items())
        self._months = frozenset(knowledge.glossary("months"))

    def over_digits(self, stretch: Stretch, at: int, before: Sequence[str]) -> Mask | None:
        """The mask over the number in digits that begins at ``at``, given the words before it."""
        mask = self._digits.match(stretch, at) or self._opened(stretch, at, before)
        if (
            mask is None
            and before
            and before[-1].rstrip(".").rpartition(":")[2] in self._months
            and _capital(stretch, at)
        ):
            day = _DAY_OF_MONTH.match(stretch.text, at, stretch.end)
            return Mask("month-day", day.end()) if day else None
        return mask

    def over_words(self, stretch: Stretch, at: int, before: Sequence[str]) -> Mask | None:
        """The mask over the number in words that begins at ``at``, given the words before it."""
        return self._words.match(stretch, at) or self._opened(stretch, at, before)

    def _opened(self, stretch: Stretch, at: int, before: Sequence[str]) -> Mask | None:
        opened = self._openers.match(before)
        if opened is not None:
            for name, pattern in opened[1]:
                match = pattern.match(stretch.text, at, stretch.end)
                if match is not None:
                    return Mask(name, match.end())
        return None


class Rule(NamedTuple):
    """A mask's name and its pattern, which is matched at the number's first character."""

    name: str
    pattern: re.Pattern[str]


class _Alternatives:
    """Patterns that need no word before the number, tried at once."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._patterns: list[str] = []
        self._compiled: re.Pattern[str] | None = None

    def add(self, rule: Rule) -> None:
        self._patterns.append(f"(?P<rule{len(self._names)}>{rule.pattern.pattern})")
        self._names.append(rule.name)

    def match(self, stretch: Stretch, at: int) -> Mask | None:
        if self._compiled is None:
            self._compiled = re.compile("|".join(self._patterns) or r"(?!)")
        match = self._compiled.match(stretch.text, at, stretch.end)
        if match is None:
            return None
        return Mask(self._names[int((match.lastgroup or "rule0")[4:])], match.end())
