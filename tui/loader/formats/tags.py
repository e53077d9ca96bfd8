"""HTML as tags and text, each with its place; for any text at all, in time that grows with its length.

This reads what the parsing rules of HTML (https://html.spec.whatwg.org/multipage/parsing.html) make of well-meant
markup; of any other it makes something. There is no tree, so that no nesting is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from tui.origin import Locus

_LONGEST_TAG = 16_384
"""Code points of a tag in which quotation marks are heeded; after them it ends at the next ">"."""

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_REST = re.compile(r"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:][\w:.-]{0,40})\s{0,9}=\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))|([a-zA-Z]+)"
)
_ENDLESS_NUMBER = re.compile(r"&#\d{9,};?")
"""No character has such a number, and Python refuses to read one of thousands of digits."""

_REFERENCE = re.compile(r"(&[#\w]{1,32};)")

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "audio", "video", "canvas",
    "select", "textarea", "title",
))  # fmt: skip
"""Elements whose content is not text of the page."""


class Text(NamedTuple):
    """Text between two tags.

    Attributes:
        text: The text, its character references read.
        locus: Where it begins; the column is 0 where references make it run on otherwise than in the source.
    """

    text: str
    locus: Locus


class Tag(NamedTuple):
    """A tag.

    Attributes:
        name: Its name, in lower case.
        closes: Whether it is an end tag.
        source: The tag as written, for :func:`attributes`.
        content: What an element holds whose content is not text of the page (a script), else "".
    """

    name: str
    closes: bool
    source: str
    content: str = ""


FIRST = Locus(line=1, column=1)
"""Where a document begins that is the source itself."""


def tokens(html: str, begins: Locus = FIRST) -> Iterator[Text | Tag]:
    """The tags and texts of a document, in order.

    Args:
        html: The document.
        begins: Where in the source it begins; without a column, its columns are not those of the source.
    """
    line, exact = begins.line, begins.column > 0
    position = counted = 0
    line_start = 1 - begins.column
    while position < len(html):
        opened = html.find("<", position)
        end = len(html) if opened < 0 else opened
        if end > position:
            if lines := html.count("\n", counted, position):
                line, line_start = line + lines, html.rfind("\n", counted, position) + 1
            counted = position
            yield from _texts(html[position:end], Locus(line=line, column=position - line_start + 1 if exact else 0))
        if opened < 0:
            return
        name = _NAME.match(html, opened)
        if name is None:
            position = _past_declaration(html, opened)
            if position == opened:
                yield Text("<", Locus())
                position += 1
            continue
        rest = _REST.match(html, name.end(), name.end() + _LONGEST_TAG)
        position = rest.end() if rest else html.find(">", name.end()) + 1
        if not position:
            return
        tag = Tag(name[1].lower(), html.startswith("</", opened), html[opened:position])
        if tag.name in UNSEEN and not tag.closes and not tag.source.endswith("/>"):
            closing = re.compile(rf"</{tag.name}\b", re.IGNORECASE).search(html, position)
            content = html[position : closing.start() if closing else len(html)]
            position = closing.start() if closing else len(html)
            tag = tag._replace(content=content)
        yield tag


def _texts(text: str, locus: Locus) -> Iterator[Text]:
    """Text cut at its character references, so that what is between them runs on as in the source."""
    if "&" not in text:
        yield Text(text, locus)
        return
    for index, piece in enumerate(_REFERENCE.split(text)):
        yield Text(unescaped(piece), locus._replace(column=0) if index % 2 or "&" in piece else locus)
        lines = piece.count("\n")
        column = len(piece) - piece.rfind("\n") if lines else locus.column + len(piece)
        locus = Locus(line=locus.line + lines, column=column if locus.column else 0)


def attributes(tag: Tag) -> Mapping[str, str]:
    """A tag's attributes by their name in lower case; one without a value has ""."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag.source, len(tag.name) + 1, _LONGEST_TAG):
        name, *values, bare = match.groups()
        value = next((value for value in values if value is not None), "")
        found.setdefault((name or bare).lower(), unescaped(value))
    return found


def unescaped(text: str) -> str:
    """Text with its character references read (``&amp;``, ``&#38;``)."""
    return unescape(_ENDLESS_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _past_declaration(html: str, opened: int) -> int:
    """Past a comment, a declaration or an instruction that begins here; here where none does."""
    if html.startswith("<!--", opened):
        end = html.find("-->", opened + 4)
        return end + 3 if end >= 0 else len(html)
    if html.startswith(("<!", "<?", "</"), opened):
        return html.find(">", opened) + 1 or len(html)
    return opened
