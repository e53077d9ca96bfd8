"""The find bar: a line of typing under the page, with the count of matches beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from tui.keys import bindings
from tui.keys.reading import FIND

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FindBar(Horizontal):
    """Types a query; says how many matches there are and which one this is."""

    BINDINGS = bindings(FIND)

    counted: reactive[tuple[int, int, bool] | None] = reactive(None)
    """Which match of how many, and whether the search went past an end; None before anything is typed."""

    @dataclass
    class Typed(Message):
        """The query changed."""

        query: str

    @dataclass
    class Closed(Message):
        """The bar was closed; ``kept`` is whether to stay at the match."""

        kept: bool

    def compose(self) -> ComposeResult:
        """A slash, the query, the count."""
        yield Static("/", id="find-sign", markup=False)
        yield Input(id="find-query", compact=True, select_on_focus=True)
        yield Static("", id="find-count", markup=False)

    def open(self) -> None:
        """Show the bar and take the keyboard, the last query ready to be typed over."""
        self.display = True
        query = self.query_one(Input)
        query.focus()
        if query.value:
            self.post_message(self.Typed(query.value))

    def watch_counted(self, counted: tuple[int, int, bool] | None) -> None:
        """Say where among the matches one is."""
        if not self.is_mounted:
            return
        self.query_one("#find-count", Static).update(Content(count_in_words(counted)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        if not event.value:
            self.counted = None
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay at the match."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Close and stay."""
        self.post_message(self.Closed(kept=True))

    def action_cancel(self) -> None:
        """Close and go back."""
        self.post_message(self.Closed(kept=False))


def count_in_words(counted: tuple[int, int, bool] | None) -> str:
    """How the count is said: ``3 of 17``, with a sign where the search began again from the other end."""
    if counted is None:
        return ""
    index, count, wrapped = counted
    if not count:
        return "no match"
    return f"{'↻ ' if wrapped else ''}{index} of {count}"
