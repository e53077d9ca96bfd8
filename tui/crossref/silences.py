"""Findings that a sidecar silences, by the check's code and by the words that they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tui.model import Check, Release


class Silences:
    """What is silenced in a collection.

    Args:
        stated: The id of a release, the code of a check, and words of the release, for each silence.
    """

    def __init__(self, stated: Iterable[tuple[str, str, str]]) -> None:
        quotes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for release_id, code, quote in stated:
            quotes[release_id, code].append(quote)
        self._quotes: Mapping[tuple[str, str], list[str]] = dict(quotes)

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self._quotes)

    def cover(self, check: Check, release: Release) -> bool:
        """Whether a finding in a release is silenced."""
        quotes = self._quotes.get((check.release, check.code), ())
        return any(quote in release.text[check.start : check.end] for quote in quotes)
