"""Tables of named patterns, compiled to one expression each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.errors import KnowledgeError
from tui.knowledge import Knowledge

LOOKED_AT = 320
"""Code points of a stretch that a pattern sees: enough to know a standing line by, and a bound on the work."""


class Patterns:
    """One table of records with ``name`` and ``pattern``.

    Args:
        knowledge: Where the table is.
        table: Its name.

    Raises:
        KnowledgeError: A pattern is not a regular expression.
    """

    def __init__(self, knowledge: Knowledge, table: str) -> None:
        self.records = knowledge.records(table)
        for record in self.records:
            _compiled(record["pattern"], f"“{record['name']}” in “{table}”")
        parts = (f"(?P<p{index}>{record['pattern']})" for index, record in enumerate(self.records))
        self._any = _compiled("|".join(parts) or r"(?!)", f"“{table}” as a whole")

    def index_of(self, text: str) -> int | None:
        """The first record whose pattern fits the beginning of ``text``, as an index into :attr:`records`."""
        match = self._any.match(text[:LOOKED_AT])
        return int(match.lastgroup[1:]) if match and match.lastgroup else None

    def name_of(self, text: str) -> str | None:
        """The name of the first record whose pattern fits the beginning of ``text``."""
        index = self.index_of(text)
        return None if index is None else self.records[index]["name"]

    def found_in(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Every place in ``text`` that a pattern fits, with the index of its record."""
        for match in self._any.finditer(text):
            if match.lastgroup:
                yield int(match.lastgroup[1:]), match


def any_of(words: Iterable[str]) -> str:
    """An alternation of words taken literally, the longest first so that the longest one wins."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _compiled(pattern: str, what: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise KnowledgeError(f"the pattern of {what} is not a regular expression: {error}") from error
