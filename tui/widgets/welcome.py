"""The welcome over the sample collection: three lines that go away at the first key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.binding import Binding

from tui.keymap import keys_of
from tui.keys import Command
from tui.keys.program import Help, Quit
from tui.keys.reading import FollowFigure, Jump, NextFigure
from tui.views.runs import Run, fitted, width_of
from tui.widgets.status import Foot

FIRST: tuple[type[Command], ...] = (NextFigure, FollowFigure, Jump, Help, Quit)
"""The keys to begin with."""

SAID = (
    ("Presscheck checks releases on one event against one another.", "Releases, checked against one another."),
    ("This is its sample collection; for your own: presscheck FOLDER", "A sample. Your own: presscheck FOLDER"),
)
"""What is said in the first lines, each with a shorter way to say it."""


class Welcome(Foot):
    """What this is, how to read one's own releases, and the keys to begin with."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(id="welcome")
        self._keymap = keymap

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """An empty line, two lines of words, one of keys."""
        if line in (1, 2):
            long, short = SAID[line - 1]
            return fitted([Run("  "), Run(long if len(long) + 2 <= width else short, "foot--strong")], width)
        return self._keys(width) if line == 3 else []

    def _keys(self, width: int) -> Sequence[Run]:
        runs = [Run("  ")]
        for command in FIRST:
            key = Binding(keys_of(command, self._keymap)[0], command.action)
            offer = [Run(self.app.get_key_display(key), "foot--key"), Run(f" {command.label}   ", "foot--dim")]
            if width_of([*runs, *offer]) > width + 3:
                break
            runs += offer
        return fitted(runs, width)
