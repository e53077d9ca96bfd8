"""Text without case and accents, letter for letter, so that what is typed finds what is written."""

from __future__ import annotations

import unicodedata

_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "t",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
}
"""Letters that Unicode does not take apart into a letter and an accent, by the one that a keyboard without them has."""


class _Folded(dict[int, str]):
    """The folded form of each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        lowered = unicodedata.normalize("NFD", character)[0].lower()
        form = self[code] = _LETTERS.get(lowered, lowered if len(lowered) == 1 else character)
        return form


class _Spaced(dict[int, str]):
    """The folded form of letters and digits, and a space for every other code point."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _FOLDED[code] if chr(code).isalnum() else " "
        return form


_FOLDED, _SPACED = _Folded(), _Spaced()


def folded(text: str) -> str:
    """``text`` without case and accents, code point for code point, so that offsets carry over."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def spaced(text: str) -> str:
    """``text`` folded, with everything that is not a letter or a digit as a space; code point for code point."""
    return text.translate(_SPACED)
