"""Numbers that are part of a name: ``Falcon 9``, ``Zrínyi 2026``, ``Three Mile Island``; list and footnote marks."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.patterns import Pattern
from tui.annotate.stretch import CLOSING_MARKS, Stretch
from tui.knowledge import Knowledge

_LIST_MARK = Pattern(r"\d{1,2}(?:\)|\.(?=\s))")
_LINE_OPENS = Pattern(r"(?:^|\n)[ \t*•]{0,8}\Z")
_RANGE = Pattern(r"–\d")
_IN_BRACKETS = Pattern(r"\d{1,3}[)\]]")


class NamesWithNumbers:
    """Tells numbers in names and marks from numbers of things."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._openers = frozenset(word.lower() for word in knowledge.words("capital_openers"))
        self._counted = frozenset(knowledge.words("counted_like_years"))
        self._numbers = frozenset(knowledge.glossary("number_words"))
        tallied = "|".join(knowledge.words("tallied"))
        self._tally_goes_on = Pattern(
            rf"\d\s{{1,4}}(?:[a-z]{{3,12}}\s{{1,4}})?(?:{tallied})\b[^.;\n]{{0,60}}?(?:,|\band|\bwhile|\bbut)\s{{1,4}}(?:the\s{{1,4}})?(?:[A-Z][\w-]*\s{{1,4}}){{1,3}}\Z"
        )
        self._plural_verbs = frozenset(knowledge.words("plural_verbs"))

    def ends_name(self, stretch: Stretch, at: int, stop: int) -> bool:
        """Whether the digits at ``at`` end a name: a capitalised word before them, no plural noun after."""
        if not stretch.before(at).isspace():
            return False
        word = stretch.word_before(at)
        if not word or not word[0].isupper() or not word[-1].isalnum() or word.lower() in self._openers:
            return False
        if word.endswith(("'s", "’s")) or stretch.at(stop) in "%-" or _RANGE.match(stretch.text, stop, stretch.end):
            return False
        if self._tally_goes_on.search(stretch.text, max(stretch.start, at - 120), at):
            return False
        after = stretch.words_after(stop)[:2]
        return not after or stretch.at(stop) in CLOSING_MARKS or not any(map(self._is_counted, after))

    def _is_counted(self, word: str) -> bool:
        noun = word.strip(CLOSING_MARKS).lower()
        plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s"))
        return plural or noun in self._counted or noun in self._plural_verbs

    def opens_name(self, stretch: Stretch, at: int, before: Sequence[str]) -> bool:
        """Whether a capitalised number word in the middle of a sentence opens a name: "the Three Gorges"."""
        text = stretch.text
        if not (text[at].isupper() and text[at + 1 : at + 2].islower()) or not before:
            return False
        word = stretch.word_before(at)
        if not stretch.before(at).isspace() or not word or not word[-1].isalpha():
            return False
        return word[0].islower() or word.endswith(("'s", "’s")) or (word.isupper() and len(word) > 2)

    def is_mark(self, stretch: Stretch, at: int) -> bool:
        """Whether the digits number a list item (``2.`` or ``2)`` opening a line), a clause ``(2)`` or a note ``[2]``.

        ``France (22)`` after a capitalised word, and ``two (2)`` after a number, give a count.
        """
        text = stretch.text
        opening = stretch.before(at)
        if opening in "([" and (match := _IN_BRACKETS.match(text, at, stretch.end)):
            if opening == "[":
                return text[match.end() - 1] == "]"
            word = stretch.word_before(at - 1)
            return not word[:1].isupper() and word.lower() not in self._numbers
        if _LIST_MARK.match(text, at, stretch.end):
            return at == stretch.start or _LINE_OPENS.search(text, max(stretch.start, at - 9), at) is not None
        return False
