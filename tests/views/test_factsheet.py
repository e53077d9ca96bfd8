"""What the sidebar says of a release, row by row."""

from __future__ import annotations

from tests.collection import HOSTILE, small_library
from tests.releases import release
from tui.library import Library
from tui.model import Figure, Kind, Qualifier, Span
from tui.views import factsheet
from tui.views.factsheet import Row, RowKind, rows


def sheet(library: Library, path: str, folded: set[str] | None = None) -> tuple[Row, ...]:
    """The rows for the release at ``path``."""
    (reading,) = (each for each in library.readings if each.release.path == path)
    return rows(library, reading.release.id, folded or set())


def said(rows: tuple[Row, ...], section: str) -> list[str]:
    """A section's rows, each on one line."""
    return [
        " ".join(filter(None, (row.value, row.text, row.aside, row.mark.glyph if row.mark else "")))
        for row in rows
        if row.section == section and row.kind not in (RowKind.GAP, RowKind.SECTION)
    ]


def test_a_measure_shows_the_releases_own_figure_and_then_what_others_say() -> None:
    rows = sheet(small_library(), "final.txt")
    assert said(rows, "Boats seized") == [
        "40 boats on Monday and arrested 112 people ✓",
        "40 draft · Harbour police seize boats ≡",
        "about 40 10 Mar · Boats taken in harbour raid ≈",
    ]


def test_a_blank_shows_its_fill() -> None:
    rows = sheet(small_library(), "draft.txt")
    assert said(rows, "Ports")[0] == "xx → three ports seized 40 boats on Monday and arrested 2xx people ▣"


def test_a_unit_stands_with_its_value_and_not_again_after_it() -> None:
    assert said(sheet(small_library(), "final.txt"), "Data held")[0].startswith("29 TB of data to read")


def test_values_of_a_measure_share_one_column() -> None:
    rows = [row for row in sheet(small_library(), "final.txt") if row.section == "Boats seized" and row.value]
    assert {row.column for row in rows} == {len("40")}


def test_references_say_what_was_not_found() -> None:
    assert said(sheet(small_library(), "final.txt"), "References") == [
        "its draft: draft · Harbour police seize boats",
        "cites notice of 2 March 2020 missing",
    ]
    assert said(sheet(small_library(), "draft.txt"), "References") == ["draft of Harbour police seize forty boats"]


def test_names_and_dates_are_listed_with_what_they_are() -> None:
    rows = sheet(small_library(), "final.txt")
    assert said(rows, "Names") == ["Ada Moor, head of the harbour police person"]
    assert said(rows, "Dates") == ["2 March 2020"]


def test_a_folded_section_keeps_its_heading_and_says_how_many_rows_it_hides() -> None:
    rows = sheet(small_library(), "final.txt", {"Boats seized"})
    (heading,) = (row for row in rows if row.section == "Boats seized" and row.kind is not RowKind.GAP)
    assert (heading.kind, heading.aside, heading.folded) == (RowKind.SECTION, "3", True)


def test_every_row_but_a_heading_leads_to_a_span_that_exists() -> None:
    library = small_library()
    for reading in library.readings:
        for row in rows(library, reading.release.id):
            if row.target is not None:
                text = library.reading(row.target.release).release.text
                assert 0 <= row.target.start < row.target.end <= len(text)
            elif row.kind in (RowKind.FIGURE, RowKind.ALSO):
                raise AssertionError(row)


def test_hostile_words_are_letters_in_every_field() -> None:
    library = small_library()
    for reading in library.readings:
        for row in rows(library, reading.release.id):
            for field in (row.text, row.value, row.aside, row.reason, row.section):
                assert not any(ord(character) < 32 or character == "\x7f" for character in field), row


def test_markup_in_the_source_is_kept_as_it_stands() -> None:
    (row,) = (row for row in sheet(small_library(), "alone.txt") if row.kind is RowKind.FIGURE)
    assert "[/ revised] [link=http://x]a[/link] [bold]b" in row.text
    assert "[bold]b" in row.reason
    assert HOSTILE not in row.text


def test_a_release_without_anything_has_no_rows() -> None:
    assert sheet(small_library(), "plain.txt") == ()


def test_a_measure_with_a_history_shows_it_beside_its_heading() -> None:
    headings = {row.text: row.aside for row in sheet(small_library(), "final.txt") if row.kind is RowKind.SECTION}
    assert headings["People arrested"] == "▁█"
    assert headings["Boats seized"] == ""


def test_a_long_value_moves_no_other() -> None:
    rows = [row for row in sheet(small_library(), "report.txt") if row.section == "Boats seized"]
    assert [row.column for row in rows if row.value] == [2, 2, 2]
    assert max(row.column for row in sheet(small_library(), "draft.txt")) <= factsheet.WIDEST_VALUE


def test_a_text_on_one_line_does_not_stand_beside_every_figure_of_it() -> None:
    text = "we met 1,234 people and " * 1000
    figure = Figure("x:7", 7, 12, "1,234", Kind.COUNT, 1234, None, Qualifier.EXACT, None, Span(0, len(text)))
    words = factsheet.words_after(release(text), figure)
    assert words.startswith("people and we met")
    assert len(words) <= factsheet.LONGEST_WORDS
