"""The document formats, one module each, imported when a document needs it.

A format module has one function, ``read(data: bytes) -> Decoded``, which raises :class:`UnreadableError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

SUFFIXES: Mapping[str, str] = {".txt": "text", ".text": "text"}
"""The module that reads each suffix (lower case); a file with any other suffix, named outright, is read as text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a format makes of a document's bytes.

    Attributes:
        text: The text, without a byte-order mark; every offset of the product counts its code points.
        encoding: How it was decoded, as a person would name it.
    """

    text: str
    encoding: str


class Format(Protocol):
    """A module that reads one format."""

    def read(self, data: bytes) -> Decoded:
        """The text in ``data``. Raises :class:`UnreadableError`."""


def format_of(suffix: str) -> Format:
    """The module that reads documents with this suffix."""
    return cast(Format, import_module(f"{__name__}.{SUFFIXES.get(suffix.lower(), 'text')}"))
