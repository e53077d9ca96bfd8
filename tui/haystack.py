"""Many short texts as one string, so that looking for letters in all of them is one scan at memory speed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Haystack:
    """Texts to look for letters in. Building is linear.

    Attributes:
        texts: The texts, in the order given. A needle with a line feed finds nothing sure.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self._all = "\n".join(self.texts)
        self._starts = list(accumulate((len(text) + 1 for text in self.texts), initial=0))

    def __contains__(self, needle: str) -> bool:
        """Whether any text holds the needle."""
        return needle in self._all

    def holding(self, needle: str) -> Iterator[int]:
        """Indexes of the texts that hold the needle, ascending."""
        at = self._all.find(needle)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            yield index
            at = self._all.find(needle, self._starts[index + 1] - 1)

    def holding_all(self, needles: Iterable[str]) -> Iterator[int]:
        """Indexes of the texts that hold every needle, ascending: all texts for no needle."""
        longest, *others = sorted(needles, key=len, reverse=True) or [""]
        if not longest:
            yield from range(len(self.texts))
            return
        for index in self.holding(longest):
            if all(other in self.texts[index] for other in others):
                yield index
