"""What a terminal shows that was sent some bytes, as pyte draws it."""

from __future__ import annotations

import re

import pyte


class Drawn:
    """A screen that is drawn on.

    Attributes:
        screen: As pyte has it.
        raw: All that was sent.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""

    def feed(self, data: bytes) -> None:
        """Draw what was sent."""
        self.raw += data
        # pyte takes the parameters of "set key encoding" (CSI > … u, CSI = … u) for text attributes.
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[umqp$]+", b"", data))

    @property
    def text(self) -> str:
        """The screen's lines."""
        return "\n".join(self.screen.display)
