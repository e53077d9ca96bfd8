"""The driver that takes over a screen which was painted before it was there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from tui.frame import Opening

ALTERNATE = "\x1b[?1049h"

_FRAME = re.compile(r"(?:\x1b\[\?2026[hl])*\x1b\[\d+;\d+H")
"""How what Textual paints begins: the first of it shows a screen that is not laid out yet."""


def taking_over(opening: Opening) -> type[LinuxDriver]:
    """A driver that goes on in the alternate screen that an opening has entered, and leaves as that found it.

    Entering once more would clear the screen. What was painted stays until :attr:`Opening.stands` is taken back.
    """

    class TakingOver(LinuxDriver):
        """Textual's own, but for its beginning."""

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            opening.taken = True
            self.attrs_before = opening.before

        def write(self, data: str) -> None:
            if opening.stands and (data == ALTERNATE or _FRAME.match(data)):
                return
            super().write(data)

    return TakingOver
