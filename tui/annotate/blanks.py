"""Figures that a draft left open: ``XXX suspects``, ``2xx``, ``[TBC] arrests``, ``___``, ``TK``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.annotate.drafts import Draft
from tui.annotate.neighbours import words_after, words_before
from tui.knowledge import Knowledge
from tui.model import Kind, Qualifier

if TYPE_CHECKING:
    from tui.annotate.drafts import Readers

_GLUED = re.compile(r"\d{0,3}[xX]{2,4}\b|\d{1,4}[xX]\b(?!\d)")


class Blanks:
    """Tells a blank where a number is expected from the same marks elsewhere."""

    def __init__(self, knowledge: Knowledge) -> None:
        marks = "|".join(record["pattern"] for record in knowledge.records("blank_marks"))
        self._mark = re.compile(marks)
        self._no_blank_before = frozenset(knowledge.words("no_blank_after"))
        self._no_blank_after = frozenset(knowledge.words("no_blank_before"))
        self._plurals = frozenset(knowledge.words("blank_counted"))

    def at(self, text: str, start: int, end: int, at: int, readers: Readers) -> Draft | None:
        """The blank that begins at ``at``, if a number is expected there."""
        match = self._mark.match(text, at, end)
        if match is None:
            return None
        sign = readers.units.sign_before(text, start, at)
        span_start = sign[0] if sign else at
        before = words_before(text, start, span_start)
        if before and before[-1] in self._no_blank_before:
            return None
        scale, stop = readers.numerals.words.scale(text, match.end(), end)
        found = readers.units.after(text, stop, end)
        if sign is None and found is None and stop == match.end() and not self._counts(text, stop, end):
            return None
        draft = Draft(span_start, stop, None, scale, "blank-mark", head=span_start, tail=stop)
        draft.qualifier = Qualifier.BLANK
        if sign is not None:
            draft.kind, draft.unit, draft.kind_rule = Kind.MONEY, sign[1], "currency-sign"
            draft.unit_span = (sign[0], at)
        elif found is not None:
            readers.measure(draft, found)
        return draft

    def _counts(self, text: str, at: int, end: int) -> bool:
        """Whether what follows the blank is a plural noun within four words, or a participle."""
        if text[at : at + 1] not in (" ", "\n", "\u00a0"):
            return False
        words = words_after(text, at, end)[:4]
        if words and words[0].lower() in self._no_blank_after:
            return False
        for place, word in enumerate(words):
            bare = word.strip('.,;:*)”"’').lower()
            if not bare.isalpha():
                return False
            if bare in self._plurals or (
                bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and len(bare) > 3
            ):
                return True
            if place == 0 and bare.endswith("ed"):
                return True
            if bare != word.lower():
                return False
        return False
