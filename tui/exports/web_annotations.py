"""Figures and findings as Web Annotations: one JSON-LD document, an ``AnnotationCollection`` with its one page.

By the W3C's Web Annotation Data Model and Vocabulary of 23 February 2017 (https://www.w3.org/TR/annotation-model/). A
target's source is a release's *text*, named by what it is, whatever file it lies in: the SHA-256 of its UTF-8 as an
``ni:`` URI (RFC 6920). That is the hash which tells whether the positions hold; ``via`` is the file that was read. The
quote selector finds the words again where the text has changed.

A figure's first body says in words how it stands, its second holds the figure as JSON, from which :func:`read` rebuilds
it.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tui import __version__
from tui.errors import UnreadableError
from tui.exports.extract import Extract
from tui.judgements import Anchor
from tui.model import Check, Figure
from tui.standoff import plain, rebuilt
from tui.writing import Json, json_text

if TYPE_CHECKING:
    from tui.model import Release

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The JSON-LD context that gives the terms their meaning."""

GENERATOR: Json = {"type": "Software", "name": f"Presscheck {__version__}"}


def lines(extract: Extract) -> Iterator[str]:
    """The document."""
    items = list(_annotations(extract))
    name = "|".join(text_name(reading.release) for reading in extract.readings)
    called = extract.event.name if extract.event else "Press releases"
    page: Json = {"id": _urn(name, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection: Json = {
        "@context": CONTEXT,
        "id": _urn(name, "collection"),
        "type": "AnnotationCollection",
        "label": called,
        "generator": GENERATOR,
        "total": len(items),
        "first": page,
    }
    yield json_text(collection, indent=1) + "\n"


def read(document: str) -> Sequence[Figure]:
    """The figures in a document that :func:`lines` wrote, equal to those written, in its order.

    Raises:
        UnreadableError: It is no such document.
    """
    try:
        items = json.loads(document)["first"]["items"]
        bodies = (body for item in items for body in item["body"] if body["format"] == "application/json")
        return [rebuilt(Figure, json.loads(body["value"])) for body in bodies]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError("holds no Web Annotations of Presscheck", mend="see --as annotations") from error


def text_name(release: Release) -> str:
    """The URI of a release's text by its SHA-256 (RFC 6920), lone surrogates encoded as they stand."""
    digest = sha256(release.text.encode("utf-8", "surrogatepass")).digest()
    return "ni:///sha-256;" + urlsafe_b64encode(digest).decode().rstrip("=")


def _urn(text: str, name: str) -> str:
    """An identifier of something in or on a text, the same whenever it is written."""
    return uuid5(NAMESPACE_URL, f"{text}#{name}").urn


def _annotations(extract: Extract) -> Iterator[Json]:
    checks: dict[str, list[Check]] = {}
    for check in extract.library.crossrefs.checks:
        checks.setdefault(check.release, []).append(check)
    for reading in extract.readings:
        release = reading.release
        source = _source(release)
        for figure in reading.figures:
            bodies = _figure_bodies(extract, figure)
            yield _annotation(release, source, figure, f"{figure.start}-{figure.end}", "classifying", bodies)
        for check in checks.get(release.id, ()):
            body = _said(f"{check.code}: {check.message}", "assessing")
            yield _annotation(release, source, check, f"{check.code}:{check.start}-{check.end}", "assessing", [body])


def _annotation(
    release: Release, source: Json, found: Figure | Check, name: str, motivation: str, bodies: Sequence[Json]
) -> Json:
    selectors = Anchor.of(release, found.start, found.end).target()["selector"]
    return {
        "id": _urn(text_name(release), name),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": {"type": "SpecificResource", "source": source, "selector": plain(selectors)},
    }


def _source(release: Release) -> Json:
    return {
        "id": text_name(release),
        "type": "Text",
        "format": "text/plain",
        "label": release.title.value,
        "via": quote(release.path, safe="/", errors="surrogatepass"),
    }


def _figure_bodies(extract: Extract, figure: Figure) -> Sequence[Json]:
    standing, measure = extract.library.standing(figure.id), extract.library.measure_of(figure.id)
    about = f"{measure.label}: " if measure else ""
    stands = standing.kind.value.replace("_", " ")
    return [
        _said(f"{about}{stands}. {standing.reason}", "describing"),
        {
            "type": "TextualBody",
            "purpose": "classifying",
            "format": "application/json",
            "value": json_text(plain(figure)),
        },
    ]


def _said(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": words}
