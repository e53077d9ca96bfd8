"""Releases on a time axis: to scale, apart enough to be read; and a measure's values as bars of what they allow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collection import small_library
from tui.views.grid import Cell, Grid
from tui.views.timeline import LEGIBLE, TICK, Axis, Timeline, plot

BOATS, PEOPLE, PORTS, DATA = range(4)
DRAFT, FINAL, REPORT = range(3)
NEW_YEAR = date(2012, 1, 1)


def days_after(*days: int | None) -> list[date | None]:
    """Days counted from a new year; None stays None."""
    return [None if day is None else NEW_YEAR + timedelta(days=day) for day in days]


@pytest.fixture
def grid() -> Grid:
    library = small_library()
    ledger = library.ledger("harbour")
    assert ledger is not None
    return Grid(library, ledger)


def test_releases_stand_to_scale() -> None:
    first, middle, last = Axis(days_after(0, 50, 200), 112).cells
    assert (first, middle, last) == (0, 25, 100)


def test_releases_of_the_same_week_keep_apart() -> None:
    cells = Axis(days_after(0, 1, 2, 200), 112).cells
    assert [two - one for one, two in pairwise(cells)][:2] == [LEGIBLE, LEGIBLE]


def test_releases_without_a_date_stand_left_of_the_axis() -> None:
    axis = Axis(days_after(None, 0, None, 10), 120)
    undated, dated = [axis.cells[0], axis.cells[2]], [axis.cells[1], axis.cells[3]]
    assert max(undated) < axis.undated <= min(dated)
    assert undated == [0, LEGIBLE]


@given(st.lists(st.none() | st.integers(0, 5000), max_size=60), st.integers(1, 200))
def test_every_release_has_a_cell_and_time_never_runs_backwards(days: list[int | None], width: int) -> None:
    axis = Axis(days_after(*days), width)
    assert len(axis.cells) == len(days)
    assert all(0 <= cell < width for cell in axis.cells)
    dated = sorted((day, cell) for day, cell in zip(days, axis.cells, strict=True) if day is not None)
    assert all(one[1] <= two[1] for one, two in pairwise(dated))


@given(st.lists(st.integers(0, 400_000), min_size=2, max_size=20, unique=True), st.integers(20, 200))
def test_ticks_have_room_for_their_names(days: list[int], width: int) -> None:
    axis = Axis(days_after(*days), width)
    cells = [cell for cell, _ in axis.ticks()]
    assert all(two - one >= TICK for one, two in pairwise(cells))
    assert all(0 <= cell < width for cell in cells)


@pytest.mark.parametrize(
    ("days", "names"),
    [((0, 70), ["Feb 2012", "Mar 2012"]), ((0, 1000), ["2013", "2014"]), ((0, 20), []), ((5,), [])],
)
def test_ticks_are_months_or_years(days: tuple[int, ...], names: list[str]) -> None:
    assert [name for _, name in Axis(days_after(*days), 60).ticks()] == names


def test_a_plot_goes_from_the_least_value_allowed_to_the_greatest(grid: Grid) -> None:
    drawn = plot(grid, BOATS, 9)
    assert (drawn.low, drawn.high) == (36, 44)
    exact, about = drawn.bars[1], drawn.bars[2]
    assert (exact.top, exact.at, exact.bottom, exact.text) == (4, 4, 4, "40")
    assert (about.top, about.at, about.bottom, about.text) == (0, 4, 8, "about 40")


def test_a_blank_allows_everything(grid: Grid) -> None:
    drawn = plot(grid, PEOPLE, 9)
    assert (drawn.low, drawn.high) == (112, 114)
    blank = drawn.bars[0]
    assert (blank.top, blank.bottom, blank.is_blank, blank.text) == (0, 8, True, "2xx")


def test_a_plot_of_one_value_has_it_in_the_middle(grid: Grid) -> None:
    assert [bar.at for bar in plot(grid, DATA, 9).bars] == [4]


def test_a_point_says_as_much_as_it_has_room_for(grid: Grid) -> None:
    timeline = Timeline(grid, 100)
    cell = Cell(BOATS, REPORT)
    assert [words.text for words in timeline.said(cell, 10)] == ["about 40"]
    assert [words.text for words in timeline.said(cell, 9)] == [""]
