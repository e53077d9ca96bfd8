"""The passes over the text that find where a number may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from tui.annotate.patterns import Pattern
from tui.knowledge import Knowledge

_NO_LETTER_BEFORE = r"(?<![^\W_])"
"""The characters outside ASCII hold letters and digits too."""

_LETTERS_X = r"[xX]{1,3}(?![^\W_])"
_TO_COME = r"(?:K|BC|BD|BA)(?![^\W_])"
_FRACTIONS = "½¼¾⅓⅔⅛⅕"
_SIGN = Pattern(
    rf"[0-9_\[?#{_FRACTIONS}](?:(?<=[0-9])(?<!\d.)\d*|(?<=[{_FRACTIONS}])"
    r"|(?<=_)_{1,19}|(?<=\[)(?=[A-Za-z#?_])|(?<=\?)\?{1,3}|(?<=#)#{0,3}(?=\s))"
)
_LONGEST = 80
"""Code points that no entry of the scanned words is longer than, "no" and what is counted included."""

MOST_IN_A_DUMP = 5_000
"""Numbers that are read of a dump of data, so that no input takes seconds; the rest is left unread."""

_PROSE = 20
"""Code points to a number, below which a long text is a dump of data: press releases have two hundred."""


def is_dump(numbers: int, length: int) -> bool:
    """Whether a text of ``length`` code points is so full of numbers that it is a dump of data."""
    return numbers >= MOST_IN_A_DUMP and numbers * _PROSE > length


_Tree = dict[str, "_Tree"]


class Scanner:
    """Finds every digit run, number word and mark of a blank."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def places(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where numbers may begin in ``text[start:end]``, each with where its first word or digits end, in order.

        Words are looked for from the mark or space before them: those are fewer than the letters that a number word
        can begin with, which makes it 38 MB/s here, where one pattern for words and signs ran at 14.
        """
        found = [match.span() for match in _SIGN.finditer(text, start, end)]
        words = []
        if start == 0 and (first := self._words.match(" " + text[: min(end, _LONGEST)])):
            start = first.end() - 1
            words.append((0, start))
        words += [(match.start() + 1, match.end()) for match in self._words.finditer(text, max(start - 1, 0), end)]
        return sorted(found + words) if words else found

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """One character that is no letter or digit, then a number word or letters that stand for a number.

        The words are spelt out as a trie in lower, Title and UPPER case. Compiled when first asked for: the program's
        start has no time for it.
        """
        tables = ("number_words", "scale_words", "order_words", "fraction_words")
        tree: _Tree = {}
        for word in sorted({word for table in tables for word in self._knowledge.glossary(table)}):
            for form in (word, word.capitalize(), word.upper()):
                _plant(tree, form)
        rests = {letter: [rf"{_branches(branch)}(?![^\W\d_])"] for letter, branch in tree.items()}
        none_of_them = rf"[oO]\s{{1,4}}(?:[a-z]{{2,20}}\s{{1,4}})?{_any_of(self._knowledge.words('zero_counted'))}\b"
        for letter, rest in (
            ("n", none_of_them),
            ("N", none_of_them),
            ("x", _LETTERS_X),
            ("X", _LETTERS_X),
            ("T", _TO_COME),
        ):
            rests.setdefault(letter, []).append(rest)
        seconds = {letter for branch in tree.values() for letter in branch if letter} | set("oOxXKB")
        words = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
        return re.compile(
            f"[^A-Za-z0-9](?=[{''.join(rests)}][{''.join(sorted(seconds))}]){_NO_LETTER_BEFORE}(?:{words})"
        )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _plant(tree: _Tree, word: str) -> None:
    for letter in word:
        tree = tree.setdefault(letter, {})
    tree[""] = {}


def _branches(tree: _Tree) -> str:
    """The tree as a pattern."""
    branches = [re.escape(letter) + _branches(branch) for letter, branch in tree.items() if letter]
    if not branches:
        return ""
    pattern = f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if "" in tree else pattern
