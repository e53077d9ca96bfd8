"""The trail of jumps: where the reader was before each, back and forward, as in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

LONGEST = 500
"""How many places are kept; the oldest fall off."""


class Place(NamedTuple):
    """Somewhere a reader can be.

    Attributes:
        release: The release's id.
        offset: The source offset at the top of the page.
        figure: The current figure's id, if any.
    """

    release: str
    offset: int
    figure: str | None = None


class History:
    """Places left by a jump. Scrolling leaves no trace; only :meth:`leave` does."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, here: Place) -> None:
        """Note ``here`` before a jump away from it. What lay forward is forgotten."""
        if not self._back or self._back[-1] != here:
            self._back.append(here)
        del self._back[:-LONGEST]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place before the last jump, or None; ``here`` is where :meth:`forward` will lead."""
        return self._step(self._back, self._forward, here)

    def forward(self, here: Place) -> Place | None:
        """The place that :meth:`back` came from, or None."""
        return self._step(self._forward, self._back, here)

    def follow(self, moved: Callable[[Place], Place | None]) -> None:
        """Take every place for what ``moved`` says it is now, and forget those for which it has none."""
        self._back = [place for before in self._back if (place := moved(before))]
        self._forward = [place for before in self._forward if (place := moved(before))]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._forward)

    def _step(self, taken: list[Place], left: list[Place], here: Place) -> Place | None:
        if not taken:
            return None
        left.append(here)
        return taken.pop()
