"""A release as a record with named fields: a line of JSON Lines, a row of a table.

What a field is called is told by the sidecar's ``fields``, or else by the usual names in the knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tui.loader.formats import Document, Refused, Source
from tui.loader.formats.page_head import day
from tui.loader.statement import Statement
from tui.model import Block, BlockKind, Embargo, Stated, Status
from tui.origin import Origin

_HEAD = 2_000
"""Code points of a text in which its title is looked for."""


class Fields:
    """What a source calls our fields: as its sidecar says, or else by the usual names.

    Args:
        source: The source.
    """

    def __init__(self, source: Source) -> None:
        given = {ours: [theirs.casefold()] for ours, theirs in source.fields.items()}
        self.names: Mapping[str, Sequence[str]] = {
            ours: given.get(ours) or [name.casefold() for name in (ours, *names)]
            for ours, names in source.knowledge.groups("field_names").items()
        }

    def statement(self, record: Mapping[str, Any], rule: str = "record") -> Statement:
        """What a record states but its text; ``rule`` says how."""
        words = self.words(record)
        status = next((status for status in Status if status == words["status"].lower()), None)
        published = day(words["date"])
        return Statement(
            title=_stated(words["title"], rule),
            publisher=_stated(words["publisher"], rule),
            published=Stated(published, rule) if published else None,
            author=_stated(words["author"], rule),
            status=Stated(status, rule) if status else None,
            event=_stated(words["event"], rule),
            embargo=_embargo(words["embargo"], rule),
            corrects=_stated(words["corrects"], rule),
        )

    def words(self, record: Mapping[str, Any]) -> Mapping[str, str]:
        """The value of each of our fields as text, "" where the record has none."""
        folded = {str(name).strip().casefold(): value for name, value in record.items()}
        return {ours: self._word(folded, ours) for ours in self.names}

    def _word(self, folded: Mapping[str, Any], ours: str) -> str:
        for name in self.names[ours]:
            value = folded.get(name)
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, (str, int, float)) and str(value).strip():
                return str(value) if ours == "text" else " ".join(str(value).split())
        return ""


def document(record: Mapping[str, Any], fields: Fields, origin: Origin, data: bytes) -> Document | Refused:
    """The release in a record.

    Args:
        record: The record.
        fields: What its fields are called.
        origin: Where it is in its source.
        data: Its bytes.
    """
    text, stated = fields.words(record)["text"], fields.statement(record)
    if not text.strip():
        return Refused(origin.part, f"has no text: none of its fields is {', '.join(fields.names['text'])}")
    text, blocks = _under_title(text, stated.title.value if stated.title else "")
    return Document(text, "UTF-8", blocks, origin, stated, data=data)


def _under_title(text: str, title: str) -> tuple[str, tuple[Block, ...]]:
    """A text with its title over it, unless it opens with the title or has it on a line near its beginning."""
    lines = [" ".join(line.split()).casefold() for line in text[:_HEAD].splitlines()]
    wanted = title.casefold()
    if not title or wanted in lines or " ".join(filter(None, lines)).startswith(wanted):
        return text, ()
    return f"{title}\n\n{text}", (Block(BlockKind.TITLE, 0, len(title), "record-title"),)


def _embargo(written: str, rule: str) -> Stated[Embargo | None] | None:
    try:
        return Stated(Embargo(datetime.fromisoformat(written)), rule) if written else None
    except ValueError:
        return Stated(Embargo(), rule)


def _stated(value: str, rule: str) -> Stated[str] | None:
    return Stated(value, rule) if value else None
