"""The cells of a ledger: what each says, how wide it is, which releases fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.collection import small_library
from tui.views import wording
from tui.views.grid import BETWEEN, WIDEST, Cell, Grid, in_view, left_for

BOATS, PEOPLE, PORTS, DATA = range(4)
DRAFT, FINAL, REPORT = range(3)


@pytest.fixture
def grid() -> Grid:
    library = small_library()
    ledger = library.ledger("harbour")
    assert ledger is not None
    return Grid(library, ledger)


def said(grid: Grid, row: int, column: int) -> list[str]:
    return [f"{words.mark.glyph} {words.text}" for words in grid.words(Cell(row, column))]


def test_a_cell_shows_mark_and_words(grid: Grid) -> None:
    assert said(grid, BOATS, FINAL) == ["✓ 40"]
    assert said(grid, BOATS, REPORT) == ["≈ about 40"]
    assert said(grid, DATA, FINAL) == ["· 29 TB"]


def test_a_release_that_does_not_give_a_measure_has_an_empty_cell(grid: Grid) -> None:
    assert said(grid, DATA, DRAFT) == []
    assert grid.figures(Cell(DATA, DRAFT)) == ()


def test_equal_words_stand_once_and_what_is_open_comes_first(grid: Grid, monkeypatch: pytest.MonkeyPatch) -> None:
    people = grid.figures(Cell(PEOPLE, FINAL))[0]
    boats = grid.figures(Cell(BOATS, FINAL))[0]
    monkeypatch.setattr(Grid, "figures", lambda self, cell: (boats, boats, people))
    assert said(grid, BOATS, FINAL) == ["≠ 112", "✓ 40 ×2"]


def test_the_heads_say_when_and_by_whom(grid: Grid) -> None:
    assert [(column.day, column.source) for column in grid.columns] == [
        ("draft", "Harbour Police"),
        ("9 Mar 2020", "Harbour Police"),
        ("10 Mar 2020", "Port News"),
    ]


def test_a_figure_leads_to_its_cell(grid: Grid) -> None:
    for row in range(4):
        for column in range(3):
            for figure in grid.figures(Cell(row, column)):
                assert grid.cell_of(figure) == (row, column)
    assert grid.cell_of("unknown:0") is None


def test_open_cells_are_those_that_differ_or_are_blank(grid: Grid) -> None:
    assert list(grid.open_cells()) == [(PEOPLE, DRAFT), (PEOPLE, FINAL), (PEOPLE, REPORT), (PORTS, DRAFT)]


def test_a_column_is_wide_enough_for_what_it_says(grid: Grid) -> None:
    widths = grid.widths(30)
    for row in range(4):
        for column in range(3):
            assert sum(cell_len(words) for words in said(grid, row, column)) <= widths[column] <= WIDEST


def test_sources_are_shown_in_full_where_there_is_room(grid: Grid) -> None:
    assert grid.widths(200)[DRAFT] >= len("Harbour Police") > grid.widths(30)[DRAFT]


@given(st.lists(st.integers(12, 24), min_size=1, max_size=30), st.data())
def test_the_release_under_the_cursor_is_always_shown(widths: list[int], data: st.DataObject) -> None:
    room = data.draw(st.integers(8, 120))
    left, column = (data.draw(st.integers(0, len(widths) - 1)) for _ in range(2))
    shown = in_view(widths, left_for(widths, left, column, room), room)
    assert column in [index for index, _ in shown]


@given(st.lists(st.integers(12, 24), min_size=1, max_size=30), st.integers(0, 29), st.integers(10, 120))
def test_what_is_shown_fits_and_follows_on(widths: list[int], left: int, room: int) -> None:
    shown = in_view(widths, min(left, len(widths) - 1), room)
    assert sum(cells + BETWEEN for _, cells in shown) <= room
    assert all(after == before + 1 for (before, _), (after, _) in pairwise(shown))


def test_values_are_worded_as_in_the_facts(grid: Grid) -> None:
    figure = grid.library.figure(grid.figures(Cell(BOATS, REPORT))[0])
    assert wording.value(figure) in said(grid, BOATS, REPORT)[0]
