"""A line of typing in a pane, with a count beside it: the find bar under the page, the filter over the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.keys import bindings
from tui.keys.reading import TYPING

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TypingBar(Horizontal):
    """Types a query and says what came of it. Hidden until it is opened."""

    BINDINGS = bindings(TYPING)

    @dataclass
    class Typed(Message):
        """The query changed."""

        bar: TypingBar
        query: str

        @property
        def control(self) -> TypingBar:
            """The bar it was typed into."""
            return self.bar

    @dataclass
    class Closed(Message):
        """The bar was left; ``kept`` is whether what was typed stays in force."""

        bar: TypingBar
        kept: bool

        @property
        def control(self) -> TypingBar:
            """The bar that was left."""
            return self.bar

    def __init__(self, sign: str, *, id: str) -> None:
        super().__init__(id=id, classes="typing-bar")
        self._sign = sign

    def compose(self) -> ComposeResult:
        """A sign, the query, the count."""
        yield Static(Content(self._sign), classes="typing-sign", markup=False)
        yield Input(classes="typing-query", compact=True, select_on_focus=True)
        yield Static("", classes="typing-count", markup=False)

    @property
    def query_typed(self) -> str:
        """What stands in the line."""
        return self.query_one(Input).value

    def open(self) -> None:
        """Show the bar and take the keyboard, the last query ready to be typed over."""
        self.display = True
        line = self.query_one(Input)
        self.screen.set_focus(line, scroll_visible=False)  # At once: the keys that follow are meant for it.
        if line.value:
            self.post_message(self.Typed(self, line.value))

    def type(self, query: str) -> None:
        """Let a query stand in the line, as if it had been typed and left."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = " ".join(query.split())

    def clear(self) -> None:
        """Forget the query."""
        self.type("")

    def say(self, words: str) -> None:
        """Say what came of the query."""
        self.query_one(".typing-count", Static).update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        self.post_message(self.Typed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay with what was typed."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Leave the bar and stay."""
        self.post_message(self.Closed(self, kept=True))

    def action_cancel(self) -> None:
        """Leave the bar and go back."""
        self.post_message(self.Closed(self, kept=False))


def count_in_words(index: int, count: int, *, wrapped: bool = False) -> str:
    """How a count is said: ``3 of 17``, with a sign where the search began again from the other end."""
    return f"{'↻ ' if wrapped else ''}{index} of {count}" if count else "no match"


def hidden_in_words(shown: int, total: int) -> str:
    """How a filter says what it hides."""
    return f"{total - shown} hidden" if shown < total else ""
