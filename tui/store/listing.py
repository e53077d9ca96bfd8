"""What lies in a collection's folders, without opening a file: one look at each, and a digest of what was seen.

The same documents as :func:`tui.loader.files.documents` finds, in a quarter of the time: that is what opening a large
collection costs when nothing in it changed.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from tui.loader.names import SIDECAR, SUFFIXES

_Identity = tuple[int, int]

GONE = -1
"""The size of what cannot be looked at."""


@dataclass(slots=True)
class Folder:
    """One folder's documents, or a document that was named outright.

    Attributes:
        root: Which of the collection's paths it lies below, counted from 0.
        path: Relative to that, "" for the root itself.
        names: The documents in it.
        sizes: Their sizes in bytes.
        times: When they were last changed, in nanoseconds.
        sidecar: Size and time of the folder's sidecar, which is no document.
    """

    root: int
    path: str
    names: list[str]
    sizes: list[int]
    times: list[int]
    sidecar: tuple[int, int] | None = None

    def digest(self) -> bytes:
        """The same while the folder's documents and its sidecar are, as long as the system lists them in one order."""
        digest = blake2b("/".join(self.names).encode("utf-8", "surrogateescape"), digest_size=16)
        digest.update(array("q", self.sizes))
        digest.update(array("q", self.times))
        digest.update(repr(self.sidecar).encode())
        return digest.digest()


def folders(roots: Sequence[str | Path]) -> list[Folder]:
    """Every folder of a collection with what lies in it, and every document named outright, each document once.

    A root that does not exist gives nothing.
    """
    walk = _Walk(several=len(roots) > 1)
    for number, root in enumerate(map(str, roots)):
        if os.path.isdir(root):
            walk.below(number, root)
        elif os.path.lexists(root):
            found = Folder(number, "", [], [], [], _sidecar(os.path.join(os.path.dirname(root), SIDECAR)))
            walk.doubtful.append((found, "", root))
            walk.found.append(found)
    walk.settle()
    return walk.found


class _Walk:
    """One walk through folders; a folder that several names lead to is entered once.

    Attributes:
        found: The folders so far.
        doubtful: Documents that may be there under another name as well, with their folder, name and whole path.
    """

    def __init__(self, *, several: bool) -> None:
        self.found: list[Folder] = []
        self.doubtful: list[tuple[Folder, str, str]] = []
        self._entered: set[_Identity] = set()
        self._inodes = array("Q")
        self._several = several

    def below(self, number: int, root: str) -> None:
        """Go through a folder and those below it."""
        waiting = [""]
        while waiting:
            path = waiting.pop()
            whole = os.path.join(root, path) if path else root
            try:
                status = os.stat(whole)
                if (status.st_dev, status.st_ino) in self._entered:
                    continue
                self._entered.add((status.st_dev, status.st_ino))
                folder = Folder(number, path, [], [], [])
                inside = self._listed(folder, whole)
            except OSError:  # It cannot be listed: named as a document, which reading then says why.
                parent, _, name = path.rpartition("/")
                self.found.append(Folder(number, parent, [name], [0], [0]))
                continue
            self.found.append(folder)
            waiting += [f"{path}/{name}" if path else name for name in sorted(inside, reverse=True)]

    def _listed(self, found: Folder, whole: str) -> list[str]:
        """List a folder; returns the folders in it. This loop is what opening a large collection costs."""
        inside: list[str] = []
        named, sized, timed = found.names.append, found.sizes.append, found.times.append
        numbered, several = self._inodes.append, self._several
        with os.scandir(whole) as entries:
            for entry in entries:
                name = entry.name
                suffix = name[name.rfind(".") :]
                if name[0] == ".":
                    continue
                try:
                    is_folder = entry.is_dir()
                except OSError:  # A link that leads back to itself.
                    is_folder = False
                if is_folder:
                    inside.append(name)
                elif suffix in SUFFIXES or suffix.lower() in SUFFIXES:
                    try:
                        status = entry.stat()
                    except OSError:
                        _put(found, name, GONE, 0)
                        continue
                    if several or status.st_nlink > 1 or entry.is_symlink():
                        self.doubtful.append((found, name, entry.path))
                        continue
                    named(name)
                    sized(status.st_size)
                    timed(status.st_mtime_ns)
                    numbered(status.st_ino)
                elif name == SIDECAR:
                    found.sidecar = _sidecar(entry.path)
        return inside

    def settle(self) -> None:
        """Add the doubtful documents, each under the first of its names."""
        inodes = set(self._inodes) if self.doubtful else set()
        seen: set[_Identity] = set()
        for found, name, path in sorted(self.doubtful, key=lambda each: (each[0].root, each[2])):
            try:
                status = os.stat(path)
            except OSError:
                _put(found, name, GONE, 0)
                continue
            identity = status.st_dev, status.st_ino
            if identity not in seen and (status.st_nlink > 1 or self._several or status.st_ino not in inodes):
                seen.add(identity)
                _put(found, name, status.st_size, status.st_mtime_ns)


def _put(found: Folder, name: str, size: int, time: int) -> None:
    found.names.append(name)
    found.sizes.append(size)
    found.times.append(time)


def _sidecar(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
