"""The two side panes draw what is in view and no more, however long they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.collection import release
from tests.screens.reader import reader
from tui.library import Library
from tui.model import CrossReferences, Reading
from tui.views.runs import Run
from tui.widgets.documents import Documents


def library_of(number: int) -> Library:
    """So many short releases."""
    releases = (
        release(f"Title {each}\n\nBody {each}.", f"{each:06}.txt", published=date(2020, 1, 1), publisher="P")
        for each in range(number)
    )
    return Library([Reading(each) for each in releases], CrossReferences())


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of the list whose lines were drawn, in order."""
    rows: list[int] = []
    draw = Documents.line

    def counting(self: Documents, row: int, line: int, width: int) -> Sequence[Run]:
        rows.append(row)
        return draw(self, row, line, width)

    monkeypatch.setattr(Documents, "line", counting)
    return rows


async def test_moving_inside_the_view_draws_two_releases(drawn: list[int]) -> None:
    async with reader(library_of(2000)) as it:
        drawn.clear()
        await it.press("j")
        assert set(drawn) == {0, 1}
        assert len(drawn) == 4


async def test_the_end_of_a_long_list_costs_one_screen(drawn: list[int]) -> None:
    async with reader(library_of(2000)) as it:
        drawn.clear()
        await it.press("G")
        assert it.title == "Title 1999"
        assert set(drawn) <= set(range(1980, 2000)) | {0}
        assert len(drawn) <= 2 * it.screen.documents.size.height


async def test_a_step_at_the_edge_scrolls_by_one_release() -> None:
    async with reader(library_of(100), size=(120, 20)) as it:
        list_height = it.screen.documents.size.height
        for _ in range(list_height // 2):
            await it.press("j")
        lines = it.screen.documents.lines_of(it.screen.documents.cursor)
        assert it.screen.documents.top == lines.stop - list_height


async def test_pages_and_half_pages_move_the_cursor_as_far_as_the_view() -> None:
    async with reader(library_of(100)) as it:
        height = it.screen.documents.size.height
        await it.press("space")
        assert it.screen.documents.cursor == (height - 1) // 2
        await it.press("b", "ctrl+d")
        assert it.screen.documents.cursor == height // 4
        await it.press("ctrl+u")
        assert it.screen.documents.cursor == 0


async def test_the_mouse_chooses_and_the_wheel_scrolls_without_choosing() -> None:
    async with reader(library_of(100)) as it:
        await it.pilot.click("#documents", offset=(5, 6))
        assert it.title == "Title 3"
        it.screen.documents.top = 20
        await it.pilot.pause()
        assert it.title == "Title 3"
