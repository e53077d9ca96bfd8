"""Other programs that a release is handed to: the system's own, the user's editor, a command that the user types.

No shell ever reads a path or a document. A command that the user types is split as a shell would split it, and run
without one; who wants a pipe or a variable writes the shell: ``sh -c '…'``.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import IO, NamedTuple

from tui.errors import PresscheckError

MOST = 1_000_000
"""Bytes of a command's output that are taken; then it is stopped."""

PATIENCE = 30.0
"""Seconds a command may take."""

OPENING = 3.0
"""Seconds in which a system's opener says that it cannot; one that is still at work then has opened something."""

LINE_IN_PATH = frozenset({"hx", "helix", "subl", "zed", "micro"})
"""Editors that take the line as ``path:line``. (``+line path`` is vi's way, which most others took up.)"""

GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
"""Editors that take it so only after ``--goto``, and leave at once unless told ``--wait``."""


class ProgramError(PresscheckError):
    """A program could not be run."""


class Outcome(NamedTuple):
    """What came of a command.

    Attributes:
        status: Its exit status; None where it was stopped.
        output: What it wrote to standard output.
        error: What it wrote to standard error.
        stopped: Why it was stopped, else ``""``.
    """

    status: int | None
    output: str
    error: str
    stopped: str = ""


def source(path: str) -> Path:
    """A release's file, in full. Raises :class:`ProgramError` where it has none or the file is gone."""
    if path == "-":
        raise ProgramError("this release came from standard input and has no file")
    full = Path(path).resolve()
    if not full.is_file():
        raise ProgramError("the file is gone", path=full)
    return full


def editor_command(path: Path, line: int, environ: Mapping[str, str]) -> list[str]:
    """``$VISUAL``, else ``$EDITOR``, else vi, on a file at a line counted from 1.

    Raises:
        ProgramError: The variable is not a command.
    """
    name = next((name for name in ("VISUAL", "EDITOR") if environ.get(name, "").strip()), "")
    command = words(environ[name], what=f"${name}") if name else ["vi"]
    program = Path(command[0]).stem
    if program in GOTO:
        wait = [] if "--wait" in command or "-w" in command else ["--wait"]
        return [*command, *wait, "--goto", f"{path}:{line}"]
    if program in LINE_IN_PATH:
        return [*command, f"{path}:{line}"]
    return [*command, f"+{line}", str(path)]


def words(command: str, *, what: str = "the command") -> list[str]:
    """A typed command as a shell would split it. Raises :class:`ProgramError` if it cannot be split or is empty."""
    try:
        split = shlex.split(command)
    except ValueError as error:
        raise ProgramError(f"{what} cannot be read: {str(error).lower()}") from error
    if not split:
        raise ProgramError(f"{what} is empty")
    return split


def edited(command: Sequence[str]) -> int:
    """Run an editor in the terminal and wait for it; its exit status. Raises :class:`ProgramError`."""
    try:
        return subprocess.run(command, check=False).returncode
    except OSError as error:
        raise ProgramError(f"{command[0]} cannot be run ({error.strerror})", mend="set $EDITOR") from error


def open_with_system(path: Path) -> None:
    """Have the system's program open a file; returns when that has begun. Raises :class:`ProgramError`."""
    if sys.platform == "win32":
        os.startfile(path)
        return
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        running = subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise ProgramError(f"{opener} cannot be run ({error.strerror})", mend="E opens the editor") from error
    try:
        _, said = running.communicate(timeout=OPENING)
    except subprocess.TimeoutExpired:
        return
    if running.returncode:
        why = said.decode("utf-8", "replace").strip().partition("\n")[0] or f"exit status {running.returncode}"
        raise ProgramError(f"{opener} could not open it: {why}")


def piped(command: Sequence[str], data: bytes, *, patience: float = PATIENCE, most: int = MOST) -> Outcome:
    """Give a command ``data`` on standard input and take what it prints; it has no terminal.

    Args:
        command: The program and its arguments.
        data: What it reads.
        patience: Seconds after which it is stopped.
        most: Bytes of output after which it is stopped.

    Raises:
        ProgramError: It cannot be run.
    """
    try:
        running = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ProgramError(f"{command[0]} cannot be run ({why})") from error
    assert running.stdin and running.stdout and running.stderr  # all three are pipes
    output, error_output = bytearray(), bytearray()
    full = threading.Event()
    threads = [
        threading.Thread(target=_feed, args=(running.stdin, data), daemon=True),
        threading.Thread(target=_drain, args=(running.stdout, output, most, full), daemon=True),
        threading.Thread(target=_drain, args=(running.stderr, error_output, most, full), daemon=True),
    ]
    for thread in threads:
        thread.start()
    stopped = _waited(running, full, patience)
    for thread in threads:
        thread.join(1)
    text, error_text = (bytes(part[:most]).decode("utf-8", "replace") for part in (output, error_output))
    return Outcome(None if stopped else running.returncode, text, error_text, stopped)


def _waited(running: subprocess.Popen[bytes], full: threading.Event, patience: float) -> str:
    """Wait for a program's end; stop it, with all it started, when it takes or says too much. Returns why."""
    end = monotonic() + patience
    while True:
        try:
            running.wait(0.05)
            return ""
        except subprocess.TimeoutExpired:
            late = monotonic() > end
            if late or full.is_set():
                _stop(running)
                return f"stopped after {patience:g} s" if late else "stopped: it prints without end"


def _stop(running: subprocess.Popen[bytes]) -> None:
    import signal

    if sys.platform == "win32":
        running.kill()
    else:
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except ProcessLookupError:
            running.kill()
    running.wait()


def _feed(stream: IO[bytes], data: bytes) -> None:
    try:
        stream.write(data)
        stream.close()
    except OSError:
        return  # It has read enough.


def _drain(stream: IO[bytes], into: bytearray, most: int, full: threading.Event) -> None:
    while piece := stream.read1(1 << 16):  # type: ignore[attr-defined]
        if len(into) < most:
            into += piece
        if len(into) >= most:
            full.set()
