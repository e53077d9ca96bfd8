"""The document formats, one module each, imported when a document needs it.

A format module has one function, ``read(source: Source) -> Iterable[Found]``. It raises :class:`UnreadableError` where
nothing of the source can be read. A file can hold several documents, and documents of other formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple, Protocol, TypeAlias, cast

from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader.limits import USUAL, Limits
from tui.loader.names import SUFFIXES
from tui.loader.statement import NOTHING, Statement
from tui.model import Block
from tui.origin import ITSELF, Origin


@dataclass(slots=True)
class Allowance:
    """What is left of the limits on one file, shared by everything inside it.

    Attributes:
        unpacked: Bytes that may still be unpacked.
        members: Documents that may still be found.
    """

    unpacked: int
    members: int


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to be read, with what is known of them beforehand.

    Attributes:
        data: The bytes.
        name: Their file's name; its suffix tells the format.
        knowledge: The words that a format may look for.
        limits: What is too much.
        fields: What the sidecar calls the columns of a table: our name for a field to the table's.
        part: Where the bytes are inside a file, "" where they are the file.
        depth: How many files the bytes are inside of.
        allowance: What is left of the limits on the file.
    """

    data: bytes
    name: str
    knowledge: Knowledge
    limits: Limits = USUAL
    fields: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    depth: int = 0
    allowance: Allowance = field(default_factory=lambda: Allowance(USUAL.unpacked_bytes, USUAL.members))


@dataclass(frozen=True, slots=True)
class Document:
    """What a format makes of a document.

    Attributes:
        text: The text as it will be cited; every offset of the product counts its code points.
        encoding: How it was decoded, as a person would name it.
        blocks: Layout that the format states: a paragraph only says where one is, any other kind what it is.
        origin: The way back to the source.
        stated: What the format states about the document; it goes before what the text says.
        carried: What is stated about that which carries the document, such as a mail; the text goes before it.
        data: The document's own bytes, where the source holds others too.
        id: The id it was given when it was exported, else "".
        laid_out: Whether the blocks are all its layout, so that none is to be looked for.
    """

    text: str
    encoding: str
    blocks: tuple[Block, ...] = ()
    origin: Origin = ITSELF
    stated: Statement = NOTHING
    carried: Statement = NOTHING
    data: bytes | None = None
    id: str = ""
    laid_out: bool = False


class Enclosed(NamedTuple):
    """A file inside another.

    Attributes:
        part: Its place there, as the end of a path (``!/name.txt``).
        data: Its bytes.
        name: Its name, of which the suffix tells the format.
    """

    part: str
    data: bytes
    name: str


class Refused(NamedTuple):
    """Something inside a file that cannot be read.

    Attributes:
        part: Its place there, as the end of a path; "" for the file's rest.
        reason: Why.
    """

    part: str
    reason: str


Found: TypeAlias = Document | Enclosed | Refused
"""What a format can find in a source."""


class Format(Protocol):
    """A module that reads one format."""

    def read(self, source: Source) -> Iterable[Found]:
        """What is in ``source``. Raises :class:`UnreadableError`."""


def missing(what: str, extra: str) -> UnreadableError:
    """The error for a format whose optional package is not installed.

    Args:
        what: What the document is ("a PDF").
        extra: The extra that reads it.
    """
    return UnreadableError(f"is {what}, which needs an extra of Presscheck", mend=f"pip install 'presscheck[{extra}]'")


def format_of(name: str) -> Format:
    """The module that reads files with this name."""
    suffix = PurePath(name).suffix.lower()
    return cast(Format, import_module(f"{__name__}.{SUFFIXES.get(suffix, 'text')}"))


def documents_in(source: Source) -> Iterator[Document | Refused]:
    """Every document in a source and in the files inside it, each with its whole part.

    Raises:
        UnreadableError: Nothing of the source can be read.
    """
    for found in format_of(source.name).read(source):
        source.allowance.members -= 1
        if source.allowance.members < 0:
            yield Refused(source.part, f"holds more than {source.limits.members:,} documents; the rest is left out")
            return
        part = source.part + (found.origin.part if isinstance(found, Document) else found.part)
        match found:
            case Document():
                own = source.data if found.data is None else found.data
                yield replace(found, origin=replace(found.origin, part=part), data=own)
            case Refused():
                yield found._replace(part=part)
            case Enclosed():
                inner = replace(source, data=found.data, name=found.name, part=part, depth=source.depth + 1)
                yield from _inside(inner)


def _inside(source: Source) -> Iterator[Document | Refused]:
    """Every document in a file that is inside another; what is wrong with it is no error of the other's."""
    if source.depth >= source.limits.archive_depth:
        yield Refused(source.part, f"stands inside {source.depth} other files, more than are opened")
        return
    try:
        yield from documents_in(source)
    except UnreadableError as error:
        yield Refused(source.part, str(error))
