"""Figures as CSV, one a row, for spreadsheets and statistics.

``least`` and ``most`` are the ends of the interval that a figure allows ("more than 800" has no upper end, "about
9000" 8100 and 9900), and ``bounds`` says in the notation of ISO 31-11 which of them belong to it. ``start`` and ``end``
count code points of the release's text; ``quote`` is the sentence on one line, of a very long one what stands
around the figure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.crossref.intervals import interval
from tui.exports.extract import Extract
from tui.writing import Row, csv_lines, digits

if TYPE_CHECKING:
    from tui.model import Figure, Reading

LONGEST_QUOTE = 2000
"""Code points of a quote: longer than any sentence, and every figure of a text without full stops has one."""

COLUMNS = (
    "figure", "event", "measure", "path", "title", "publisher", "published", "status", "text", "kind", "value", "high",
    "qualifier", "unit", "least", "most", "bounds", "counted", "concept", "role", "scope", "attributed_to", "as_of",
    "flaws", "standing", "reason", "fill", "line", "column", "start", "end", "quote",
)  # fmt: skip


def lines(extract: Extract) -> Iterator[str]:
    """A header, and a row for every figure."""
    return csv_lines(
        COLUMNS, (_row(extract, reading, figure) for reading in extract.readings for figure in reading.figures)
    )


def _row(extract: Extract, reading: Reading, figure: Figure) -> Row:
    library, release = extract.library, reading.release
    event = extract.event or library.event_of(release.id)
    measure, standing = library.measure_of(figure.id), library.standing(figure.id)
    line, column = release.line_column(figure.start)
    least, most, bounds = _ends(figure)
    return {
        "figure": figure.id,
        "event": event.id if event else None,
        "measure": measure.label if measure else None,
        "path": release.path,
        "title": release.title.value,
        "publisher": release.publisher.value if release.publisher else None,
        "published": release.published.value.isoformat() if release.published else None,
        "status": release.status.value.value,
        "text": figure.text,
        "kind": figure.kind.value,
        "value": digits(figure.value),
        "high": digits(figure.high),
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "least": least,
        "most": most,
        "bounds": bounds,
        "counted": figure.counted,
        "concept": figure.concept,
        "role": figure.role,
        "scope": "; ".join(f"{kind.value}: {name}" for kind, name in figure.scope),
        "attributed_to": figure.attributed_to,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "flaws": "; ".join(flaw.value for flaw in figure.flaws),
        "standing": standing.kind.value,
        "reason": standing.reason,
        "fill": standing.fill,
        "line": line,
        "column": column,
        "start": figure.start,
        "end": figure.end,
        "quote": _quote(release.text, figure),
    }


def _quote(text: str, figure: Figure) -> str:
    """The sentence of a figure, or as much of it around the figure as :data:`LONGEST_QUOTE` holds."""
    start = max(figure.sentence.start, figure.start - LONGEST_QUOTE // 2)
    end = min(figure.sentence.end, start + LONGEST_QUOTE)
    return text[start:end]


def _ends(figure: Figure) -> tuple[str | None, str | None, str | None]:
    """The ends of a figure's interval, nothing where there is none, and the brackets around them."""
    allowed = interval(figure)
    if allowed is None:
        return None, None, None
    least, most = (digits(end) if math.isfinite(end) else None for end in (allowed.low, allowed.high))
    opening = "(" if least is None or allowed.open_low else "["
    return least, most, opening + (")" if most is None or allowed.open_high else "]")
