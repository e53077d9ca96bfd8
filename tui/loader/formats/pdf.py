"""PDF, by pypdfium2: the text of each page, without what every page repeats, words that lines part made whole again.

A PDF knows no paragraphs, only where letters stand: lines further apart than most are taken to part two of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UnreadableError
from tui.loader.formats import Document, Source
from tui.loader.formats.composing import Composer
from tui.loader.formats.extras import optional
from tui.model import BlockKind
from tui.origin import Locus

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_REPEATED = 3
"""Pages that must begin or end with a line before it is taken for a running head; of two pages, both must."""

_APART = 1.3
"""How many times the usual distance of lines parts two paragraphs (by observation: leading varies by a tenth)."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_PARTED = re.compile(r"(?<=[a-z])[\u00ad\u2010-]$")
_JOINED = "\ufffe"
"""What PDFium leaves of a hyphen where it has joined a parted word itself."""

_ENDED = re.compile(r"[.!?:][”\"’)\]]*$")


class _Line(NamedTuple):
    """A line of a page: its words, and its distance in points from the line above it (0 for the first)."""

    words: str
    distance: float


def read(source: Source) -> Iterator[Document]:
    """The text of a PDF. Raises :class:`UnreadableError` where it has none, or the extra is missing."""
    composer = Composer("PDF")
    pages = list(_without_running_heads(_pages(source)))
    distances = [line.distance for lines in pages for line in lines if line.distance > 0]
    usual = median(distances) if distances else 0.0
    open_words, open_page = "", 0
    for number, lines in enumerate(pages, 1):
        for words in _paragraphs(lines, usual):
            if open_page < number and words[:1].islower() and not _ENDED.search(open_words):
                open_words = _run_on(open_words, words)  # it runs on from the page before
            else:
                composer.add(BlockKind.PARAGRAPH, open_words, Locus(page=open_page), rule="pdf-paragraph")
                open_words, open_page = words, number
    composer.add(BlockKind.PARAGRAPH, open_words, Locus(page=open_page), rule="pdf-paragraph")
    made = composer.document("PDF")
    if not made.text:
        raise UnreadableError("is a PDF without text, perhaps of scanned pages", mend="run it through OCR first")
    yield made


def _pages(source: Source) -> list[list[_Line]]:
    """The lines of every page."""
    pdfium = optional("pypdfium2", "pdf")
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"is a PDF that cannot be opened ({error})") from error
    try:
        if len(document) > source.limits.pages:
            raise UnreadableError(f"has more than {source.limits.pages:,} pages", mend="split it")
        return [_lines(document[number].get_textpage(), source.limits.text) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"is a damaged PDF ({error})") from error
    finally:
        document.close()


def _lines(page: PdfTextPage, most: int) -> list[_Line]:
    letters = min(page.count_chars(), most)
    text = page.get_text_range(0, letters)
    lines: list[_Line] = []
    start, above = 0, 0.0
    for written in text.splitlines(keepends=True):
        if words := written.strip():
            at = start + len(written) - len(written.lstrip())
            base = page.get_charbox(at)[1] if at < letters else above
            lines.append(_Line(words.replace(_JOINED, ""), above - base if lines else 0.0))
            above = base
        start += len(written)
    return lines


def _without_running_heads(pages: Sequence[list[_Line]]) -> Iterator[list[_Line]]:
    """The pages without the line that stands first or last on several of them, numbers apart, and page numbers."""
    heads = Counter(_alike(lines[0]) for lines in pages if lines)
    feet = Counter(_alike(lines[-1]) for lines in pages if lines)
    enough = min(_REPEATED, max(2, len(pages)))
    for lines in pages:
        if lines and (_PAGE_NUMBER.fullmatch(lines[0].words) or heads[_alike(lines[0])] >= enough):
            lines = lines[1:]
        if lines and (_PAGE_NUMBER.fullmatch(lines[-1].words) or feet[_alike(lines[-1])] >= enough):
            lines = lines[:-1]
        yield lines


def _alike(line: _Line) -> str:
    """A line as it is on other pages: a page's number is another there."""
    return _NUMBER.sub("0", line.words)


def _paragraphs(lines: Sequence[_Line], usual: float) -> Iterator[str]:
    """The paragraphs of a page; where lines go up again, a column ends and the paragraph runs on."""
    words = ""
    for line in lines:
        if words and line.distance > _APART * usual:
            yield words
            words = ""
        words = _run_on(words, line.words)
    if words:
        yield words


def _run_on(words: str, more: str) -> str:
    """Two lines as one; a word that a hyphen parts at the line's end is made whole."""
    if _PARTED.search(words) and more[:1].islower():
        return words[:-1] + more
    return f"{words} {more}" if words else more
