"""Full text over the whole collection, searched while typing: releases with the words that they were found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.model import At, Found, Ranking, Search
from tui.screens.going import written
from tui.screens.jump import known_by
from tui.screens.overlay import Choice, Overlay
from tui.views.drawable import label
from tui.views.runs import Run
from tui.views.snippets import snippet

if TYPE_CHECKING:
    from tui.library import Library

MOST = 50
"""How many releases are listed."""

HINT = "Words are looked for in every text, the beginnings of words too: sup*. Quotation marks hold a phrase together."
"""What is said before anything is typed."""

NOTHING = "No release holds that. Fewer words, or the beginning of one (sup*), find more."

ORDER = {Ranking.BEST: "best first", Ranking.NEWEST: "newest first"}


class SearchScreen(Overlay):
    """Answers with the place of a hit, as :func:`tui.screens.going.written` writes it.

    The collection is searched in a thread, so that typing never waits: one search at a time, and after it only what
    stands in the line by then.
    """

    @dataclass
    class Searched(Message):
        """A search has ended."""

        query: str
        search: Search

    def __init__(self, library: Library, *, typed: str = "", plain: bool = False) -> None:
        super().__init__("search", lambda _: (), total=None, nothing=HINT, typed=typed, plain=plain, lines=2)
        self._library = library
        self._wanted = self._count = ""
        self._found: Sequence[Found] = ()
        self._is_searching = self._is_chosen = False

    def words_at(self, key: str) -> str:
        """The words that a choice was found by, as they stand in the source; "" if it was not found by words."""
        at = next((found.at for found in self._found if written(_place(found)) == key), None)
        return self._library.release(at.release).text[at.start : at.end] if at else ""

    def _offer(self, query: str) -> None:
        if query == self._wanted and self._found:  # The size changed, not the words.
            self._show(self.choices, self._count)
            return
        self._wanted, self._is_chosen = query, False
        if not self._is_searching:
            self._search_now()

    def _search_now(self) -> None:
        query, self._is_searching = self._wanted, True

        def search() -> None:
            self.post_message(self.Searched(query, self._library.search(query, MOST)))

        self.run_worker(search, thread=True, group="search")

    def on_search_screen_searched(self, message: Searched) -> None:
        """Show what was found, unless something else was typed in the meantime."""
        self._is_searching = False
        if message.query != self._wanted:
            self._search_now()
            return
        search = message.search
        self._found, self._count = search.hits, _in_words(search)
        self._choices.why_none = HINT if not message.query.strip() else label(search.problem) or NOTHING
        self._show([_choice(self._library, found) for found in search.hits], self._count)
        if self._is_chosen:
            self.action_choose()

    def action_choose(self) -> None:
        """Answer with the choice under the cursor; where a search is under way, with the first that it finds."""
        self._is_chosen = self._is_searching
        if not self._is_searching:
            super().action_choose()


def _in_words(search: Search) -> str:
    """How many there are, and in which order where they are more than can be seen at once."""
    if not search.hits:
        return ""
    total = f"{search.total:,}{'+' if search.more else ''}"
    return f"{len(search.hits)} of {total} · {ORDER[search.ranking]}"


def _place(found: Found) -> At:
    return found.at or At(found.release, 0, 0)


def _choice(library: Library, found: Found) -> Choice:
    aside = Run(known_by(library.summary(found.release)), "row--dim")
    under = (Run("  "), *snippet(found.snippet, found.marks))
    return Choice(written(_place(found)), (Run(label(found.title), "row--strong"),), (aside,), under)
