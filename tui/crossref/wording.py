"""How reasons and findings name a figure, a release and a day."""

from __future__ import annotations

from datetime import date

from tui.crossref.claims import Claim
from tui.knowledge import Knowledge
from tui.model import Release

TITLE_LENGTH = 48
"""Characters of a title that are enough to know a release by."""


class Wording:
    """The words for what a reason points at; month names come from the knowledge, not from the machine's locale."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._months: dict[int, str] = {}
        for name, number in knowledge.glossary("months").items():
            self._months.setdefault(int(number), name.capitalize())

    def where(self, release: Release) -> str:
        """A release by its title and day."""
        title = " ".join(release.title.value.split())
        short = title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1].rstrip()}…"
        return f"“{short}” of {self.on(release.published.value)}" if release.published else f"“{short}” (undated)"

    def on(self, day: date) -> str:
        """A day as a person writes it: 1 December 2016."""
        return f"{day.day} {self._months[day.month]} {day.year}"


def quoted(claim: Claim) -> str:
    """A figure in the words of its release, in quotation marks."""
    return f"“{' '.join(claim.figure.text.split())}”"
