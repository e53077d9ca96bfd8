"""Documents without a name, on standard input: the format is told by how they begin, or they are plain text."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from tests.loader.formats.writing import FORMATS
from tests.releases import knowledge
from tui.annotate import Annotator
from tui.loader import Limits, load, releases_in
from tui.loader.names import SUFFIXES
from tui.loader.sniffing import suffix_of
from tui.model import Release
from tui.resources import bundled

TOLD = {name: suffix for name, write in FORMATS.items() if (suffix := suffix_of(write()))}
"""The suffix that is told of each format that is told."""


def piped(data: bytes, limits: Limits | None = None) -> Release:
    (release,) = load(["-"], knowledge(), stdin=io.BytesIO(data), limits=limits).releases
    return release


def test_these_formats_are_told_and_each_is_told_right() -> None:
    assert {SUFFIXES[suffix] for suffix in TOLD.values()} == {
        "pdf", "json_lines", "html", "xml", "mbox", "docx", "zipped",
    }  # fmt: skip
    for name, suffix in TOLD.items():
        assert SUFFIXES[suffix] == SUFFIXES["." + name.rpartition(".")[2]]


@pytest.mark.parametrize("name", TOLD)
def test_text_is_that_of_the_file_and_figures_are_found(name: str) -> None:
    data = FORMATS[name]()
    release, (named,) = piped(data), releases_in(data, name, knowledge())
    assert isinstance(named, Release)
    assert (release.path.partition("-")[0], release.text) == ("", named.text)
    assert len(Annotator(knowledge()).read(release).figures) > 15


@pytest.mark.parametrize("data", [path.read_bytes() for path in bundled("seeds").glob("*.txt")], ids=range(5))
def test_a_release_in_plain_text_is_plain_text(data: bytes) -> None:
    assert suffix_of(data) == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"From: the press office\nDate: 5 March 2012\n",
        b"From Paris, 5 March 2012\n\nSome words",
        b"{embargoed}\n",
        b"<b>News</b>",
        b"% of people",
    ],
)
def test_what_could_be_plain_text_is_taken_for_it(data: bytes) -> None:
    assert suffix_of(data) == ""


def test_a_collection_may_be_larger_than_a_document() -> None:
    records = FORMATS["records.jsonl"]()
    limits = replace(Limits(), file_bytes=len(records), collection_bytes=100_000)
    assert piped(records + b"\n" * 1_000, limits)
    refused = load(["-"], knowledge(), stdin=io.BytesIO(b"A title\n\n" + b"Words. " * 999), limits=limits)
    assert not refused.releases
    assert "is larger than" in refused.unreadable[0].reason
