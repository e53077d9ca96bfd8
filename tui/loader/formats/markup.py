"""The blocks of a piece of HTML: a page, the body of a mail, the content of a feed's entry.

All of it becomes text but what a browser does not show. What is the page's own text and what stands around it is told
by :mod:`tui.loader.formats.html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.loader.formats.composing import BREAK, Part, Run, is_blank, table
from tui.loader.formats.tags import FIRST, UNSEEN, Tag, Text, attributes, tokens
from tui.model import BlockKind
from tui.origin import Locus

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
"""Elements that begin on a line of their own."""

_HOLDERS = frozenset(("aside", "div", "footer", "ol", "section", "ul"))
"""Elements that can hold the footnotes of a page."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
))  # fmt: skip
_NOTES = re.compile(r"\b(?:foot|end)notes?\b", re.IGNORECASE)
_NOTE = re.compile(r"(?:fn|footnote|endnote|note)[-_:]?\d", re.IGNORECASE)
_HIDING = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_RAISED = re.compile(r"[\d\s,*†‡\[\]]{1,8}")
_BACK = re.compile(r"\s*[↩⤴]\ufe0e?")

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised digits: a note's mark must not run into the figure before it."""

BULLET = "•"
"""Set before an item of a list without numbers, as browsers draw it."""

_MOST_CELL = 200
"""Code points of a cell; a table with longer ones sets a page, not figures."""


@dataclass(slots=True)
class _List:
    """A list that is open: the number its next item has, None without numbers."""

    number: int | None


@dataclass(slots=True)
class _Table:
    """A table that is open.

    Attributes:
        parts: The blocks in it, until it proves to set a page.
        rows: The cells of its rows.
        sets_page: Whether it holds another table or long cells.
    """

    parts: list[Part] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    sets_page: bool = False


