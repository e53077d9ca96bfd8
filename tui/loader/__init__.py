"""Paths to releases: which documents a path means, their text, its layout and what it says of itself."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader.files import LARGEST, STDIN, contents, documents, limited, shown
from tui.loader.formats import format_of
from tui.loader.layout import Layout
from tui.loader.metadata import Metadata
from tui.loader.sidecar import NAME, Sidecar, Silence, Statement, fits, sidecar
from tui.model import Release, Unreadable

__all__ = ["Loaded", "Silence", "load", "release_from"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the documents.

    Attributes:
        releases: Those that could be read, in the order of the paths.
        unreadable: Those that could not, and sidecars with a mistake, in the same order.
        silences: Findings that a sidecar silences, with the id of the release each is about.
    """

    releases: tuple[Release, ...]
    unreadable: tuple[Unreadable, ...]
    silences: tuple[tuple[str, Silence], ...] = ()


def load(paths: Iterable[str | Path], knowledge: Knowledge, *, stdin: BinaryIO | None = None) -> Loaded:
    """The releases that ``paths`` mean; one that cannot be read does not keep the others from opening.

    Args:
        paths: Files, folders (with everything below them), ``-`` for standard input.
        knowledge: What layout and metadata rest on.
        stdin: Read for ``-`` instead of the process's own standard input.

    Raises:
        UsageError: A path does not exist, or a folder holds no document.
    """
    releases: dict[str, Release] = {}
    unreadable: list[Unreadable] = []
    silences: list[tuple[str, Silence]] = []
    sidecars: dict[Path, Sidecar] = {}
    for path in documents(paths):
        folder = path.parent
        if folder not in sidecars:
            sidecars[folder] = Sidecar() if str(path) == STDIN else _sidecar_in(folder, unreadable)
        try:
            data = _stdin(stdin) if str(path) == STDIN else contents(path)
            release = release_from(data, shown(path), knowledge, stated=sidecars[folder].about(path.name))
        except UnreadableError as error:
            unreadable.append(Unreadable(shown(path), str(error)))
            continue
        if first := releases.get(release.id):
            unreadable.append(Unreadable(shown(path), f"has the same bytes as {first.path}; opened once"))
            continue
        releases[release.id] = release
        silences += [(release.id, one) for one in sidecars[folder].silences if fits(path.name, one.file)]
    return Loaded(tuple(releases.values()), tuple(unreadable), tuple(silences))


def release_from(data: bytes, path: str, knowledge: Knowledge, *, stated: Statement | None = None) -> Release:
    """One document's bytes as a release.

    Args:
        data: The bytes.
        path: What to call it; its suffix tells the format.
        knowledge: What layout and metadata rest on.
        stated: What a sidecar states about it, which goes before what the text says.

    Raises:
        UnreadableError: The bytes are not a document of that format.
    """
    document = format_of(Path(path).suffix).read(data)
    layout, metadata = _readers(knowledge)
    blocks = layout.blocks(document.text)
    return metadata.release(
        id=hashlib.sha256(data).hexdigest()[:16],
        path=path,
        document=document,
        blocks=blocks,
        stated=stated or Statement(),
    )


@lru_cache(maxsize=4)
def _readers(knowledge: Knowledge) -> tuple[Layout, Metadata]:
    """The readers compiled from one knowledge, which is what takes time."""
    return Layout(knowledge), Metadata(knowledge)


def _stdin(stdin: BinaryIO | None) -> bytes:
    return limited((stdin or sys.stdin.buffer).read(LARGEST + 1))


def _sidecar_in(folder: Path, unreadable: list[Unreadable]) -> Sidecar:
    """The folder's sidecar; one with a mistake is listed as unreadable and states nothing."""
    path = folder / NAME
    if not os.path.lexists(path):
        return Sidecar()
    try:
        return sidecar(contents(path), path)
    except UnreadableError as error:
        place = "" if error.line is None else f"line {error.line}: "
        unreadable.append(Unreadable(shown(path), place + error.what + (f"; {error.mend}" if error.mend else "")))
        return Sidecar()
