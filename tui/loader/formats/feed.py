"""Feeds: RSS (2.0, 1.0) and Atom (RFC 4287), each entry a release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from email.utils import parsedate_to_datetime

from tui.loader.formats import Document, Refused, Source
from tui.loader.formats.composing import Part, Run, composed
from tui.loader.formats.elements import Element
from tui.loader.formats.markup import parts
from tui.loader.formats.page_head import day
from tui.loader.formats.tags import Text, tokens
from tui.loader.statement import Statement
from tui.model import BlockKind, Stated
from tui.origin import Locus, Origin

ROOTS = frozenset(("rss", "feed", "RDF"))
"""The outermost elements of feeds."""

_TEXTS = ("encoded", "content", "description", "summary")
"""The elements that can hold an entry's text, the fullest first."""

_DAYS = ("pubDate", "published", "issued", "date", "updated", "modified")
"""The elements that can state an entry's day, the most exact first."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def documents(source: Source, root: Element) -> Iterator[Document | Refused]:
    """The releases in a feed, by its outermost element."""
    channel = root.first("channel") or root
    title = channel.first("title")
    entries = [*root.all("channel", "item"), *root.all("item"), *root.all("entry")]
    for number, entry in enumerate(entries, 1):
        yield _document(entry, source.data[entry.start.at : entry.end], number, title.line if title else "")
    if not entries:
        yield Refused("", "is a feed without entries")


def _document(entry: Element, data: bytes, number: int, feed: str) -> Document | Refused:
    origin = Origin("feed", f"#{number}")
    title = _words(entry.first("title"))
    text = next((found for name in _TEXTS if (found := _parts(entry.first(name)))), [])
    if title and not (text and "".join(run.text for run in text[0].runs).split() == title.split()):
        line = Run(title, Locus(line=entry.start.line, element=f"entry {number}"))
        text.insert(0, Part(BlockKind.TITLE, [line], "entry-title"))
    if not text:
        return Refused(origin.part, "is an entry without words")
    entire = composed(text)
    author = entry.first("creator") or entry.first("author", "name") or entry.first("author")
    publisher = entry.first("publisher") or entry.first("source", "title") or entry.first("source")
    published = next((stated for name in _DAYS for each in entry.all(name) if (stated := _day(each.line, name))), None)
    return Document(
        entire.text,
        "XML",
        entire.blocks,
        Origin("feed", origin.part, entire.anchors),
        stated=Statement(
            publisher=Stated(publisher.line, "feed:source") if publisher and publisher.line else None,
            published=published,
            author=Stated(author.line, "feed:author") if author and author.line else None,
        ),
        carried=Statement(publisher=Stated(feed, "feed:title") if feed else None),
        data=data,
    )


def _parts(element: Element | None) -> list[Part]:
    """The blocks of an entry's text, which is markup, or markup written as text, or text."""
    if element is None:
        return []
    locus, text = element.locus, element.text
    if any(not isinstance(token, Text) for token in element.tags()):
        return parts(element.tags())
    if _TAG.search(text) or element.start.attributes.get("type") == "html":
        return parts(tokens(text, locus))
    paragraphs: list[Part] = []
    counted = 0
    for match in _PARAGRAPH.finditer(text):
        if lines := text.count("\n", counted, match.start()):
            locus = Locus(line=locus.line + lines, column=1 if locus.column else 0)
        counted = match.start()
        paragraphs.append(Part(BlockKind.PARAGRAPH, [Run(match[0], locus)], "p"))
    return paragraphs


def _words(element: Element | None) -> str:
    """A title on one line, whether it is text or markup."""
    found: Sequence[Part] = parts(tokens(element.text)) if element else ()
    return " ".join(word for part in found for run in part.runs for word in run.text.split())


def _day(written: str, name: str) -> Stated[date] | None:
    found = day(written)
    if found is None:
        try:
            found = parsedate_to_datetime(written[:100]).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return Stated(found, f"feed:{name}")
