"""Tape archives, and whatever is packed with gzip."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial
from gzip import BadGzipFile, GzipFile
from io import BytesIO
from pathlib import PurePath
from tarfile import TarError, TarFile

from tui.errors import UnreadableError
from tui.loader.formats import Enclosed, Found, Source
from tui.loader.formats.enclosing import Opened, unpacked

BROKEN = (TarError, EOFError, OSError, ValueError, OverflowError, RecursionError, KeyError, zlib.error)
"""What ``tarfile`` and ``gzip`` raise on archives that are damaged or made to harm."""

_GZIP = b"\x1f\x8b"
_TAR = (".tar", ".tgz", ".tar.gz")


def read(source: Source) -> Iterator[Found]:
    """The documents in an archive. Raises :class:`UnreadableError` where it is none or holds none."""
    data = _gunzipped(source) if source.data.startswith(_GZIP) else source.data
    if not source.name.lower().endswith(_TAR):
        source.allowance.unpacked -= len(data)
        name = PurePath(source.name).stem
        yield Enclosed(f"!/{name}", data, name)
        return
    try:
        archive = TarFile(fileobj=BytesIO(data))
    except BROKEN as error:
        raise UnreadableError(f"is no tar archive ({error})") from error
    yield from unpacked(source, _files(archive), BROKEN)


def _gunzipped(source: Source) -> bytes:
    most = max(source.allowance.unpacked, 0)
    try:
        data = GzipFile(fileobj=BytesIO(source.data)).read(most + 1)
    except (BadGzipFile, EOFError, OSError, zlib.error) as error:
        raise UnreadableError(f"is no gzip archive ({error})") from error
    if len(data) > most:
        raise UnreadableError(f"unpacks to more than {most // 1_000_000} MB")
    return data


def _files(archive: TarFile) -> Iterator[tuple[str, Opened]]:
    for entry in archive:
        if entry.isreg():
            yield entry.name, partial(archive.extractfile, entry)
