"""What is read of a Word document."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.loader.formats.writing import WORD, word, zipped
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import Limits, release_from, releases_in
from tui.model import Release, Unreadable

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border."


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def blocks(release: Release) -> list[tuple[str, str]]:
    return [(block.kind.value, release.text[block.start : block.end]) for block in release.blocks]


def read(paragraphs: str, knowledge: Knowledge, **parts: str) -> Release:
    return release_from(word(paragraphs, **parts), "a.docx", knowledge)


def test_styles_are_known_by_their_names_in_any_language(knowledge: Knowledge) -> None:
    styles = "".join(
        f'<w:style w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (("T1", "heading 1"), ("T2", "heading 2"), ("Z", "Quote"), ("A", "List Bullet"))
    )
    told = "".join(
        paragraph(run(text), properties=f'<w:pStyle w:val="{id}"/>')
        for id, text in (
            ("T1", "Boats found"),
            ("T2", "Where"),
            ("Z", "We said so"),
            ("A", "12 boats"),
            ("T1", "Again"),
        )
    )
    assert blocks(read(told, knowledge, styles=styles)) == [
        ("title", "Boats found"),
        ("subtitle", "Where"),
        ("quotation", "We said so"),
        ("list_item", "• 12 boats"),
        ("subtitle", "Again"),
    ]


def test_lists_count_as_their_numbering_says(knowledge: Knowledge) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    told = "".join(
        paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>')
        for id, level, text in ((3, 0, "first"), (3, 1, "inner"), (3, 0, "second"), (0, 0, "none"))
    )
    assert [text for _, text in blocks(read(told, knowledge, numbering=numbering))] == [
        "1. first",
        "• inner",
        "2. second",
        "none",
    ]


def test_tracked_changes_are_read_as_accepted(knowledge: Knowledge) -> None:
    told = paragraph(
        run("Ten were arrested"),
        "<w:del><w:r><w:delText> and 5 killed</w:delText></w:r></w:del>",
        f"<w:ins>{run(' on Monday')}</w:ins>",
        "<w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom>",
    )
    assert read(told, knowledge).text == "Ten were arrested on Monday"


def test_what_a_text_box_says_twice_is_read_once(knowledge: Knowledge) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>40 boats</w:t></w:r></w:p></w:txbxContent>"
    told = (
        f"<w:p><w:r><AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent></w:r></w:p>"
    )
    assert read(told, knowledge).text == "40 boats"


def test_notes_stand_at_the_end_by_the_numbers_of_their_marks(knowledge: Knowledge) -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    told = paragraph(
        run("Of 112"),
        mark.format(9),
        run(" people"),
        mark.format(4),
        run(" and 10"),
        run("6", '<w:vertAlign w:val="superscript"/>'),
        run(f" {BODY}"),
    )
    notes = "".join(
        f'<w:footnote w:id="{id}">{paragraph(run(text))}</w:footnote>' for id, text in ((4, "Second."), (9, "First."))
    )
    release = read(told, knowledge, footnotes=notes)
    assert blocks(release) == [
        ("paragraph", f"Of 112¹ people² and 10⁶ {BODY}"),
        ("footnote", "¹ First."),
        ("footnote", "² Second."),
    ]
    assert str(release.locator(release.text.index("First"))) == "footnote 1"


def test_a_table_is_read_by_rows_and_a_cell_may_have_paragraphs(knowledge: Knowledge) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph(run('inner')))}</w:tbl>"
    head = row(paragraph(run("Town")), paragraph(run("Arrests")))
    first = row(paragraph(run("Riga")), paragraph(run("7")) + paragraph(run("or 8")) + inner)
    told = f"{paragraph(run(BODY))}<w:tbl>{head}{first}</w:tbl>"
    assert read(told, knowledge).text == f"{BODY}\n\nTown   Arrests\nRiga   7 or 8 inner"


def test_words_know_their_paragraph_and_the_page_where_word_set_them(knowledge: Knowledge) -> None:
    told = (
        paragraph(run("One"))
        + paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", run("Two"))
        + paragraph('<w:r><w:br w:type="page"/></w:r>', run("Three"))
    )
    release = read(told, knowledge)
    places = [str(release.locator(release.text.index(word))) for word in ("One", "Two", "Three")]
    assert places == ["paragraph 1", "page 2, paragraph 2", "page 3, paragraph 3"]


def test_line_breaks_tabs_and_hyphens_are_what_they_look_like(knowledge: Knowledge) -> None:
    told = paragraph(
        run("one"),
        "<w:r><w:br/></w:r>",
        run("two"),
        "<w:r><w:tab/></w:r>",
        run("three"),
        "<w:r><w:noBreakHyphen/></w:r>",
        run("four"),
    )
    assert read(told, knowledge).text == "one\ntwo three-four"


def with_parts(body: str, parts: Mapping[str, str]) -> bytes:
    """A document with other parts than a usual one has."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document.encode(), **{name: text.encode() for name, text in parts.items()}})


def test_an_embargo_at_the_head_of_the_pages_is_heeded(knowledge: Knowledge) -> None:
    lines = paragraph(run("Embargoed until 10:00, 7 February 2999")) + paragraph(run("Example Agency"))
    body = paragraph(run("Boats found")) + paragraph(run(BODY))
    data = with_parts(body, {"word/header1.xml": f"<w:hdr {WORD}>{lines}</w:hdr>"})
    release = release_from(data, "a.docx", knowledge)
    assert release.embargoed()
    assert release.title.value == "Boats found"
    assert blocks(release)[-1] == ("boilerplate", "Example Agency")


def test_who_wrote_it_is_taken_from_its_properties(knowledge: Knowledge) -> None:
    core = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ada Moor</dc:creator></p>'
    data = with_parts(paragraph(run(BODY)), {"docProps/core.xml": core})
    author = release_from(data, "a.docx", knowledge).author
    assert author and (author.value, author.rule) == ("Ada Moor", "docx:creator")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no such thing", "is no ZIP archive"),
        (zipped({"a.txt": b"x"}), "it has no word/document.xml"),
        (zipped({"word/document.xml": b"<w:document"}), "is not XML"),
        (zipped({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "defines entities"),
        (word("<w:p/>"), "is empty|white space"),
        (
            word(paragraph(run(BODY))).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
            "damaged",
        ),
    ],
)
def test_what_is_no_document_says_why(knowledge: Knowledge, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        release_from(data, "a.docx", knowledge)


def test_a_document_over_a_limit_says_which(knowledge: Knowledge) -> None:
    data = word(paragraph(run(BODY)) * 12_000)
    (found,) = releases_in(data, "a.docx", knowledge, limits=Limits(file_bytes=1_000_000))
    assert found == Unreadable("a.docx", "is a Word document of more than 1 MB")
    (found,) = releases_in(data, "a.docx", knowledge, limits=Limits(xml_elements=1_000))
    assert found == Unreadable("a.docx", "has more than 1,000 elements")
