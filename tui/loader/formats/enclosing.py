"""What archives have in common: which of their files are documents, and how much of them is unpacked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO

from tui.errors import UnreadableError
from tui.loader.files import shown
from tui.loader.formats import Enclosed, Refused, Source
from tui.loader.names import HOLDS_SEVERAL, SUFFIXES

Opened = Callable[[], IO[bytes] | None]
"""Opens a file of an archive; None where it is no file."""


def is_document(name: str) -> bool:
    """Whether a file in an archive is one that a folder's reader would open: not hidden, of a known format."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith(".") and part.strip(".") for part in path.parts) or "__MACOSX" in path.parts
    return not hidden and path.suffix.lower() in SUFFIXES


def unpacked(
    source: Source, files: Iterator[tuple[str, Opened]], broken: tuple[type[Exception], ...]
) -> Iterator[Enclosed | Refused]:
    """The documents of an archive, in memory; nothing is ever written, so no name can lead out of a folder.

    Args:
        source: The archive.
        files: Its files by name.
        broken: What opening or reading one can raise.

    Raises:
        UnreadableError: It holds no document, or is broken before the first.
    """
    names = Counter[str]()
    left = source.allowance
    try:
        for name, opened in files:
            if not is_document(name):
                continue
            names[name] += 1
            part = f"!/{shown(name)}" + (f"#{names[name]}" if names[name] > 1 else "")
            most = _most(name, source)
            try:
                stream = opened()
                data = b"" if stream is None else stream.read(most + 1)
            except broken as error:
                yield Refused(part, f"cannot be unpacked ({error})")
                continue
            left.unpacked -= len(data)
            if len(data) > most or left.unpacked < 0:
                what = most if left.unpacked >= 0 else source.limits.unpacked_bytes
                yield Refused(part, f"unpacks to more than {what // 1_000_000} MB")
                if left.unpacked < 0:
                    return
                continue
            yield Enclosed(part, data, name)
    except broken as error:
        yield Refused("", f"is broken ({error})")
    if not names:
        raise UnreadableError("holds no document", mend=f"documents end in {', '.join(sorted(SUFFIXES))}")


def _most(name: str, source: Source) -> int:
    """The bytes that a file of this name may have."""
    several = PurePosixPath(name).suffix.lower() in HOLDS_SEVERAL
    most = source.limits.collection_bytes if several else source.limits.file_bytes
    return min(most, max(source.allowance.unpacked, 0))
