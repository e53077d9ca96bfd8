"""Web Annotations: well formed by the W3C's model, true to the text, and read back to equal figures."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

import pytest
from pyld import jsonld

from tests.collection import small_library
from tests.commands.test_output import is_safe
from tui.errors import UnreadableError
from tui.exports import web_annotations
from tui.exports.extract import Extract
from tui.judgements import Judgements
from tui.library import Library
from tui.resources import bundled

TERMS = {
    "AnnotationCollection": {"id", "type", "label", "generator", "total", "first"},
    "AnnotationPage": {"id", "type", "startIndex", "items"},
    "Annotation": {"id", "type", "motivation", "body", "target"},
    "TextualBody": {"type", "purpose", "format", "language", "value"},
    "SpecificResource": {"type", "source", "selector"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
    "TextPositionSelector": {"type", "start", "end"},
    "Text": {"id", "type", "format", "label", "via"},
    "Software": {"type", "name"},
}
"""The terms of the Web Annotation context by the class that has them."""

PREFIXES = {
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES = {"Text": "dctypes:Text", "Software": "as:Application"} | {
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
}
OWN = "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector classifying describing assessing"
NAMED = {"body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector"} | {
    "generator": "as:generator",
    "via": "oa:via",
    "first": "as:first",
}
CHOSEN = {"motivation": "oa:motivatedBy", "purpose": "oa:hasPurpose"}
WORDS = {"format": "dc:format", "language": "dc:language", "value": "rdf:value", "name": "foaf:name"} | {
    "label": "rdfs:label",
    **{term: f"oa:{term}" for term in ("exact", "prefix", "suffix")},
}
NUMBERS = {"start": "oa:start", "end": "oa:end", "total": "as:totalItems", "startIndex": "as:startIndex"}
CONTEXT = {
    **PREFIXES,
    **{term: {"@id": f"@{term}", "@type": "@id"} for term in ("id", "type")},
    **CLASSES,
    **{term: f"oa:{term}" for term in OWN.split()},
    **{term: {"@id": iri, "@type": "@id"} for term, iri in NAMED.items()},
    **{term: {"@id": iri, "@type": "@vocab"} for term, iri in CHOSEN.items()},
    **WORDS,
    **{term: {"@id": iri, "@type": "xsd:nonNegativeInteger"} for term, iri in NUMBERS.items()},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}
"""What the Web Annotation context says of the terms used here (Web Annotation Vocabulary of 23 February 2017, appendix
A), compared with the W3C's own file in November 2026: no registry carries that file, and a test fetches nothing."""

MOTIVATIONS = {"classifying", "describing", "assessing"}
"""Of the motivations of the vocabulary (section 3.3), those used here."""


@pytest.fixture(scope="module", params=["seeds", "hostile"])
def library(request: pytest.FixtureRequest) -> Library:
    if request.param == "hostile":
        return small_library()
    return Library.open([bundled("seeds")], judgements=Judgements())


def written(library: Library) -> str:
    return "".join(web_annotations.lines(Extract(library)))


def objects(node: object) -> Iterator[dict[str, Any]]:
    """Every object of a document, outermost first."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from objects(inner)


def test_every_object_has_a_class_of_the_vocabulary_and_its_terms_alone(library: Library) -> None:
    document = json.loads(written(library))
    assert document.pop("@context") == "http://www.w3.org/ns/anno.jsonld"
    for each in objects(document):
        assert set(each) <= TERMS[each["type"]], each
        assert {each[key] for key in ("motivation", "purpose") if key in each} <= MOTIVATIONS


def unwrapped(node: object) -> object:
    """A document in which a list of one is that one: JSON-LD does not tell them apart."""
    if isinstance(node, dict):
        return {key: unwrapped(value) for key, value in node.items()}
    if isinstance(node, list):
        return unwrapped(node[0]) if len(node) == 1 else [unwrapped(each) for each in node]
    return node


def test_the_context_gives_every_term_a_meaning_and_nothing_is_lost(library: Library) -> None:
    document = json.loads(written(library))
    del document["@context"]
    for each in objects(document):
        if "via" in each:
            each["via"] = urljoin("file:///collection/", each["via"])
    expanded = jsonld.expand({"@context": CONTEXT, **document})
    for each in objects(expanded):
        assert [key for key in each if not key.startswith(("@", "http"))] == []
        kinds = each.get("@type", [])
        assert [kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if not kind.startswith("http")] == []
    back = jsonld.compact(expanded, CONTEXT)
    del back["@context"]
    assert unwrapped(back) == unwrapped(document)


def test_a_collection_counts_its_annotations_and_no_two_share_an_identifier(library: Library) -> None:
    document = json.loads(written(library))
    items = document["first"]["items"]
    figures = sum(len(reading.figures) for reading in library.readings)
    assert document["total"] == len(items) == figures + len(library.crossrefs.checks)
    assert len({item["id"] for item in items}) == len(items)


def test_position_and_quote_point_at_the_same_words_of_the_text_with_that_hash(library: Library) -> None:
    texts = {web_annotations.text_name(reading.release): reading.release.text for reading in library.readings}
    for item in json.loads(written(library))["first"]["items"]:
        name = item["target"]["source"]["id"]
        text = texts[name]
        digest = urlsafe_b64decode(name.removeprefix("ni:///sha-256;") + "=")
        assert digest == sha256(text.encode()).digest()
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_the_figures_come_back_as_they_were(library: Library) -> None:
    figures = [figure for reading in library.readings for figure in reading.figures]
    assert web_annotations.read(written(library)) == figures


def test_no_control_character_is_written(library: Library) -> None:
    assert is_safe(written(library))


@pytest.mark.parametrize("document", ["", "{}", "[]", '{"first": {"items": [3]}}', "[" * 100_000], ids=range(5))
def test_another_document_is_refused(document: str) -> None:
    with pytest.raises(UnreadableError, match="holds no Web Annotations"):
        web_annotations.read(document)
