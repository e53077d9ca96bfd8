"""What the reader does with little or nothing to read, and with settings that make no sense."""

from __future__ import annotations

import pytest

from tests.collection import release, small_library
from tests.screens.reader import reader
from tui.app import PresscheckApp
from tui.errors import SettingsError
from tui.keymap import split_keys
from tui.keys import COMMANDS
from tui.library import Library
from tui.model import CrossReferences, Reading, Unreadable
from tui.settings import settings_path

NOTHING = Library([], CrossReferences())
UNREADABLE = Library([], CrossReferences(), [Unreadable("a/[b].bin", "holds NUL bytes")])
EMPTY_RELEASE = Library([Reading(release("T", "t.txt", published=None, publisher=None))], CrossReferences())

APART = {"app.quit", "app.palette"}
"""Quitting ends the test, and the palette is Textual's own."""

KEYS = list(dict.fromkeys(split_keys(command.keys)[0] for command in COMMANDS if command.id not in APART))
"""One key of every other command."""


@pytest.mark.parametrize(
    ("library", "size"),
    [(NOTHING, (20, 5)), (UNREADABLE, (50, 20)), (EMPTY_RELEASE, (120, 40))],
    ids=["nothing", "unreadable", "empty"],
)
async def test_no_key_breaks_a_reader_with_nothing_to_read(library: Library, size: tuple[int, int]) -> None:
    async with reader(library, size=size) as it:
        for key in KEYS:
            await it.pilot.press(key)
            if not it.screen.is_current:
                it.app.pop_screen()
        await it.pilot.pause()
        assert it.app.is_running


async def test_no_key_breaks_the_reader_whatever_came_before() -> None:
    async with reader(size=(20, 5)) as it:
        for key in reversed(KEYS):
            await it.pilot.press(key)
            if not it.screen.is_current:
                it.app.pop_screen()
        await it.pilot.pause()
        assert it.app.is_running


async def test_an_unreadable_document_is_listed_and_its_reason_said() -> None:
    async with reader() as it:
        await it.press("G")
        assert "[bold]scan.pdf is not text: it holds NUL bytes" in it.lines()[-2]


async def test_an_empty_list_says_so() -> None:
    async with reader(NOTHING) as it:
        assert "No document here." in it.text()


@pytest.mark.parametrize(
    ("text", "words"),
    [("keys:\n  figure.nxt: x\n", ":2: no command is called “figure.nxt”"), ("keys: {figure.next: j}\n", "move.down")],
)
def test_a_mistake_in_the_settings_is_named_before_the_app_starts(text: str, words: str) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.yaml") as caught:
        PresscheckApp(small_library())
    assert words in str(caught.value)


def test_the_users_settings_are_used() -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text("theme: nord\nglyphs: ascii\n", encoding="utf-8")
    app = PresscheckApp(small_library())
    assert (app.theme, app.plain) == ("nord", True)
