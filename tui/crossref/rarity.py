"""How rare a word is in English at large, and in releases: in a collection of five every word is rare."""

from __future__ import annotations

from tui.crossref.tokens import stem
from tui.knowledge import Knowledge

_BY_GROUP = {"common": 0.0, "frequent": 0.5}
_SHORT = 3


class Rarity:
    """Tells the rarity of words, from 0 (everywhere) to 1, by ``word_bands`` and ``background_words``."""

    def __init__(self, knowledge: Knowledge) -> None:
        bands = knowledge.words("word_bands")
        self._by_stem = {
            stem(word): number / len(bands) for number, band in reversed([*enumerate(bands)]) for word in band.split()
        }
        for word, group in knowledge.group_of("background_words").items():
            self._by_stem[stem(word)] = min(self._by_stem.get(stem(word), 1.0), _BY_GROUP[group])
        self._empty = frozenset(knowledge.words("function_words"))
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        """How rare a word in lower case is."""
        if (known := self._known.get(word)) is None:
            known = self._known[word] = self._rarity(word)
        return known

    def _rarity(self, word: str) -> float:
        if word in self._empty or word.isdigit() or len(word) < _SHORT:
            return 0.0
        return self._by_stem.get(stem(word), 1.0)
