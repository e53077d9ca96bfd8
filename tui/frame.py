"""The last screen of a collection, kept from one start to the next and painted before anything large is imported.

A frame is shown only where it is sure to be what was drawn: on a terminal of the same size and kind, under the same
settings, marks and notes, over the same store. Whether the files have changed since is not known yet, so the status
line of a kept frame has the sign for that. Keys typed meanwhile wait in the terminal's buffer for the app.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui import __version__
from tui.errors import StoreError
from tui.resources import config_dir, state_dir, write_atomically
from tui.store.database import connected, store_path

ENTER, LEAVE = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H", b"\x1b[?7h\x1b[?1049l\x1b[?25h"
"""The alternate screen without a cursor and without wrapping, and the way back."""

_TERMINAL = ("TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "LC_ALL", "LC_CTYPE", "LANG")
_SAFE = re.compile(rb"(?:[^\x00-\x1f\x7f]|\x1b\[[0-9;]*m|\r\n)*")
"""What a frame may hold: text, colours and line ends. Nothing else gets to the terminal, whatever the file says."""


class Opening:
    """A frame on the screen, which the app is to take over.

    Attributes:
        taken: Whether it has.
        stands: Whether the frame is to stay while the app finds its layout.
        before: The terminal's attributes before, as termios has them.
    """

    def __init__(self, terminal: int, before: list[object]) -> None:
        self._terminal, self.before = terminal, before
        self.taken, self.stands = False, True

    def undo(self) -> None:
        """Leave the terminal as it was, unless the app has taken over and does that itself."""
        if not self.taken:
            import termios

            os.write(self._terminal, LEAVE)
            termios.tcsetattr(self._terminal, termios.TCSANOW, self.before)  # type: ignore[arg-type]


def painted(paths: Iterable[str | Path]) -> Opening | None:
    """Paint the frame that is kept of a collection; None where there is none that is sure to be right."""
    try:
        terminal = _terminal()
        if terminal is None:
            return None
        paths = list(paths)
        kept, size = _path(paths).read_bytes(), os.get_terminal_size(terminal)
        drawn_for, _, lines = kept.partition(b"\n")
        if drawn_for != _drawn_for(paths, *size) or not _SAFE.fullmatch(lines):
            return None
        return _put(terminal, lines)
    except (OSError, StoreError, ValueError):
        return None


def keep(paths: Iterable[str | Path], columns: int, rows: int, lines: Sequence[str]) -> None:
    """Keep a frame of a collection: ``rows`` lines of ``columns`` cells, with their colours as SGR sequences."""
    paths = list(paths)
    frame = "\r\n".join(lines).encode("utf-8", "replace")
    try:
        if _SAFE.fullmatch(frame):
            write_atomically(_path(paths), _drawn_for(paths, columns, rows) + b"\n" + frame)
    except (OSError, StoreError):
        pass  # A convenience: without it the next start paints later.


def _terminal() -> int | None:
    """The terminal, if input and output are one and its size is its own."""
    streams = sys.__stdin__, sys.__stdout__, sys.__stderr__
    if any(stream is None or not stream.isatty() for stream in streams) or {"COLUMNS", "LINES"} & os.environ.keys():
        return None
    return 2


def _put(terminal: int, lines: bytes) -> Opening:
    import termios

    before = termios.tcgetattr(terminal)
    quiet = list(before)
    quiet[0] &= ~(termios.IXON | termios.ICRNL)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    waiting = memoryview(ENTER + lines + b"\x1b[0m")
    while waiting:
        waiting = waiting[os.write(terminal, waiting) :]
    return Opening(terminal, before)


def _path(paths: Iterable[str | Path]) -> Path:
    return state_dir() / "frames" / store_path(paths).with_suffix(".frame").name


def _drawn_for(paths: Iterable[str | Path], columns: int, rows: int) -> bytes:
    """What a frame depends on beside the place of the reader. Raises :class:`StoreError`, :class:`OSError`."""
    store = store_path(paths)
    if not store.exists():
        raise FileNotFoundError(store)
    connection = connected(store)
    try:
        notes = connection.execute("SELECT name, value FROM note ORDER BY name").fetchall()
    finally:
        connection.close()
    own = (config_dir() / "settings.yaml", state_dir() / "judgements.json", state_dir() / "notes.json")
    looks = [_look(path) for path in own]
    environment = [os.environ.get(name) for name in _TERMINAL]
    return repr((__version__, columns, rows, environment, looks, notes)).encode("utf-8", "backslashreplace")


def _look(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
