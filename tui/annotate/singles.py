"""Single numbers that their neighbours show to be no figure: years, ages after a name, the pronoun "one", names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.annotate.neighbours import words_after
from tui.annotate.numerals import Numeral
from tui.knowledge import Knowledge

_YEAR = re.compile(r"[12]\d{3}(?![\d,.]\d)")
_AGE_AFTER_NAME = re.compile(r"\d{1,3}(?=[,;.)]|\s*$|\s+(?:and|of)\b)")
_CLOSE = ".,;:!?)”’\"'"


class Singles:
    """Judges one number by the words around it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._counted = frozenset(knowledge.words("counted_like_years"))
        self._year_openers = frozenset(knowledge.words("year_openers"))
        self._one_followers = frozenset(knowledge.words("one_followers"))
        self._one_openers = frozenset(knowledge.words("one_openers"))
        self._one_verbs = frozenset(knowledge.words("one_counting_verbs"))
        self._one_participles = frozenset(knowledge.words("one_counting_followers"))
        self._capital_openers = frozenset(knowledge.words("capital_openers"))
        self._months = frozenset(knowledge.glossary("months"))
        self._qualifying = frozenset(
            phrase.split()[-1] for phrases in knowledge.groups("qualifiers").values() for phrase in phrases
        )

    def loses_its_space(self, word: str) -> bool:
        """Whether ``word`` glued to digits is a word that lost the space after it ("least15")."""
        return word in self._qualifying and len(word) > 2

    def masks_digits(self, text: str, start: int, end: int, numeral: Numeral, words: Sequence[str]) -> int:
        """Where the mask over a number in digits ends, 0 for a number that may be a figure."""
        at, stop = numeral.start, numeral.end
        if numeral.form == "digits" and stop - at == 4 and self._is_year(text, end, numeral, words):
            return stop
        following = text[stop : stop + 1]
        if numeral.form == "digits" and stop - at <= 3 and self._is_age_after_name(text, start, end, at, words):
            return stop
        if following == "-" and text[stop + 1 : stop + 2].isupper() and not text[stop + 2 : stop + 3].islower():
            return stop + 2
        if numeral.form == "digits" and self._marks_a_place(text, start, at, stop, words):
            return stop
        if numeral.scale == 1 and self._is_part_of_a_name(text, start, end, at, stop, words):
            return stop
        return 0

    def _is_year(self, text: str, end: int, numeral: Numeral, words: Sequence[str]) -> bool:
        if not _YEAR.match(text, numeral.start):
            return False
        last = words[-1].lstrip('(“"') if words else ""
        after = words_after(text, numeral.end, end)[:2]
        first = after[0].strip(_CLOSE).lower() if after else ""
        plural = first.endswith("s") and not first.endswith("ss")
        hedged = last in self._qualifying and last not in self._year_openers
        if (
            first in self._counted
            or hedged
            or text[numeral.end : numeral.end + 1] in "%-+"
            and text[numeral.end : numeral.end + 1]
        ):
            return text[numeral.end : numeral.end + 1] == "-" and last in self._year_openers
        value = numeral.value
        if 1900 <= value <= 2100:
            return not (first in _MEASURES)
        if value > 2100:
            return False
        return last in self._year_openers and not plural or last.rstrip(".,") in self._months

    def _is_age_after_name(self, text: str, start: int, end: int, at: int, words: Sequence[str]) -> bool:
        """``John Smith, 48, of Dallas``."""
        if not words or not words[-1].endswith(",") or not _AGE_AFTER_NAME.match(text, at, end):
            return False
        place = at - 1
        while place > start and (text[place].isspace() or text[place] == ","):
            place -= 1
        begin = place
        while begin > start and not text[begin - 1].isspace():
            begin -= 1
        return text[begin].isupper() or text[begin : place + 1].rstrip(".") in ("jr", "sr")

    @staticmethod
    def _marks_a_place(text: str, start: int, at: int, stop: int, words: Sequence[str]) -> bool:
        """List numbers (``1.`` or ``2)`` at the head of a line), ``(3)`` before a clause, ``[12]``."""
        after = text[stop : stop + 2]
        before = text[at - 1] if at > start else "\n"
        opens_line = (
            at == start
            or text[max(start, at - 4) : at].strip(" \t*•") in ("", "\n")
            and "\n" in text[max(start, at - 4) : at]
        )
        if opens_line and (after[:1] == ")" or after in (". ", ".\t") and stop - at <= 2):
            return True
        if before == "[" and after[:1] == "]":
            return True
        if before == "(" and after[:1] == ")" and stop - at <= 2:
            word = words[-2] if len(words) > 1 else ""
            capital = _capital_before(text, start, at - 1)
            return not capital and not word
        return False

    def _is_part_of_a_name(self, text: str, start: int, end: int, at: int, stop: int, words: Sequence[str]) -> bool:
        """``Falcon 9``, ``Zrínyi 2026``: a capitalised word before a number that no plural noun follows."""
        if not _capital_before(text, start, at) or text[stop : stop + 1] in ("%", "-"):
            return False
        word = _word_before(text, start, at)
        if word in self._capital_openers or word.capitalize() in self._capital_openers:
            return False
        first = words_after(text, stop, end)[:1]
        if not first or text[stop : stop + 1] in _CLOSE:
            return True
        bare = first[0].strip(_CLOSE).lower()
        return not (bare in self._counted or bare in _MEASURES or bare.endswith("s") and not bare.endswith("ss"))

    def masks_words(self, text: str, start: int, end: int, numeral: Numeral, words: Sequence[str]) -> int:
        """Where the mask over a number in words ends, 0 for a number that may be a figure."""
        word = text[numeral.start : numeral.end]
        if word.lower() == "one":
            return numeral.end if self._is_pronoun(text, end, numeral, words) else 0
        return 0

    def _is_pronoun(self, text: str, end: int, numeral: Numeral, words: Sequence[str]) -> bool:
        last = words[-1].lstrip('(“"') if words else ""
        if last in self._one_openers:
            return True
        if text[numeral.end : numeral.end + 1] in _CLOSE:
            return last not in self._one_verbs
        if text[numeral.end : numeral.end + 1] == "-":
            return False
        after = words_after(text, numeral.end, end)[:2]
        if not after:
            return last not in self._one_verbs
        first = after[0].strip(_CLOSE).lower()
        if first in self._one_participles:
            return False
        if first in ("in", "out") and len(after) > 1 and (after[1].strip(_CLOSE)[:1].isdigit() or after[1] in _RATED):
            return False
        if first == "per":
            return False
        if first in ("day", "night", "time") and last in (
            "for",
            "in",
            "within",
            "least",
            "only",
            "just",
            "than",
            "every",
        ):
            return False
        return first in self._one_followers and last not in self._one_verbs


_MEASURES = frozenset(
    (
        "people",
        "miles",
        "km",
        "kg",
        "tons",
        "tonnes",
        "feet",
        "percent",
        "per",
        "dollars",
        "euros",
        "pounds",
        "hours",
        "metres",
        "meters",
        "acres",
        "gallons",
        "barrels",
        "mph",
        "mw",
        "gb",
        "tb",
    )
)
_RATED = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "of", "twelve", "twenty", "every")
)


def _word_before(text: str, start: int, at: int) -> str:
    stop = at
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    begin = stop
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] in "’'-&."):
        begin -= 1
    return text[begin:stop]


def _capital_before(text: str, start: int, at: int) -> bool:
    word = _word_before(text, start, at)
    return bool(word) and word[0].isupper() and not word.endswith(".")
