"""Dates and periods: absolute ones, and relative ones resolved against the published date.

Nothing is guessed that the text does not carry: a relative date in an undated release stays unread, and where a
document does not settle whether day or month comes first in its numeric dates, both readings are given.
"""

from __future__ import annotations

from tui.annotate.overlaps import longest
from tui.annotate.page import Page
from tui.annotate.relative_dates import RelativeDates
from tui.annotate.written_dates import WrittenDates
from tui.knowledge import Knowledge
from tui.model import DateMention


class Dates:
    """Finds the dates in a release. Made once from the knowledge, used for any number of releases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._written = WrittenDates(knowledge)
        self._relative = RelativeDates(knowledge)

    def find(self, page: Page) -> tuple[DateMention, ...]:
        """The dates in a release outside its furniture, in text order, not overlapping."""
        found = [*self._written.find(page), *self._relative.find(page)]
        return tuple(longest(self._relative.narrowed(page, each) for each in found))
