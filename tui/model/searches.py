"""What a search of the collection gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tui.model.spans import At, Span


class Ranking(StrEnum):
    """In which order a search gives its hits."""

    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Found:
    """A release that a search found, with the words that it was found by.

    Attributes:
        release: Its id.
        path: Its path.
        title: Its title.
        publisher: Who issued it, if that can be told.
        published: The day it was issued, if that can be told.
        snippet: The source around the first hit, on one line as it stands (line breaks included); "" where the search
            names no words.
        marks: The hits in the snippet, half-open, in code points of the snippet.
        at: Where the first hit stands in the release, to go to; None where the search names neither words nor figures.
        figure: The id of the first figure that fits, where the search asks for figures.
    """

    release: str
    path: str
    title: str
    publisher: str | None
    published: date | None
    snippet: str
    marks: tuple[Span, ...] = ()
    at: At | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What a search gave.

    Attributes:
        hits: The releases found, at most as many as were asked for.
        total: How many releases there are in all; a least number where there are more.
        more: Whether ``total`` is only a least number.
        ranking: How the hits are ordered: the best first where they are few, the newest first where they are many.
        problem: What is wrong with the query, in a clause for a person; "" where nothing is. There are then no hits.
    """

    hits: tuple[Found, ...] = ()
    total: int = 0
    more: bool = False
    ranking: Ranking = Ranking.BEST
    problem: str = ""
