"""ZIP archives of documents."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tui.errors import UnreadableError
from tui.loader.formats import Found, Source
from tui.loader.formats.enclosing import Opened, unpacked

BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError, OverflowError)
"""What ``zipfile`` raises on archives that are damaged, encrypted or made to harm."""

_ENTRY = b"PK\x01\x02"
"""How an entry of the archive's directory begins (APPNOTE 4.3.12)."""


def read(source: Source) -> Iterator[Found]:
    """The documents in an archive. Raises :class:`UnreadableError` where it is none or holds none."""
    archive = opened(source.data, source.limits.members)
    yield from unpacked(source, _files(archive), BROKEN)


def opened(data: bytes, most: int) -> ZipFile:
    """The archive in ``data``. Raises :class:`UnreadableError` where it is none, or has more than ``most`` entries."""
    if data.count(_ENTRY) > most:
        raise UnreadableError(f"is an archive of more than {most:,} files")
    try:
        return ZipFile(BytesIO(data))
    except BROKEN as error:
        raise UnreadableError(f"is no ZIP archive ({error})") from error


def _files(archive: ZipFile) -> Iterator[tuple[str, Opened]]:
    for entry in archive.infolist():
        if not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16):
            yield entry.filename, partial(_opened, archive, entry)


def _opened(archive: ZipFile, entry: ZipInfo) -> IO[bytes]:
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("it is packed in a way that is not read")
    return archive.open(entry)
