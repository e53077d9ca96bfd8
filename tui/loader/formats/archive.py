"""ZIP and tar archives. Nothing is ever written: a member is unpacked into memory, as far as the limits let it be.

So that a small archive cannot unpack to a large one, what comes out is counted, not what the archive says of itself.
Links, devices and encrypted members are not read; a name with ".." in it is only a name here.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import IO, cast

from tui.errors import UnreadableError
from tui.loader.formats import SUFFIXES, Allowance, Enclosed, Found, Refused, Source

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What the standard library raises for archives that are damaged, encrypted or packed in a way it does not know."""

_GZIP = b"\x1f\x8b"


def read(source: Source) -> Iterator[Found]:
    """The documents in an archive. Raises :class:`UnreadableError` where it is none."""
    empty = True
    try:
        for found in _zipped(source) if source.data.startswith(b"PK") else _tarred(source):
            empty = False
            yield found
    except _BROKEN as error:
        raise UnreadableError(f"is no archive, or a damaged one ({error})") from error
    if empty:
        raise UnreadableError("holds no document", mend=f"documents end in {', '.join(sorted(SUFFIXES))}")


def members(source: Source, names: Collection[str]) -> dict[str, bytes]:
    """The bytes of some members of a ZIP archive by name. Raises :class:`UnreadableError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            found = [info for info in archive.infolist() if info.filename in names]
            return {info.filename: _unpacked(archive.open(info), source.allowance) for info in found}
    except _BROKEN as error:
        raise UnreadableError(f"is a damaged archive ({error})") from error


def _zipped(source: Source) -> Iterator[Found]:
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        for info in archive.infolist():
            if not info.is_dir() and _is_document(info.filename):
                try:
                    yield Enclosed(f"!/{info.filename}", _unpacked(archive.open(info), source.allowance))
                except (UnreadableError, *_BROKEN) as error:
                    yield Refused(f"!/{info.filename}", f"cannot be unpacked ({error})")


def _tarred(source: Source) -> Iterator[Found]:
    packed = io.BytesIO(source.data)
    raw = cast("IO[bytes]", gzip.GzipFile(fileobj=packed)) if source.data.startswith(_GZIP) else packed
    with tarfile.open(fileobj=_Counted(raw, source.allowance), mode="r|") as archive:
        for info in archive:
            if info.isreg() and _is_document(info.name) and (stream := archive.extractfile(info)):
                yield Enclosed(f"!/{info.name}", stream.read())


def _is_document(name: str) -> bool:
    """Whether a member has a suffix that is read, and is neither hidden nor a system's own note."""
    path = PurePath(name)
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden


def _unpacked(stream: IO[bytes], allowance: Allowance) -> bytes:
    with stream:
        return _Counted(stream, allowance).read(-1)


class _Counted(io.RawIOBase):
    """A stream that takes what is read from it off an allowance, and ends with an error where that is used up."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream, self._allowance = stream, allowance

    def read(self, size: int = -1) -> bytes:
        """As a file's. Raises :class:`UnreadableError`."""
        most = self._allowance.unpacked + 1
        data = self._stream.read(most if size < 0 else min(size, most))
        self._allowance.unpacked -= len(data)
        if self._allowance.unpacked < 0:
            raise UnreadableError("unpacks to more than is allowed", mend="raise “unpacked_bytes” in the settings")
        return data
