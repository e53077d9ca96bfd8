"""The one pass over the text that finds where a number may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.knowledge import Knowledge

_OPENS_A_WORD = r"(?<![^\W_].)"
"""Looks back past the letter just matched: no letter or digit stands before it."""

_Tree = dict[str, "_Tree"]


def scanner(knowledge: Knowledge) -> re.Pattern[str]:
    r"""A pattern that matches every digit run, number word and mark of a blank.

    Words are spelt out as a trie in lower, Title and UPPER case, and every alternative begins with a plain letter, so
    that the engine can skip to the next possible one: 17 MB/s, where ``\b(?:one|two…)\b`` without regard to case
    runs at 6.
    """
    tables = ("number_words", "scale_words", "order_words", "fraction_words")
    tree: _Tree = {}
    for word in sorted({word for table in tables for word in knowledge.glossary(table)}):
        for form in (word, word.capitalize(), word.upper()):
            _plant(tree, form)
    none_of_them = _any_of(knowledge.words("zero_counted"))
    alternatives = [
        *(rf"{digit}(?<!\d.)\d*" for digit in "0123456789"),
        *(rf"{letter}{_OPENS_A_WORD}{_branches(branch)}(?![^\W\d_])" for letter, branch in tree.items()),
        *(rf"{letter}{_OPENS_A_WORD}[oO]\s{{1,4}}(?:[a-z]{{2,20}}\s{{1,4}})?{none_of_them}\b" for letter in "nN"),
        *(rf"{letter}{_OPENS_A_WORD}[xX]{{1,3}}(?![^\W_])" for letter in "xX"),
        rf"T{_OPENS_A_WORD}(?:K|BC|BD|BA)(?![^\W_])",
        *"½¼¾⅓⅔⅛⅕",
        r"_{2,20}",
        r"\[(?=[A-Za-z#?_])",
        r"\?\?{1,3}",
        r"##{0,3}(?=\s)",
    ]
    return re.compile("|".join(alternatives))


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
