"""Regular expressions for the annotators."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


class Pattern:
    """A regular expression that is compiled when it is first asked for something.

    There are more than a hundred of them, and compiling them all took a third of the time in which the annotators
    start; many a release needs only half.

    Args:
        source: The expression.
        flags: As for :func:`re.compile`.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at ``start``."""
        return self._compiled().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match of all of ``text[start:end]``."""
        return self._compiled().fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        return self._compiled().search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]``."""
        return self._compiled().finditer(text, start, end)

    def _compiled(self) -> re.Pattern[str]:
        """The compiled expression, whose own methods stand in for the ones above from now on."""
        compiled = re.compile(self._source, self._flags)
        methods = (compiled.match, compiled.fullmatch, compiled.search, compiled.finditer)
        vars(self).update((method.__name__, method) for method in methods)
        return compiled
