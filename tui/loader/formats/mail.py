"""Mail (RFC 5322, MIME): the text of the body, the documents that are attached, and what the head says.

The head speaks of the mail, not of the release it carries: what the text says of itself goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath
from typing import TypeAlias

from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader.decoding import decoded_as
from tui.loader.formats import Document, Enclosed, Found, Refused, Source
from tui.loader.formats.composing import composed
from tui.loader.formats.markup import parts_of
from tui.loader.names import SUFFIXES
from tui.loader.statement import Statement
from tui.model import Block, BlockKind, Stated
from tui.origin import Anchor, Locus, Origin

Mail: TypeAlias = "Message[str, str]"

_MOST_PARTS = 64
"""Declarations of a mail's parts beyond which it is a trap: every line is held against the border of each."""

_MOST_LINES = 1_000_000
_LONGEST_HEAD = 1_000
"""Code points of a head's field that are read."""

_REPLY = re.compile(r"\s*(?:(?:re|fwd?|aw|wg|tr)\s?:|\[[^\[\]]{1,40}\])\s*", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- \n", re.MULTILINE)
_UNENCODED = frozenset(("", "7bit", "8bit", "binary"))


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail.

    Attributes:
        data: Its bytes.
        line: The line of its file that it begins on.
        part: Its name in its file, "" where the file is the mail.
    """

    data: bytes
    line: int = 1
    part: str = ""


def read(source: Source) -> Iterator[Found]:
    """The release in a mail and the documents attached to it. Raises :class:`UnreadableError`."""
    yield from documents(Letter(source.data), source.knowledge)


def documents(letter: Letter, knowledge: Knowledge) -> Iterator[Found]:
    """The release in a letter and the documents attached to it. Raises :class:`UnreadableError`."""
    if letter.data.lower().count(b"multipart/") > _MOST_PARTS or letter.data.count(b"\n") > _MOST_LINES:
        raise UnreadableError("is a mail of more parts or lines than any person writes")
    try:
        mail: Mail = message_from_bytes(letter.data)
        leaves = [part for part in mail.walk() if not part.is_multipart()]
    except RecursionError:
        raise UnreadableError("is a mail nested too deeply") from None
    attached = [part for part in leaves if part.get_filename()]
    enclosed = list(_enclosed(attached, letter.part))
    body = _body([part for part in leaves if not part.get_filename()], letter)
    if body is None and not enclosed:
        raise UnreadableError("is a mail without text")
    if body is not None:
        stated = _head(mail, knowledge)
        origin = Origin("e-mail", letter.part, body.anchors)
        yield Document(body.text, body.encoding, body.blocks, origin, carried=stated, data=letter.data)
    yield from enclosed


@dataclass(frozen=True, slots=True)
class _Body:
    """The text of a mail."""

    text: str
    encoding: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]


def _body(leaves: list[Mail], letter: Letter) -> _Body | None:
    """The plain text, or what the HTML says where that is far more than the plain text does."""
    plain = next((part for part in leaves if part.get_content_type() == "text/plain"), None)
    html = next((part for part in leaves if part.get_content_type() == "text/html"), None)
    written = None if plain is None else _plain(plain, letter)
    if written is not None and (html is None or _NOT_BLANK.search(written.text)):
        marked = None if html is None else _marked(html, letter)
        return written if marked is None or 2 * len(written.text) >= len(marked.text) else marked
    return None if html is None else _marked(html, letter)


_NOT_BLANK = re.compile(r"\S")


def _plain(part: Mail, letter: Letter) -> _Body:
    text, encoding = _decoded(part)
    text = text.replace("\r\n", "\n")
    signature = _SIGNATURE.search(text)
    end = len(text.rstrip())
    blocks = (Block(BlockKind.BOILERPLATE, signature.start(), end, "signature"),) if signature else ()
    return _Body(text, encoding, blocks if signature and signature.start() < end else (), _line_anchors(part, letter))


def _marked(part: Mail, letter: Letter) -> _Body:
    text, encoding = _decoded(part)
    locus = Locus(line=_first_line(part, letter))
    if _encoding(part) in _UNENCODED:
        found = composed(parts_of(text, locus._replace(column=1)))
        return _Body(found.text, encoding, found.blocks, found.anchors)
    found = composed(parts_of(text))
    return _Body(found.text, encoding, found.blocks, (Anchor(0, locus),))


def _decoded(part: Mail) -> tuple[str, str]:
    data = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    return decoded_as(data if isinstance(data, bytes) else b"", charset)


def _line_anchors(part: Mail, letter: Letter) -> tuple[Anchor, ...]:
    """The line of the file for each line of the text."""
    first, encoding = _first_line(part, letter), _encoding(part)
    if encoding not in _UNENCODED | {"quoted-printable"}:
        return (Anchor(0, Locus(line=first)),)
    text = _decoded(part)[0].replace("\r\n", "\n")
    lines = _written(part).split(b"\n") if encoding == "quoted-printable" else []
    anchors, offset, number = [], 0, 0
    for line in text.split("\n"):
        exact = number >= len(lines) or b"=" not in lines[number]
        anchors.append(Anchor(offset, Locus(line=first + number, column=1 if exact else 0)))
        offset += len(line) + 1
        while number < len(lines) and lines[number].rstrip().endswith(b"="):
            number += 1
        number += 1
    return tuple(anchor for anchor in anchors if anchor.offset < len(text))


def _first_line(part: Mail, letter: Letter) -> int:
    """The line of the file that a part's body begins on."""
    words = _written(part)[:2_000]
    at = letter.data.find(words) if words.strip() else -1
    return letter.line + (letter.data.count(b"\n", 0, at) if at >= 0 else 0)


def _written(part: Mail) -> bytes:
    """A part's body as it stands in the mail."""
    written = part.get_payload(decode=True) if _encoding(part) in _UNENCODED else part.get_payload()
    return written if isinstance(written, bytes) else str(written).encode("ascii", "replace")


def _encoding(part: Mail) -> str:
    return str(part.get("content-transfer-encoding", "")).strip().lower()


def _enclosed(attached: list[Mail], within: str) -> Iterator[Found]:
    """The attached documents of formats that are read."""
    for part in attached:
        name = PurePath(_words(part.get_filename() or "")).name
        if PurePath(name).suffix.lower() not in SUFFIXES:
            continue
        data = part.get_payload(decode=True)
        where = f"{within}!/{name}"
        yield Enclosed(where, data, name) if isinstance(data, bytes) else Refused(where, "is empty")


def _head(mail: Mail, knowledge: Knowledge) -> Statement:
    """What the head says: subject, day and sender, the publisher if a known organisation, else the author."""
    subject = _field(mail, "subject")
    while (reply := _REPLY.match(subject)) and reply.end() < len(subject):
        subject = subject[reply.end() :]
    sender = parseaddr(_field(mail, "from"))[0].strip()
    organisation = _field(mail, "organization")
    known = knowledge.groups("organisations")
    names = {name.casefold(): usual for usual, aliases in known.items() for name in (usual, *aliases)}
    if not organisation and sender.casefold() in names:
        organisation, sender = names[sender.casefold()], ""
    try:
        sent = Stated(parsedate_to_datetime(_field(mail, "date")).date(), "mail:date")
    except (ValueError, TypeError, IndexError, OverflowError):
        sent = None
    return Statement(
        title=Stated(subject, "mail:subject") if subject else None,
        publisher=Stated(organisation, "mail:from") if organisation else None,
        published=sent,
        author=Stated(sender, "mail:from") if sender else None,
    )


def _field(mail: Mail, name: str) -> str:
    return _words(str(mail.get(name, "")))


def _words(written: str) -> str:
    """A field of a head with its encoded words (RFC 2047) read."""
    try:
        found = decode_header(written[:_LONGEST_HEAD])
        words = "".join(
            text if isinstance(text, str) else text.decode(charset or "utf-8", "replace") for text, charset in found
        )
    except (HeaderParseError, LookupError, ValueError):
        words = written[:_LONGEST_HEAD]
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())
