"""What the head of a web page says of it: Open Graph, Dublin Core and schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tui.loader.formats.tags import Tag, attributes
from tui.loader.statement import Statement
from tui.model import Stated

_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("ld:headline", "og:title", "dcterms.title", "dc.title", "title"),
    "publisher": ("ld:publisher", "dcterms.publisher", "dc.publisher", "publisher", "og:site_name"),
    "published": (
        "ld:datepublished",
        "article:published_time",
        "dcterms.issued",
        "dc.date.issued",
        "dcterms.date",
        "dc.date",
        "datepublished",
    ),
    "author": ("ld:author", "dcterms.creator", "dc.creator", "author", "article:author"),
}
"""For each field the names of the metadata that can state it, the most exact first: schema.org as JSON-LD (``ld:``),
Open Graph (https://ogp.me), Dublin Core (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/)."""

_LONGEST = 300
"""Code points of a value; a longer one is no name."""

_MOST_JSON = 200_000


def statement(tags: Iterable[Tag]) -> Statement:
    """What the tags of a page say of it."""
    said: dict[str, str] = {}
    for tag in tags:
        for name, value in _said(tag):
            words = " ".join(value.split())
            if words and len(words) <= _LONGEST:
                said.setdefault(name, words)
    found = {field: _first(said, names) for field, names in _NAMES.items()}
    author = found["author"]
    return Statement(
        title=found["title"],
        publisher=found["publisher"],
        published=next(_days(said), None),
        author=author if author and "://" not in author.value else None,
    )


def day(written: str) -> date | None:
    """The day that a date of ISO 8601 begins with, as written: a time zone does not move it."""
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None


def _first(said: Mapping[str, str], names: Iterable[str]) -> Stated[str] | None:
    return next((Stated(said[name], f"page:{name}") for name in names if name in said), None)


def _days(said: Mapping[str, str]) -> Iterator[Stated[date]]:
    for name in _NAMES["published"]:
        if found := day(said.get(name, "")):
            yield Stated(found, f"page:{name}")


def _said(tag: Tag) -> Iterator[tuple[str, str]]:
    """The names and values of metadata in a tag."""
    if tag.name == "meta" and not tag.closes:
        written = attributes(tag)
        name = written.get("property") or written.get("name") or written.get("itemprop") or ""
        yield name.lower(), written.get("content", "")
    elif tag.name == "script" and "ld+json" in tag.source:
        yield from _linked_data(tag.content)


def _linked_data(content: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(content) if len(content) <= _MOST_JSON else None
    except (ValueError, RecursionError):
        return
    graph = data.get("@graph") if isinstance(data, dict) else data
    for thing in graph if isinstance(graph, list) else [data]:
        if isinstance(thing, dict) and ("headline" in thing or "datePublished" in thing):
            for name in ("headline", "datePublished", "publisher", "author"):
                yield f"ld:{name.lower()}", _name(thing.get(name))


def _name(value: object) -> str:
    """The name of a thing of schema.org, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""
