"""Bytes to text, with the name of the encoding.

In this order: a byte-order mark; UTF-16 without one, told by where its NUL bytes stand; UTF-8; Windows-1252. Where
single bytes fit nowhere they become U+FFFD and the encoding is called damaged: what is left can still be read, and an
annotator can see that a character is lost. Line ends stay as they stand.
"""

from __future__ import annotations

import codecs

from tui.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte-order marks; UTF-32's little-endian one begins like UTF-16's and so stands before it."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
"""How files that people take for documents begin (from each format's own definition)."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
"""Bytes that text in an ASCII-compatible encoding does not hold. Escape is let through: it is drawn, not obeyed."""

_DEFAULTS = frozenset(("ascii", "undefined"))
"""Codecs by which nothing more is known than without one."""

_SPOKEN = {"iso8859-1": "Windows-1252", "cp1252": "Windows-1252"}

_FEW = 16
"""Control bytes that a text may hold however short it is."""

_SAMPLE = 65_536
"""Bytes looked at to tell binary data from text."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text in ``data`` and the name of its encoding. Raises :class:`UnreadableError` where it is not text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"is not text ({what})", mend="save it as plain text")
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _mended(data[len(mark) :], codec, name)
    sample = data[:_SAMPLE]
    if utf16 := _utf16_without_mark(sample):
        return _mended(data, utf16, "UTF-16")
    if b"\0" in data:
        raise UnreadableError("is not text (it holds NUL bytes)")
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(_FEW, len(sample) // 10):
        raise UnreadableError("is not text (it is full of control bytes)")
    return _eight_bit(data)


def decoded_as(data: bytes, charset: str) -> tuple[str, str]:
    """The text in ``data`` by the character set that a format declares, where that is one and not UTF-8.

    Raises :class:`UnreadableError` where the data are not text.
    """
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return decoded(data)
    if name in _DEFAULTS or name.startswith(("utf", "raw", "unicode", "idna", "punycode", "mbcs", "oem")):
        return decoded(data)
    # Pages that declare Latin-1 mean Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
    try:
        return _mended(data, "cp1252" if name == "iso8859-1" else name, _SPOKEN.get(name, charset))
    except LookupError:  # A codec of Python's that is none of text.
        return decoded(data)


def _mended(data: bytes, codec: str, name: str) -> tuple[str, str]:
    try:
        return data.decode(codec), name
    except UnicodeDecodeError:
        return data.decode(codec, "replace"), f"{name}, damaged"


def _utf16_without_mark(sample: bytes) -> str | None:
    """The codec where one byte of most pairs is NUL and the other never, as in UTF-16 of mostly Latin text."""
    if b"\0" not in sample:
        return None
    low, high = sample[0::2], sample[1::2]
    if low.count(0) == 0 and high.count(0) > 0.5 * len(high):
        return "utf-16-le"
    if high.count(0) == 0 and low.count(0) > 0.5 * len(low):
        return "utf-16-be"
    return None


def _eight_bit(data: bytes) -> tuple[str, str]:
    """UTF-8, unless more bytes fail it than sequences pass it: then Windows-1252."""
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if sum(not character.isascii() for character in text) - lost > lost:
        return text, "UTF-8, damaged"
    return _mended(data, "cp1252", "Windows-1252")
