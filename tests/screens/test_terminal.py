"""One journey in a real pseudo-terminal: what a person at a keyboard does, from start to a restored terminal."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

COLUMNS, ROWS = 120, 40
PATIENCE = 20.0
"""Seconds after which a screen that should have come will not."""


class Terminal:
    """A program in a pseudo-terminal, and the screen that it draws."""

    def __init__(self, command: list[str]) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        environment = dict(os.environ)  # Without the LINES and COLUMNS that readline puts beside os.environ.
        self.child = pexpect.spawn(command[0], command[1:], dimensions=(ROWS, COLUMNS), env=environment)

    def read(self) -> None:
        """Draw what the program has sent."""
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            return
        self.raw += data
        # pyte takes the parameters of "set key encoding" (CSI > … u, CSI = … u) for text attributes.
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[umq]", b"", data))

    def text(self) -> str:
        """The screen's lines."""
        return "\n".join(self.screen.display)

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until a condition holds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read()
            if condition():
                return
        raise AssertionError(f"{what} never came:\n{self.text()}")

    def see(self, words: str) -> None:
        """Wait until words are on the screen."""
        self.until(lambda: words in self.text(), words)

    def press(self, keys: str) -> None:
        """Send keys as a keyboard does."""
        self.child.send(keys)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The reader on the bundled seeds."""
    terminal = Terminal([sys.executable, "-m", "tui"])
    yield terminal
    terminal.child.close(force=True)


def current_line(terminal: Terminal) -> str:
    """The page's line with the current figure."""
    return next((line for line in terminal.screen.display if "▸ " in line[20:]), "")


def test_a_journey_from_jump_to_quit_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.see("Operation Icarus")
    terminal.press("f")
    terminal.see("jump")
    for letter in "larg":
        terminal.press(letter)
    terminal.until(lambda: "Large European operation against persons" in terminal.text(), "the draft")
    terminal.press("\r")
    terminal.see("The Hague, the Netherlands")
    terminal.press("]")
    terminal.until(lambda: "2xx" in current_line(terminal), "the first blank")
    terminal.press("\r")
    terminal.until(lambda: "269" in current_line(terminal), "the release that fills it")
    terminal.press("\x7f")
    terminal.until(lambda: "2xx" in current_line(terminal), "the draft again")
    for blank in ("xxx", "from xx", "XXX"):
        terminal.press("]")
        terminal.until(lambda blank=blank: blank in current_line(terminal), blank)  # type: ignore[misc]
    terminal.press("/")
    for letter in "terabytes":
        terminal.press(letter)
    terminal.see("1 of 1")
    terminal.see("terabytes of data")
    terminal.press("\r")
    terminal.until(lambda: "1 of 1" not in terminal.text(), "the page without the find bar")
    terminal.press("q")
    terminal.until(lambda: not terminal.child.isalive(), "the end")
    terminal.read()
    assert terminal.child.exitstatus == 0
    assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h") >= 0
    assert terminal.raw.rfind(b"\x1b[?25h") > terminal.raw.rfind(b"\x1b[?25l")


def test_no_escape_sequence_of_a_document_reaches_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_bytes("Title \x1b]52;c;aGk=\x07 here\n\nSome 40 boats \x1b[2J\u202e were seized.\n".encode())
    it = Terminal([sys.executable, "-m", "tui", str(hostile)])
    it.see("boats")
    it.press("q")
    it.until(lambda: not it.child.isalive(), "the end")
    it.read()
    assert b"\x1b]52" not in it.raw
    assert b"\x1b[2J\xe2" not in it.raw
    assert "\u202e".encode() not in it.raw
    it.child.close(force=True)
