"""A typed line, column or offset leads to its place, and never past the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import release
from tui.views.places import blocks_with, offset_typed

RELEASE = release("Title here\n\nSecond ünit\nand more\n\nThird\n")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1", "Title"),
        ("3", "Second"),
        (" 4 ", "and more"),
        ("3:8", "ünit"),
        ("@12", "Second"),
        ("99", "Third"),
        ("0", "Title"),
        ("1:0", "Title"),
    ],
)
def test_a_typed_place_is_where_its_words_are(typed: str, words: str) -> None:
    offset = offset_typed(RELEASE, typed)
    assert offset is not None
    assert RELEASE.text[offset:].startswith(words)


def test_a_place_past_the_end_is_the_end() -> None:
    assert offset_typed(RELEASE, "@999999") == len(RELEASE.text)
    assert offset_typed(RELEASE, "1:99") == len("Title here")


@pytest.mark.parametrize("typed", ["", "x", "1:", ":4", "@", "-3", "1 2", "9" * 50])
def test_anything_else_is_no_place(typed: str) -> None:
    assert offset_typed(RELEASE, typed) is None


@given(st.integers(0, 40))
def test_an_offset_written_as_line_and_column_comes_back(offset: int) -> None:
    offset = min(offset, len(RELEASE.text) - 1)
    line, column = RELEASE.line_column(offset)
    assert offset_typed(RELEASE, f"{line}:{column}") == offset


def test_a_block_is_found_by_words_in_any_order_without_accents() -> None:
    assert [RELEASE.text[block.start : block.end] for block in blocks_with(RELEASE, "more UNIT")] == [
        "Second ünit\nand more"
    ]
    assert len(blocks_with(RELEASE, " ")) == 3
    assert blocks_with(RELEASE, "nowhere") == []
