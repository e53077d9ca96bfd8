"""Plain text: the decoded bytes are the text."""

from __future__ import annotations

from collections.abc import Iterator

from tui.loader.decoding import decoded
from tui.loader.formats import Document, Source


def read(source: Source) -> Iterator[Document]:
    """The text of a source. Raises :class:`UnreadableError` where it is none."""
    yield Document(*decoded(source.data))
