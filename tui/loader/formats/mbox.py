"""Mailboxes (RFC 4155): mails one after another, each under a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tui.errors import UnreadableError
from tui.loader.formats import Found, Refused, Source
from tui.loader.formats.mail import Letter, documents

_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_QUOTED = re.compile(rb"(?<=\n)>(?=>*From )")
"""Lines of a mail that begin with "From " are quoted so (RFC 4155, appendix A)."""


def read(source: Source) -> Iterator[Found]:
    """The releases in a mailbox. Raises :class:`UnreadableError` where it is none."""
    data = source.data
    starts = [match.span() for match in _FROM.finditer(data)]
    if not starts:
        raise UnreadableError("is no mailbox: no line begins with “From ”")
    line = counted = 0
    for number, ((_, start), (end, _)) in enumerate(pairwise([*starts, (len(data), len(data))]), 1):
        line += data.count(b"\n", counted, start)
        counted = start
        letter = Letter(_QUOTED.sub(b"", data[start:end]), line + 1, f"#{number}")
        try:
            yield from documents(letter, source.knowledge)
        except UnreadableError as error:
            yield Refused(letter.part, str(error))
