"""The one pass over the text that finds where a number may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.knowledge import Knowledge

_OPENS_A_WORD = r"(?<![^\W_].)"
"""Looks back past the letter just matched: no letter or digit stands before it."""

_LETTERS_X = r"[xX]{1,3}(?![^\W_])"
_TO_COME = r"(?:K|BC|BD|BA)(?![^\W_])"
_FRACTIONS = "½¼¾⅓⅔⅛⅕"
_SIGNS = rf"0-9_\[?#{_FRACTIONS}"
_AFTER_SIGN = (
    rf"(?<=[0-9])(?<!\d.)\d*|(?<=[{_FRACTIONS}])"
    r"|(?<=_)_{1,19}|(?<=\[)(?=[A-Za-z#?_])|(?<=\?)\?{1,3}|(?<=#)#{0,3}(?=\s)"
)

_Tree = dict[str, "_Tree"]


def scanner(knowledge: Knowledge) -> re.Pattern[str]:
    r"""A pattern that matches every digit run, number word and mark of a blank.

    Words are spelt out as a trie in lower, Title and UPPER case. The pattern begins with one set of characters, so that
    the engine can skip to the next of them, and drops most of those by the second character: 17 MB/s here, where
    ``\b(?:one|two…)\b`` without regard to case runs at 6.
    """
    tables = ("number_words", "scale_words", "order_words", "fraction_words")
    tree: _Tree = {}
    for word in sorted({word for table in tables for word in knowledge.glossary(table)}):
        for form in (word, word.capitalize(), word.upper()):
            _plant(tree, form)
    rests = {letter: [rf"{_branches(branch)}(?![^\W\d_])"] for letter, branch in tree.items()}
    none_of_them = rf"[oO]\s{{1,4}}(?:[a-z]{{2,20}}\s{{1,4}})?{_any_of(knowledge.words('zero_counted'))}\b"
    for letter, rest in (
        ("n", none_of_them),
        ("N", none_of_them),
        ("x", _LETTERS_X),
        ("X", _LETTERS_X),
        ("T", _TO_COME),
    ):
        rests.setdefault(letter, []).append(rest)
    seconds = {letter for branch in tree.values() for letter in branch if letter} | set("oOxXKB")
    words = "|".join(f"(?<={letter})(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return re.compile(
        f"[{''.join(rests)}{_SIGNS}]"
        f"(?:(?<=[{_SIGNS}])(?:{_AFTER_SIGN})|(?=[{''.join(sorted(seconds))}]){_OPENS_A_WORD}(?:{words}))"
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
