"""A release as the readers of dates and references need it: its text in both cases, and the block around any offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from tui.model import BlockKind, Release


class Page:
    """A release's text, blind to furniture.

    Attributes:
        text: The text.
        lower: The same in small letters, offset for offset.
        published: The published date, if known.
    """

    def __init__(self, release: Release) -> None:
        self.text = release.text
        self.lower = _lower(release.text)
        self.published: date | None = release.published.value if release.published else None
        self._blocks = [block for block in release.blocks if block.kind is not BlockKind.FURNITURE]
        self._starts = [block.start for block in self._blocks]

    def block_at(self, offset: int) -> tuple[int, int] | None:
        """Start and end of the block around an offset; None in furniture and between blocks."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._blocks[number].end:
            return None
        return self._blocks[number].start, self._blocks[number].end

    def occurring(self, words: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Those of the words or phrases, given in small letters, that stand in the text, each with a place."""
        for each in filter(self.lower.__contains__, words):
            for start in self._occurrences(each):
                yield each, start

    def _occurrences(self, words: str) -> Iterator[int]:
        """Where whole words stand in the text."""
        lower = self.lower
        at = lower.find(words)
        while at >= 0:
            end = at + len(words)
            if not (at and lower[at - 1].isalnum()) and not lower[end : end + 1].isalnum():
                yield at
            at = lower.find(words, end)

    def words_before(self, offset: int, begin: int) -> list[str]:
        """The few words before an offset, from ``begin`` on; none where no white space parts the nearest."""
        if offset <= begin or not self.text[offset - 1].isspace():
            return []
        return self.text[max(begin, offset - 28) : offset].split()


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
