"""What each format keeps, leaves out and says when it cannot be read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.loader.formats import written
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import load, release_from, releases_in
from tui.model import BlockKind, Release, Unreadable


def blocks(release: Release) -> list[tuple[str, str]]:
    return [(block.kind.value, release.text[block.start : block.end]) for block in release.blocks]


def test_markdown_loses_its_marks_and_keeps_lists_quotations_and_rows(knowledge: Knowledge) -> None:
    text = (
        "---\ntitle: Raid\npublisher: Example Agency\ndate: 2019-05-02\n---\n# Raid on port\n\nPolice *arrested* "
        "[ten people](http://x.example) and ![a picture](p.png) left at 10 in the morning.\n\n- 29 kg of cocaine\n"
        "- two boats\n\n> “We are content,” said the chief.\n\n| place | arrests |\n|---|---|\n| Riga | 7 |\n"
    )
    release = release_from(text.encode(), "a.md", knowledge)
    assert blocks(release) == [
        ("title", "Raid on port"),
        ("paragraph", "Police arrested ten people and left at 10 in the morning."),
        ("list_item", "• 29 kg of cocaine"),
        ("list_item", "• two boats"),
        ("quotation", "“We are content,” said the chief."),
        ("paragraph", "place | arrests"),
        ("paragraph", "Riga | 7"),
    ]
    assert release.publisher and release.publisher.value == "Example Agency"
    assert release.published and release.published.rule == "front-matter"


def test_what_only_looks_like_front_matter_is_text(knowledge: Knowledge) -> None:
    text = "---\n- Twelve: [were arrested\n---\n\nThe agency said so on Monday in the port of Riga.\n"
    assert "arrested" in release_from(text.encode(), "a.md", knowledge).text


def test_a_page_without_its_navigation_scripts_and_footer(knowledge: Knowledge) -> None:
    text = release_from(written.html().encode(), "a.html", knowledge).text
    assert "29 kg" in text
    assert not [lost for lost in ("Home", "2018", "©", "77") if lost in text]


def test_lists_quotations_and_tables_of_a_page_stay_what_they_are(knowledge: Knowledge) -> None:
    told = (
        f"<p>{written.PARAGRAPHS[0]}</p><ul><li>29 kg of cocaine were taken</li></ul>"
        f"<blockquote>{written.PARAGRAPHS[1]}</blockquote><table><tr><td>Riga</td><td>7 arrests</td></tr></table>"
    )
    release = release_from(written.html(told).encode(), "a.html", knowledge)
    kinds = {words[:6]: kind for kind, words in blocks(release)}
    assert (kinds["• 29 k"], kinds["Office"], kinds["Riga |"]) == ("list_item", "quotation", "paragraph")


def test_a_pdf_loses_its_running_heads_and_keeps_the_number_of_each_page(knowledge: Knowledge) -> None:
    towns = ("Riga", "Liepaja", "Ventspils", "Jelgava", "Cesis", "Valmiera", "Ogre")
    told = [f"Ten people were arrested in {town} on Tuesday, the agency said there." for town in towns]
    release = release_from(written.pdf(told, head="Example Agency, page {}"), "a.pdf", knowledge)
    assert "Example Agency" not in release.text
    assert [release.locator(release.text.index(town)).page for town in towns] == [1, 1, 1, 2, 2, 2, 3]


def test_a_word_that_a_hyphen_parts_at_the_end_of_a_line_of_a_pdf_is_made_whole(knowledge: Knowledge) -> None:
    line = "The agency said that ten people were found in the north-"
    release = release_from(
        written.pdf([f"{line} ern harbour of Riga on Tuesday."], width=len(line) + 1), "a.pdf", knowledge
    )
    assert "northern harbour" in release.text


def test_a_paragraph_runs_on_over_the_end_of_a_page_of_a_pdf(knowledge: Knowledge) -> None:
    told = [
        "Raid in port",
        "The agency spoke on Monday.",
        "It said that ten people were",
        "arrested in the port of Riga.",
    ]
    release = release_from(written.pdf(told), "a.pdf", knowledge)
    assert "ten people were arrested in the port" in release.text


def test_a_mail_says_who_and_when_only_where_its_text_does_not(knowledge: Knowledge) -> None:
    mail = written.mail()
    mail.set_content("Elmton, 4 May 2019 – Ten people were arrested in the port on Friday, the agency said.\n")
    release = release_from(mail.as_bytes(), "a.eml", knowledge)
    assert release.published and str(release.published.value) == "2019-05-04"
    assert release.title.value == written.TITLE


def test_an_attachment_is_a_document_of_its_own(knowledge: Knowledge) -> None:
    mail = written.mail()
    mail.add_attachment(written.docx(), maintype="application", subtype="octet-stream", filename="../a.docx")
    found = [each.path for each in releases_in(mail.as_bytes(), "m.eml", knowledge)]
    assert found == ["m.eml", "m.eml!/a.docx"]


def test_the_sidecar_says_what_a_table_calls_its_text(tmp_path: Path, knowledge: Knowledge) -> None:
    row = {"was": "Ten people were arrested in Riga on Tuesday.", "kop": "Raid"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\nno json\n" + json.dumps({"kop": "x"}))
    (tmp_path / "presscheck.yaml").write_text('fields:\n  "*.jsonl": {text: was, title: kop}\n')
    loaded = load([tmp_path], knowledge)
    assert [release.title.value for release in loaded.releases] == ["Raid"]
    assert [each.reason.partition(";")[0] for each in loaded.unreadable] == [
        "line 2 is not JSON",
        "line 3 has no text in a field called was",
    ]


def test_deleted_words_of_a_word_document_are_not_read(knowledge: Knowledge) -> None:
    deleted = "<w:del><w:r><w:delText>and 5 killed</w:delText></w:r></w:del>"
    told = f"<w:p><w:r><w:t>Ten were arrested </w:t></w:r>{deleted}</w:p>"
    text = release_from(written.docx(told), "a.docx", knowledge).text
    assert "Ten were arrested" in text and "killed" not in text


def test_list_items_and_rows_of_a_word_document(knowledge: Knowledge) -> None:
    told = (
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>three boats</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Riga</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    found = blocks(release_from(written.docx(told), "a.docx", knowledge))
    assert found[1:] == [(BlockKind.LIST_ITEM.value, "• three boats"), (BlockKind.PARAGRAPH.value, "Riga | 7")]


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.html", "trafilatura", "html"), ("a.pdf", "pypdfium2", "pdf"), ("a.rss", "feedparser", "feeds")],
)
def test_a_missing_extra_says_how_to_install_it(
    name: str, module: str, extra: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnreadableError, match=rf'pip install "presscheck\[{extra}\]"'):
        release_from(b"<rss/>" if extra == "feeds" else written.html().encode(), name, knowledge)


@pytest.mark.parametrize("name", ["a.zip", "a.tgz", "a.docx", "a.pdf", "a.mbox", "a.rss", "a.eml"])
def test_bytes_that_are_not_of_the_format_are_unreadable_and_no_error(name: str, knowledge: Knowledge) -> None:
    (found,) = releases_in(b"\x00\x01 no such thing", name, knowledge)
    assert isinstance(found, Unreadable)


@pytest.mark.parametrize("suffix", [".html", ".rss"])
def test_the_raised_number_of_a_note_lengthens_no_figure(suffix: str, knowledge: Knowledge) -> None:
    noted = "<p>Police in Riga arrested 112<sup>1</sup> people on Tuesday and searched 14 houses, the agency said.</p>"
    made = written.html(noted) if suffix == ".html" else written.rss().replace("&lt;p&gt;", escape(noted), 1)
    assert "112 [1] people" in release_from(made.encode(), f"a{suffix}", knowledge).text
