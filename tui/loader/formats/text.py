"""Plain text: the decoded bytes are the text."""

from __future__ import annotations

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Decoded


def read(data: bytes) -> Decoded:
    """The text in ``data``. Raises :class:`UnreadableError` where it is none, or holds nothing but white space."""
    text, encoding = decoded(data)
    if not text or text.isspace():
        raise UnreadableError("is empty" if not data else "holds nothing but white space")
    return Decoded(text, encoding)
