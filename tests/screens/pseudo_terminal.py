"""A program in a real pseudo-terminal, and the screen that it draws."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

from tests.drawn import Drawn

COLUMNS, ROWS = 120, 40
PATIENCE = 60.0
"""Seconds after which a screen that should have come will not."""


class Terminal:
    """A program in a pseudo-terminal, and the screen that it draws."""

    def __init__(self, command: list[str]) -> None:
        self._drawn = Drawn(COLUMNS, ROWS)
        self.screen = self._drawn.screen
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
        self._drawn.feed(data)

    @property
    def raw(self) -> bytes:
        """All that the program has sent."""
        return self._drawn.raw

    def text(self) -> str:
        """The screen's lines."""
        return self._drawn.text

    def until(self, condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Read until a condition holds."""
        end = time.monotonic() + patience
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

    def type(self, letters: str) -> None:
        """Send letters one by one, as a person types them."""
        for letter in letters:
            self.press(letter)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def ended(self) -> int | None:
        """Wait for the program to end; its exit status."""
        self.until(lambda: not self.child.isalive(), "the end")
        self.read()
        status = self.child.exitstatus
        return status if status is None else int(status)


def presscheck(*arguments: str) -> Terminal:
    """The reader in a terminal."""
    return Terminal([sys.executable, "-m", "tui", *arguments])


def sent_by(*command: str) -> bytes:
    """All that a program sends to a terminal until it ends. For much of it: nothing is drawn."""
    child = pexpect.spawn(sys.executable, ["-m", *command], dimensions=(ROWS, COLUMNS), env=dict(os.environ))
    sent = child.read_nonblocking(1, timeout=600)
    while True:
        try:
            sent += child.read_nonblocking(1 << 20, timeout=600)
        except pexpect.EOF:
            child.close()
            return bytes(sent)


def piped(document: Path, *arguments: str) -> Terminal:
    """The reader in a terminal, with a document on its standard input."""
    command = shlex.join([sys.executable, "-m", "tui", *arguments])
    return Terminal(["sh", "-c", f"cat {shlex.quote(str(document))} | {command}"])
