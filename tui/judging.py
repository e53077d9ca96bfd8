"""What the user's judgements change: figures before they are compared, findings after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.judgements import Held, Subject, Verdict
from tui.model import At, Check, CrossReferences, Figure, Link, Number, Reading, Reason, Standing, StandingKind

REJECTED = "rejected-by-user"
CORRECTED = "corrected-by-user"
"""The rules by which a judgement shows where it has changed something."""


def corrected_readings(readings: Sequence[Reading], held: Iterable[Held]) -> Sequence[Reading]:
    """The readings without the figures that the user rejected, and with the values that the user corrected."""
    words = {
        each.places[0]: each.judgement
        for each in held
        if each.judgement.subject is Subject.FIGURE and each.judgement.verdict in (Verdict.REJECT, Verdict.CORRECT)
    }
    if not words:
        return readings
    changed = []
    for reading in readings:
        figures = []
        for figure in reading.figures:
            word = words.get(At(reading.release.id, figure.start, figure.end))
            if word is None:
                figures.append(figure)
            elif word.verdict is Verdict.CORRECT:
                figures.append(_corrected(figure, word.value))
        changed.append(replace(reading, figures=tuple(figures)))
    return changed


def _corrected(figure: Figure, value: str) -> Figure:
    why = (*(reason for reason in figure.why if reason.field != "value"),)
    reason = Reason("value", CORRECTED, figure.start, figure.end)
    return replace(figure, value=number(value), high=None, flaws=(), why=(*why, reason))


def number(written: str) -> Number:
    """A corrected value as the user writes it: digits, with a point for decimals. Raises :class:`ValueError`."""
    plain = written.replace(",", "").replace("_", "").strip()
    return int(plain) if plain.lstrip("+-").isdigit() else float(plain)


def settled(crossrefs: CrossReferences, readings: Sequence[Reading], held: Iterable[Held]) -> CrossReferences:
    """The findings without those that the user rejected, and with those that the user accepted marked as such."""
    words = {(each.judgement.subject, each.judgement.value, each.places): each.judgement.verdict for each in held}
    if not words:
        return crossrefs
    places = {
        figure.id: At(reading.release.id, figure.start, figure.end)
        for reading in readings
        for figure in reading.figures
    }
    verdicts = {places_[0]: verdict for (subject, _, places_), verdict in words.items() if subject is Subject.STANDING}

    def standing(judged: Standing) -> Standing:
        match verdicts.get(places[judged.figure]):
            case Verdict.ACCEPT:
                return replace(judged, accepted=True)
            case Verdict.REJECT:
                reason = f"You rejected this: {judged.reason}"
                return Standing(judged.figure, StandingKind.NOT_COMPARABLE, reason, REJECTED, judged.others)
            case _:
                return judged

    def check(found: Check) -> Iterable[Check]:
        at = (At(found.release, found.start, found.end),)
        match words.get((Subject.CHECK, found.code, at)):
            case Verdict.REJECT:
                return ()
            case Verdict.ACCEPT:
                return (replace(found, accepted=True),)
            case _:
                return (found,)

    def link(found: Link) -> Iterable[Link]:
        match words.get(link_key(found)):
            case Verdict.REJECT:
                return ()
            case Verdict.ACCEPT:
                return (replace(found, accepted=True),)
            case _:
                return (found,)

    return replace(
        crossrefs,
        links=tuple(kept for found in crossrefs.links for kept in link(found)),
        standings={figure_id: standing(judged) for figure_id, judged in crossrefs.standings.items()},
        checks=tuple(kept for found in crossrefs.checks for kept in check(found)),
    )


def link_key(link: Link) -> tuple[Subject, str, tuple[At, ...]]:
    """What a judgement on a link is known by: its kind and its spans, at most the first two."""
    return Subject.LINK, link.kind.value, link.spans[:2]
