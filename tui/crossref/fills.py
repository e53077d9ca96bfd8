"""What a draft's blanks may be filled with, from the other releases on its event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.crossref.claims import Claim
from tui.crossref.wording import Wording, quoted
from tui.model import Qualifier, Standing, StandingKind


def fits(blank: str, written: str) -> bool:
    """Whether a value as written can stand for a blank as written.

    Digits in the blank must stand at their place in the value ("2xx" can be 269, not 112 and not 26); a blank without
    digits says nothing about the length of what it stands for ("XX" may become 120).
    """
    digits = "".join(c for c in written if c.isdecimal())
    if not any(c.isdecimal() for c in blank):
        return True
    pattern = "".join(c for c in blank if c.isalnum() or c in "_?")
    same_length = len(pattern) == len(digits)
    return same_length and all(not c.isdecimal() or c == d for c, d in zip(pattern, digits, strict=True))


def filled(blank: Claim, others: Sequence[Claim], wording: Wording) -> Standing:
    """The standing of a blank against figures of its measure elsewhere."""
    fitting = [other for other in others if fits(blank.figure.text, other.figure.text)]
    if not fitting:
        told = "Left open; no other release gives the figure."
        if others:
            told = f"Left open; {quoted(others[0])} in {wording.where(others[0].release)} does not fit the pattern."
        return Standing(blank.id, StandingKind.BLANK, told, "no-fill", tuple(other.id for other in others))
    support = Counter[object]()
    for release, values in {(other.release.id, other.values) for other in fitting}:
        support[values] += bool(release)
    best = max(fitting, key=lambda c: (c.figure.qualifier is Qualifier.EXACT, support[c.values]))
    rivals = [c for c in fitting if c.values and best.values and not c.values.overlaps(best.values)]
    if any(support[c.values] >= support[best.values] for c in rivals):
        told = f"Left open; {quoted(best)} and {quoted(rivals[0])} are both given elsewhere."
        return Standing(blank.id, StandingKind.BLANK, told, "rival-fills", tuple(c.id for c in fitting))
    agreeing = [best, *(c for c in fitting if c is not best and c not in rivals)]
    pattern = f" and fits “{blank.figure.text}”" if any(c.isdecimal() for c in blank.figure.text) else ""
    told = f"Left open; {quoted(best)} stands in {wording.where(best.release)}{pattern}."
    ids = tuple(claim.id for claim in agreeing)
    return Standing(blank.id, StandingKind.FILLED, told, "filled-from-event", ids, fill=best.figure.text)
