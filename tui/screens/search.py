"""Full text over the whole collection, searched while typing: releases with the words that they were found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import At, Found, Ranking, Search
from tui.screens.going import written
from tui.screens.jump import known_by
from tui.screens.lookup import Answer, Lookup
from tui.screens.overlay import Choice
from tui.views.drawable import label
from tui.views.runs import Run
from tui.views.snippets import snippet

if TYPE_CHECKING:
    from tui.library import Library

MOST = 50
"""How many releases are listed."""

HINT = "Words are looked for in every text. Or “phrases”, sup*, NEAR(a b), OR, -not, pub: after: figure:arrest>100"
"""What is said before anything is typed."""

NOTHING = "No release holds that. Fewer words, or the beginning of one (sup*), find more."

ORDER = {Ranking.BEST: "best first", Ranking.NEWEST: "newest first"}


class SearchScreen(Lookup):
    """Answers with the place of a hit, as :func:`tui.screens.going.written` writes it."""

    def __init__(self, library: Library, *, typed: str = "", plain: bool = False) -> None:
        super().__init__("search", typed=typed, plain=plain, lines=2)
        self._library = library

    def words_at(self, target: At) -> str:
        """The words that a hit was found by, as they stand in the source; "" if it was not found by words."""
        return self._library.release(target.release).text[target.start : target.end]

    def look(self, query: str) -> Answer:
        """Search the collection."""
        if not query.strip():
            return Answer((), "", HINT)
        search = self._library.search(query, MOST, typing=True)
        choices = [_choice(self._library, found) for found in search.hits]
        return Answer(choices, _in_words(search), label(search.problem) or NOTHING)


def _in_words(search: Search) -> str:
    """How many there are, and in which order where they are more than can be seen at once."""
    if not search.hits:
        return ""
    total = f"{search.total:,}{'+' if search.more else ''}"
    return f"{len(search.hits)} of {total} · {ORDER[search.ranking]}"


def _choice(library: Library, found: Found) -> Choice:
    aside = Run(known_by(library.summary(found.release)), "row--dim")
    under = (Run("  "), *snippet(found.snippet, found.marks))
    return Choice(
        written(found.at or At(found.release, 0, 0)), (Run(label(found.title), "row--strong"),), (aside,), under
    )
