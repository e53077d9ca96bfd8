"""Web Annotations: well formed by the W3C's model, true to the text, and read back to equal figures."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest

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
"""The terms of the Web Annotation context (Web Annotation Vocabulary, 2017, appendix A) by the class that has them,
checked by hand against the recommendation: no registry carries the context as a package."""

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
