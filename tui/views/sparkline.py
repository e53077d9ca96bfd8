"""A measure's history in a few cells: one bar a release, in the order of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.model import release_of

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Measure

BARS = "▁▂▃▄▅▆▇█"

AS_ASCII = str.maketrans(BARS, "_,.-~=+#")
"""Stand-ins for the bars where the terminal draws none."""

LONGEST = 8
"""Bars at most; the latest are shown."""


def history(library: Library, measure: Measure) -> Sequence[float]:
    """What dated releases say of a measure, one value each, the earliest first; blanks and other units left out."""
    figures = [library.figure(figure_id) for figure_id in measure.figures]
    given: dict[str, tuple[date, float]] = {}
    for figure in figures:
        release = library.release(release_of(figure.id))
        alike = (figure.kind, figure.unit) == (figures[0].kind, figures[0].unit)
        if release.published and figure.value is not None and alike:
            middle = (figure.value + (figure.value if figure.high is None else figure.high)) / 2
            given.setdefault(release.id, (release.published.value, middle))
    return [value for _, value in sorted(given.values())]


def sparkline(values: Sequence[float]) -> str:
    """Bars from the least value to the greatest; nothing where there is no change to be seen."""
    values = values[-LONGEST:]
    if len(set(values)) < 2:
        return ""
    low, high = min(values), max(values)
    return "".join(BARS[round((value - low) / (high - low) * (len(BARS) - 1))] for value in values)
