"""PDF: the words by columns, lines and paragraphs, without what stands on every page, each with its page.

A PDF says where letters are drawn, not what they are; a headline is what is set larger, a paragraph what stands
together. What is told so is checked by the layout like any text's.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median, median_high
from typing import Any

from tui.errors import UnreadableError
from tui.loader.formats import Document, Source, missing, pdf_words
from tui.loader.formats.composing import Part, Run, composed, table
from tui.loader.formats.pdf_lines import Line, lines
from tui.loader.limits import Limits
from tui.loader.marks import opens_item
from tui.model import BlockKind
from tui.origin import Locus, Origin

_PATIENCE = 10
"""How many times the time of the processor that a PDF may take its reader is waited for, on a machine that is busy."""

_LARGER, _MUCH_LARGER = 1.08, 1.2
"""Sizes of type, as shares of the running text's, of a heading and of a headline."""

_LONGEST_HEADING = 40
"""Words; the longest titles in the field run to about that."""

_EDGE = 0.12
"""The share of a page's height, at its head and its foot, in which its furniture stands."""

_NUMBER = re.compile(r"(?:page |[-–—] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4}| ?[-–—])?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:…][”’\"')\]*¹²³†‡]{0,4}$")
_HYPHENATED = re.compile(r"(\w*[^\W\d_])-$")
_WORD = re.compile(r"[\w-]+")
_FIRST_WORD = re.compile(r"\w+")


def read(source: Source) -> Iterator[Document]:
    """The text of a PDF. Raises :class:`UnreadableError` where it has none or cannot be read."""
    pages = _pages(source.data, source.limits)
    found: list[Line] = []
    for number, page in enumerate(pages, 1):
        column = found[-1].column + 1 if found else 0
        found += lines([tuple(word) for word in page["words"]], number, column)
    if not found:
        raise UnreadableError("is a PDF without text, perhaps a scan", mend="run it through OCR")
    heights = [float(page["height"]) for page in pages]
    furniture = _furniture(found, heights)
    text = composed([*_blocks([line for line in found if line not in furniture]), *_kept(furniture)])
    yield Document(text.text, "PDF", text.blocks, Origin("PDF", anchors=text.anchors))


def _pages(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    """The words of each page, by a process that may take only so long. Raises :class:`UnreadableError`."""
    command = [sys.executable, "-I", str(Path(pdf_words.__file__))]
    try:
        done = subprocess.run(
            [*command, str(limits.seconds), str(limits.pages), str(limits.text)],
            input=data,
            capture_output=True,
            timeout=limits.seconds * _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"is a PDF that takes more than {limits.seconds} s to read") from None
    except OSError as error:
        raise UnreadableError(f"is a PDF, whose reader cannot be started ({error.strerror})") from error
    pages: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()] if not done.returncode else []
    if not pages:
        raise UnreadableError(f"is a PDF that is damaged, or takes more than {limits.seconds} s to read")
    return _told(pages)


