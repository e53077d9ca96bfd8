"""What a release says of itself: title, publisher, date of issue, status."""

from __future__ import annotations

from tui.knowledge import Knowledge
from tui.loader.formats import Decoded
from tui.loader.sidecar import Statement
from tui.model import Block, Release, Stated, Status


class Metadata:
    """Reads the metadata of releases with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def release(
        self, *, id: str, path: str, document: Decoded, blocks: tuple[Block, ...], stated: Statement
    ) -> Release:
        """The release that a laid-out document is."""
        text = document.text
        return Release(
            id=id,
            path=path,
            text=text,
            encoding=document.encoding,
            blocks=blocks,
            title=Stated(stated.title or " ".join(text[blocks[0].start : blocks[0].end].split()), "first-line"),
            publisher=Stated(stated.publisher, "sidecar") if stated.publisher else None,
            published=Stated(stated.published, "sidecar") if stated.published else None,
            status=Stated(stated.status or Status.PUBLISHED, "default"),
            event=Stated(stated.event, "sidecar") if stated.event else None,
        )
