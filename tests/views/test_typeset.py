"""A release set as a page: every code point on one line, every line inside the measure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import release
from tui.model import Block, BlockKind, Release, Stated, Status
from tui.views.drawable import NOTHING, clusters, drawn
from tui.views.typeset import MEASURE, LineKind, Page

WORDS = st.text(
    st.sampled_from("aé1“漢字。한🇩🇪👩\u200d❤\ufe0f\u0301\u00ad\u200b\u00a0\x1b\u202e-—"), min_size=1, max_size=30
)
GAPS = st.sampled_from([" ", "  ", "    ", "\n", " \n ", "\t", "\u2009"])
KINDS = st.sampled_from(list(BlockKind))


@st.composite
def releases(draw: st.DrawFn) -> Release:
    text, blocks = "", []
    for _ in range(draw(st.integers(0, 5))):
        body = "".join(draw(WORDS) + draw(GAPS) for _ in range(draw(st.integers(1, 12)))).strip()
        if body:
            blocks.append(Block(draw(KINDS), len(text), len(text) + len(body), "test"))
            text += body + "\n\n"
    return replace(release(""), text=text, blocks=tuple(blocks))


def lines(page: Page) -> list[str]:
    """What the page shows, line by line."""
    shown = []
    for line in range(page.lines):
        words = page.words_of(line)
        text = page.drawn(line).text.replace(NOTHING, "") if words is None else words
        shown.append((" " * page.indent_of(line) + text).rstrip())
    return shown


@given(releases(), st.integers(1, 100), st.booleans())
def test_every_code_point_that_is_not_folded_is_on_one_line(release: Release, width: int, folded: bool) -> None:
    page = Page(release, width, folded=folded)
    covered = [offset for line in range(page.lines) for offset in range(*page.span_of(line))]
    wanted = [offset for block in release.blocks for offset in range(block.start, block.end) if not page.hides(offset)]
    assert covered == wanted
    for line in range(page.lines):
        assert all(page.line_of(offset) == line for offset in range(*page.span_of(line)))


@given(releases(), st.integers(1, 100))
def test_no_line_is_wider_than_the_measure(release: Release, width: int) -> None:
    page = Page(release, width, folded=False)
    for line in range(page.lines):
        cells = page.drawn(line).cells.rstrip(" \xa0")
        assert page.indent_of(line) + len(cells) <= page.measure <= MEASURE


@given(releases(), st.integers(1, 40))
def test_no_grapheme_is_split(release: Release, width: int) -> None:
    page = Page(release, width, folded=False)
    for block in release.blocks:
        text = drawn(release.text[block.start : block.end], columns=True).text
        starts = {block.start + start for start, _, cells in clusters(text) if cells}
        lines_of_block = [page.span_of(line) for line in range(page.lines) if page.span_of(line).end > block.start]
        for span in lines_of_block:
            if block.start < span.start < block.end:
                assert span.start in starts or release.text[span.start - 1] == "\n"


@given(releases(), st.integers(8, 100))
def test_a_place_on_the_page_leads_back_to_its_offset(release: Release, width: int) -> None:
    page = Page(release, width, folded=False)
    for block in release.blocks:
        for offset in range(block.start, block.end):
            found = page.offset_at(page.line_of(offset), page.cell_of(offset))
            assert page.cell_of(found) == page.cell_of(offset) or not page.drawn(page.line_of(offset)).text[
                offset - page.span_of(page.line_of(offset)).start :
            ].strip(" \xa0\0")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    page = Page(release("The operation was targeted \n towards  those\nwith a preference."), 40)
    assert lines(page)[-2:] == ["The operation was targeted towards those", "with a preference."]


def test_a_no_break_space_holds_a_number_and_its_unit_together() -> None:
    assert lines(Page(release("One had 29\u00a0TB of data."), 11))[-3:] == ["One had", "29\u00a0TB of", "data."]


def test_a_word_longer_than_the_line_is_cut_between_graphemes() -> None:
    page = Page(release("e\u0301" * 20_000), 10)
    assert lines(page)[-1] == "e\u0301" * 10


def test_chinese_breaks_between_signs_but_not_before_a_closing_mark() -> None:
    assert lines(Page(release("警察逮捕了。嫌疑人"), 10))[-2:] == ["警察逮捕", "了。嫌疑人"]


def test_a_line_may_break_after_a_hyphen_between_letters_but_not_in_a_range() -> None:
    assert lines(Page(release("a co-ordinated raid"), 8))[-3:] == ["a co-", "ordinate", "d raid"]
    assert lines(Page(release("from 2011-12"), 10))[-2:] == ["from", "2011-12"]


def head(**facts: object) -> list[str]:
    made = release(
        "Twelve held\n\nPolice held twelve.", date(2012, 2, 7), kinds={0: BlockKind.TITLE}, publisher="Europol"
    )
    return lines(Page(replace(made, **facts), 60))[:5]  # type: ignore[arg-type]


def test_the_headline_stands_over_a_rule_and_under_who_and_when() -> None:
    assert head() == ["Europol · 7 February 2012", "", "Twelve held", "═══════════", ""]


def test_a_draft_says_so_and_what_is_not_known_is_left_out() -> None:
    assert head(publisher=None, published=None, status=Stated(Status.DRAFT, "test"))[0] == "draft"


def test_nothing_known_leaves_no_gap_over_the_headline() -> None:
    assert head(publisher=None, published=None)[0] == "Twelve held"


def test_a_headline_over_several_blocks_has_one_rule() -> None:
    made = release("Large operation against \n\nbehind images\n\nBody.", kinds={0: BlockKind.TITLE, 1: BlockKind.TITLE})
    assert lines(Page(made, 60))[:3] == ["Large operation against", "behind images", "═" * 23]


def test_a_release_without_a_title_block_gets_its_title_set_all_the_same() -> None:
    assert lines(Page(release("Body.", title="notes.txt"), 60))[:4] == ["notes.txt", "═════════", "", "Body."]


def test_a_narrow_page_puts_what_does_not_fit_under_the_publisher() -> None:
    made = release("Body.", date(2011, 12, 29), title="T", publisher="EU Australia Online", status=Status.REPORT)
    assert lines(Page(made, 30))[:3] == ["EU Australia Online", "29 December 2011 · report", ""]


def test_a_list_hangs_from_its_marks() -> None:
    text = "• one two three four\n\n• five"
    blocks = tuple(
        Block(BlockKind.LIST_ITEM, match.start(), match.end(), "test", "•") for match in re.finditer("•.*", text)
    )
    assert lines(Page(replace(release(""), text=text, blocks=blocks), 16))[-3:] == [
        "  • one two",
        "    three four",
        "  • five",
    ]


def test_a_table_keeps_its_lines_and_columns() -> None:
    table = "Country      arrests\nFrance            22\nCzech Republic     3"
    assert lines(Page(release(table), 60))[-3:] == table.split("\n")


def test_a_row_wider_than_the_page_goes_on_in_the_next_line() -> None:
    page = Page(release("Country      arrests\nFrance            22"), 12)
    assert [line.strip() for line in lines(page)[-4:]] == ["Country", "arrests", "France", "22"]


def test_quotations_that_follow_one_another_share_their_rule() -> None:
    page = Page(release("“One.\n\n“Two.”\n\nAfter.", kinds={0: BlockKind.QUOTATION, 1: BlockKind.QUOTATION}), 40)
    assert [page.kind_of(line) for line in range(page.lines)][-5:] == [
        LineKind.QUOTATION,
        LineKind.QUOTATION,
        LineKind.QUOTATION,
        LineKind.BLANK,
        LineKind.PARAGRAPH,
    ]


ASIDES = release(
    "Site header\n\nBody 1.\n\nPicture: a door\n\nBody 2.\n\nAbout us",
    kinds={0: BlockKind.FURNITURE, 2: BlockKind.CAPTION, 4: BlockKind.BOILERPLATE},
)


def test_asides_fold_into_one_line_at_the_end_that_counts_them() -> None:
    page = Page(ASIDES, 76)
    assert lines(page)[-5:] == [
        "Body 1.",
        "",
        "Body 2.",
        "",
        "+ 1 page element, 1 caption, 1 boilerplate line",
    ]
    assert page.line_of(ASIDES.text.index("door")) == page.lines - 1
    assert page.hides(ASIDES.text.index("door")) and not page.hides(ASIDES.text.index("Body 2"))


def test_asides_that_are_open_stand_where_they_are_in_the_text() -> None:
    shown = lines(Page(ASIDES, 76, folded=False))
    assert [line for line in shown if line][-5:] == ["Site header", "Body 1.", "Picture: a door", "Body 2.", "About us"]


@pytest.mark.parametrize("text", ["[/ revised]", "[link=http://x]", "[bold]", "\x1b]52;c;aGk=\x07"])
def test_markup_in_a_title_or_publisher_is_set_as_written(text: str) -> None:
    made = release(text, title=text, publisher=text, kinds={0: BlockKind.TITLE})
    expected = text.replace("\x1b", "␛").replace("\x07", "␇")
    assert [line for line in lines(Page(made, 60)) if expected in line] == [expected, expected]


def test_an_empty_release_is_a_headline() -> None:
    assert lines(Page(release("", title="empty.txt"), 60)) == [
        "empty.txt",
        "═════════",
        "",
        "This release has no text.",
    ]
