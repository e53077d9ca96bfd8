"""What is read of a web page, and what is left out."""

from __future__ import annotations

import sys

import pytest

from tests.loader.formats import writing
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import Limits, release_from, releases_in
from tui.loader.formats.composing import composed
from tui.loader.formats.markup import parts_of
from tui.loader.formats.page_head import statement
from tui.loader.formats.tags import Tag, tokens
from tui.model import BlockKind, Release, Unreadable

PROSE = "<p>The agency said on Monday that 12 people had been arrested in three towns near the border.</p>"


def blocks(html: str) -> list[tuple[BlockKind, str]]:
    found = composed(parts_of(html))
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def words(html: str) -> list[str]:
    return [text for _, text in blocks(html)]


def page(html: str, knowledge: Knowledge) -> Release:
    return release_from(html.encode(), "a.html", knowledge)


def test_a_page_is_read_without_its_navigation_scripts_and_footer(knowledge: Knowledge) -> None:
    text = page(writing.page(), knowledge).text
    assert "29 terabytes" in text
    assert not [lost for lost in ("Home", "sheep", "©", "44", "99") if lost in text]


def test_a_page_whose_main_text_cannot_be_told_is_read_whole(knowledge: Knowledge) -> None:
    assert page("<p>12 people</p><p>were there</p>", knowledge).text == "12 people\n\nwere there"


def test_a_raised_number_does_not_run_into_the_figure_before_it() -> None:
    assert words("<p>arrested 112<sup>1</sup> people<sup>[2]</sup> on the 19<sup>th</sup></p>") == [
        "arrested 112¹ people[²] on the 19th"
    ]


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    assert blocks("<ol start=3><li>three<ul><li>inner</ul><li><p>four</p><p>and more</p></ol>") == [
        (BlockKind.LIST_ITEM, "3. three"),
        (BlockKind.LIST_ITEM, "• inner"),
        (BlockKind.LIST_ITEM, "4. four"),
        (BlockKind.PARAGRAPH, "and more"),
    ]


def test_the_first_headline_is_the_title_and_others_head_sections() -> None:
    assert blocks("<h1>One<br>title</h1><h2>Two</h2><h1>Three</h1>") == [
        (BlockKind.TITLE, "One\ntitle"),
        (BlockKind.SUBTITLE, "Two"),
        (BlockKind.SUBTITLE, "Three"),
    ]


def test_a_table_of_figures_keeps_its_columns() -> None:
    html = "<table><tr><th>Town<th>Arrests<tr><td>Riga<td>7<tr><td>Ogre<td><p>12</p></table>"
    assert words(html) == ["Town   Arrests", "Riga   7", "Ogre   12"]
    assert composed(parts_of(html)).text == "Town   Arrests\nRiga   7\nOgre   12"


def test_a_table_that_sets_a_page_is_no_table() -> None:
    assert words("<table><tr><td><table><tr><td><p>One</p><p>Two</p></table><td>Three</table>") == [
        "One",
        "Two",
        "Three",
    ]


def test_two_line_breaks_part_paragraphs_and_one_parts_lines() -> None:
    assert words("one<br>two<br/><br />three<hr>four") == ["one\ntwo", "three", "four"]


def test_what_a_browser_does_not_show_is_not_read() -> None:
    html = (
        "<p>a</p><p hidden>b</p><div style='display: none'><div>c</div>d</div><style>e</style><!-- f --><template>g"
        "</template><p>h</p><textarea>i</textarea><?php j ?><![CDATA[k]]>"
    )
    assert words(html) == ["a", "h"]


def test_quotations_captions_and_notes_are_what_they_are() -> None:
    html = (
        "<blockquote><p>a</p></blockquote><figure><img src=x><figcaption>b</figcaption></figure>"
        "<section class=footnotes><ol><li id=fn1>c <a href=x>↩</a></ol></section><ul><li>d</ul>"
    )
    assert blocks(html) == [
        (BlockKind.QUOTATION, "a"),
        (BlockKind.CAPTION, "b"),
        (BlockKind.FOOTNOTE, "¹ c"),
        (BlockKind.LIST_ITEM, "• d"),
    ]


def test_references_to_characters_are_read_and_impossible_ones_do_no_harm() -> None:
    html = f"<p>1&nbsp;000 &euro; &lt; 2&#x2009;000 &amp;co &unknown; &#{'9' * 5000}; &#xD800; a < b</p>"
    assert words(html) == ["1\xa0000 € < 2\u2009000 &co &unknown; \ufffd \ufffd a < b"]


