"""The one pass over the text that finds where a number may begin."""

from __future__ import annotations

import re
from tui.knowledge import Knowledge

_NOT_IN_A_WORD = r"(?<![^\W_].)"


def scanner(knowledge: Knowledge) -> re.Pattern[str]:
    """A pattern that matches every digit run, number word and mark of a blank.

    Words are spelt out as a trie in lower, Title and UPPER case: every alternative begins with a plain letter, so the
    engine skips to the next possible one (17 MB/s here; ``\\b(?:one|two…)\\b`` without regard to case runs at 6).
    """
    words = {
        *knowledge.glossary("number_words"),
        *knowledge.glossary("scale_words"),
        *knowledge.glossary("order_words"),
        *knowledge.glossary("fraction_words"),
    }
    tree: dict[str, object] = {}
    for word in sorted(words):
        for form in (word, word.capitalize(), word.upper()):
            _plant(tree, form)
    zero = "|".join(knowledge.words("zero_counted"))
    none_of_them = rf"o\s+(?:\w+\s+)?(?:{zero})\b"
    starts = [rf"{digit}(?<!\d.)\d*" for digit in "0123456789"]
    starts += [rf"{letter}{_NOT_IN_A_WORD}(?:{_pattern(branch)})(?![^\W\d_])" for letter, branch in _letters(tree)]
    starts += [rf"{letter}{_NOT_IN_A_WORD}{none_of_them}" for letter in "nN"]
    starts += [rf"{letter}{_NOT_IN_A_WORD}{letter}{{1,2}}(?![^\W_])" for letter in "xX"]
    starts += [r"½", r"¼", r"¾", r"⅓", r"⅔", r"⅛", r"_{2,20}", r"\[(?=[A-Za-z#?_])", r"\?\?+", r"#+(?=\s)"]
    starts += [rf"T{_NOT_IN_A_WORD}(?:K|BC|BD|BA)(?![^\W_])"]
    return re.compile("|".join(starts))


def _plant(tree: dict[str, object], word: str) -> None:
    node = tree
    for letter in word:
        child = node.setdefault(letter, {})
        assert isinstance(child, dict)
        node = child
    node[""] = None


def _letters(tree: dict[str, object]) -> list[tuple[str, dict[str, object]]]:
    return [(letter, branch) for letter, branch in tree.items() if isinstance(branch, dict)]


def _pattern(node: dict[str, object]) -> str:
    branches = [re.escape(letter) + _pattern(branch) for letter, branch in _letters(node)]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{pattern})?" if "" in node else pattern
