"""How much of a release's text is found in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.crossref.passages import Run
from tui.crossref.tokens import Tokens, running_text
from tui.model import Reading

TOLD_EARLY = 0.15
"""The share of common text that must not be in the second half of both releases: more than a formula."""

MOSTLY = 0.5
"""The share of words in capitals from which a run is a string of names and offices."""


class Text(NamedTuple):
    """A release's words with the release they are from."""

    words: Tokens
    reading: Reading


def containment(runs: Sequence[Run], mine: Text, theirs: Text) -> float:
    """The share of the shorter of two texts that shared runs cover.

    What two releases share only in their last paragraphs, or almost only in their second halves but for strings of
    names and offices, is what their publisher puts under everything it issues: it does not count.
    """
    told = [run for run in runs if not (_is_last(mine, run.mine) and _is_last(theirs, run.theirs))]
    here, there = len(mine.words.words), len(theirs.words.words)
    worded = [run for run in told if not _is_names(mine, run)]
    early = sum(run.length for run in worded if 2 * run.mine < here or 2 * run.theirs < there)
    counts = worded and early >= TOLD_EARLY * sum(run.length for run in worded)
    return min(1.0, sum(run.length for run in told) / min(here, there)) if counts else 0.0


def _is_names(text: Text, run: Run) -> bool:
    """Whether a shared run is mostly names and offices, which a publisher's releases have in common."""
    starts = text.words.starts[run.mine : run.mine + run.length]
    return sum(text.reading.release.text[start].isupper() for start in starts) >= MOSTLY * run.length


def _is_last(text: Text, word: int) -> bool:
    """Whether a word stands in the last of three paragraphs or more."""
    blocks = list(running_text(text.reading.release))
    return len(blocks) > 2 and text.words.starts[word] >= blocks[-1].start
