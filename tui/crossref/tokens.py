"""A release's running text as words to compare: white space, quotation marks, punctuation and case do not count."""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterator
from dataclasses import dataclass
from zlib import crc32

from tui.model import ASIDE, Release, Span

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits; an apostrophe parts words, so that its style does not matter."""


FOOTER_RELEASES = 8
"""Releases that must end in the same paragraph before it is a footer: more than reprint one statement, as a rule."""

FOOTER_BLOCKS = 3
"""Paragraphs at the end of a release that can be footers: about the publisher, notes to editors, contact."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a release's running text, in lower case, with their offsets.

    Attributes:
        words: The words.
        starts: Where each begins in the text, in code points.
        ends: Where each ends.
    """

    words: list[str]
    starts: array[int]
    ends: array[int]

    def span(self, first: int, last: int) -> Span:
        """The text from word ``first`` up to, not including, word ``last``."""
        return Span(self.starts[first], self.ends[last - 1])


def tokens(release: Release, footers: Container[int] = ()) -> Tokens:
    """The words outside captions, boilerplate, furniture and, if given, known footers."""
    words: list[str] = []
    starts, ends = array("l"), array("l")
    for start, end in _told(release, footers):
        for match in WORD.finditer(release.text, start, end):
            words.append(match[0].lower())
            starts.append(match.start())
            ends.append(match.end())
    return Tokens(words, starts, ends)


def plain_words(release: Release, footers: Container[int] = ()) -> list[str]:
    """The same words as :func:`tokens`, as written and without offsets, in a fraction of the time."""
    words: list[str] = []
    for start, end in _told(release, footers):
        words += WORD.findall(release.text, start, end)
    return words


def _told(release: Release, footers: Container[int]) -> list[Span]:
    """The running text without the footers at its end."""
    spans = list(running_text(release))
    kept = [span for span in spans[-FOOTER_BLOCKS:] if block_hash(release, span) not in footers] if footers else []
    return [*spans[:-FOOTER_BLOCKS], *kept] if footers else spans


def block_hash(release: Release, span: Span) -> int:
    """A hash of a paragraph's words as they stand, line breaks aside."""
    return crc32(" ".join(release.text[span.start : span.end].split()).encode("utf-8", "surrogatepass"))


def running_text(release: Release) -> Iterator[Span]:
    """The blocks that are part of what the release says, in text order."""
    return (Span(block.start, block.end) for block in release.blocks if block.kind not in ASIDE)


def folded(text: str) -> str:
    """The words of ``text`` in lower case with one space between: the form in which names and titles are compared."""
    return " ".join(word.lower() for word in WORD.findall(text))


def slug(text: str, words: int = 8) -> str:
    """The first words of ``text`` as an identifier (``operation-icarus``)."""
    return "-".join(folded(text).split()[:words]) or "event"


def stem(word: str) -> str:
    """A crude stem, enough to see that "arrests" and "arrested", "country" and "countries" go together.

    Only for comparing contexts, where a false match costs little; names and counted nouns are compared as they are.
    """
    for ending, kept in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + kept
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
