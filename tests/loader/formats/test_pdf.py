"""The words of a PDF come in the order in which a person reads them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest

from tests.loader.formats.pdf import HEIGHT, LEADING, Line, assembled, document, pdf
from tests.loader.formats.writing import PARAGRAPHS, TITLE
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import Limits, release_from, releases_in
from tui.loader.formats import pdf as pdf_module
from tui.model import BlockKind, Release, Unreadable

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border with Latvia."


def read(data: bytes, knowledge: Knowledge) -> Release:
    return release_from(data, "a.pdf", knowledge)


def column(words: Iterable[str], x: float = 72, y: float = 700) -> list[Line]:
    """Lines under one another."""
    return [Line(x, y - index * LEADING, each) for index, each in enumerate(words)]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("columns", [1, 2])
def test_what_stands_on_every_page_does_not_stand_in_the_text(knowledge: Knowledge, columns: int) -> None:
    told = [f"{index}. {BODY}" for index in range(30)]
    release = read(pdf(TITLE, told, columns=columns, running="Example Agency, Press Office", lines=20), knowledge)
    body = release.text.partition("Example Agency")[0]
    assert words(body) == words(f"{TITLE} {' '.join(told)}")
    assert release.text.count("Example Agency, Press Office") == 1
    last = release.blocks[-1]
    assert (last.kind, last.rule) == (BlockKind.FURNITURE, "on-every-page")


def test_every_page_is_kept_for_citing(knowledge: Knowledge) -> None:
    told = [f"{index}. {BODY}" for index in range(30)]
    release = read(pdf(TITLE, told, running="Example Agency", lines=20), knowledge)
    pages = [release.locator(release.text.index(f"{index}. The")).page for index in range(30)]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 5)
    assert str(release.locator(release.text.index("29. The"))) == "page 5"


def test_columns_are_read_one_after_the_other_even_where_they_are_drawn_row_by_row(knowledge: Knowledge) -> None:
    left = ["The left column is read at first", "and goes on with a second line", "and a third one with 40 boats."]
    right = ["The right column is read after it", "and it has a second line also", "and ends with 112 people in it."]
    rows = [line for pair in zip(column(left), column(right, x=320), strict=True) for line in pair]
    release = read(document([[Line(72, 760, TITLE, 18, "F2"), *rows]]), knowledge)
    assert words(release.text) == words(" ".join([TITLE, *left, *right]))


def test_a_headline_and_a_note_across_the_columns_stay_above_and_below(knowledge: Knowledge) -> None:
    left, right = ([f"{side} column, line {index}, of some length" for index in range(8)] for side in ("Left", "Right"))
    note = "A note that runs across both of the columns and is set on one line of its own at the end."
    lines = [Line(72, 760, TITLE, 18, "F2"), *column(left), *column(right, x=320), Line(72, 560, note)]
    assert words(read(document([lines]), knowledge).text) == words(" ".join([TITLE, *left, *right, note]))


def test_a_table_is_read_by_rows(knowledge: Knowledge) -> None:
    rows = [("Country", "Arrests"), ("France", "22"), ("Italy", "18")]
    lines = [
        line
        for y, (one, two) in enumerate(rows)
        for line in (Line(72, 700 - 14 * y, one), Line(300, 700 - 14 * y, two))
    ]
    release = read(document([[*lines, *column([BODY], y=600)]]), knowledge)
    assert release.text.startswith("Country   Arrests\nFrance    22\nItaly     18\n\n")


def test_a_word_that_a_line_end_cut_in_two_is_whole(knowledge: Knowledge) -> None:
    told = [
        "The investi-",
        "gation in the har-",
        "bour of a well-known",
        "and a well-",
        "known town took 10-",
        "15 years.",
    ]
    text = read(document([column(told)]), knowledge).text
    assert words(text) == "The investigation in the harbour of a well-known and a well-known town took 10-15 years."


def test_a_paragraph_runs_on_over_the_end_of_a_page(knowledge: Knowledge) -> None:
    pages = [
        column(["It said that more than", "800 files"], y=100),
        column(["were seized on Monday.", "", "Another one."]),
    ]
    text = read(document(pages), knowledge).text
    assert "more than 800 files were seized on Monday." in text


def test_the_largest_type_is_the_title_wherever_it_is_drawn(knowledge: Knowledge) -> None:
    lines = [
        *column([BODY, BODY]),
        Line(72, 780, "Example Agency"),
        Line(72, 750, "Boats found in", 18),
        Line(72, 730, "three ports", 18),
    ]
    title = read(document([lines]), knowledge).title
    assert (title.value, title.rule) == ("Boats found in three ports", "largest-type")


def test_a_raised_number_does_not_run_into_the_figure_before_it(knowledge: Knowledge) -> None:
    lines = [
        Line(72, 700, "arrested 112"),
        Line(133.8, 704, "1", 7),
        Line(143, 700, "people in all"),
        *column([BODY], y=650),
    ]
    assert "arrested 112¹ people in all" in read(document([lines]), knowledge).text


def test_words_across_the_page_are_a_watermark_and_not_read(knowledge: Knowledge) -> None:
    data = document([column([BODY])])
    turned = data.replace(b"BT /F1 11 Tf", b"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET BT /F1 11 Tf")
    assert "DRAFT" not in read(turned, knowledge).text


def test_a_scan_says_that_it_has_no_text(knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableError, match=r"without text, perhaps a scan; run it through OCR"):
        read(document([[]]), knowledge)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n%%EOF\n", pdf(TITLE, PARAGRAPHS)[:400], b"%PDF-1.7" + bytes(500)])
def test_a_damaged_pdf_is_unreadable(knowledge: Knowledge, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="is a PDF that"):
        read(data, knowledge)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(pages=2), "has more than 2 pages"),
        (Limits(text=200), "has more than 200 characters"),
    ],
)
def test_a_pdf_over_a_limit_says_which(knowledge: Knowledge, limits: Limits, reason: str) -> None:
    data = pdf(TITLE, PARAGRAPHS * 9, lines=20)
    assert list(releases_in(data, "a.pdf", knowledge, limits=limits)) == [Unreadable("a.pdf", reason)]


def bomb(levels: int, times: int) -> bytes:
    """A page that draws a form that draws a form …, each as many times."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >> "
        b"/Contents 5 0 R >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    for level in range(levels):
        inner = level < levels - 1
        content = b"/X Do " * times if inner else b"BT /F1 9 Tf (x) Tj ET"
        forms = b"/XObject << /X %d 0 R >>" % (7 + level) if inner else b"/Font << /F1 3 0 R >>"
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >> /Length %d >>\n"
            b"stream\n%s\nendstream" % (forms, len(content), content)
        )
    return assembled(objects)


def test_a_pdf_that_would_be_read_for_days_is_given_up(knowledge: Knowledge) -> None:
    (found,) = releases_in(bomb(14, 10), "a.pdf", knowledge, limits=Limits(seconds=1))
    assert isinstance(found, Unreadable) and "takes more than 1 s to read" in found.reason


def test_a_reader_that_dies_leaves_the_program_alone(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(UnreadableError, match="damaged"):
        read(pdf(TITLE, PARAGRAPHS), knowledge)
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    with pytest.raises(UnreadableError, match="cannot be started"):
        read(pdf(TITLE, PARAGRAPHS), knowledge)


def test_without_the_extra_a_pdf_says_how_to_install_it(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "_pages", lambda *_: pdf_module._told([{"error": "missing"}]))
    with pytest.raises(UnreadableError, match=r"pip install 'presscheck\[pdf\]'"):
        read(pdf(TITLE, PARAGRAPHS), knowledge)


def test_a_page_as_high_as_the_world_is_read(knowledge: Knowledge) -> None:
    lines = column([BODY], y=HEIGHT * 100)
    assert "12 people" in read(document([lines]), knowledge).text
