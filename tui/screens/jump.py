"""The fuzzy jump: a few letters of a title, publisher, operation or date lead to a release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.screens.overlay import Choice, Overlay
from tui.views import wording
from tui.views.drawable import label
from tui.views.runs import Run, marked

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Summary

MOST = 50
"""How many answers are listed; a jump with more is a search."""


class JumpScreen(Overlay):
    """Answers with the id of the release to open."""

    def __init__(self, library: Library, *, plain: bool = False) -> None:
        super().__init__(
            "jump",
            lambda query: choices(library, query),
            total=len(library.summaries),
            nothing=" No release answers to that. Fewer letters find more.",
            plain=plain,
        )


def choices(library: Library, query: str) -> Sequence[Choice]:
    """The releases that ``query`` means, best first, matched letters marked; for no query, the first of all."""
    if not query.strip():
        return [_choice(summary, ()) for summary in library.summaries[:MOST]]
    return [_choice(library.summary(hit.key), hit.positions) for hit in library.jump(query, MOST)]


def _choice(summary: Summary, positions: Sequence[int]) -> Choice:
    words = tuple(marked(summary.title, positions, "", "row--hit"))
    return Choice(summary.id, words, (Run(known_by(summary), "row--dim"),))


def known_by(summary: Summary) -> str:
    """Who issued a release, if that is known, and its day, or what it is instead of dated."""
    when = wording.day(summary.published) if summary.published else summary.status.value
    return f"{label(summary.publisher)} · {when}" if summary.publisher else when
