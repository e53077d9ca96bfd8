"""The facts of every release as Markdown, sheet by sheet; those on an event under its name."""

from __future__ import annotations

from collections.abc import Iterator

from tui.citing import fact_sheet
from tui.exports.extract import Extract


def lines(extract: Extract) -> Iterator[str]:
    """One fact sheet a release, a rule between them."""
    for number, reading in enumerate(extract.readings):
        yield "\n---\n\n" if number else ""
        yield fact_sheet(extract.library, reading.release.id)