def _told(pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the process told. Raises :class:`UnreadableError` where that is an error."""
    if why := pages[-1].get("error"):
        raise missing("a PDF", "pdf") if why == "missing" else UnreadableError(why)
    return pages


def _furniture(found: Sequence[Line], heights: Sequence[float]) -> set[Line]:
    """The lines at the head and the foot of pages that say the same on another page, and page numbers."""
    edge = [line for line in found if not _EDGE < line.base / max(heights[line.page - 1], 1) < 1 - _EDGE]
    seen = Counter(shape for shape, _ in {(_shape(line), line.page) for line in edge})
    return {line for line in edge if seen[_shape(line)] > 1 or _NUMBER.fullmatch(line.text)}


def _shape(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.base / 4)


def _kept(furniture: Iterable[Line]) -> Iterator[Part]:
    """What stands on the pages, each once, at the end of the text."""
    seen = set[str]()
    for line in sorted(furniture, key=lambda line: (line.page, -line.base)):
        if line.text not in seen and not _NUMBER.fullmatch(line.text):
            seen.add(line.text)
            yield Part(BlockKind.FURNITURE, [Run(line.text, Locus(page=line.page))], "on-every-page")


def _blocks(found: Sequence[Line]) -> Iterator[Part]:
    """The paragraphs, headings and tables."""
    body = median_high(line.size for line in found for _ in line.text.split()) if found else 1.0
    vocabulary = frozenset(word.casefold() for line in found for word in _WORD.findall(line.text))
    edges: dict[int, float] = {}
    for line in found:
        edges[line.column] = max(edges.get(line.column, 0), line.right)
    titled = False
    for group in _groups(found, edges, _leading(found)):
        first = group[0]
        if len(group) > 1 and len(first.cells) > 1:
            yield from table([[[Run(cell, Locus(page=line.page))] for cell in line.cells] for line in group])
            continue
        kind, rule = _kind(group, body)
        if kind is BlockKind.TITLE and (titled or first.page > 1):
            kind = BlockKind.SUBTITLE
        titled = titled or kind is BlockKind.TITLE
        yield Part(kind, list(_joined(group, vocabulary)), rule)


def _kind(group: Sequence[Line], body: float) -> tuple[BlockKind, str]:
    """What a block is by its type: a headline is much larger than running text, a heading larger or bold, and short."""
    words = sum(line.text.count(" ") + 1 for line in group)
    if words > _LONGEST_HEADING:
        return BlockKind.PARAGRAPH, "p"
    if group[0].size >= _MUCH_LARGER * body:
        return BlockKind.TITLE, "largest-type"
    if group[0].size >= _LARGER * body:
        return BlockKind.SUBTITLE, "larger-type"
    if group[0].bold and not _ENDED.search(group[-1].text):
        return BlockKind.SUBTITLE, "bold-type"
    return BlockKind.PARAGRAPH, "p"


def _leading(found: Sequence[Line]) -> float:
    """The usual distance between base lines, in sizes of type."""
    steps = [
        (above.base - below.base) / above.size
        for above, below in pairwise(found)
        if above.column == below.column and 0 < above.base - below.base < 3 * above.size
    ]
    return median(steps) if steps else 1.2


def _groups(found: Sequence[Line], edges: dict[int, float], leading: float) -> Iterator[list[Line]]:
    """Lines that belong together."""
    group: list[Line] = []
    for line in found:
        if group and not _goes_on(group[-1], line, edges, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(above: Line, line: Line, edges: dict[int, float], leading: float) -> bool:
    """Whether a line belongs to what the line above says."""
    tabled = len(above.cells) > 1, len(line.cells) > 1
    near = 0 < above.base - line.base < 1.35 * leading * above.size
    if any(tabled):
        return all(tabled) and above.column == line.column and near
    if abs(above.size - line.size) > 0.08 * above.size or above.bold != line.bold or opens_item(line.text):
        return False
    ended = _ENDED.search(above.text) is not None
    if above.column != line.column:
        return not ended and (line.text[0].islower() or _HYPHENATED.search(above.text) is not None)
    if not near:
        return False
    short = above.right < edges[above.column] - 8 * above.size
    indented = line.left > above.left + 0.8 * line.size
    return not (ended and (short or indented))


def _joined(group: Sequence[Line], vocabulary: frozenset[str]) -> Iterator[Run]:
    """The lines of a block as running text; a word that a line's end cut in two is whole again."""
    for index, line in enumerate(group):
        text, after = line.text, group[index + 1].text if index + 1 < len(group) else ""
        cut, rest = _HYPHENATED.search(text), _FIRST_WORD.match(after)
        if cut and rest and after[0].islower():
            whole, hyphenated = (cut[1] + rest[0]).casefold(), f"{cut[1]}-{rest[0]}".casefold()
            text = text if hyphenated in vocabulary and whole not in vocabulary else text[:-1]
        elif not text.endswith("-"):
            text += " "
        yield Run(text, Locus(page=line.page))
