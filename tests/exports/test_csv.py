"""The figures as CSV: what each row says is what the model says, and no cell is a formula."""

from __future__ import annotations

import csv as reading_csv
import io

import pytest

from tests.collection import small_library
from tests.commands.test_output import is_safe
from tests.releases import release
from tui.exports import csv
from tui.exports.extract import Extract
from tui.judgements import Judgements
from tui.library import Library
from tui.model import CrossReferences, Figure, Kind, Qualifier, Reading, Span, Standing, StandingKind
from tui.resources import bundled
from tui.writing import csv_lines


def rows(extract: Extract) -> list[dict[str, str]]:
    return list(reading_csv.DictReader(io.StringIO("".join(csv.lines(extract)))))


def test_every_figure_has_a_row_that_leads_to_its_words() -> None:
    library = Library.open([bundled("seeds")], judgements=Judgements())
    found = rows(Extract(library))
    figures = [figure for reading in library.readings for figure in reading.figures]
    assert [row["figure"] for row in found] == [figure.id for figure in figures]
    for row, figure in zip(found, figures, strict=True):
        text = library.release(figure.id.partition(":")[0]).text
        assert text[int(row["start"]) : int(row["end"])] == row["text"] == figure.text
        assert row["standing"] == library.standing(figure.id).kind
        assert row["text"] in row["quote"]
        assert (float(row["value"]) if row["value"] else None) == figure.value


def made(value: float | None, qualifier: Qualifier, high: float | None = None, step: float = 1) -> dict[str, str]:
    """The row of a figure that stands alone in a release."""
    source = release("Police held 800 men.")
    figure = Figure(f"{source.id}:12", 12, 15, "800", Kind.COUNT, value, high, qualifier, None, Span(0, 20), step=step)
    standing = Standing(figure.id, StandingKind.ONLY_HERE, "No other release.", "by hand")
    crossrefs = CrossReferences(standings={figure.id: standing})
    (row,) = rows(Extract(Library([Reading(source, figures=(figure,))], crossrefs)))
    return row


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (made(112, Qualifier.EXACT), ("112", "112", "[]")),
        (made(800, Qualifier.MORE_THAN), ("800", "", "()")),
        (made(800, Qualifier.AT_LEAST), ("800", "", "[)")),
        (made(30, Qualifier.LESS_THAN), ("", "30", "()")),
        (made(9000, Qualifier.ABOUT), ("8100", "9900", "[]")),
        (made(20, Qualifier.RANGE, 30), ("20", "30", "[]")),
        (made(52e9, Qualifier.EXACT, step=1e9), ("51500000000", "52500000000", "[)")),
        (made(None, Qualifier.BLANK), ("", "", "")),
    ],
)
def test_a_figure_is_given_with_the_interval_it_allows(row: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert (row["least"], row["most"], row["bounds"]) == expected


def test_a_row_stays_one_row_whatever_the_document_holds() -> None:
    library = small_library()
    said = "".join(csv.lines(Extract(library)))
    assert said.count("\n") == 1 + sum(len(reading.figures) for reading in library.readings)
    assert is_safe(said)


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", '-2+3+cmd|"!A0', "=HYPERLINK(1)"])
def test_no_cell_is_a_formula_to_a_spreadsheet(cell: str) -> None:
    assert next(reading_csv.reader(list(csv_lines(["title"], [{"title": cell}]))[1:])) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-5", "+3", "-2.50", "-1,000"])
def test_a_number_with_a_sign_stays_a_number(cell: str) -> None:
    assert next(reading_csv.reader(list(csv_lines(["value"], [{"value": cell}]))[1:])) == [cell]


def test_a_text_on_one_line_does_not_stand_in_every_row_of_it() -> None:
    text = "we met 1,234 people and " * 1000
    source = release(text)
    whole = Span(0, len(text))
    figures = tuple(
        Figure(f"{source.id}:{at}", at, at + 5, "1,234", Kind.COUNT, 1234, None, Qualifier.EXACT, None, whole)
        for at in range(7, len(text), 24)
    )
    standings = {each.id: Standing(each.id, StandingKind.ONLY_HERE, "No other release.", "by hand") for each in figures}
    found = rows(Extract(Library([Reading(source, figures=figures)], CrossReferences(standings=standings))))
    assert len(found) == 1000
    for row in (found[0], found[500], found[-1]):
        assert "1,234 people" in row["quote"]
        assert len(row["quote"]) <= csv.LONGEST_QUOTE
