"""A key is answered in one frame, and a frame draws only the lines that changed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator

import pytest
from rich.console import RenderableType
from rich.segment import Segment
from textual.events import Key
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from tests.collection import release
from tests.screens.reader import Reader, reader
from tui import themes
from tui.app import PresscheckApp
from tui.library import Library
from tui.model import CrossReferences, Reading
from tui.screens.reading import ReadingScreen
from tui.settings import Settings
from tui.widgets.painting import Frame, Painted, frame_of


class Work:
    """What was painted.

    Attributes:
        frames: How many frames had anything new in them.
        lines: How many lines each widget drew, by its id.
    """

    def __init__(self) -> None:
        self.frames = 0
        self.lines: Counter[str] = Counter()

    def forget(self) -> None:
        """Begin to count."""
        self.frames, self.lines = 0, Counter()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """What is painted from now on."""
    done, display, draw = Work(), PresscheckApp._display, Painted.as_shown

    def counting_frames(self: PresscheckApp, screen: Screen[object], update: RenderableType | None) -> None:
        done.frames += update is not None
        display(self, screen, update)

    def counting_lines(self: Painted, strip: Strip) -> Strip:
        done.lines[self.id or ""] += 1
        return draw(self, strip)

    monkeypatch.setattr(PresscheckApp, "_display", counting_frames)
    monkeypatch.setattr(Painted, "as_shown", counting_lines)
    yield done


async def pressed(it: Reader, work: Work, key: str) -> None:
    """Press a key and count what it painted, to the last message it caused."""
    work.forget()
    await it.press(key)
    for _ in range(5):
        await it.pilot.pause()


@pytest.mark.parametrize("key", ["J", "j", "right_square_bracket"])
async def test_what_a_key_changes_is_painted_in_one_frame(work: Work, key: str) -> None:
    async with reader() as it:
        await pressed(it, work, "K")  # the colours of everything are known
        await pressed(it, work, key)
        assert work.frames == 1


async def test_another_release_changes_every_pane_in_that_frame(work: Work) -> None:
    async with reader() as it:
        await pressed(it, work, "J")
        text = it.text()
        assert work.frames == 1
        assert "seize forty boats" in text
        assert "People arrested" in text
        assert "4 figures" in text


async def test_the_next_figure_draws_its_lines_and_what_says_of_it(work: Work) -> None:
    async with reader() as it:
        await pressed(it, work, "right_square_bracket")
        await pressed(it, work, "right_square_bracket")
        assert work.frames == 1
        assert work.lines["page"] <= 2
        assert work.lines["facts"] <= 4
        assert not work.lines["documents"]
        assert not work.lines["keys"]


async def test_a_key_that_changes_nothing_paints_nothing(work: Work) -> None:
    async with reader() as it:
        await it.press("tab", "G")
        await pressed(it, work, "j")
        assert not work.frames


async def test_a_line_scrolled_by_draws_one_line_of_the_page_and_the_rail(work: Work) -> None:
    made = release("Title\n\n" + "One paragraph of many.\n\n" * 60, "long.txt", published=None, publisher=None)
    async with reader(Library([Reading(made)], CrossReferences())) as it:
        await it.press("j", "j")
        drawn = it.screen.page._kept.copy()
        await pressed(it, work, "j")
        assert work.frames == 1
        kept = it.screen.page._kept
        assert sum(kept[line].body is not drawn[line].body for line in kept.keys() & drawn.keys()) == 0
        assert len(kept.keys() - drawn.keys()) <= 1
        assert not work.lines["documents"] + work.lines["facts"] + work.lines["keys"]


async def test_keys_that_nothing_is_bound_to_and_typed_letters_go_their_own_way(work: Work) -> None:
    async with reader() as it:
        await it.press("f9", "slash", *"jJ")
        assert it.screen.find_bar.query_typed == "jJ"


async def test_another_theme_repaints_what_was_kept() -> None:
    def painted(it: Reader) -> list[list[Segment]]:
        return [list(strip) for strip in it.screen._compositor.render_strips()]

    async with reader(settings=Settings(theme=themes.LIGHT)) as it:
        light = painted(it)
    async with reader() as it:
        it.app.theme = themes.LIGHT
        await it.press("J", "K")
        assert painted(it) == light


async def test_what_is_written_past_the_compositor_is_what_it_would_have_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    display, frames = PresscheckApp._display, list[Frame]()

    def compare(self: PresscheckApp, screen: Screen[object], update: RenderableType | None) -> None:
        display(self, screen, update)
        if isinstance(update, Frame):
            frames.append(update)
            whole = screen._compositor.render_strips()
            for x, y, strip in update.lines:
                there = whole[y].crop(x, x + strip.cell_length)
                assert there.text == strip.text
                assert there.render(self.console) == strip.render(self.console)

    monkeypatch.setattr(PresscheckApp, "_display", compare)
    async with reader() as it:
        await it.press("J", "j", "right_square_bracket", "tab", "G", "k", "J", "K", "tab", "j")
    assert len(frames) > 5


async def test_lines_under_something_else_are_left_to_the_compositor() -> None:
    async with reader() as it:
        await it.press("J")
        it.screen.page.refresh()
        assert frame_of(it.screen, {it.screen.page}) is not None
        over = Static("over the page")
        over.styles.overlay, over.absolute_offset = "screen", it.screen.page.region.offset
        await it.screen.mount(over)
        await it.pilot.pause()
        it.screen.page.refresh()
        assert frame_of(it.screen, {it.screen.page}) is None


async def test_keys_that_come_while_one_is_answered_are_painted_together(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, more = ReadingScreen.action_next_release, ["J"]

    def step_and_press(self: ReadingScreen) -> None:
        step(self)
        if more:
            coming = self.app._post_message(Key(more.pop(), "J"))
            asyncio.run_coroutine_threadsafe(coming, asyncio.get_running_loop())  # as the terminal's thread does it

    async with reader() as it:
        monkeypatch.setattr(ReadingScreen, "action_next_release", step_and_press)
        await pressed(it, work, "J")
        assert it.title == "Boats taken in harbour raid"
        assert work.frames == 1
