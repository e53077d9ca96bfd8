"""HTML: the main text of a page, by trafilatura, and what the page states of itself.

The date is taken from what the page states for machines, never guessed from its text: our own rules read that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Document, Source
from tui.loader.formats.composing import BULLET, Composer
from tui.loader.formats.extras import optional
from tui.loader.formats.markup import notes_apart, parts
from tui.loader.formats.saying import day_of, statement
from tui.model import BlockKind
from tui.origin import Locus

_DAY = re.compile(
    r"""<meta\s[^>]{0,200}?(?:article:published_time|datePublished|DC\.date(?:\.issued)?|dcterms\.(?:created|issued))"""
    r"""["'][^>]{0,200}?content=["'](?P<day>\d{4}-\d\d-\d\d)""",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"""<meta\s[^>]{0,200}?og:site_name["'][^>]{0,200}?content=["'](?P<name>[^"'<>]{2,120})""", re.IGNORECASE
)
_LOOKED_AT = 200_000
"""Code points of a page in which it is looked for what it states."""


def read(source: Source) -> Iterator[Document]:
    """The main text of a page. Raises :class:`UnreadableError` where there is none, or the extra is missing."""
    if len(source.data) > source.limits.markup_bytes:
        raise UnreadableError(f"has more than {source.limits.markup_bytes // 1_000_000} MB of markup", mend="split it")
    html, encoding = decoded(source.data)
    yield page(html, encoding)


def page(html: str, encoding: str) -> Document:
    """The main text of a page as a document. Raises :class:`UnreadableError` as :func:`read` does."""
    trafilatura = optional("trafilatura", "html")
    main = trafilatura.extract(
        notes_apart(html), output_format="html", include_tables=True, include_comments=False, favor_recall=True
    )
    if not main:
        raise UnreadableError("has no main text that can be told from the page around it", mend="save it as plain text")
    lines: dict[str, int] = {}
    headings: list[str] = []
    for part in parts(html):
        lines.setdefault(_single_spaced(part.words), part.line)
        headings += [_single_spaced(part.words)] if part.kind is BlockKind.TITLE else []
    composer = Composer("HTML")
    if len(headings) == 1:
        composer.add(BlockKind.TITLE, headings[0], Locus(line=lines[headings[0]]), rule="html-h1")
    for part in parts(main):
        words = _single_spaced(part.words)
        if [words] != headings:
            marker = BULLET if part.kind is BlockKind.LIST_ITEM else ""
            composer.add(part.kind, words, Locus(line=lines.get(words, 0)), rule=f"html-{part.tag}", marker=marker)
    head = html[:_LOOKED_AT]
    day, site = _DAY.search(head), _SITE.search(head)
    stated = statement("html-meta", publisher=site and site["name"], day=day_of(day["day"]) if day else None)
    return composer.document(encoding, stated)


def _single_spaced(words: str) -> str:
    return " ".join(words.split())
