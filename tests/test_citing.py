"""What is taken away says where it came from, and carries no markup of a document's."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.collection import HOSTILE, small_library
from tests.releases import release
from tui.citing import citation, fact_sheet, figure_quoted, quotation
from tui.model import Span
from tui.notes import Notebook, noted

LIBRARY = small_library()
DRAFT, FINAL = (
    reading for reading in LIBRARY.readings if "draft" in reading.release.path or "final" in reading.release.path
)
ALONE = next(reading for reading in LIBRARY.readings if reading.release.path == "alone.txt")


def test_a_citation_names_publisher_title_day_file_and_line() -> None:
    figure = FINAL.figures[1]
    assert citation(FINAL.release, figure.start) == (
        "Harbour Police, “Harbour police seize forty boats”, 9 March 2020 (final.txt, line 3)"
    )


def test_a_citation_leaves_out_what_is_not_known() -> None:
    assert citation(release("Some words.", title="A title"), 0) == "“A title”, undated (test.txt, line 1)"


def test_a_figure_is_copied_with_its_sentence_and_its_source() -> None:
    quoted = figure_quoted(FINAL.release, FINAL.figures[1]).splitlines()
    assert quoted == [
        "40: Police in three ports seized 40 boats on Monday and arrested 112 people.",
        f"— {citation(FINAL.release, FINAL.figures[1].start)}",
    ]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_selection_is_copied_letter_for_letter(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    copied = quotation(release(text, title="T"), span)
    assert copied.startswith(text[slice(*span)] + "\n— ")


def test_a_citation_is_one_safe_line_whatever_the_title() -> None:
    cited = citation(replace(ALONE.release, path="evil\x1b[2J\n.txt"), 0)
    assert "[/ revised] [link=http://x]" in cited
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", cited)


def test_a_fact_sheet_has_the_figures_under_their_measures_with_what_others_say() -> None:
    sheet = fact_sheet(LIBRARY, FINAL.release.id)
    assert sheet.startswith(
        "# Harbour police seize forty boats\n\nHarbour Police · 9 March 2020 · final.txt · published · Harbour raid\n"
    )
    people = sheet[sheet.index("## People arrested") :]
    assert people.splitlines()[2:4] == [
        "- **112** people — differs from another release: 112 here, 114 in Boats taken. (line 3)",
        "  - 2xx in draft · Harbour police seize boats",
    ]
    assert "- P101: “forty” in the headline, 40 below" in sheet
    assert "cites notice of 2 March 2020 (missing)" in sheet


def test_a_fact_sheet_has_the_notes_with_their_words() -> None:
    start = FINAL.release.text.index("three ports")
    notebook = Notebook().with_note(noted(FINAL.release, Span(start, start + 11), "which [ports]?"))
    notes = notebook.kept_in(LIBRARY.home).notes[FINAL.release.id]
    assert fact_sheet(LIBRARY, FINAL.release.id, notes).endswith(
        "\n## Notes\n\n- “three ports” (line 3): which \\[ports\\]?\n"
    )


def test_no_markup_of_a_document_is_alive_in_its_fact_sheet() -> None:
    sheet = fact_sheet(LIBRARY, ALONE.release.id)
    assert HOSTILE.split()[0] == "[/"
    assert "\\[link=http://x\\]" in sheet
    assert not re.search(r"(?<!\\)[\[\]]", sheet)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", sheet)


def test_a_draft_says_that_it_is_one() -> None:
    assert "Harbour Police · undated · draft.txt · draft" in fact_sheet(LIBRARY, DRAFT.release.id)
