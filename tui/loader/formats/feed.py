"""RSS and Atom files: an entry is a release. Nothing is fetched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tui.errors import UnreadableError
from tui.loader.formats import Document, Source
from tui.loader.formats.composing import Composer
from tui.loader.formats.extras import optional
from tui.loader.formats.markup import compose
from tui.loader.formats.saying import statement
from tui.loader.formats.xml import refuse_doctype
from tui.model import BlockKind
from tui.origin import Locus


def read(source: Source) -> Iterator[Document]:
    """The entries of a feed. Raises :class:`UnreadableError` where it is none, or the extra is missing."""
    feedparser = optional("feedparser", "feeds")
    refuse_doctype(source.data)
    feed = feedparser.parse(source.data)
    if not feed.version or not feed.entries:
        raise UnreadableError("is no RSS or Atom feed with entries")
    for number, entry in enumerate(feed.entries, 1):
        composer = Composer("feed")
        element = f"entry {number}"
        composer.add(BlockKind.TITLE, str(entry.get("title", "")), Locus(element=element), rule="feed-title")
        content = "\n".join(str(each.get("value", "")) for each in entry.get("content", ()))
        compose(content or str(entry.get("summary", "")), composer, element=element)
        stated = statement(
            "feed-entry",
            publisher=feed.feed.get("title"),
            author=entry.get("author"),
            day=_day(entry.get("published_parsed")),
        )
        made = composer.document(str(feed.encoding or "UTF-8").upper(), stated)
        data = f"{entry.get('id') or number}\n{made.text}".encode("utf-8", "surrogatepass")
        yield replace(made, origin=replace(made.origin, part=f"#{number}"), data=data)


def _day(parsed: object) -> date | None:
    return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday) if isinstance(parsed, time.struct_time) else None
