"""A release that Presscheck wrote as a line of JSON (``presscheck export --as jsonl``), as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tui.errors import UnreadableError
from tui.loader.formats import Document
from tui.loader.statement import Statement
from tui.model import Block, Release, Span
from tui.standoff import rebuilt

_ID = re.compile("[0-9a-f]{16}")


def is_exported(record: Mapping[str, Any]) -> bool:
    """Whether a record is a line that Presscheck wrote: a release, or something that was found."""
    return isinstance(record.get("schema"), int) and isinstance(record.get("type"), str)


def document(record: Mapping[str, Any], part: str, data: bytes) -> Document | None:
    """The release in such a record, with its id, its layout and all that was stated or found of it; None without one.

    Args:
        record: The record.
        part: Its name in its file.
        data: Its bytes.

    Raises:
        UnreadableError: It cannot be what was written.
    """
    if record["type"] != "reading":
        return None
    try:
        release = rebuilt(Release, record["release"])
    except (ValueError, KeyError, OverflowError) as error:
        raise UnreadableError("is no release that Presscheck wrote") from error
    if not _ID.fullmatch(release.id) or not _is_laid_out(release.text, release.blocks) or not _is_anchored(release):
        raise UnreadableError("is no release that Presscheck wrote: its layout is not of its text")
    return Document(
        release.text,
        release.encoding,
        release.blocks,
        replace(release.origin, part=part),
        Statement(
            title=release.title,
            publisher=release.publisher,
            published=release.published,
            author=release.author,
            status=release.status,
            event=release.event,
            embargo=release.embargo,  # type: ignore[arg-type]  # Stated is not covariant
            corrects=release.corrects,
        ),
        data=data,
        id=release.id,
        laid_out=True,
    )


def _is_laid_out(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether blocks stand in order in the text and hold all of it that is not white space."""
    end = 0
    for block in blocks:
        words = text[block.start : block.end]
        apart = end <= block.start < block.end <= len(text) and not text[end : block.start].strip()
        if not apart or words != words.strip() or not words.startswith(block.marker):
            return False
        end = block.end
    return not text[end:].strip()


def _is_anchored(release: Release) -> bool:
    """Whether everything that points into the text does."""
    offsets = [anchor.offset for anchor in release.origin.anchors]
    spans = all(0 <= start < end <= len(release.text) for start, end in _spans(release))
    return spans and offsets == sorted(offsets) and all(0 <= offset <= len(release.text) for offset in offsets)


def _spans(release: Release) -> Iterator[Span]:
    for stated in (
        release.title,
        release.publisher,
        release.published,
        release.author,
        release.status,
        release.event,
        release.embargo,
        release.corrects,
    ):
        if stated is not None and stated.span is not None:
            yield stated.span
