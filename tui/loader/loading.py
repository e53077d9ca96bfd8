"""Documents read into releases."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import BinaryIO

from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import limits as limits_module
from tui.loader.files import STDIN, contents, documents, limited, shown
from tui.loader.formats import Allowance, Document, Refused, Source, documents_in
from tui.loader.layout import Layout
from tui.loader.limits import USUAL, Limits
from tui.loader.metadata import Metadata
from tui.loader.names import HOLDS_SEVERAL, SIDECAR
from tui.loader.sidecar import Sidecar, Silence, sidecar
from tui.loader.sniffing import suffix_of
from tui.model import Release, Unreadable

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""What no file can hold as text, and an escape of JSON or HTML can name: NUL and halves of surrogate pairs."""


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


def load(
    paths: Iterable[str | Path],
    knowledge: Knowledge,
    *,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Loaded:
    """The releases that ``paths`` mean; one that cannot be read does not keep the others from opening.

    Args:
        paths: Files, folders (with everything below them), ``-`` for standard input.
        knowledge: What layout and metadata rest on.
        stdin: Read for ``-`` instead of the process's own standard input.
        limits: What is too much; by default what the user's settings say.

    Raises:
        UsageError: A path does not exist, or a folder holds no document.
        SettingsError: The settings have a mistake in the limits.
    """
    limits = limits or limits_module.load()
    releases: dict[str, Release] = {}
    unreadable: list[Unreadable] = []
    silences: list[tuple[str, Silence]] = []
    sidecars: dict[Path, Sidecar] = {}
    for path in documents(paths):
        folder = path.parent
        if folder not in sidecars:
            sidecars[folder] = Sidecar() if str(path) == STDIN else _sidecar_in(folder, unreadable)
        try:
            data = _stdin(stdin, limits) if str(path) == STDIN else contents(path, limits)
        except UnreadableError as error:
            unreadable.append(Unreadable(shown(path), str(error)))
            continue
        for found in releases_in(data, shown(path), knowledge, beside=sidecars[folder], limits=limits):
            if isinstance(found, Unreadable):
                unreadable.append(found)
            elif first := releases.get(found.id):
                unreadable.append(Unreadable(found.path, f"has the same bytes as {first.path}; opened once"))
            else:
                releases[found.id] = found
                silences += [(found.id, one) for one in sidecars[folder].silences_of(path.name, found.origin.part)]
    return Loaded(tuple(releases.values()), tuple(unreadable), tuple(silences))


def releases_in(
    data: bytes, path: str, knowledge: Knowledge, *, beside: Sidecar | None = None, limits: Limits | None = None
) -> Iterator[Release | Unreadable]:
    """Every release in one file, in the file's order, and what in it cannot be read.

    Args:
        data: The file's bytes.
        path: What to call it; its suffix tells the format, or where it is ``-`` how the bytes begin.
        knowledge: What layout and metadata rest on.
        beside: The sidecar of its folder, which goes before what the text says.
        limits: What is too much, by default :class:`Limits` as they are without settings.
    """
    beside, limits = beside or Sidecar(), limits or USUAL
    name = PurePath(path).name if path != STDIN else STDIN + suffix_of(data)
    allowance = Allowance(limits.unpacked_bytes, limits.members)
    source = Source(data, name, knowledge, limits, beside.fields_of(name), allowance=allowance)
    try:
        for found in documents_in(source):
            if isinstance(found, Refused):
                yield Unreadable(path + found.part, found.reason)
                continue
            try:
                yield _release(found, path, knowledge, beside, limits)
            except UnreadableError as error:
                yield Unreadable(path + found.origin.part, str(error))
    except UnreadableError as error:
        yield Unreadable(path, str(error))


def release_from(data: bytes, path: str, knowledge: Knowledge) -> Release:
    """The one release in a file.

    Args:
        data: The file's bytes.
        path: What to call it; its suffix tells the format.
        knowledge: What layout and metadata rest on.

    Raises:
        UnreadableError: The bytes are not one document of that format.
    """
    found = list(releases_in(data, path, knowledge))
    if len(found) != 1:
        raise UnreadableError(f"holds {len(found)} documents")
    (release,) = found
    if isinstance(release, Unreadable):
        raise UnreadableError(release.reason)
    return release


def _release(document: Document, path: str, knowledge: Knowledge, beside: Sidecar, limits: Limits) -> Release:
    """A document as a release. Raises :class:`UnreadableError` where its text is none, or too much."""
    text = _UNWRITABLE.sub("\ufffd", document.text)
    data = document.data or b""
    if not text or text.isspace():
        raise UnreadableError("holds nothing but white space" if text or data else "is empty")
    if len(text) > limits.text or text.count("\n") > limits.lines:
        much = f"{limits.text:,} characters" if len(text) > limits.text else f"{limits.lines:,} lines"
        raise UnreadableError(f"has more than {much}, more than any one release", mend="split it")
    layout, metadata = _readers(knowledge)
    return metadata.release(
        id=document.id or hashlib.sha256(data).hexdigest()[:16],
        path=path,
        document=document,
        text=text,
        blocks=document.blocks if document.laid_out else layout.blocks(text, document.blocks),
        beside=beside.about(PurePath(path).name, document.origin.part),
    )


@lru_cache(maxsize=4)
def _readers(knowledge: Knowledge) -> tuple[Layout, Metadata]:
    """The readers compiled from one knowledge, which is what takes time."""
    return Layout(knowledge), Metadata(knowledge)


def _stdin(stdin: BinaryIO | None, limits: Limits) -> bytes:
    data = (stdin or sys.stdin.buffer).read(max(limits.file_bytes, limits.collection_bytes) + 1)
    return limited(data, limits.collection_bytes if suffix_of(data) in HOLDS_SEVERAL else limits.file_bytes)


def _sidecar_in(folder: Path, unreadable: list[Unreadable]) -> Sidecar:
    """The folder's sidecar; one with a mistake is listed as unreadable and states nothing."""
    path = folder / SIDECAR
    if not os.path.lexists(path):
        return Sidecar()
    try:
        return sidecar(contents(path), path)
    except UnreadableError as error:
        place = "" if error.line is None else f"line {error.line}: "
        unreadable.append(Unreadable(shown(path), place + error.what + (f"; {error.mend}" if error.mend else "")))
        return Sidecar()
