"""The timeline, driven by keys: the cursor goes from figure to figure, and every one leads to its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.judgements import Judgements
from tui.library import Library
from tui.screens.reading import ReadingScreen
from tui.screens.timeline import TimelineScreen
from tui.views.grid import Cell
from tui.widgets.timeline import TimelineRows


def rows(it: Reader) -> TimelineRows:
    """The rows of the timeline on top."""
    assert isinstance(it.app.screen, TimelineScreen)
    return it.app.screen.query_one(TimelineRows)


async def test_it_opens_at_the_current_figure() -> None:
    async with reader() as it:
        await it.press("J", "tab", "]", "]", "]", "t")
        assert rows(it).cell == Cell(1, 1)
        assert "Timeline  Harbour raid" in it.app_lines()[1]


@pytest.mark.parametrize(
    ("keys", "cell"),
    [
        (("l",), (0, 1)),
        (("l", "l", "l"), (0, 2)),
        (("dollar_sign",), (0, 2)),
        (("dollar_sign", "0"), (0, 0)),
        (("dollar_sign", "j", "j"), (2, 1)),
        (("G",), (3, 1)),
        (("G", "h"), (3, 1)),
        (("n",), (1, 0)),
    ],
)
async def test_the_cursor_goes_from_figure_to_figure(keys: tuple[str, ...], cell: tuple[int, int]) -> None:
    async with reader() as it:
        await it.press("t", *keys)
        assert rows(it).cell == cell
        assert rows(it).figure is not None


async def test_enter_reads_the_figure_where_it_stands_and_backspace_returns() -> None:
    async with reader() as it:
        before = it.screen.release
        await it.press("t", "j", "dollar_sign", "enter")
        assert isinstance(it.app.screen, ReadingScreen)
        assert (it.title, it.figure_text, it.focus) == ("Boats taken in harbour raid", "114", "page")
        await it.press("backspace")
        assert it.screen.release == before


async def test_marks_and_values_stand_on_their_days() -> None:
    async with reader() as it:
        await it.press("t")
        lines = it.app_lines()
        days = next(line for line in lines if "10 Mar 2020" in line)
        people = next(line for line in lines if "people arrested" in line)
        assert days.index("9 Mar 2020") == people.index("≠ 112")
        assert days.index("10 Mar 2020") == people.index("≠ 114")
        assert days.index("draft") == people.index("□ 2xx")


async def test_the_plot_follows_the_measure() -> None:
    async with reader() as it:
        await it.press("t")
        assert any(line.lstrip().startswith("44┤") for line in it.app_lines())
        await it.press("j")
        lines = it.app_lines()
        high, low = (next(line for line in lines if line.lstrip().startswith(words)) for words in ("114┤", "112┤"))
        assert "≠ 114" in high
        assert "≠ 112" in low


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20), (30, 12)])
async def test_the_figure_under_the_cursor_is_on_the_screen_at_any_size(size: tuple[int, int]) -> None:
    async with reader(size=size) as it:
        await it.press("t", "j", "dollar_sign")
        assert rows(it).figure is not None
        assert any(line.startswith("▌") and "≠" in line for line in it.app_lines())


async def test_a_release_on_no_event_has_a_sentence_and_says_what_to_press() -> None:
    async with reader() as it:
        await it.press("G", "k", "t")
        assert any("on no event" in line and "Press e" in line for line in it.app_lines())


async def test_a_mouse_click_chooses_the_figure() -> None:
    async with reader() as it:
        await it.press("t")
        lines = it.app_lines()
        line = next(number for number, words in enumerate(lines) if "people arrested" in words)
        await it.pilot.click(offset=(lines[line].index("≠ 114") + 1, line))
        assert rows(it).cell == Cell(1, 2)


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_hostile_words_are_letters(size: tuple[int, int], hostile_event: Path) -> None:
    async with reader(Library.open([hostile_event], judgements=Judgements()), size=size) as it:
        await it.press("t", "l")
        assert rows(it).figure is not None
        assert is_clean(it.app_lines())
        assert "[/" in "\n".join(it.app_lines())
