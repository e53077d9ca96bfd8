"""A share must be what its part and its whole make (P204)."""

from __future__ import annotations

from collections.abc import Iterator

from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, said
from tui.crossref.intervals import Interval, interval
from tui.crossref.proportions import LOOKED_BACK, SHARES, counted_exactly, whole_of
from tui.model import Check, Figure, Kind, Reading


def shares(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Shares of a group that was counted just before, where the part is counted as well and makes another share."""
    for number, share in enumerate(reading.figures):
        values = _as_fraction(share)
        if values is None:
            continue
        whole = whole_of(share, reading.figures[max(0, number - LOOKED_BACK) : number])
        parts = {part.value: part for part in _parts(share, reading, terms)} if whole else {}
        if whole is None or whole.value is None or len(parts) != 1:
            continue
        part = next(iter(parts.values()))
        if part.value is None or not 0 < part.value < whole.value:
            continue
        made = part.value / whole.value
        if not values.overlaps(Interval(made, made)):
            message = f"{_hedged(reading, share)} is loose: {part.text} of {whole.text} is {made:.0%}."
            rests = [(reading.release.id, f.start, f.end) for f in (part, whole)]
            yield finding("P204", reading, (share.start, share.end), message, *rests)


def _parts(share: Figure, reading: Reading, terms: Terms) -> Iterator[Figure]:
    """The counts of what befell the share: the same role, of the same things."""
    role = terms.role_families.get(share.role or "", share.role)
    for figure in reading.figures:
        deed = terms.event_nouns.get(figure.counted or "") or terms.role_families.get(figure.role or "", figure.role)
        same_things = figure.concept == share.concept or figure.counted in terms.event_nouns
        if role and deed == role and same_things and figure.kind is Kind.COUNT and counted_exactly(figure):
            yield figure


def _as_fraction(figure: Figure) -> Interval | None:
    """A share's interval as a fraction of one; a bare fraction in words is taken to be rounded to a twelfth."""
    values = interval(figure)
    if figure.kind not in SHARES or values is None:
        return None
    return values.scaled(0.01) if figure.kind is Kind.PERCENT else values


def _hedged(reading: Reading, share: Figure) -> str:
    """A share with its hedge: “close to half”."""
    start = min((r.start for r in share.why if r.field == "qualifier" and r.end <= share.start), default=share.start)
    return said(reading.release.text[start : share.end])


RULES = (
    Rule(
        "P204",
        "share against part and whole",
        "A share that is not what the counted part and the counted whole make.",
        "They identified 200 suspects and arrested more than half of them. In all 70 suspects were arrested.",
        "They identified 200 suspects and arrested more than half of them. In all 130 suspects were arrested.",
        shares,
    ),
)
