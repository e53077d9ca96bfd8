"""What format a document has that comes without a name, on standard input."""

from __future__ import annotations

import re

_BEGINNINGS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"\{\""), ".jsonl"),
    (re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE), ".html"),
    (re.compile(rb"<\?xml[\s?]|<(?:rss|feed)[\s>]"), ".xml"),
    (re.compile(rb"From \S+ .*\b\d{4}\r?\n[A-Za-z-]+: "), ".mbox"),
)
"""How documents begin that no press release in plain text begins like, and the suffix their files have."""

_ZIP = b"PK\x03\x04"
_WORD = b"word/document.xml"


def suffix_of(data: bytes) -> str:
    """The suffix that files like this have, lower case; "" where it could be plain text.

    Mail alone is not told: a release may well begin with “From:” or “Date:”.
    """
    if data.startswith(_ZIP):
        return ".docx" if _WORD in data else ".zip"
    beginning = data[:1_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((suffix for pattern, suffix in _BEGINNINGS if pattern.match(beginning)), "")
