"""Passages that only say who announced, investigated or prosecutes something, whatever the releases are about."""

from __future__ import annotations

from tui.crossref.tokens import WORD
from tui.knowledge import Knowledge
from tui.model import Release, Span

TELLING_SHARE = 0.1
"""The share of words of substance up to which a passage of names, offices and formula words tells nothing."""


class Formulas:
    """Tells an office's formulas by the words of ``formula_words`` and ``speaking_offices``."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._formula = frozenset(knowledge.words("formula_words")) | frozenset(knowledge.words("speaking_offices"))
        self._empty = frozenset(knowledge.words("function_words"))

    def holds(self, release: Release, span: Span) -> bool:
        """Whether a stretch of a release is such a formula.

        It has formula words, and hardly any others in lower case: a list of countries is none.
        """
        words = WORD.findall(release.text, *span)
        telling = sum(word.islower() and word not in self._formula and word not in self._empty for word in words)
        return telling <= TELLING_SHARE * len(words) and any(word.lower() in self._formula for word in words)
