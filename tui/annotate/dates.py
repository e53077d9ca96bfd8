"""Dates and periods: absolute ones, and relative ones resolved against the published date.

Nothing is guessed that the text does not carry: a relative date in an undated release stays unread, and where a
document does not settle whether day or month comes first in its numeric dates, both readings are given.
"""

from __future__ import annotations

from datetime import date


from tui.annotate.relative_dates import RelativeDates
from tui.annotate.written_dates import Order, WrittenDates
from tui.knowledge import Knowledge
from tui.model import BlockKind, DateMention, Release


class Dates:
    """Finds the dates in a release. Made once from the knowledge, used for any number of releases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._written = WrittenDates(knowledge)
        self._relative = RelativeDates(knowledge)

    def find(self, release: Release) -> tuple[DateMention, ...]:
        """The dates in a release outside its furniture, in text order, not overlapping."""
        published = release.published.value if release.published else None
        order = self._written.order(release.text)
        found: list[DateMention] = []
        for block in release.blocks:
            if block.kind is not BlockKind.FURNITURE:
                text = release.text[block.start : block.end]
                found.extend(self._in_block(text, block.start, published, order))
        return tuple(found)

    def _in_block(self, text: str, offset: int, published: date | None, order: Order) -> list[DateMention]:
        lower = text.lower()
        if len(lower) != len(text):  # a few capitals have a longer small form
            lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        dates = [*self._written.find(text, lower, published, order), *self._relative.find(text, lower, published)]
        if not dates:
            return []
        dates = [self._relative.narrowed(text, lower, each, published) for each in dates]
        kept: list[DateMention] = []
        for each in sorted(dates, key=lambda found: (found.start - found.end, found.start)):
            start, end = each.start + offset, each.end + offset
            if all(end <= other.start or start >= other.end for other in kept):
                kept.append(DateMention(start, end, each.period.first, each.period.last, each.rule, each.other))
        return sorted(kept, key=lambda found: found.start)
