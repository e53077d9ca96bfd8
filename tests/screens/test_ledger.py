"""The ledger, driven by keys: every cell leads to its words and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.judgements import Judgements
from tui.library import Library
from tui.model import StandingKind
from tui.resources import bundled
from tui.screens.ledger import EventScreen, LedgerScreen
from tui.screens.reading import ReadingScreen
from tui.views.grid import Cell
from tui.widgets.ledger import CellFoot, LedgerGrid, LedgerHeads


def ledger(it: Reader) -> LedgerGrid:
    """The grid of the ledger on top."""
    assert isinstance(it.app.screen, LedgerScreen)
    return it.app.screen.query_one(LedgerGrid)


def meant(it: Reader) -> str | None:
    """The words of the figure meant in the ledger."""
    figure = ledger(it).figure
    return it.app.library.figure(figure).text if figure else None


async def test_it_opens_at_the_current_figure() -> None:
    async with reader() as it:
        await it.press("J", "tab", "]", "]", "]")
        assert it.figure_text == "112"
        await it.press("L")
        assert meant(it) == "112"
        assert ledger(it).cell == (1, 1)


async def test_without_a_current_figure_it_opens_at_its_beginning() -> None:
    async with reader() as it:
        await it.press("L")
        assert ledger(it).cell == (0, 0)


@pytest.mark.parametrize(
    ("keys", "cell"),
    [
        (("j", "l"), (1, 1)),
        (("down", "right"), (1, 1)),
        (("j", "k"), (0, 0)),
        (("l", "h"), (0, 0)),
        (("l", "left"), (0, 0)),
        (("G",), (3, 0)),
        (("end", "home"), (0, 0)),
        (("G", "g"), (0, 0)),
        (("dollar_sign",), (0, 2)),
        (("dollar_sign", "0"), (0, 0)),
        (("h", "k"), (0, 0)),
        (("dollar_sign", "l", "G", "j"), (3, 2)),
    ],
)
async def test_keys_move_the_cursor_and_stop_at_the_edges(keys: tuple[str, ...], cell: tuple[int, int]) -> None:
    async with reader() as it:
        await it.press("L", *keys)
        assert ledger(it).cell == cell


async def test_n_walks_the_open_cells_both_ways_round() -> None:
    async with reader() as it:
        await it.press("L")
        walked = []
        for key in ("n", "n", "n", "n", "n", "N", "N"):
            await it.press(key)
            walked.append(meant(it))
        assert walked == ["2xx", "112", "114", "xx", "2xx", "xx", "114"]


async def test_enter_reads_the_figure_where_it_stands_and_backspace_returns() -> None:
    async with reader() as it:
        before = it.screen.release
        await it.press("L", "j", "l", "l", "enter")
        assert isinstance(it.app.screen, ReadingScreen)
        assert (it.title, it.figure_text, it.focus) == ("Boats taken in harbour raid", "114", "page")
        await it.press("backspace")
        assert it.screen.release == before


async def test_an_empty_cell_leads_nowhere_and_says_so() -> None:
    async with reader() as it:
        await it.press("L", "G", "enter")
        assert isinstance(it.app.screen, LedgerScreen)
        assert any("This release does not give it." in line for line in it.app_lines())


@pytest.mark.parametrize("key", ["escape", "backspace", "alt+left"])
async def test_it_closes_and_leaves_the_page_as_it_was(key: str) -> None:
    async with reader() as it:
        await it.press("J", "tab", "]")
        was = (it.title, it.figure_text, it.focus)
        await it.press("L", "j", "l", key)
        assert (it.title, it.figure_text, it.focus) == was


async def test_the_foot_names_the_cell_quotes_its_sentence_and_gives_the_reason() -> None:
    async with reader() as it:
        await it.press("L", "j", "l")
        text = "\n".join(it.app_lines())
        assert "people arrested  9 March 2020 · Harbour police seize forty boats" in text
        assert "and arrested 112 people." in text
        assert "≠ 112  112 here, 114 in Boats taken." in text


async def test_the_heads_stand_over_their_columns() -> None:
    async with reader() as it:
        await it.press("L")
        lines = it.app_lines()
        head = next(line for line in lines if "10 Mar 2020" in line)
        row = next(line for line in lines if "people arrested" in line and "≠" in line)
        assert head.index("10 Mar 2020") == row.index("≠ 114")


async def test_a_click_puts_the_cursor_on_a_cell() -> None:
    async with reader() as it:
        await it.press("L")
        grid = ledger(it)
        x = grid.measures_width + sum(cells + 2 for _, cells in grid.shown[:2]) + 2
        await it.pilot.click(LedgerGrid, offset=(x, 1))
        assert grid.cell == (1, 2)


async def test_brackets_step_through_the_figures_of_a_cell() -> None:
    async with reader(Library.open([bundled("seeds")], judgements=Judgements())) as it:
        await it.press("L")
        grid = ledger(it)
        assert grid.grid is not None
        several = [column for column in range(4) if len(grid.grid.figures(Cell(0, column))) > 1]
        await it.press(*["l"] * several[0])
        number = len(grid.figures)
        steps = []
        for _ in range(number):
            await it.press("]")
            steps.append(grid.which)
        assert steps == [*range(1, number), 0]
        await it.press("[")
        figure = grid.figure
        assert f"{number} of {number} here" in "\n".join(it.app_lines())
        await it.press("enter")
        assert it.screen.figure == figure == grid.figures[number - 1]


# --- where there is little room -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20), (30, 12)])
async def test_every_release_can_be_reached_at_any_width(size: tuple[int, int]) -> None:
    async with reader(size=size) as it:
        await it.press("L", "j")
        grid = ledger(it)
        for column in range(3):
            shown = dict(grid.shown)
            assert grid.column == column
            assert column in shown
            assert sum(cells + 2 for cells in shown.values()) + grid.measures_width <= size[0]
            await it.press("l")


async def test_releases_out_of_view_are_counted() -> None:
    async with reader(size=(50, 20)) as it:
        await it.press("L", "dollar_sign")
        assert "before" in "\n".join(it.app_lines())
        await it.press("0")
        assert "after" in "\n".join(it.app_lines())


async def test_the_cell_stays_in_view_when_the_terminal_shrinks() -> None:
    async with reader() as it:
        await it.press("L", "G", "dollar_sign")
        await it.pilot.resize_terminal(50, 20)
        await it.pilot.pause()
        assert 2 in dict(ledger(it).shown)


# --- events ---------------------------------------------------------------------------------------------------------


async def test_a_release_on_no_event_has_a_sentence_in_place_of_the_grid() -> None:
    async with reader() as it:
        await it.press("G", "k", "L")
        text = "\n".join(it.app_lines())
        assert "This release is on no event that another release speaks of. Press e to choose an event." in text
        assert not it.app.screen.query_one(LedgerHeads).display
        assert not it.app.screen.query_one(CellFoot).display


async def test_e_chooses_the_event() -> None:
    async with reader() as it:
        await it.press("G", "k", "L", "e")
        assert isinstance(it.app.screen, EventScreen)
        await it.press(*"harb", "enter")
        assert ledger(it).count == 4


async def test_leaving_the_events_without_a_choice_changes_nothing() -> None:
    async with reader() as it:
        await it.press("G", "k", "L", "e", "escape")
        assert ledger(it).count == 0


async def test_e_is_offered_only_where_there_is_another_event() -> None:
    async with reader() as it:
        await it.press("L", "e")
        assert isinstance(it.app.screen, LedgerScreen)


# --- hostile text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_hostile_words_are_letters_in_every_part(size: tuple[int, int], hostile_event: Path) -> None:
    async with reader(Library.open([hostile_event], judgements=Judgements()), size=size) as it:
        await it.press("L")
        assert ledger(it).count
        assert is_clean(it.app_lines())
        assert "[/" in "\n".join(it.app_lines())


# --- from a figure to its twin and back -----------------------------------------------------------------------------


async def test_from_a_figure_to_the_one_it_differs_from_and_back_through_the_ledger(twins: Path) -> None:
    library = Library.open([twins], judgements=Judgements())
    async with reader(library) as it:
        while it.figure_text not in ("112", "117"):
            was = it.figure_text
            await it.press("]")
            assert it.figure_text != was
        here, there = it.figure_text, "117" if it.figure_text == "112" else "112"
        await it.press("L")
        assert meant(it) == here
        assert library.standing(ledger(it).figure or "").kind is StandingKind.DIFFERS
        await it.press("n")
        assert meant(it) == there
        await it.press("enter")
        assert it.figure_text == there
        await it.press("L", "n", "enter")
        assert it.figure_text == here
