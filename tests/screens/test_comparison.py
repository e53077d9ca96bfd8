"""The comparison, driven by keys."""

from __future__ import annotations

import pytest

from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.screens.compare import ComparisonScreen
from tui.screens.reading import ReadingScreen
from tui.views.compare import ChangeKind
from tui.views.facing import SIDE_BY_SIDE
from tui.widgets.compare import ComparisonView

DRAFT, FINAL, REPORT = "Harbour police seize boats", "Harbour police seize forty boats", "Boats taken in harbour raid"


def view(it: Reader) -> ComparisonView:
    """The comparison on top."""
    assert isinstance(it.app.screen, ComparisonScreen)
    return it.app.screen.query_one(ComparisonView)


def titles(it: Reader) -> tuple[str, str]:
    """What stands left and right."""
    comparison = view(it).comparison
    assert comparison is not None
    return comparison.left.release.title.value, comparison.right.release.title.value


def change(it: Reader) -> tuple[ChangeKind, str, str]:
    """The current change with its words."""
    comparison, current = view(it).comparison, view(it).change
    assert comparison is not None
    assert current is not None
    left, right = comparison.left.release.text, comparison.right.release.text
    return current.kind, left[slice(*current.left)], right[slice(*current.right)]


async def test_a_draft_stands_beside_its_final_text_from_the_first_telling_change_on() -> None:
    async with reader() as it:
        await it.press("c")
        assert titles(it) == (DRAFT, FINAL)
        assert change(it) == (ChangeKind.INSERTED, "", "forty")


@pytest.mark.parametrize(("onward", "back"), [("n", "N"), ("]", "[")])
async def test_keys_walk_the_changes_and_go_round(onward: str, back: str) -> None:
    async with reader() as it:
        await it.press("c")
        comparison = view(it).comparison
        assert comparison is not None
        number = len(comparison.changes)
        walked = []
        for _ in range(number):
            await it.press(onward)
            walked.append(view(it).current)
        assert sorted(walked) == list(range(number))
        await it.press(back)
        assert view(it).current == walked[-2]


async def test_the_head_says_which_change_it_is_and_what_there_is() -> None:
    async with reader() as it:
        await it.press("c", "n")
        head = it.app_lines()[1]
        assert "Compare" in head
        assert f"change {view(it).current + 1} of " in head
        assert "2 filled" in head


async def test_enter_reads_the_change_where_it_stands() -> None:
    async with reader() as it:
        await it.press("c")
        while change(it)[:2] != (ChangeKind.FILLED, "2xx"):
            was = view(it).current
            await it.press("n")
            assert view(it).current > was
        await it.press("enter")
        assert isinstance(it.app.screen, ReadingScreen)
        assert (it.title, it.figure_text, it.focus) == (DRAFT, "2xx", "page")


async def test_enter_on_what_was_inserted_reads_it_in_the_other_release() -> None:
    async with reader() as it:
        await it.press("c", "enter")
        assert it.title == FINAL
        await it.press("backspace")
        assert it.title == DRAFT


async def test_x_exchanges_the_sides_and_what_was_inserted_is_dropped() -> None:
    async with reader() as it:
        await it.press("c", "x")
        assert titles(it) == (FINAL, DRAFT)
        assert change(it) == (ChangeKind.DROPPED, "forty", "")
        await it.press("x")
        assert titles(it) == (DRAFT, FINAL)


async def test_f_chooses_the_other_release() -> None:
    async with reader() as it:
        await it.press("c", "f", *"taken", "enter")
        assert titles(it) == (DRAFT, REPORT)
        await it.press("f", "escape")
        assert titles(it) == (DRAFT, REPORT)


async def test_a_release_like_no_other_has_a_sentence_and_can_be_compared_all_the_same() -> None:
    async with reader() as it:
        await it.press("G", "k", "c")
        assert "No other release is like this one. Press f to choose" in "\n".join(it.app_lines())
        await it.press("f", *"raid", "enter")
        assert set(titles(it)) >= {REPORT}


@pytest.mark.parametrize("key", ["escape", "backspace"])
async def test_it_closes_where_it_was_opened(key: str) -> None:
    async with reader() as it:
        await it.press("tab", "]", "c", "n", key)
        assert (it.title, it.figure_text, it.focus) == (DRAFT, "xx", "page")


@pytest.mark.parametrize("width", [SIDE_BY_SIDE, SIDE_BY_SIDE - 1, 50])
async def test_a_fill_shows_both_its_sides(width: int) -> None:
    async with reader(size=(width, 24)) as it:
        await it.press("c")
        text = "\n".join(it.app_lines())
        assert "2xx people" in text
        assert "112" in text
        facing = view(it).facing
        assert facing is not None
        assert facing.beside == (width >= SIDE_BY_SIDE)


async def test_the_current_change_stays_in_view_through_a_resize() -> None:
    async with reader() as it:
        await it.press("c", "N")
        await it.pilot.resize_terminal(40, 16)
        await it.pilot.pause()
        shown = view(it)
        assert shown.facing is not None
        lines = shown.facing.lines_of(shown.current)
        assert shown.top <= lines.start < shown.top + shown.size.height


@pytest.mark.parametrize(
    ("down", "up"), [("j", "k"), ("down", "up"), ("space", "b"), ("ctrl+d", "ctrl+u"), ("G", "g"), ("end", "home")]
)
async def test_both_sides_scroll_as_one(down: str, up: str) -> None:
    async with reader(size=(60, 12)) as it:
        await it.press("c", "g")
        assert view(it).top == 0
        await it.press(down)
        assert view(it).top > 0
        await it.press(up)
        assert view(it).top == 0


async def test_after_scrolling_away_the_next_change_is_one_in_view() -> None:
    async with reader(size=(60, 12)) as it:
        await it.press("c", "G", "n")
        shown = view(it)
        assert shown.facing is not None
        assert shown.facing.lines_of(shown.current).stop > shown.top


async def test_a_click_on_a_change_makes_it_current() -> None:
    async with reader() as it:
        await it.press("c", "g")
        facing = view(it).facing
        assert facing is not None
        number = next(n for n, (_, each) in enumerate(facing.comparison.changes) if each.kind is ChangeKind.FILLED)
        line = facing.lines_of(number).start
        strip = view(it).render_line(line - view(it).top)
        cells = [segment.cell_length for segment in strip]
        at = next(i for i, s in enumerate(strip) if s.style and s.style.meta.get("change") == number)
        await it.pilot.click(ComparisonView, offset=(sum(cells[:at]), line - view(it).top))
        assert view(it).current == number


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_hostile_words_are_letters(size: tuple[int, int]) -> None:
    async with reader(size=size) as it:
        await it.press("G", "k", "c", "f", *"raid", "enter", "g")
        assert is_clean(it.app_lines())
        assert "[/ revised]" in "\n".join(it.app_lines())
