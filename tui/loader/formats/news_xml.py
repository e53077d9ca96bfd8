"""News items as the agencies exchange them: NewsML-G2 and NITF (https://iptc.org/standards), each a release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.loader.formats import Document, Refused, Source
from tui.loader.formats.composing import Part, Run, composed
from tui.loader.formats.elements import Element
from tui.loader.formats.markup import parts
from tui.loader.formats.page_head import day
from tui.loader.formats.tags import Tag, Text, tokens
from tui.loader.statement import Statement
from tui.model import BlockKind, Embargo, Stated
from tui.origin import Locus, Origin

ROOTS = frozenset(("newsMessage", "newsItem", "nitf"))
"""The outermost elements of news items and of messages that hold several."""

_AS_HTML = {
    "hl1": "h1", "hl2": "h2", "headline": "h1", "hedline": "div", "block": "div", "bq": "blockquote", "dateline": "p",
    "byline": "p", "distributor": "p", "media": "figure", "media-caption": "figcaption",
}  # fmt: skip
"""Elements of NITF and NewsML with the element of HTML that means the same."""


def documents(source: Source, root: Element) -> Iterator[Document | Refused]:
    """The releases in a news message, by its outermost element."""
    items = [root] if root.start.name != "newsMessage" else root.all("itemSet", "newsItem")
    for number, item in enumerate(items, 1):
        part = f"#{number}" if len(items) > 1 else ""
        yield _document(item, source.data[item.start.at : item.end], part)


def _document(item: Element, data: bytes, part: str) -> Document | Refused:
    is_nitf = item.start.name == "nitf"
    text = _nitf(item) if is_nitf else _newsml(item)
    headline = _first(item, ("contentMeta", "headline"), ("contentMeta", "slugline"))
    if headline and not any(each.kind is BlockKind.TITLE for each in text):
        line = Run(headline.line, Locus(line=headline.start.line))
        text.insert(0, Part(BlockKind.TITLE, [line], "headline"))
    if not text:
        return Refused(part, "is a news item without text")
    found = composed(text)
    stated = _nitf_statement(item) if is_nitf else _newsml_statement(item)
    return Document(found.text, "XML", found.blocks, Origin("NewsML", part, found.anchors), stated, data=data)


def _newsml(item: Element) -> list[Part]:
    """The blocks of the first content of a NewsML item that has any."""
    for content in item.all("contentSet", "inlineXML"):
        if found := parts(_renamed(content)):
            return found
    for content in item.all("contentSet", "inlineData"):
        if found := parts(tokens(content.text, content.locus)):
            return found
    return []


def _nitf(item: Element) -> list[Part]:
    body = item.first("body")
    return parts(_renamed(body)) if body else []


def _renamed(element: Element) -> Iterator[Tag | Text]:
    """What is in an element, NITF's elements called as in HTML."""
    for token in element.tags():
        yield token._replace(name=_AS_HTML.get(token.name, token.name)) if isinstance(token, Tag) else token


def _newsml_statement(item: Element) -> Statement:
    provider = _first(item, ("itemMeta", "provider", "name"), ("itemMeta", "provider"))
    name = provider.line or provider.start.attributes.get("literal", "") if provider else ""
    made = _first(item, ("itemMeta", "firstCreated"), ("contentMeta", "contentCreated"), ("itemMeta", "versionCreated"))
    published = day(made.line) if made else None
    author = _first(item, ("contentMeta", "by"), ("contentMeta", "creator", "name"))
    until = item.first("itemMeta", "embargoed")
    return Statement(
        publisher=Stated(name, "newsml:provider") if name else None,
        published=Stated(published, f"newsml:{made.start.name}") if made and published else None,
        author=Stated(author.line, "newsml:by") if author and author.line else None,
        embargo=Stated(_embargo(until.line), "newsml:embargoed") if until else None,
        corrects=next(
            (
                Stated(link.start.attributes.get("residref", ""), "newsml:link")
                for link in item.all("itemMeta", "link")
                if link.start.attributes.get("rel", "").endswith(("supersedes", "previousVersion"))
            ),
            None,
        ),
    )


def _nitf_statement(item: Element) -> Statement:
    """What the head of a NITF document states; its days have no hyphens (20120207T100000Z)."""
    data = item.first("head", "docdata")
    issued = data.first("date.issue") if data else None
    written = issued.start.attributes.get("norm", "") if issued else ""
    published = day(written) or day(f"{written[:4]}-{written[4:6]}-{written[6:8]}")
    rights = data.first("doc.copyright") if data else None
    holder = rights.start.attributes.get("holder", "").strip() if rights else ""
    return Statement(
        publisher=Stated(holder, "nitf:doc.copyright") if holder else None,
        published=Stated(published, "nitf:date.issue") if published else None,
    )


def _embargo(written: str) -> Embargo:
    """The end of an embargo; an element without one means that it is not known (NewsML-G2, itemMeta/embargoed)."""
    try:
        return Embargo(datetime.fromisoformat(written))
    except ValueError:
        return Embargo()


def _first(item: Element, *paths: tuple[str, ...]) -> Element | None:
    return next((found for path in paths for found in item.all(*path)), None)
