"""The presets of keys, at work in the reader."""

from __future__ import annotations

import pytest

from tests.screens.reader import Reader, reader
from tui.keys.presets import PRESETS
from tui.screens.reading import ReadingScreen
from tui.settings import Settings


async def state_after(it: Reader, *keys: str) -> tuple[str, str | None]:
    """The release that is open and the current figure's words after some keys."""
    await it.press(*keys)
    return it.title, it.figure_text


@pytest.mark.parametrize(
    ("preset", "down", "figure", "back", "shown"),
    [
        ("vim", "j", "]", "escape", "j ↓"),
        ("emacs", "ctrl+n", "]", "ctrl+g", "^n ↓"),
        ("arrows", "down", "right", "escape", "↓"),
    ],
)
async def test_the_keys_of_a_preset_work_and_the_help_lists_them(
    preset: str, down: str, figure: str, back: str, shown: str
) -> None:
    async with reader(settings=Settings(keys=PRESETS[preset])) as it:
        assert await state_after(it, down, figure) == ("Harbour police seize forty boats", "three")
        await it.press("L")
        assert not isinstance(it.app.screen, ReadingScreen)
        await it.press(back)
        assert isinstance(it.app.screen, ReadingScreen)
        await it.press("question_mark", *"one line down")
        line = next(line for line in it.app_lines() if "One line down" in line)
        assert line.split("One line down")[0].split("▌")[-1].strip() == shown


async def test_without_letters_j_does_nothing() -> None:
    async with reader(settings=Settings(keys=PRESETS["arrows"])) as it:
        before = it.title
        await it.press("j")
        assert it.title == before
