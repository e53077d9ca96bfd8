"""Web pages: their main text, and what their head says of it.

The text is this program's own reading of the markup, so that it has its place in the source. Which blocks of it are the
page's text, and which are its navigation and its footer, is what trafilatura tells
(A. Barbaresi, Trafilatura, ACL 2021): by its reading of the same page, a deterministic and local one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from tui.errors import UnreadableError
from tui.loader.decoding import decoded, decoded_as
from tui.loader.formats import Document, Source, missing
from tui.loader.formats.composing import BREAK, TABLE_ROW, Part, composed
from tui.loader.formats.markup import parts
from tui.loader.formats.page_head import statement
from tui.loader.formats.tags import Tag, tokens
from tui.model import BlockKind
from tui.origin import Origin

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_DECLARED_IN = 2048
"""Bytes in which a page declares its character set (the standard says 1024)."""

_LETTERS = re.compile(r"\W+")
_INLINE = frozenset(("hi", "ref", "del", "code"))
_MOST_PAIRS = 4_000_000
"""Pairs of equal stretches beyond which two readings of a page are not compared."""

_COMMON = 0.5
"""The share of a page's main text that must be found in our reading of it; below, all of the page is taken."""


def read(source: Source) -> Iterator[Document]:
    """The main text of a page. Raises :class:`UnreadableError` where it cannot be read."""
    if len(source.data) > source.limits.markup_bytes:
        raise UnreadableError(f"is a page of more than {source.limits.markup_bytes // 1_000_000} MB")
    if source.data.count(b"<") > source.limits.page_elements:
        raise UnreadableError(f"is a page of more than {source.limits.page_elements:,} tags")
    declared = _CHARSET.search(source.data[:_DECLARED_IN])
    html, encoding = decoded_as(source.data, declared[1].decode("ascii")) if declared else decoded(source.data)
    stream = list(tokens(html))
    stated = statement(token for token in stream if isinstance(token, Tag))
    title = stated.title.value if stated.title else ""
    text = composed(_titled(_main(parts(stream), html), title))
    yield Document(
        text.text,
        encoding,
        text.blocks,
        Origin("HTML", anchors=text.anchors),
        stated=replace(stated, title=None),
        carried=stated,
    )


def _titled(found: Sequence[Part], title: str) -> Iterator[Part]:
    """The blocks, with the one that says the title made the title where no heading is."""
    wanted = _squeezed(title)
    missing = bool(wanted) and not any(part.kind is BlockKind.TITLE for part in found)
    for part in found:
        if missing and _squeezed(_text(part)) == wanted:
            part, missing = replace(part, kind=BlockKind.TITLE, rule="stated-title"), False
        yield part


def _main(found: Sequence[Part], html: str) -> Sequence[Part]:
    """The blocks of a page that are its main text; all of them where that cannot be told."""
    ours = [segments for part in found if (segments := _segments(part)) is not None]
    flat = [segment for segments in ours for segment in segments]
    theirs = _main_segments(html)
    counts = Counter(theirs)
    if not theirs or sum(counts[segment] for segment in flat) > _MOST_PAIRS:
        return found
    kept = set[int]()
    for match in SequenceMatcher(None, flat, theirs, autojunk=False).get_matching_blocks():
        kept.update(range(match.a, match.a + match.size))
    if sum(len(flat[index]) for index in kept) < _COMMON * sum(map(len, theirs)):
        return found
    chosen, index = [], 0
    for part, segments in zip(found, ours, strict=True):
        places = range(index, index + len(segments))
        index += len(segments)
        if sum(len(flat[place]) for place in places if place in kept) * 2 > sum(map(len, segments)):
            chosen.append(part)
    return chosen


def _main_segments(html: str) -> list[str]:
    """The stretches of the main text as trafilatura reads it, squeezed; none where it finds none."""
    try:
        from trafilatura.core import bare_extraction
    except ImportError as error:
        raise missing("a web page", "html") from error
    try:
        page: Any = bare_extraction(html, fast=True, include_comments=False, with_metadata=False)
    except Exception as error:  # A parser of others' pages: whatever it cannot take is a page that cannot be read.
        raise UnreadableError(f"is a page that cannot be taken apart ({type(error).__name__})") from error
    return [] if page is None or page.body is None else list(_stretches(page.body))


def _stretches(body: Any) -> Iterator[str]:
    """The text of an element between the borders of its blocks, squeezed."""
    words: list[str] = []
    for event, element in _walked(body):
        if element.tag not in _INLINE:
            if squeezed := _squeezed("".join(words)):
                yield squeezed
            words = []
        words.append((element.text if event == "start" else element.tail) or "")
    if squeezed := _squeezed("".join(words)):
        yield squeezed


def _walked(body: Any) -> Iterable[tuple[str, Any]]:
    from lxml.etree import iterwalk

    return iterwalk(body, events=("start", "end"))  # type: ignore[no-any-return]


def _segments(part: Part) -> list[str]:
    """A block's stretches between its own line ends, or the cells of a row, squeezed."""
    cells = [run.text for run in part.runs] if part.rule == TABLE_ROW else _text(part).split(BREAK)
    return [squeezed for cell in cells if (squeezed := _squeezed(cell))]


def _text(part: Part) -> str:
    return "".join(run.text for run in part.runs)


_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _squeezed(text: str) -> str:
    """The letters and digits of a text, by which two readings of it are compared."""
    return _LETTERS.sub("", text.translate(_DIGITS)).casefold()
