"""The fuzzy jump: a few letters of a title, publisher, operation or date lead to a release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.screens.overlay import Choice, Overlay
from tui.views import wording
from tui.views.drawable import NO_BREAK_SPACE, NOTHING, stand_ins
from tui.views.runs import Run, marked

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Release

MOST = 50
"""How many answers are listed; a jump with more is a search."""


class JumpScreen(Overlay):
    """Answers with the id of the release to open."""

    def __init__(self, library: Library, *, plain: bool = False) -> None:
        super().__init__(
            "jump",
            lambda query: choices(library, query),
            total=len(library.readings),
            nothing=" No release answers to that. Fewer letters find more.",
            plain=plain,
        )


def choices(library: Library, query: str) -> Sequence[Choice]:
    """The releases that ``query`` means, best first, matched letters marked; for no query, the first of all."""
    if not query.strip():
        return [_choice(library, reading.release.id, ()) for reading in library.readings[:MOST]]
    return [_choice(library, hit.key, hit.positions) for hit in library.jump(query, MOST)]


def _choice(library: Library, release_id: str, positions: Sequence[int]) -> Choice:
    release = library.reading(release_id).release
    letters = marked(stand_ins(release.title.value), positions, "", "row--hit")
    words = tuple(Run(_without_gaps(run.text), run.style) for run in letters)
    known_by = " · ".join(filter(None, (wording.publisher(release).strip("—"), when(release))))
    return Choice(release_id, words, (Run(known_by, "row--dim"),))


def when(release: Release) -> str:
    """The day of a release, or what it is instead of dated."""
    return wording.published(release) if release.published else release.status.value.value


def _without_gaps(text: str) -> str:
    return text.replace(NOTHING, "").replace(NO_BREAK_SPACE, " ")
