"""XML from strangers, without what makes it dangerous: a document type, and with it entities, is refused."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tui.errors import UnreadableError

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def refuse_doctype(data: bytes) -> None:
    """Raise :class:`UnreadableError` for XML that declares a document type or an entity, in any encoding."""
    if _DOCTYPE.search(data.replace(b"\0", b"")):
        raise UnreadableError("declares a document type, which could hide anything", mend="save it without one")


def root(data: bytes) -> ElementTree.Element:
    """The outermost element. Raises :class:`UnreadableError` for what is no XML, or declares a document type."""
    refuse_doctype(data)
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableError(f"is not XML ({error})") from error
