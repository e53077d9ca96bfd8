"""Where things stand: spans of one text and of named releases, and the numbers a figure can have."""

from __future__ import annotations

from typing import NamedTuple

Number = int | float


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


class At(NamedTuple):
    """A span in a named release: where a piece of evidence stands."""

    release: str
    start: int
    end: int


def release_of(figure_id: str) -> str:
    """The release id inside a figure id."""
    return figure_id.partition(":")[0]
