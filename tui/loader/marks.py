"""Marks that open a stretch: bullets and numbers of lists, and the stars and daggers of footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BULLET = re.compile(r"(?:[•‣▪●◦·*⁃∙➢✓]|\((?:\d{1,3}|[a-z]|[ivx]{1,4})\)|(?:\d{1,3}|[a-z])\)|\d{1,3}\.)\s+(?=\S)")
_DASH = re.compile(r"(?:-{1,2}|[–—])\s+(?=\S)")
_OPENING = re.compile(r"[\"“‘(]?[A-Z0-9$€£]")
_NOTE = re.compile(r"(?:\*{1,4}|[†‡]{1,2}|\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3})\s{0,3}(?=[^\s*])")
_REFERENCE = re.compile(r"(?:\*{1,4}|[†‡]{1,2}|\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3})(?![*\w])")


def list_mark(text: str) -> str:
    """The list mark that ``text`` opens with, without white space; ``""`` where there is none."""
    match = _BULLET.match(text) or _DASH.match(text)
    return match[0].rstrip() if match else ""


def opens_item(line: str) -> bool:
    """Whether a line opens a list item or a footnote, whatever line stands above it.

    After a dash there must be something that can open a sentence: in wrapped text any line can begin with a dash.
    """
    dash = _DASH.match(line)
    return bool(_OPENING.match(line, dash.end()) if dash else _BULLET.match(line) or _NOTE.match(line))


def note_mark(text: str) -> str:
    """The footnote mark that ``text`` opens with; ``""`` where there is none."""
    match = _NOTE.match(text)
    return match[0].rstrip() if match else ""


def references(text: str) -> Mapping[str, int]:
    """For each footnote mark that stands behind a word, touching it or in square brackets, the first offset."""
    first: dict[str, int] = {}
    for match in _REFERENCE.finditer(text):
        if match[0][0] == "[" or not text[match.start() - 1 : match.start()].isspace():
            first.setdefault(match[0], match.start())
    return first
