"""XML that carries releases: feeds and news items, told apart by their outermost element."""

from __future__ import annotations

from collections.abc import Iterator

from tui.errors import UnreadableError
from tui.loader.formats import Found, Source, feed, html, news_xml
from tui.loader.formats.elements import children, events


def read(source: Source) -> Iterator[Found]:
    """The releases in a source. Raises :class:`UnreadableError` where it is no XML that carries any."""
    if len(source.data) > source.limits.markup_bytes:
        raise UnreadableError(f"is more than {source.limits.markup_bytes // 1_000_000} MB of XML")
    root = next(children(events(source.data, source.limits.xml_elements)))
    name = root.start.name
    if name in feed.ROOTS:
        yield from feed.documents(source, root)
    elif name in news_xml.ROOTS:
        yield from news_xml.documents(source, root)
    elif name == "html":
        yield from html.read(source)
    else:
        raise UnreadableError(f"is XML of a kind that is not read (its outermost element is “{name[:40]}”)")
