"""The fuzzy jump: a few letters of a title, publisher, operation or date lead to a release."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from tui.jump import Hit
from tui.screens.lookup import Answer, Lookup
from tui.screens.overlay import Choice
from tui.views import wording
from tui.views.drawable import label
from tui.views.runs import Run, marked

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Summary

MOST = 50
"""How many answers are listed; a jump with more is a search."""

FEW = 5_000
"""Releases up to which a keystroke finds what it finds at once; with more, typing does not wait for it."""


class JumpScreen(Lookup):
    """Answers with the id of the release to open."""

    def __init__(self, library: Library, lately: Sequence[str] = (), *, plain: bool = False) -> None:
        """Offer the releases of a library, among equals first those opened ``lately``."""
        super().__init__("jump", plain=plain, away=len(library.summaries) > FEW)
        self._library, self._lately = library, lately

    def look(self, query: str) -> Answer:
        """The releases that a query means."""
        found = choices(self._library, query, self._lately)
        count = f"{len(found)} of {len(self._library.summaries):,}"
        return Answer(found, count, "No release answers to that. Fewer letters find more.")


def choices(library: Library, query: str, lately: Sequence[str] = ()) -> Sequence[Choice]:
    """The releases that ``query`` means, best first, matched letters marked; for no query, the first of all."""
    if not query.strip():
        kept = [library.summary(release_id) for release_id in lately if release_id in library]
        rest = (summary for summary in library.summaries[: MOST + len(kept)] if summary not in kept)
        return [_choice(summary, Hit(summary.id, summary.title)) for summary in islice(chain(kept, rest), MOST)]
    return [_choice(library.summary(hit.key), hit) for hit in library.jump(query, MOST, lately)]


def _choice(summary: Summary, hit: Hit) -> Choice:
    """A release with the letters marked that it was found by, in its title or in what else it is known by."""
    words = tuple(marked(summary.title, hit.positions, "", "row--hit"))
    known = known_by(summary)
    if (at := known.find(hit.other)) >= 0:
        aside = marked(known, [at + place for place in hit.other_positions], "row--dim", "row--hit")
    else:
        aside = [*marked(hit.other, hit.other_positions, "row--dim", "row--hit"), Run(f" · {known}", "row--dim")]
    return Choice(summary.id, words, tuple(aside))


def known_by(summary: Summary) -> str:
    """Who issued a release, if that is known, and its day, or what it is instead of dated."""
    when = wording.day(summary.published) if summary.published else summary.status.value
    return f"{label(summary.publisher)} · {when}" if summary.publisher else when
