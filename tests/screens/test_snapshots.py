"""Pictures of the screen, looked at by a person before they were accepted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.collection import small_library
from tui.app import PresscheckApp
from tui.library import Library
from tui.resources import bundled
from tui.settings import Settings

Compare = Callable[..., bool]


@cache
def seeds() -> Library:
    """The bundled seeds, read once."""
    return Library.open([bundled("seeds")])


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Press keys, and let no cursor blink."""

    async def run(pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await pilot.pause()

    return run


DRAFT_BLANK = ("tab", "]")
REPORT_FIGURE = ("j", "j", "tab", "]", "]")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_draft_with_its_first_blank(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(PresscheckApp(seeds(), Settings()), terminal_size=size, run_before=after(*DRAFT_BLANK))


@pytest.mark.parametrize("keys", [(), ("tab", "tab")], ids=["list", "facts"])
def test_one_pane_at_a_time(snap_compare: Compare, keys: tuple[str, ...]) -> None:
    assert snap_compare(PresscheckApp(seeds(), Settings()), terminal_size=(50, 20), run_before=after("j", *keys))


def test_the_report_in_the_light_theme(snap_compare: Compare) -> None:
    app = PresscheckApp(seeds(), Settings(theme="presscheck-light"))
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*REPORT_FIGURE))


def test_without_colour_the_marks_say_it_all(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = PresscheckApp(seeds(), Settings())
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*REPORT_FIGURE))


def test_without_colour_and_in_ascii(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = PresscheckApp(small_library(), Settings(ascii=True))
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("j", "tab", "]", "]"))


def test_a_textual_theme(snap_compare: Compare) -> None:
    app = PresscheckApp(small_library(), Settings(theme="nord"))
    assert snap_compare(app, terminal_size=(120, 30), run_before=after("j", "tab", "]", "]"))


def test_the_jump(snap_compare: Compare) -> None:
    assert snap_compare(PresscheckApp(seeds(), Settings()), terminal_size=(120, 40), run_before=after("f", *"euro"))


def test_finding(snap_compare: Compare) -> None:
    app = PresscheckApp(seeds(), Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("j", "j", "slash", *"suspect"))


@pytest.mark.parametrize("size", [(120, 40), (50, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_help(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = PresscheckApp(small_library(), Settings())
    assert snap_compare(app, terminal_size=size, run_before=after("question_mark"))
