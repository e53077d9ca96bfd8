"""One release in every format: it opens, says the same, and its figures are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.loader.formats.writing import FORMATS, HEADING, TITLE
from tests.releases import knowledge
from tui.annotate import Annotator
from tui.library import Library
from tui.loader import load, releases_in
from tui.loader.names import SUFFIXES
from tui.model import BlockKind, Figure, Reading, Release, Span, Unreadable


@cache
def releases() -> Mapping[str, Release]:
    """The release as each format's reader has it."""
    found = {}
    for name, write in FORMATS.items():
        (release,) = releases_in(write(), name, knowledge())
        assert not isinstance(release, Unreadable), release
        found[name] = release
    return found


@cache
def reading(name: str) -> Reading:
    return Annotator(knowledge()).read(releases()[name])


def placeless(figure: Figure) -> Figure:
    """A figure without the offsets at which it stands."""
    return replace(figure, id="", start=0, end=0, sentence=Span(0, 0), why=(), part_of=None, same_as=None)


def words(text: str) -> str:
    return " ".join(text.split())


def body(release: Release) -> str:
    """The words of a release without what stands around it."""
    aside = (BlockKind.BOILERPLATE, BlockKind.FURNITURE)
    blocks = (block for block in release.blocks if block.kind not in aside)
    return words("\n".join(release.text[block.start : block.end] for block in blocks))


def test_there_is_a_file_of_every_format() -> None:
    written = {"." + name.rpartition(".")[2] for name in FORMATS}
    read = {SUFFIXES[suffix] for suffix in written}
    assert read == set(SUFFIXES.values())


@pytest.mark.parametrize("name", FORMATS)
def test_the_figures_are_those_of_the_text(name: str) -> None:
    expected = [placeless(figure) for figure in reading("plain.txt").figures]
    assert len(expected) > 15
    assert [placeless(figure) for figure in reading(name).figures] == expected


@pytest.mark.parametrize("name", FORMATS)
def test_the_words_are_those_of_the_text(name: str) -> None:
    assert body(releases()[name]) == body(releases()["plain.txt"])


@pytest.mark.parametrize("name", FORMATS)
def test_title_day_and_layout_are_those_of_the_text(name: str) -> None:
    release = releases()[name]
    assert (words(release.title.value), release.published and release.published.value) == (TITLE, date(2012, 2, 7))
    assert release.title.span is not None
    kinds = [block.kind for block in release.blocks]
    assert kinds[0] is BlockKind.TITLE
    assert kinds.count(BlockKind.LIST_ITEM) == 3
    assert kinds.count(BlockKind.FOOTNOTE) == 1
    heading = next(block for block in release.blocks if block.kind is BlockKind.SUBTITLE)
    assert words(release.text[heading.start : heading.end]) == HEADING


@pytest.mark.parametrize("name", FORMATS)
def test_every_figure_leads_back_to_its_place_in_the_source(name: str) -> None:
    release = releases()[name]
    for figure in reading(name).figures:
        assert str(release.locator(figure.start))


@pytest.mark.parametrize("name", ["release.md", "page.html", "letter.eml", "box.mbox", "item.xml", "feed.rss"])
def test_a_line_of_the_source_is_the_line_that_the_figure_stands_on(name: str) -> None:
    lines = FORMATS[name]().decode().split("\n")
    found = 0
    for figure in reading(name).figures:
        line, column = releases()[name].line_column(figure.start)
        if figure.text.isascii():
            assert figure.text in lines[line - 1] or figure.text.split()[0] in lines[line - 1]
            found += lines[line - 1].startswith(figure.text, column - 1)
    assert found >= (5 if name in ("release.md", "page.html") else 0)


def test_a_folder_with_one_of_each_opens(tmp_path: Path) -> None:
    for name, write in FORMATS.items():
        (tmp_path / name).write_bytes(write())
    loaded = load([tmp_path], knowledge())
    assert loaded.unreadable == ()
    assert len(loaded.releases) == len(FORMATS)
    library = Library.open([tmp_path])
    assert len(library.readings) == len(FORMATS)
    assert {release.file for release in loaded.releases} == {str(tmp_path / name) for name in FORMATS}
