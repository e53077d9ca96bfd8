"""What the knowledge says of a word in small letters: the class it can have in a sentence.

Nothing is spelt out beforehand: a release has a few thousand words, the knowledge tens of thousands of forms, and
working out the forms of every verb took longer than reading a release.
"""

from __future__ import annotations

from tui.annotate.inflection import Inflection
from tui.knowledge import Knowledge

_LONGEST_CACHE = 50_000
"""Words whose class is kept, so that a hostile text cannot fill the memory."""


class Lexicon:
    """Looks words up. Capital letters are classes; small ones are words whose neighbours decide.

    They are ``y z`` nouns that are verbs as often, ``g`` nouns in -ing, ``x`` adjectives that are verbs, ``c`` verbs
    whose past is their base, ``h`` compounds in -ed, ``t`` "that".
    """

    def __init__(self, knowledge: Knowledge, inflection: Inflection) -> None:
        self._inflection = inflection
        self._either = frozenset(knowledge.words("noun_or_verb"))
        self._irregular = knowledge.glossary("irregular_verbs")
        self._pasts = _simple_pasts(knowledge)
        self._unchanging = frozenset(knowledge.words("unchanging_verbs"))
        self._nouns = frozenset(knowledge.words("nouns"))
        self._plurals = frozenset((*knowledge.glossary("irregular_nouns"), *knowledge.words("invariable_nouns")))
        self._adjectives = frozenset(knowledge.words("adjectives"))
        groups = knowledge.groups("word_classes").items()
        self._closed = {word: letter for letter, words in groups for word in words} | {"that": "t"}
        self._found: dict[str, str | None] = {}

    def class_of(self, word: str) -> str | None:
        """The class of a word in small letters; None for a word that the knowledge does not have."""
        try:
            return self._found[word]
        except KeyError:
            if len(self._found) > _LONGEST_CACHE:
                self._found.clear()
            found = self._found[word] = self._closed.get(word) or self._open_class(word)
            return found

    def _open_class(self, word: str) -> str | None:
        verbal = self._verbal(word)
        if word in self._adjectives:
            return "x" if verbal in ("V", "y") and word not in self._plurals else "A"
        if word in self._plurals:
            return "z" if verbal in ("V", "z") and word not in self._nouns else "S"
        if word in self._nouns:
            return "g" if verbal == "G" else "y" if verbal in ("V", "y") else "N"
        return verbal

    def _verbal(self, word: str) -> str | None:
        """The class of a word as a verb."""
        if word in self._unchanging:
            return "c"
        if word in self._irregular:
            return "V" if word in self._pasts else "E"
        base = self._inflection.known_base(word)
        if base is None:
            return None
        if word == base:
            return "y" if word in self._either else "V"
        if word.endswith("s"):
            return "z" if base in self._either else "V"
        return "G" if word.endswith("ing") else "E"


def _simple_pasts(knowledge: Knowledge) -> frozenset[str]:
    """Irregular past forms that are never participles, since the verb has another for that ("tore", "torn")."""
    irregular = knowledge.glossary("irregular_verbs")
    with_participle = {base for form, base in irregular.items() if form.endswith(("n", "ne"))}
    return frozenset(
        form for form, base in irregular.items() if base in with_participle and not form.endswith(("n", "ne"))
    )
