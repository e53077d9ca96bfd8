"""An offset leads to its place in the source, and a place in the source to its offset."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import release
from tui.origin import Anchor, Locus, Origin
from tui.views.places import offset_typed

LINES = Origin("Markdown", "", (Anchor(0, Locus(line=3, column=3)), Anchor(12, Locus(line=7, column=1))))
PAGES = Origin("PDF", "", (Anchor(0, Locus(page=1)), Anchor(20, Locus(page=2))))
TEXT = "Boats found\nTwelve boats were found.\n"


def test_a_text_is_its_own_source() -> None:
    assert str(release(TEXT).locator(TEXT.index("were"))) == "line 2"
    assert release(TEXT).line_column(TEXT.index("were")) == (2, 14)


def test_an_offset_runs_on_in_the_line_of_its_anchor() -> None:
    it = replace(release(TEXT), origin=LINES)
    assert it.line_column(0) == (3, 3)
    assert it.line_column(TEXT.index("found")) == (3, 9)
    assert it.line_column(TEXT.index("boats")) == (7, 8)
    assert it.locator(TEXT.index("boats")) == Locus(line=7, column=8)


def test_what_has_pages_and_no_lines_is_cited_by_its_page_and_counted_in_lines_of_the_text() -> None:
    it = replace(release(TEXT), origin=PAGES)
    assert (str(it.locator(0)), str(it.locator(TEXT.index("found.")))) == ("page 1", "page 2")
    assert it.line_column(TEXT.index("were")) == (2, 14)


def test_an_element_is_named_before_its_line() -> None:
    assert str(Locus(page=2, line=9, element="row 4")) == "page 2, row 4, line 9"


def test_before_the_first_anchor_nothing_is_known_of_the_source() -> None:
    assert Origin("HTML", "", (Anchor(5, Locus(line=2)),)).locus(4) == Locus()


@pytest.mark.parametrize(("line", "column", "offset"), [(3, 3, 0), (3, 9, 6), (3, 99, 11), (5, 1, 12), (7, 8, 19)])
def test_a_line_of_the_source_leads_to_the_text_taken_from_it(line: int, column: int, offset: int) -> None:
    assert LINES.offset(line, column) == offset
    assert offset_typed(replace(release(TEXT), origin=LINES), f"{line}:{column}") == offset


def test_a_line_past_the_last_is_the_end() -> None:
    assert LINES.offset(8) is None
    assert offset_typed(replace(release(TEXT), origin=LINES), "8") == len(TEXT)


@given(st.integers(0, 30))
def test_every_offset_comes_back(offset: int) -> None:
    locus = LINES.locus(offset)
    assert LINES.offset(locus.line, locus.column) == offset


def test_the_file_of_a_release_inside_another_is_the_outer_one() -> None:
    it = replace(release(TEXT), path="mail/a.zip!/b.mbox#3", origin=Origin("e-mail", "!/b.mbox#3"))
    assert it.file == "mail/a.zip"