@dataclass(slots=True)
class _Builder:
    """Makes blocks of tokens."""

    parts: list[Part] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    heading: str = ""
    titled: bool = False
    quoted: int = 0
    caption: int = 0
    raised: bool = False
    kept: bool = False
    marker: str = ""
    notes: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    hidden: str = ""
    depth: int = 0

    def take(self, token: Text | Tag) -> None:
        """Take the next token."""
        if isinstance(token, Text):
            if not self.hidden:
                self._text(token)
        elif self.hidden:
            self._in_hidden(token)
        elif not token.closes and token.name not in _VOID and _is_hidden(token):
            self.hidden, self.depth = token.name, 1
        elif token.name == "br":
            self._break()
        elif token.name == "sup":
            self.raised = not token.closes
        elif token.name in _BLOCKS:
            self._end_block()
            (self._close if token.closes else self._open)(token)

    def finish(self) -> list[Part]:
        """The blocks."""
        self._end_block()
        while self.tables:
            self._end_table()
        return self.parts

    def _text(self, token: Text) -> None:
        text = token.text
        if self.raised and _RAISED.fullmatch(text):
            text = text.translate(SUPERSCRIPTS)
        elif self.kept:
            text = text.replace("\n", f"{BREAK}\n")
        elif self.notes:
            text = _BACK.sub("", text)
        self.runs.append(Run(text, token.locus))

    def _break(self) -> None:
        """End a line; two in a row end the block."""
        if self.runs and self.runs[-1].text == BREAK:
            self.runs.pop()
            self._end_block()
        else:
            self.runs.append(Run(BREAK))

    def _in_hidden(self, tag: Tag) -> None:
        if tag.name == self.hidden:
            self.depth += -1 if tag.closes else 1
            self.hidden = self.hidden if self.depth else ""

    def _open(self, tag: Tag) -> None:
        match tag.name:
            case "blockquote":
                self.quoted += 1
            case "figcaption" | "caption":
                self.caption += 1
            case "pre":
                self.kept = True
            case "ul" | "menu" | "ol":
                start = attributes(tag).get("start", "1")
                first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
                self.lists.append(_List(first if tag.name == "ol" else None))
            case "li":
                self._open_item(tag)
            case "table":
                if self.tables:
                    outer = self.tables[-1]
                    self.parts += outer.parts
                    outer.parts, outer.sets_page = [], True
                self.tables.append(_Table())
            case "tr" if self.tables:
                self.tables[-1].rows.append([])
            case "td" | "th" if self.tables:
                table = self.tables[-1]
                table.rows = table.rows or [[]]
                table.rows[-1].append([])
            case name if name in _HEADINGS:
                self.heading = name
        begins = tag.name in _HOLDERS and _NOTES.search(tag.source)
        if begins or (self.notes and tag.name == self.notes[-1]):
            self.notes.append(tag.name)

    def _open_item(self, tag: Tag) -> None:
        self.marker = BULLET
        if self.lists and (number := self.lists[-1].number) is not None:
            self.marker = f"{number}."
            self.lists[-1].number = number + 1
        written = attributes(tag)
        if self.notes or _NOTE.match(written.get("id", "")):
            self.marker = self.marker.rstrip(".").translate(SUPERSCRIPTS)

    def _close(self, tag: Tag) -> None:
        match tag.name:
            case "blockquote":
                self.quoted = max(self.quoted - 1, 0)
            case "figcaption" | "caption":
                self.caption = max(self.caption - 1, 0)
            case "pre":
                self.kept = False
            case "ul" | "ol" | "menu" if self.lists:
                self.lists.pop()
            case "li":
                self.marker = ""
            case "table" if self.tables:
                self._end_table()
            case name if name in _HEADINGS:
                self.heading = ""
        if self.notes and self.notes[-1] == tag.name:
            self.notes.pop()

    def _end_block(self) -> None:
        runs, self.runs = self.runs, []
        while runs and runs[-1].text == BREAK:
            runs.pop()
        if is_blank(runs):
            return
        self._keep(self._part(runs))
        if self.tables:
            rows = self.tables[-1].rows
            if rows and rows[-1]:
                cell = rows[-1][-1]
                cell += [Run(" "), *runs] if cell else runs

    def _part(self, runs: Sequence[Run]) -> Part:
        marker, self.marker = self.marker, ""
        if self.heading:
            kind = BlockKind.TITLE if self.heading == "h1" and not self.titled else BlockKind.SUBTITLE
            self.titled = self.titled or kind is BlockKind.TITLE
            return Part(kind, runs, self.heading)
        if marker:
            is_note = marker[0] not in BULLET and not marker.endswith(".")
            return Part(BlockKind.FOOTNOTE if is_note else BlockKind.LIST_ITEM, runs, "li", marker)
        if self.caption:
            return Part(BlockKind.CAPTION, runs, "caption")
        if self.quoted:
            return Part(BlockKind.QUOTATION, runs, "blockquote")
        return Part(BlockKind.PARAGRAPH, runs, "p")

    def _keep(self, part: Part) -> None:
        inside = self.tables and not self.tables[-1].sets_page
        (self.tables[-1].parts if inside else self.parts).append(part)

    def _end_table(self) -> None:
        ended = self.tables.pop()
        rows = [row for row in ended.rows if not all(is_blank(cell) for cell in row)]
        outside = sum(part.kind is not BlockKind.PARAGRAPH for part in ended.parts)
        long = any(sum(len(run.text) for run in cell) > _MOST_CELL for row in rows for cell in row)
        is_data = sum(len(row) > 1 for row in rows) > 1 and not (ended.sets_page or long or outside)
        for part in table(rows) if is_data else ended.parts:
            self._keep(part)


def _is_hidden(tag: Tag) -> bool:
    if tag.name in UNSEEN:
        return not tag.source.endswith("/>")
    if "hidden" not in tag.source and "none" not in tag.source:
        return False
    written = attributes(tag)
    return "hidden" in written or _HIDING.search(written.get("style", "")) is not None


def parts(stream: Iterable[Text | Tag]) -> list[Part]:
    """The blocks of HTML, in order."""
    builder = _Builder()
    for token in stream:
        builder.take(token)
    return builder.finish()


def parts_of(html: str, begins: Locus = FIRST) -> list[Part]:
    """The blocks of a piece of HTML that begins somewhere in the source."""
    return parts(tokens(html, begins))
