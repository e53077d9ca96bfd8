"""HTML as blocks of text, without the main text being looked for: for fragments, mails and what was cut out already.

The parser of the standard library never fails and keeps no tree, so that nothing grows with how deep tags are nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from tui.loader.formats.composing import BULLET, CELL_GAP, Composer
from tui.model import BlockKind
from tui.origin import Locus

_BREAKING = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
        "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    )
)  # fmt: skip
_SILENT = frozenset(
    ("button", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea")
)
_CELLS = frozenset(("td", "th"))
_KINDS = {
    "h1": BlockKind.TITLE,
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "nav": BlockKind.FURNITURE,
    "footer": BlockKind.BOILERPLATE,
}


_RAISED_NOTE = re.compile(
    r"(?<=\d)<sup(?:\s[^<>]{0,200})?>(?:<a\s[^<>]{0,300}>)?\[?(\d{1,3})\]?(?:</a>)?</sup>", re.IGNORECASE
)


def notes_apart(html: str) -> str:
    """HTML in which the raised number of a note stands in brackets after a number, so as not to lengthen it."""
    return _RAISED_NOTE.sub(r" [\1]", html)


class Part(NamedTuple):
    """A block of HTML.

    Attributes:
        kind: What its innermost telling tag makes it.
        words: Its text.
        line: The line it begins on, from 1.
        tag: That tag.
    """

    kind: BlockKind
    words: str
    line: int
    tag: str


def parts(html: str) -> Iterator[Part]:
    """The blocks of HTML, in order; scripts and styles are left out."""
    reader = _Reader()
    reader.feed(notes_apart(html))
    reader.close()
    reader.end_block()
    return iter(reader.found)


def compose(html: str, composer: Composer, *, element: str = "") -> None:
    """Add the blocks of HTML to a document; ``element`` stands for lines that mean nothing to a person."""
    for part in parts(html):
        locus = Locus(element=element) if element else Locus(line=part.line)
        marker = BULLET if part.kind is BlockKind.LIST_ITEM else ""
        composer.add(part.kind, part.words, locus, rule=f"html-{part.tag}", marker=marker)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Part] = []
        self._words: list[str] = []
        self._line = 1
        self._open: dict[str, int] = {}
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKING:
            self.end_block()
        if tag in _CELLS and self._words:
            self._words.append(CELL_GAP)
        if tag in _KINDS:
            self._open[tag] = self._open.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BREAKING:
            self.end_block()
        if self._open.get(tag):
            self._open[tag] -= 1

    def handle_data(self, data: str) -> None:
        if self._silent or (not self._words and data.isspace()):
            return
        if not self._words:
            self._line = self.getpos()[0] + data.count("\n", 0, len(data) - len(data.lstrip()))
        self._words.append(data)

    def end_block(self) -> None:
        """Close the block at hand."""
        words = "".join(self._words)
        self._words = []
        if words.strip():
            tag = next((tag for tag in _KINDS if self._open.get(tag)), "p")
            self.found.append(Part(_KINDS.get(tag, BlockKind.PARAGRAPH), words, self._line, tag))
