"""The line of typing under the page: what is found, and how it is looked for."""

from __future__ import annotations

from textual.reactive import reactive

from tui.keys import bindings
from tui.keys.keeping import FINDING
from tui.widgets.typing_bar import TypingBar


class FindBar(TypingBar):
    """Types a query for the page, with two switches."""

    BINDINGS = bindings(FINDING)

    whole_word: reactive[bool] = reactive(False, repaint=False)
    """Whether a match must not begin or end inside a word."""

    regex: reactive[bool] = reactive(False, repaint=False)
    """Whether the query is a regular expression."""

    def say(self, words: str) -> None:
        """Say what came of the query, after what it is taken for."""
        switches = (("whole word", self.whole_word), ("regex", self.regex))
        super().say(" · ".join([*(name for name, on in switches if on), *filter(None, [words])]))

    def action_toggle_word(self) -> None:
        """Find whole words only, or parts of words too."""
        self.whole_word = not self.whole_word
        self._look_again()

    def action_toggle_regex(self) -> None:
        """Take the query for a regular expression, or for words."""
        self.regex = not self.regex
        self._look_again()

    def _look_again(self) -> None:
        self.say("")
        self.post_message(self.Typed(self, self.query_typed))
