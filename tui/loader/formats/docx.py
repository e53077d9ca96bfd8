"""Word documents (ECMA-376): paragraphs with their styles, list items, rows of tables, footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tui.errors import UnreadableError
from tui.loader.formats import Document, Source
from tui.loader.formats.archive import members
from tui.loader.formats.composing import BULLET, CELL_GAP, Composer
from tui.loader.formats.saying import statement
from tui.loader.formats.xml import root
from tui.model import BlockKind
from tui.origin import Locus

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLES = {
    "title": BlockKind.TITLE,
    "heading1": BlockKind.TITLE,
    "subtitle": BlockKind.SUBTITLE,
    "quote": BlockKind.QUOTATION,
    "intensequote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "listparagraph": BlockKind.LIST_ITEM,
}


def read(source: Source) -> Iterator[Document]:
    """The text of a document. Raises :class:`UnreadableError` where it is none."""
    found = members(source, {"word/document.xml", "word/footnotes.xml", "docProps/core.xml"})
    if "word/document.xml" not in found:
        raise UnreadableError("is no Word document: it has no word/document.xml")
    composer = Composer("Word document")
    for number, element in enumerate(_top(root(found["word/document.xml"])), 1):
        if element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [_words(cell) for cell in row.iter(f"{_W}tc")]
                composer.add(
                    BlockKind.PARAGRAPH, CELL_GAP.join(cells), Locus(element=f"table {number}"), rule="docx-row"
                )
        else:
            kind = _kind(element)
            marker = BULLET if kind is BlockKind.LIST_ITEM else ""
            locus = Locus(element=f"paragraph {number}")
            composer.add(kind, _words(element), locus, rule=f"docx-{kind}", marker=marker)
    if "word/footnotes.xml" in found:
        for note in root(found["word/footnotes.xml"]).iter(f"{_W}footnote"):
            ident = note.get(f"{_W}id", "")
            composer.add(
                BlockKind.FOOTNOTE,
                _words(note),
                Locus(element=f"footnote {ident}"),
                rule="docx-footnote",
                marker=f"[{ident}]",
            )
    core = root(found["docProps/core.xml"]) if "docProps/core.xml" in found else None
    author = core.findtext(f"{_DC}creator") if core is not None else None
    yield composer.document("UTF-8", statement("docx-properties", author=author))


def _top(document: Element) -> Iterator[Element]:
    """The paragraphs and tables of the body, those inside controls and text boxes of it too, without recursion."""
    waiting = [document]
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        else:
            waiting.extend(reversed(element))


def _kind(paragraph: Element) -> BlockKind:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val", "") if style is not None else "").lower()
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return BlockKind.LIST_ITEM
    return _STYLES.get(name, BlockKind.PARAGRAPH)


def _words(element: Element) -> str:
    """The text of runs; a deleted run is none, a tab or a line break is a space, a footnote's mark its number."""
    words: list[str] = []
    for each in element.iter():
        if each.tag == f"{_W}t":
            words.append(each.text or "")
        elif each.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}p"):
            words.append(" ")
        elif each.tag == f"{_W}footnoteReference":
            words.append(f"[{each.get(f'{_W}id', '')}]")
    return "".join(words)
