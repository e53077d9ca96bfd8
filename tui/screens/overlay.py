"""A line of typing over a list of choices: one overlay, one behaviour, for jumping and for the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.keys import bindings
from tui.keys.program import OVERLAY
from tui.views.runs import Run, fitted, spread
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult


WIDE = 60
"""Columns from which a choice has room for what stands at its right end."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of an overlay.

    Attributes:
        key: What choosing it answers.
        words: What it says.
        aside: What stands at its right end.
        under: What stands on a second line, where the overlay has rows of two.
    """

    key: str
    words: tuple[Run, ...]
    aside: tuple[Run, ...] = ()
    under: tuple[Run, ...] = ()


class Choices(Rows, can_focus=False):
    """The choices that are left, one line each or two."""

    plain = False

    @dataclass
    class Clicked(Message):
        """The mouse chose the row under the cursor."""

    def __init__(self, nothing: str, lines: int = 1) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()
        self._lines = lines
        self.why_none = nothing

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor."""
        return self._choices[self.cursor] if 0 <= self.cursor < len(self._choices) else None

    @property
    def choices(self) -> Sequence[Choice]:
        """The choices that are left."""
        return self._choices

    def offer(self, choices: Sequence[Choice], most: int) -> None:
        """Show other choices, with the cursor on the first; at most ``most`` lines of them at once."""
        self._choices = choices
        self.styles.height = max(2, min(self.total, most))
        self.set_reactive(Rows.cursor, 0)
        self.top = 0
        self.refresh()

    @property
    def count(self) -> int:
        """The number of choices."""
        return len(self._choices)

    def lines_of(self, row: int) -> range:
        """The lines of a choice."""
        return range(row * self._lines, (row + 1) * self._lines)

    def row_at(self, line: int) -> int:
        """The choice on a line."""
        return line // self._lines

    def nothing(self) -> str:
        """Say why there is nothing to choose."""
        return self.why_none

    def moved(self) -> None:
        """Nobody follows the cursor until the choice is made."""

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """Draw a choice; the one under the cursor has a bar and a ground."""
        choice = self._choices[row]
        is_current = row == self.cursor
        bar = Run((">" if self.plain else "▌") if is_current else " ", "row--bar")
        if line:
            return fitted([bar, *choice.under], width - 1)
        aside = choice.aside if width >= WIDE else ()
        return [bar, *spread(choice.words, aside, width - 2), Run(" ")]

    @property
    def marks_cursor(self) -> bool:
        """The keyboard always reaches the choices, through the line above."""
        return True

    def on_click(self, event: object) -> None:
        """Choose what the mouse points at."""
        super().on_click(event)  # type: ignore[arg-type]
        self.post_message(self.Clicked())


class Overlay(ModalScreen[str | None]):
    """Type to narrow the choices; Enter answers with the key of one, Esc with None."""

    BINDINGS = bindings(OVERLAY)

    def __init__(
        self,
        prompt: str,
        search: Callable[[str], Sequence[Choice]],
        *,
        total: int | None,
        nothing: str,
        typed: str = "",
        foot: str = "",
        plain: bool = False,
        lines: int = 1,
    ) -> None:
        super().__init__()
        self._prompt, self._search, self._total, self._foot = prompt, search, total, foot
        self._typed = typed
        self._choices = Choices(nothing, lines)
        self._choices.plain = plain

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor."""
        return self._choices.chosen

    @property
    def choices(self) -> Sequence[Choice]:
        """The choices that are left."""
        return self._choices.choices

    def compose(self) -> ComposeResult:
        """The line, the choices, and a word on what to do."""
        with Vertical(id="overlay"):
            with Horizontal(id="overlay-line"):
                yield Static(Content(self._prompt), id="overlay-prompt", markup=False)
                yield Input(self._typed, id="overlay-query", compact=True, select_on_focus=False)
                yield Static("", id="overlay-count", markup=False)
            yield self._choices
            if self._foot:
                yield Static(Content(self._foot), id="overlay-foot", markup=False)

    def on_mount(self) -> None:
        """Offer everything there is, until something is typed."""
        self._offer(self._typed)

    def on_resize(self) -> None:
        """Show as many as fit."""
        self._offer(self.query_one(Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the choices with every letter."""
        event.stop()
        self._offer(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the choice under the cursor."""
        event.stop()
        self.action_choose()

    def on_choices_clicked(self) -> None:
        """Answer with the choice the mouse made."""
        self.action_choose()

    def _offer(self, query: str) -> None:
        found = self._search(query)
        self._show(found, "" if self._total is None else f"{len(found)} of {self._total}")

    def _show(self, choices: Sequence[Choice], count: str) -> None:
        """Show these choices, and say how many there are."""
        self._choices.offer(choices, max(3, self.size.height * 3 // 5))
        self.query_one("#overlay-count", Static).update(Content(count))

    def action_next(self) -> None:
        """The next choice; after the last comes the first."""
        choices = self._choices
        choices.action_line_down() if choices.cursor < choices.count - 1 else choices.action_top()

    def action_previous(self) -> None:
        """The previous choice; before the first comes the last."""
        choices = self._choices
        choices.action_line_up() if choices.cursor > 0 else choices.action_end()

    def action_page_down(self) -> None:
        """A screenful of choices further down."""
        self._choices.action_page_down()

    def action_page_up(self) -> None:
        """A screenful of choices further up."""
        self._choices.action_page_up()

    def action_choose(self) -> None:
        """Answer with the choice under the cursor, if there is one."""
        if self._choices.chosen is not None:
            self.dismiss(self._choices.chosen.key)

    def action_close(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
