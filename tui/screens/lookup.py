"""An overlay whose choices are looked up in a thread, so that typing never waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from tui.screens.overlay import Choice, Overlay


class Answer(NamedTuple):
    """What a lookup gave.

    Attributes:
        choices: What can be chosen.
        many: How many there are, in words.
        nothing: What is said where there is nothing to choose.
    """

    choices: Sequence[Choice]
    many: str
    nothing: str


class Lookup(Overlay):
    """Looks up one query at a time, and after it only what stands in the line by then."""

    @dataclass
    class Answered(Message):
        """A lookup has ended."""

        query: str
        answer: Answer

    def __init__(self, prompt: str, *, typed: str = "", plain: bool = False, lines: int = 1, away: bool = True) -> None:
        """Prepare the overlay; without ``away`` it looks up at once, for what takes no time."""
        super().__init__(prompt, lambda _: (), total=None, nothing="", typed=typed, plain=plain, lines=lines)
        self._away = away
        self._wanted: str | None = None
        self._answer: Answer | None = None
        self._is_looking = self._is_chosen = False

    @property
    def is_looking(self) -> bool:
        """Whether a lookup is under way."""
        return self._is_looking

    def look(self, query: str) -> Answer:
        """What there is to choose for a query. Runs in a thread: it may not touch the screen."""
        raise NotImplementedError

    def _offer(self, query: str) -> None:
        if query == self._wanted:  # The size changed, not the words.
            self._show_answer()
            return
        self._wanted, self._is_chosen = query, False
        if not self._away:
            self._answer = self.look(query)
            self._show_answer()
        elif not self._is_looking:
            self._look_now(query)

    def _look_now(self, query: str) -> None:
        self._is_looking = True
        self.run_worker(lambda: self.post_message(self.Answered(query, self.look(query))), thread=True, group="lookup")

    def on_lookup_answered(self, message: Answered) -> None:
        """Show the answer, unless something else was typed in the meantime."""
        self._is_looking = False
        if self._wanted is not None and message.query != self._wanted:
            self._look_now(self._wanted)
            return
        self._answer = message.answer
        self._show_answer()
        if self._is_chosen:
            self.action_choose()

    def _show_answer(self) -> None:
        if self._answer is not None:
            self._choices.why_none = self._answer.nothing
            self._show(self._answer.choices, self._answer.many)

    def action_choose(self) -> None:
        """Answer with the choice under the cursor; while a lookup is under way, with the first that it gives."""
        self._is_chosen = self._is_looking
        if not self._is_looking:
            super().action_choose()
