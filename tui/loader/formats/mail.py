"""Mails (RFC 5322) and mailboxes (RFC 4155, as "mboxrd" and "mboxo" write it).

What a mail's head says is about the mail; the text in it goes before that. Attachments are documents of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePath

from tui.errors import UnreadableError
from tui.loader.formats import SUFFIXES, Document, Enclosed, Found, Refused, Source
from tui.loader.formats.composing import Composer
from tui.loader.formats.markup import compose
from tui.loader.formats.saying import statement
from tui.loader.statement import Statement

_FROM = re.compile(rb"^From [^\r\n]{3,300}\r?\n", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(source: Source) -> Iterator[Found]:
    """The mails of a source with their attachments. Raises :class:`UnreadableError` where it is no mail."""
    if PurePath(source.name).suffix.lower() != ".mbox":
        yield from _found(source.data, "")
        return
    starts = list(_FROM.finditer(source.data))
    if not starts or starts[0].start() != 0:
        raise UnreadableError("is no mailbox: it does not begin with a “From ” line")
    ends = [*(match.start() for match in starts[1:]), len(source.data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        part = f"#{number}"
        try:
            yield from _found(_QUOTED.sub(rb"\1", source.data[start.end() : end]), part)
        except UnreadableError as error:
            yield Refused(part, str(error))


def _found(data: bytes, part: str) -> Iterator[Found]:
    try:
        mail = BytesParser(policy=policy.default.clone(raise_on_defect=False)).parsebytes(data)
        if not isinstance(mail, EmailMessage) or not mail.keys():
            raise UnreadableError("is no mail: it has no head")
        document = _text(mail)
        attached = list(_attached(mail, part))
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError, IndexError, TypeError) as error:
        raise UnreadableError(f"is a mail that cannot be understood ({type(error).__name__})") from error
    if document is not None:
        yield replace(document, origin=replace(document.origin, part=part), data=data)
    elif not attached:
        raise UnreadableError("is a mail without text")
    yield from attached


def _text(mail: EmailMessage) -> Document | None:
    """A mail's text, from the plain version of it or else the HTML."""
    body = mail.get_body(("plain", "html"))
    content = body.get_content() if body is not None else ""
    if body is None or not isinstance(content, str) or not content.strip():
        return None
    encoding = str(body.get_content_charset() or "us-ascii").upper()
    if body.get_content_subtype() == "plain":
        return Document(content.replace("\r\n", "\n"), encoding, carried=_head(mail))
    composer = Composer("mail")
    compose(content, composer, element="HTML part")
    return composer.document(encoding, carried=_head(mail))


def _head(mail: EmailMessage) -> Statement:
    name, address = parseaddr(str(mail.get("From", "")))
    sent = getattr(mail.get("Date"), "datetime", None)
    title = mail.get("Subject")
    return statement("mail-head", title=title, publisher=name or address, day=sent.date() if sent else None)


def _attached(mail: EmailMessage, part: str) -> Iterator[Enclosed]:
    for number, attachment in enumerate(mail.iter_attachments(), 1):
        name = PurePath(attachment.get_filename() or f"{number}").name
        data = attachment.get_payload(decode=True)
        if PurePath(name).suffix.lower() in SUFFIXES and isinstance(data, bytes):
            yield Enclosed(f"{part}!/{name}", data)
