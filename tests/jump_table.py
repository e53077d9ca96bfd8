"""The queries of ``jump_queries.yaml`` with the titles they are to find."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

from tui.jump import Entry

TABLE = Path(__file__).parent / "jump_queries.yaml"


class Query(NamedTuple):
    """Something typed, and the title that must be found."""

    kind: str
    typed: str
    wanted: str


def entries() -> list[Entry]:
    """The titles, the newest first, as a collection gives them to the jump."""
    rows = sorted(yaml.safe_load(TABLE.read_text(encoding="utf-8"))["titles"], key=lambda row: row[3], reverse=True)
    return [
        Entry(title, title, (event, publisher) if event else (publisher,), (f"{day:%d %B %Y}",))
        for title, publisher, event, day in rows
    ]


def queries() -> list[Query]:
    """Everything that is typed."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["queries"]
    return [Query(kind, str(typed), wanted) for kind, rows in table.items() for typed, wanted in rows]
