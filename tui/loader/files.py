"""Which documents a list of paths means, and their bytes.

A folder means the documents in it and below it, in natural path order ("2.txt" before "10.txt"), links followed but no
folder entered twice. Hidden files and folders, and files whose suffix no format reads, are passed over; a file that is
named outright is read whatever its suffix. Only regular files are ever opened: a pipe or a device could block, or have
no end.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.errors import UnreadableError, UsageError
from tui.loader.limits import USUAL, Limits
from tui.loader.names import HOLDS_SEVERAL, SUFFIXES

STDIN = "-"
"""The path that means standard input."""

Identity = tuple[int, int]
"""Device and inode: the same for every name of one file."""


def documents(paths: Iterable[str | Path]) -> list[Path]:
    """The documents that ``paths`` mean, each once, in their order; :data:`STDIN` stands for itself.

    Raises:
        UsageError: A path does not exist, or a folder holds no document.
    """
    found: dict[Identity | str, Path] = {}
    for path in map(Path, paths):
        if str(path) == STDIN:
            found.setdefault(STDIN, path)
            continue
        if not os.path.lexists(path):
            raise UsageError("there is no such file or folder", mend="check how it is spelled", path=path)
        inside = list(_documents_in(path)) if os.path.isdir(path) else [path]
        if not inside:
            suffixes = ", ".join(sorted(SUFFIXES))
            raise UsageError("this folder holds no document", mend=f"documents end in {suffixes}", path=path)
        for document in inside:
            found.setdefault(_identity(document) or str(document), document)
    return list(found.values())


def contents(path: Path, limits: Limits = USUAL) -> bytes:
    """The bytes of a regular file, if they are within the limits. Raises :class:`UnreadableError`."""
    several = path.suffix.lower() in HOLDS_SEVERAL
    most = limits.collection_bytes if several else limits.file_bytes
    try:
        _refuse_special(path.stat().st_mode)
        with open(path, "rb", opener=_never_waiting) as stream:
            _refuse_special(os.fstat(stream.fileno()).st_mode)
            return limited(stream.read(most + 1), most)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror or error})") from error


def limited(data: bytes, most: int) -> bytes:
    """``data`` unless it is longer than ``most``. Raises :class:`UnreadableError`."""
    if len(data) > most:
        raise UnreadableError(f"is larger than {most // 1_000_000} MB", mend="split it, or raise the limit in settings")
    return data


def shown(path: Path | str) -> str:
    """A path as text that can be printed: where its bytes are not UTF-8, they are written out as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts names as a person would: runs of digits by their value, letters without regard to case."""
    parts = re.split(r"([0-9]+)", name)
    return [(int(part), "") if index % 2 else (-1, part.casefold()) for index, part in enumerate(parts)] + [(-1, name)]


def _documents_in(folder: Path) -> Iterator[Path]:
    """Documents in a folder and below it, in natural path order, without recursion (folders can be very deep)."""
    waiting, entered = [folder], set[Identity]()
    while waiting:
        path = waiting.pop()
        if not os.path.isdir(path):
            yield path
            continue
        identity = _identity(path)
        if identity is None or identity in entered:
            continue
        entered.add(identity)
        try:
            names = [name for name in os.listdir(path) if not name.startswith(".")]
        except OSError:
            yield path
            continue
        inside = [path / name for name in sorted(names, key=natural, reverse=True)]
        waiting += [path for path in inside if path.suffix.lower() in SUFFIXES or os.path.isdir(path)]


def _identity(path: Path) -> Identity | None:
    """None where the path leads nowhere."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _never_waiting(path: str, flags: int) -> int:
    """Open a file that may have become a pipe since it was looked at."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_special(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise UnreadableError("is a folder that cannot be listed", mend="check its permissions")
    what = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    raise UnreadableError(f"is {what}, not a file", mend=f"pass it on standard input as “{STDIN}”")
