"""Word documents (Office Open XML, ISO/IEC 29500-1): paragraphs by their styles, lists, tables, footnotes.

Changes that are tracked are read as accepted. The page is the one on which Word set the words last, where it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from tui.errors import UnreadableError
from tui.loader.formats import Document, Source
from tui.loader.formats.composing import BREAK, Part, Run, composed, is_blank, table
from tui.loader.formats.elements import Characters, Element, End, Event, Start, children, events
from tui.loader.formats.markup import BULLET, SUPERSCRIPTS
from tui.loader.formats.zipped import BROKEN, opened
from tui.loader.statement import Statement
from tui.model import BlockKind, Stated
from tui.origin import Locus, Origin

_MOST_FILES = 10_000

_STYLES = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.SUBTITLE,
    "quote": BlockKind.QUOTATION,
    "intense quote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "list bullet": BlockKind.LIST_ITEM,
    "list number": BlockKind.LIST_ITEM,
}
"""Built-in styles, by the names that Word keeps in any language (17.7.4.9)."""

_SKIPPED = frozenset(("Fallback", "del", "instrText", "delText", "moveFrom", "pPrChange", "rPrChange"))
"""Elements of which the content is not, or not any more, text of the document."""


def read(source: Source) -> Iterator[Document]:
    """The text of a document. Raises :class:`UnreadableError` where it is none."""
    archive = opened(source.data, _MOST_FILES)
    body = _part(archive, "word/document.xml", source)
    if body is None:
        raise UnreadableError("is no Word document: it has no word/document.xml")
    styles = _styles(_part(archive, "word/styles.xml", source))
    numbered = _numbered(_part(archive, "word/numbering.xml", source))
    found = _Reading(styles, numbered).parts(body.inner)
    notes = _notes(_part(archive, "word/footnotes.xml", source), found.notes)
    headers = [name for name in archive.namelist() if name.startswith(("word/header", "word/footer"))][:9]
    around = [part for name in sorted(headers) for part in _around(_part(archive, name, source))]
    text = composed([*found.done, *notes, *around])
    core = _part(archive, "docProps/core.xml", source)
    creator = core.first("creator") if core else None
    carried = Statement(author=Stated(creator.line, "docx:creator") if creator and creator.line else None)
    yield Document(text.text, "XML", text.blocks, Origin("DOCX", anchors=text.anchors), carried=carried)


@dataclass(slots=True)
class _Reading:
    """The paragraphs of a document as they are read.

    Attributes:
        styles: The names of styles by their ids.
        numbered: Whether a list counts its items, by the list's id and the level.
        done: The blocks so far.
        notes: The ids of footnotes in the order of their marks.
    """

    styles: Mapping[str, str]
    numbered: Mapping[tuple[str, str], bool]
    done: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    page: int = 0
    number: int = 0
    runs: list[Run] = field(default_factory=list)
    style: str = ""
    item: tuple[str, str] | None = None
    titled: bool = False
    raised: bool = False
    written: bool = False
    rows: list[list[list[Run]]] = field(default_factory=list)
    tables: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def parts(self, found: Iterable[Event]) -> _Reading:
        """Read the paragraphs of a stretch of a document."""
        skipped = 0
        for event in found:
            if isinstance(event, Characters):
                if self.written and not skipped:
                    text = event.text.translate(SUPERSCRIPTS) if self.raised and event.text.isdecimal() else event.text
                    self.runs.append(Run(text, self._locus()))
            elif skipped or event.name in _SKIPPED:
                skipped += 1 if isinstance(event, Start) else -1
            elif isinstance(event, Start):
                self._open(event)
            else:
                self._close(event)
        return self

    def _open(self, tag: Start) -> None:
        value = tag.attributes.get("val", "")
        match tag.name:
            case "p":
                self.runs, self.style, self.item, self.number = [], "", None, self.number + 1
            case "pStyle":
                self.style = self.styles.get(value, value).casefold()
            case "ilvl":
                self.item = (self.item[0] if self.item else "", value)
            case "numId":
                self.item = (value, self.item[1] if self.item else "0") if value != "0" else None
            case "vertAlign":
                self.raised = value == "superscript"
            case "t":
                self.written = True
            case "tab":
                self.runs.append(Run(" "))
            case "br" if tag.attributes.get("type") == "page":
                self.page = max(self.page, 1) + 1
            case "lastRenderedPageBreak":
                self.page = max(self.page, 1) + 1
            case "br" | "cr":
                self.runs.append(Run(BREAK))
            case "noBreakHyphen":
                self.runs.append(Run("-"))
            case "footnoteReference":
                self.notes.append(tag.attributes.get("id", ""))
                self.runs.append(Run(str(len(self.notes)).translate(SUPERSCRIPTS), self._locus()))
            case "tbl":
                self.tables += 1
            case "tr" if self.tables == 1:
                self.rows.append([])
            case "tc" if self.tables == 1 and self.rows:
                self.rows[-1].append([])

    def _close(self, tag: End) -> None:
        match tag.name:
            case "t":
                self.written = False
            case "r":
                self.raised = False
            case "p":
                self._end_paragraph()
            case "tbl":
                self.tables = max(self.tables - 1, 0)
                if not self.tables:
                    self.done += table([row for row in self.rows if not all(is_blank(cell) for cell in row)])
                    self.rows = []

    def _end_paragraph(self) -> None:
        runs, self.runs = self.runs, []
        if is_blank(runs):
            return
        if self.tables and self.rows and self.rows[-1]:
            cell = self.rows[-1][-1]
            cell += [Run(" "), *runs] if cell else runs
            return
        kind = _STYLES.get(self.style, BlockKind.PARAGRAPH)
        if self.style.startswith("heading"):
            kind = BlockKind.SUBTITLE if self.titled or self.style != "heading 1" else BlockKind.TITLE
        self.titled = self.titled or kind is BlockKind.TITLE
        marker = self._marker()
        rule = f"style-{self.style.replace(' ', '-')}" if kind is not BlockKind.PARAGRAPH else "p"
        kind, rule = (BlockKind.LIST_ITEM, "list") if marker else (kind, rule)
        self.done.append(Part(kind, runs, rule, marker))

    def _marker(self) -> str:
        if self.item is None:
            return BULLET if self.style == "list bullet" else ""
        if not self.numbered.get(self.item):
            return BULLET
        self.counts[self.item] += 1
        return f"{self.counts[self.item]}."

    def _locus(self) -> Locus:
        return Locus(page=self.page, element=f"paragraph {self.number}")


def _part(archive: ZipFile, name: str, source: Source) -> Element | None:
    """The outermost element of a part of the document, None where there is no such part."""
    if name not in archive.namelist():
        return None
    most = source.limits.file_bytes
    try:
        with archive.open(name) as stream:
            data = stream.read(most + 1)
    except BROKEN as error:
        raise UnreadableError(f"is a damaged Word document ({error})") from error
    if len(data) > most:
        raise UnreadableError(f"is a Word document of more than {most // 1_000_000} MB")
    return next(children(events(data, source.limits.xml_elements)))


def _styles(root: Element | None) -> Mapping[str, str]:
    """The names of the styles, by their ids."""
    found = {}
    for style in root.all("style") if root else ():
        name = style.first("name")
        found[style.start.attributes.get("styleId", "")] = name.start.attributes.get("val", "") if name else ""
    return found


def _numbered(root: Element | None) -> Mapping[tuple[str, str], bool]:
    """Whether each list counts its items, by its id and the level."""
    levels: dict[str, dict[str, bool]] = {}
    for abstract in root.all("abstractNum") if root else ():
        kinds = levels.setdefault(abstract.start.attributes.get("abstractNumId", ""), {})
        for level in abstract.all("lvl"):
            kind = level.first("numFmt")
            named = kind.start.attributes.get("val", "") if kind else ""
            kinds[level.start.attributes.get("ilvl", "")] = named not in ("bullet", "none", "")
    found = {}
    for each in root.all("num") if root else ():
        abstract_id = each.first("abstractNumId")
        kinds = levels.get(abstract_id.start.attributes.get("val", ""), {}) if abstract_id else {}
        found.update({(each.start.attributes.get("numId", ""), level): counts for level, counts in kinds.items()})
    return found


def _notes(root: Element | None, wanted: Iterable[str]) -> Iterator[Part]:
    """The footnotes, in the order of their marks in the text."""
    texts = {note.start.attributes.get("id", ""): note for note in (root.all("footnote") if root else ())}
    for number, id in enumerate(wanted, 1):
        if note := texts.get(id):
            runs = [run for part in _Reading({}, {}).parts(note.inner).done for run in (*part.runs, Run(" "))]
            runs = [run._replace(locus=Locus(element=f"footnote {number}")) for run in runs]
            yield Part(BlockKind.FOOTNOTE, runs, "footnote", str(number).translate(SUPERSCRIPTS))


def _around(root: Element | None) -> Iterator[Part]:
    """What stands at the head or the foot of the pages: a letterhead, an embargo."""
    for part in _Reading({}, {}).parts(root.inner if root else ()).done:
        runs = [run._replace(locus=Locus(element="page header or footer")) for run in part.runs]
        yield Part(BlockKind.BOILERPLATE, runs, "page-header")
