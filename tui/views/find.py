"""Find in a release: the spans of its source text that a query matches.

Lower case matches either case, one upper-case letter makes the query match case (as vim's ``smartcase``). White space
in a query matches any run of white space, so that a hit may cross a line end of the source; plain quotation marks,
hyphens and apostrophes match their typographic forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.model import Span

_TYPOGRAPHIC = {
    "'": "['‘’‚‛ʼ′]",
    '"': '["“”„‟«»″]',
    "-": "[-\xad‐‑‒–—−]",
}
"""What a key on the keyboard stands for in print."""

_REGEX_PARTS = re.compile(r"\\.|\[\^?\]?[^\]]*\]|\s+", re.DOTALL)
"""An escape, a character class or white space in a regular expression."""


_FEW = 20
"""Repeats up to this many times count as bounded."""


def hits(text: str, query: str, *, whole_word: bool = False, regex: bool = False) -> list[Span]:
    """Where a query matches, in text order and not overlapping; nothing for a query without a visible character.

    Args:
        text: The source text.
        query: Words, or with ``regex`` a regular expression.
        whole_word: Whether a match must not begin or end inside a word.
        regex: Whether the query is a regular expression (Python's syntax).

    Raises:
        ValueError: The query is not a regular expression; the message says where.
    """
    query = query.strip()
    if not query:
        return []
    source = _REGEX_PARTS.sub(_any_space, query) if regex else r"\s+".join(map(_word, query.split()))
    if whole_word:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    flags = 0 if any(character.isupper() for character in query) else re.IGNORECASE
    if flags and not regex and query.isascii() and (lowered := _lowered(text)) is not None:
        text, flags = lowered, 0
    try:
        pattern = re.compile(source, flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"not a regular expression: {error}") from error
    if regex and _nests_repeats(re._parser.parse(source)):  # type: ignore[attr-defined]
        raise ValueError("a repeat inside a repeat could search for ever; write it without the inner or the outer one")
    found = [match.span() for match in pattern.finditer(text)]
    return [Span._make(span) for span in found if span[1] > span[0]]


@lru_cache(2)
def _lowered(text: str) -> str | None:
    """The text in small letters, in which ASCII letters are found five times as fast as by ignoring their case.

    None where that is not the same: some few characters of Unicode are another case of an ASCII letter (the dotless i,
    the long s, the Kelvin sign), and the dotted capital I would move what follows it.
    """
    return None if any(character in text for character in "\u0130\u0131\u017f\u212a") else text.lower()


def _word(word: str) -> str:
    return "".join(_TYPOGRAPHIC.get(character, re.escape(character)) for character in word)


def _any_space(part: re.Match[str]) -> str:
    return r"\s+" if part[0].isspace() else part[0]


def _nests_repeats(parsed: object, inside: bool = False) -> bool:
    """Whether a parsed expression repeats, without bound, what repeats without bound: ``(a+)+``.

    Matching such an expression can take time exponential in the text's length, and :mod:`re` cannot be interrupted.
    """
    if isinstance(parsed, tuple) and len(parsed) == 2 and str(parsed[0]) in ("MAX_REPEAT", "MIN_REPEAT"):
        _, most, repeated = parsed[1]
        unbounded = most > _FEW
        return (inside and unbounded) or _nests_repeats(repeated, inside or unbounded)
    if isinstance(parsed, str | int) or parsed is None:
        return False
    return any(_nests_repeats(part, inside) for part in parsed)  # type: ignore[attr-defined]


@dataclass
class Found:
    """The hits of a query and which of them is the current one.

    Attributes:
        hits: In text order.
        at: Index of the current hit, -1 before one is chosen.
    """

    hits: Sequence[Span] = ()
    at: int = -1

    def go_from(self, offset: int) -> None:
        """Choose the first hit that begins at or after an offset, else the first of all."""
        self.at = bisect_left(self.hits, offset, key=lambda hit: hit.start) % len(self.hits) if self.hits else -1

    def step(self, by: int) -> bool:
        """Choose the hit that many further on; returns whether that went past an end and on from the other."""
        if not self.hits:
            return False
        further = self.at + by
        self.at = further % len(self.hits)
        return self.at != further

    @property
    def current(self) -> Span | None:
        """The current hit."""
        return self.hits[self.at] if self.at >= 0 else None
