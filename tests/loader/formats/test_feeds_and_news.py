"""Releases as entries of feeds and as news items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import Limits, release_from, releases_in
from tui.model import BlockKind, Embargo, Release, Unreadable

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border."
NEWSML = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def found(xml: str, knowledge: Knowledge, name: str = "a.xml") -> Sequence[Release | Unreadable]:
    return list(releases_in(xml.encode(), name, knowledge))


def rss(items: str, channel: str = "<title>Example Agency</title>") -> str:
    return f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{channel}{items}</channel></rss>'


def only(xml: str, knowledge: Knowledge) -> Release:
    (release,) = found(xml, knowledge)
    assert isinstance(release, Release), release
    return release


def test_entries_are_releases_by_their_number(knowledge: Knowledge) -> None:
    items = "".join(f"<item><title>{title}</title><description>{BODY}</description></item>" for title in "AB")
    assert [each.path for each in found(rss(items), knowledge)] == ["a.xml#1", "a.xml#2"]
    rdf = f"<RDF><channel><title>x</title></channel>{items}</RDF>"
    assert [each.path for each in found(rdf, knowledge)] == ["a.xml#1", "a.xml#2"]


def test_an_entry_states_its_day_its_source_and_its_author(knowledge: Knowledge) -> None:
    item = f"<title>A</title><description>{BODY}</description><pubDate>Tue, 07 Feb 2012 23:00:00 -0500</pubDate>"
    release = only(rss(f"<item>{item}<source>Agency</source><dc:creator>Ada</dc:creator></item>"), knowledge)
    assert release.published and (str(release.published.value), release.published.rule) == (
        "2012-02-07",
        "feed:pubDate",
    )
    assert release.publisher and (release.publisher.value, release.publisher.rule) == ("Agency", "feed:source")
    assert release.author and release.author.value == "Ada"


def test_the_feed_is_the_publisher_where_the_text_names_none(knowledge: Knowledge) -> None:
    publisher = only(rss(f"<item><title>A</title><description>{BODY}</description></item>"), knowledge).publisher
    assert publisher and (publisher.value, publisher.rule) == ("Example Agency", "feed:title")


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div><h1>A</h1><p>{BODY}</p><ul><li>12 boats</li></ul></div></content>',
        f'<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;ul&gt;&lt;li&gt;12 boats&lt;/ul&gt;</content>',
        f"<summary>short</summary><content><![CDATA[<p>{BODY}</p><li>12 boats</li>]]></content>",
        f"<content/><summary>&lt;p&gt;{BODY}&lt;li&gt;12 boats</summary>",
    ],
)
def test_the_fullest_text_is_read_however_it_is_written(knowledge: Knowledge, content: str) -> None:
    xml = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>A</title>{content}</entry></feed>'
    assert only(xml, knowledge).text == f"A\n\n{BODY}\n\n• 12 boats"


def test_plain_words_of_an_entry_keep_their_paragraphs_and_places(knowledge: Knowledge) -> None:
    release = only(
        rss(f"<item><title>A &amp;amp; B</title>\n<description>{BODY}\n\nMore of 9 boats.</description></item>"),
        knowledge,
    )
    assert release.text == f"A & B\n\n{BODY}\n\nMore of 9 boats."
    assert release.locator(release.text.index("9 boats")).line == 4


def test_an_entry_without_words_and_a_feed_without_entries_say_so(knowledge: Knowledge) -> None:
    assert found(rss("<item><link>x</link></item>"), knowledge) == [Unreadable("a.xml#1", "is an entry without words")]
    assert found(rss(""), knowledge) == [Unreadable("a.xml", "is a feed without entries")]


@pytest.mark.parametrize("day", ["", "soon", "Tue, 07 Foo 2012", "2012-02-30", "\x7f", "99999999999"])
def test_a_day_that_is_none_is_not_stated(knowledge: Knowledge, day: str) -> None:
    xml = rss(f"<item><title>A</title><description>{BODY}</description><pubDate>{day}</pubDate></item>")
    assert only(xml, knowledge).published is None


def item(body: str, meta: str = "", content: str = "<headline>Boats found</headline>") -> str:
    return (
        f"<newsItem {NEWSML}><itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta>"
        f"<contentSet>{body}</contentSet></newsItem>"
    )


def test_a_news_item_states_all_that_it_can(knowledge: Knowledge) -> None:
    meta = (
        '<provider literal="x"><name>Agency</name></provider><versionCreated>2012-02-08T10:00:00Z</versionCreated>'
        "<firstCreated>2012-02-07T10:00:00Z</firstCreated><embargoed>2012-02-07T12:00:00+01:00</embargoed>"
        '<link rel="irel:supersedes" residref="urn:x:1"/>'
    )
    body = f"<inlineXML><html><head><title>not this</title></head><body><p>{BODY}</p></body></html></inlineXML>"
    release = only(item(body, meta, "<headline>Boats found</headline><by>Ada</by>"), knowledge)
    assert release.text == f"Boats found\n\n{BODY}"
    assert release.publisher and (release.publisher.value, release.publisher.rule) == ("Agency", "newsml:provider")
    assert release.published and str(release.published.value) == "2012-02-07"
    assert release.embargo and release.embargo.value == Embargo(datetime(2012, 2, 7, 11, tzinfo=UTC))
    assert release.corrects and release.corrects.value == "urn:x:1"
    assert release.author and release.author.value == "Ada"


def test_an_embargo_without_an_end_holds(knowledge: Knowledge) -> None:
    assert only(item(f"<inlineData>&lt;p&gt;{BODY}&lt;/p&gt;</inlineData>", "<embargoed/>"), knowledge).embargoed()


def test_a_message_holds_several_items(knowledge: Knowledge) -> None:
    body = f"<inlineXML><p>{BODY}</p></inlineXML>"
    xml = f"<newsMessage {NEWSML}><itemSet>{item(body)}{item('')}{item(body + '<x/>')}</itemSet></newsMessage>"
    paths = [(each.path, isinstance(each, Release)) for each in found(xml, knowledge)]
    assert paths == [("a.xml#1", True), ("a.xml#2", True), ("a.xml#3", True)]


def test_nitf_keeps_headlines_lists_and_quotations(knowledge: Knowledge) -> None:
    xml = (
        '<nitf><head><docdata><date.issue norm="20120207T100000Z"/></docdata></head><body><body.head><hedline>'
        f"<hl1>Boats found</hl1><hl2>In three towns</hl2></hedline></body.head><body.content><block><p>{BODY}</p>"
        "<bq><block><p>We found them.</p></block></bq></block></body.content></body></nitf>"
    )
    release = only(xml, knowledge)
    kinds = [block.kind for block in release.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.PARAGRAPH, BlockKind.QUOTATION]
    assert release.published and str(release.published.value) == "2012-02-07"


def test_an_item_without_text_says_so(knowledge: Knowledge) -> None:
    assert found(item("", content=""), knowledge) == [Unreadable("a.xml", "is a news item without text")]


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<a/>", r"XML of a kind that is not read \(its outermost element is “a”\)"),
        ("<rss><channel>", "is not XML: no element found"),
        ("", "is not XML"),
        ("<?xml version='1.0' encoding='zlib'?><rss/>", "is not XML"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>", "defines entities, which no release needs"),
        ("<!DOCTYPE rss [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><rss/>", "defines entities"),
    ],
)
def test_what_is_no_feed_says_why(knowledge: Knowledge, xml: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        release_from(xml.encode(), "a.xml", knowledge)


def test_xml_over_a_limit_says_which(knowledge: Knowledge) -> None:
    xml = rss(f"<item><title>A</title><description>{BODY}</description></item>" * 9_000).encode()
    assert list(releases_in(xml, "a.xml", knowledge, limits=Limits(markup_bytes=1_000_000))) == [
        Unreadable("a.xml", "is more than 1 MB of XML")
    ]
    assert list(releases_in(xml, "a.xml", knowledge, limits=Limits(xml_elements=1_000))) == [
        Unreadable("a.xml", "has more than 1,000 elements")
    ]
