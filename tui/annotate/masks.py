"""Numbers that are no figures: dates, ages, identifiers, names with numbers, scores, idioms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.neighbours import PhrasesBefore
from tui.knowledge import Knowledge


class Mask(NamedTuple):
    """A stretch that holds no figure: the rule's name and where it ends."""

    rule: str
    end: int


class Masks:
    """The mask table, compiled for looking at a number."""

    def __init__(self, knowledge: Knowledge) -> None:
        records = knowledge.records("masks")
        free = [record for record in records if "after" not in record]
        self._names = {f"m{place}": record["name"] for place, record in enumerate(free)}
        self._free = re.compile("|".join(f"(?P<m{place}>{record['pattern']})" for place, record in enumerate(free)))
        self._after: PhrasesBefore[list[tuple[str, re.Pattern[str]]]]
        openers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for record in records:
            for phrase in record.get("after", ()):
                openers.setdefault(phrase.lower(), []).append((record["name"], re.compile(record["pattern"])))
        self._after = PhrasesBefore(openers.items())
        self._months = frozenset(knowledge.glossary("months"))

    def at(self, text: str, at: int, end: int, words: Sequence[str]) -> Mask | None:
        """The mask over the number that begins at ``at``, given the lower-case words before it."""
        match = self._free.match(text, at, end)
        if match is not None:
            name = match.lastgroup or ""
            return Mask(self._names.get(name, name), match.end())
        if not words:
            return None
        opened = self._after.match(words)
        if opened is not None:
            for name, pattern in opened[1]:
                match = pattern.match(text, at, end)
                if match is not None:
                    return Mask(name, match.end())
        if words[-1].rstrip(".") in self._months:
            match = _DAY.match(text, at, end)
            if match is not None:
                return Mask("month-day", match.end())
        return None


_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and|&|through|or)\s?\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s{1,4}(?:1[0-9]|20)\d{2})?\b(?![%:]|,\d)"
    r"|(?:1[0-9]|20)\d{2}\b"
)
