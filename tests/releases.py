"""Releases and knowledge for tests, without files: one paragraph block for each stretch between blank lines."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache

from tui.knowledge import Knowledge, merged
from tui.model import Block, BlockKind, Release, Stated, Status
from tui.resources import bundled

GENEROUS = 12.0
"""Seconds of processor time within which what is linear ends on any machine, and what is not does not."""

_PARAGRAPH = re.compile(r"\S.*(?:\n[^\S\n]*\S.*)*")


@cache
def knowledge() -> Knowledge:
    """The bundled knowledge alone, without the developer's own."""
    return Knowledge(merged((path, path.read_bytes()) for path in sorted(bundled("data").glob("*.yaml"))))


def release(
    text: str,
    published: date | None = None,
    *,
    title: str = "",
    publisher: str | None = None,
    status: Status = Status.PUBLISHED,
    kinds: dict[int, BlockKind] | None = None,
) -> Release:
    """A release with ``text``; ``kinds`` gives blocks, by number from 0, another kind than paragraph."""
    kinds = kinds or {}
    spans = [(match.start(), match.start() + len(match[0].rstrip())) for match in _PARAGRAPH.finditer(text)]
    return Release(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        path="test.txt",
        text=text,
        encoding="UTF-8",
        blocks=tuple(
            Block(kinds.get(number, BlockKind.PARAGRAPH), start, end, rule="test")
            for number, (start, end) in enumerate(spans)
        ),
        title=Stated(title, "test"),
        publisher=Stated(publisher, "test") if publisher else None,
        published=Stated(published, "test") if published else None,
        status=Stated(status, "test"),
    )
