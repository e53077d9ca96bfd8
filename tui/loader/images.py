"""What is left of pictures in text copied from a web page: file names, and the captions that repeat their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.knowledge import Knowledge
from tui.loader.patterns import any_of

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_CAPTION = 200


class Images:
    """Finds the traces of pictures, with the suffixes of picture files of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        suffixes = any_of(knowledge.words("image_suffixes"))
        self._name = re.compile(rf"[\w.%()+-]{{1,120}}?\.(?i:{suffixes})(?![a-z0-9])")

    def name_length(self, text: str) -> int:
        """The length of the picture's file name that ``text`` opens with, 0 where there is none.

        The text that followed the picture is often glued to it: ``logo-large.jpgThe police …``.
        """
        match = self._name.match(text[:160])
        return match.end() if match else 0


def words_of(name: str) -> frozenset[str]:
    """The words in a picture's file name, without its suffix, in lower case."""
    return frozenset(word.casefold() for word in _WORD.findall(name.rpartition(".")[0]))


def captions_one(text: str, names: Iterable[frozenset[str]]) -> bool:
    """Whether a short line that is no sentence holds every word of a picture's file name (two words or more)."""
    if len(text) > _LONGEST_CAPTION or text[-1] in ".!?:":
        return False
    words = {word.casefold() for word in _WORD.findall(text)}
    return any(len(name) > 1 and name <= words for name in names)