def test_every_stretch_of_a_page_knows_its_line_and_column() -> None:
    html = "<p\n class=x>one &amp; <b>two</b>\n  three</p>\n<p>four</p>"
    found = composed(parts_of(html))
    lines = html.split("\n")
    for word in ("one", "two", "three", "four"):
        anchor = max(anchor for anchor in found.anchors if anchor.offset <= found.text.index(word))
        column = anchor.locus.column + found.text.index(word) - anchor.offset
        assert lines[anchor.locus.line - 1].startswith(word, column - 1)


def test_the_head_of_a_page_states_title_day_publisher_and_author() -> None:
    html = (
        '<meta property="og:title" content="A &amp; B"><meta name="DC.Publisher" content="Agency">'
        '<meta name=author content="https://x.example/me">'
        '<meta itemprop=datePublished content="2012-02-07T23:30:00-05:00">'
    )
    stated = statement(token for token in tokens(html) if isinstance(token, Tag))
    assert stated.title and (stated.title.value, stated.title.rule) == ("A & B", "page:og:title")
    assert stated.publisher and stated.publisher.value == "Agency"
    assert stated.published and str(stated.published.value) == "2012-02-07"
    assert stated.author is None


@pytest.mark.parametrize(
    "data",
    [
        '{"@graph": [{"@id": "x"}, {"headline": "T", "datePublished": "2012-02-07", "author": [{"name": "Ada"}]}]}',
        '[{"headline": "T", "datePublished": "2012-02-07T00:00:00Z", "author": "Ada"}]',
    ],
)
def test_linked_data_goes_before_other_metadata(data: str) -> None:
    html = f'<meta name=author content=Eve><script type="application/ld+json">{data}</script>'
    stated = statement(token for token in tokens(html) if isinstance(token, Tag))
    assert stated.author and (stated.author.value, stated.author.rule) == ("Ada", "page:ld:author")
    assert stated.published and str(stated.published.value) == "2012-02-07"


@pytest.mark.parametrize("data", ["[" * 100_000, "{", "[1, null]", '{"headline": 5, "author": {"name": []}}'])
def test_linked_data_that_is_none_states_nothing(data: str) -> None:
    html = f'<script type="application/ld+json">{data}</script>'
    assert statement(token for token in tokens(html) if isinstance(token, Tag)).title is None


def test_the_title_of_the_head_tells_which_line_is_the_title(knowledge: Knowledge) -> None:
    html = f"<meta property=og:title content='Boats found'><main><p>Agency</p><p>Boats found</p>{PROSE}</main>"
    title = page(html, knowledge).title
    assert (title.value, title.rule, title.span is not None) == ("Boats found", "stated-title", True)


def test_a_page_is_decoded_as_it_declares(knowledge: Knowledge) -> None:
    html = f"<meta charset=iso-8859-2>{PROSE}<p>Łódź and Kraków agreed, an officer said on Tuesday.</p>"
    release = release_from(html.encode("iso-8859-2"), "a.html", knowledge)
    assert "Łódź" in release.text and release.encoding == "iso-8859-2"


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "base64", "no-such", "undefined", "idna", "\0"])
def test_a_character_set_that_is_none_is_not_believed(knowledge: Knowledge, charset: str) -> None:
    html = f"<meta charset={charset}>{PROSE}".replace("\0", "")
    assert "12 people" in page(html, knowledge).text


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(markup_bytes=1_000_000), "is a page of more than 1 MB"),
        (Limits(page_elements=50), "is a page of more than 50 tags"),
    ],
)
def test_a_page_over_a_limit_says_which(knowledge: Knowledge, limits: Limits, reason: str) -> None:
    html = ("<p>12 people</p>" + " " * 20_000) * 60
    assert list(releases_in(html.encode(), "a.html", knowledge, limits=limits)) == [Unreadable("a.html", reason)]


def test_without_the_extra_a_page_says_how_to_install_it(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura.core", None)
    with pytest.raises(UnreadableError, match=r"needs an extra of Presscheck; pip install 'presscheck\[html\]'"):
        page(writing.page(), knowledge)


def test_the_same_page_gives_the_same_release(knowledge: Knowledge) -> None:
    assert len({page(writing.page(), knowledge) for _ in range(3)}) == 1
