"""The card of a fact: the value as written and as understood, what it counts, whose word it is, how it stands.

A card is plain values and laid out for any width and height, so that it can be tested without a screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.crossref.intervals import Interval, interval
from tui.model import Figure, Kind, Qualifier, Release
from tui.views import wording
from tui.views.drawable import label
from tui.views.runs import Run, fitted, wrapped, wrapped_runs

if TYPE_CHECKING:
    from tui.library import Library

NAMES = 8
"""Cells of the column of what a detail is."""

LEAST_REASON = 2
"""Lines that a reason gets before the details do."""


class Detail(NamedTuple):
    """Something known of a figure.

    Attributes:
        name: What sort of thing, in a word.
        words: What is known.
    """

    name: str
    words: str


class Said(NamedTuple):
    """What is said of a fact.

    Attributes:
        heading: What it is.
        reason: Why it stands as it does.
        details: What else is known, the most telling first.
        sentence: The sentence it stands in, the figure marked, where that is asked for in place of the details.
    """

    heading: tuple[Run, ...] = ()
    reason: str = ""
    details: tuple[Detail, ...] = ()
    sentence: tuple[Run, ...] = ()


def details(library: Library, figure: Figure) -> tuple[Detail, ...]:
    """What is understood of a figure beyond its words."""
    standing = library.standing_if_any(figure.id)
    found = (
        Detail("means", meant(figure)),
        Detail("counts", ", ".join(filter(None, (figure.counted or figure.kind.value, figure.role)))),
        Detail("says", label(figure.attributed_to or "")),
        Detail("as of", wording.day(figure.as_of) if figure.as_of else ""),
        Detail("where", label("; ".join(name for _, name in figure.scope))),
        Detail("is", standing.kind.value.replace("_", " ") if standing else ""),
    )
    return tuple(detail for detail in found if detail.words)


def meant(figure: Figure) -> str:
    """The values that a figure is understood to allow: *exactly 269*, *8,100 to 9,900 h*, *at least 24*."""
    allowed = interval(figure)
    if allowed is None:
        return "left open"
    share = figure.kind is Kind.FRACTION
    between = _between(allowed.scaled(100.0) if share else allowed)
    exactly = "exactly " if allowed.low == allowed.high and figure.qualifier is Qualifier.EXACT else ""
    unit = "%" if share else wording.plural(figure.unit or "", figure.high or figure.value)
    return f"{exactly}{between} {unit}".rstrip()


def _between(allowed: Interval) -> str:
    low, high = wording.amount(allowed.low), wording.amount(allowed.high)
    if math.isinf(allowed.high):
        return f"{'more than' if allowed.open_low else 'at least'} {low}"
    if math.isinf(allowed.low):
        return f"{'less than' if allowed.open_high else 'at most'} {high}"
    return low if low == high else f"{low} to {high}"


def sentence(release: Release, figure: Figure) -> tuple[Run, ...]:
    """The sentence that a figure stands in, the figure standing out."""
    text, (start, end) = release.text, figure.sentence
    before, after = text[min(start, figure.start) : figure.start], text[figure.end : max(end, figure.end)]
    gap_before = " " if before[-1:].isspace() else ""
    gap_after = " " if after[:1].isspace() else ""
    return (
        Run(label(before) + gap_before, "foot--dim"),
        Run(label(figure.text), "foot--strong"),
        Run(gap_after + label(after), "foot--dim"),
    )


def lines(said: Said, width: int, height: int) -> list[Sequence[Run]]:
    """A card in at most ``height`` lines of at most ``width`` cells."""
    if not said.heading:
        return [[Run(line, "foot--dim")] for line in wrapped(said.reason, width, height)]
    room = height - 1
    if said.sentence:
        return [fitted(said.heading, width), *wrapped_runs(said.sentence, width, room)]
    needed = len(wrapped(said.reason, width, room)) if said.reason else 0
    for_reason = min(needed, max(LEAST_REASON, room - len(said.details)), room)
    reason = [[Run(line)] for line in wrapped(said.reason, width, for_reason)] if for_reason else []
    known = [
        fitted([Run(detail.name.ljust(NAMES), "foot--dim"), Run(detail.words)], width)
        for detail in said.details[: room - for_reason]
    ]
    return [fitted(said.heading, width), *reason, *known]
