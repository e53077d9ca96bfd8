"""Driving the reader in tests: an app on the hand-made library, and waiting for what should become true."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.collection import small_library
from tui.app import PresscheckApp
from tui.library import Library
from tui.screens.reading import ReadingScreen
from tui.settings import Settings

PATIENCE = 60.0
"""Seconds to wait for what should become true: far more than it takes, for machines under load."""


class Reader:
    """The reading screen under test."""

    def __init__(self, app: PresscheckApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        self.screen = screen
        self.library = app.library

    async def press(self, *keys: str) -> None:
        """Press keys and let every message they cause arrive."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition, however slow the machine is; fails when it has not come after a minute."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"it never came; the status line says “{self.screen.status.message}”"
            await self.pilot.pause(0.01)

    @property
    def title(self) -> str:
        """The title of the open release."""
        assert self.screen.release is not None
        return self.library.reading(self.screen.release).release.title.value

    @property
    def figure_text(self) -> str | None:
        """The words of the current figure."""
        return self.library.figure(self.screen.figure).text if self.screen.figure else None

    @property
    def focus(self) -> str | None:
        """The id of the widget with the focus."""
        return self.app.focused.id if self.app.focused else None

    def shown(self) -> list[str]:
        """The panes that show."""
        boxes = {"documents": "#left", "page": "#middle", "facts": "#right"}
        return [name for name, box in boxes.items() if self.screen.query_one(box).display]

    def lines(self) -> list[str]:
        """The reading screen as text."""
        return _lines(self.screen)

    def app_lines(self) -> list[str]:
        """The screen on top, as text."""
        return _lines(self.app.screen)

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())


def _lines(screen: Screen[Any]) -> list[str]:
    strips = screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


@asynccontextmanager
async def reader(
    library: Library | None = None,
    *,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    sample: bool = False,
) -> AsyncIterator[Reader]:
    """The reader on a library, by default the hand-made one."""
    app = PresscheckApp(library or small_library(), settings or Settings(), sample=sample)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)
