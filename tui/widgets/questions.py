"""The list of open questions, and what the question under the cursor is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from tui.judgements import Verdict
from tui.keys import bindings
from tui.keys.sheets import QUESTIONS
from tui.model import At
from tui.views import reasons, wording
from tui.views.questions import Heading, Question, listed
from tui.views.runs import Run, cut, fitted, spread
from tui.widgets.rows import Rows
from tui.widgets.status import Foot

if TYPE_CHECKING:
    from tui.library import Library

SAID = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected"}

WORDS = 22
"""Cells of the column that holds the words a question is about."""

NARROW = 70
"""Columns below which the words and what they measure stand alone, and the message below the list."""


class QuestionList(Rows):
    """Questions under headings, the settled ones dim."""

    BINDINGS = bindings(QUESTIONS)

    by_kind: reactive[bool] = reactive(False)
    """Whether questions stand under their kind, not under their release."""

    plain: reactive[bool] = reactive(False)
    """Whether marks are drawn as ASCII."""

    @dataclass
    class Moved(Message):
        """Another question is under the cursor, or one was settled."""

    @dataclass
    class Followed(Message):
        """The user wants to read what a question is about."""

        target: At

    @dataclass
    class Judged(Message):
        """The user says something of a question; None takes it back. :meth:`mark` shows that it was kept."""

        question: Question
        verdict: Verdict | None

    def __init__(self, library: Library, questions: Sequence[Question], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._library, self._questions = library, questions
        self._verdicts: dict[Question, Verdict] = {}
        self._rows: Sequence[Heading | Question] = ()
        self._ends: Sequence[int] = ()

    @property
    def question(self) -> Question | None:
        """The question under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        return row if isinstance(row, Question) else None

    @property
    def open(self) -> int:
        """How many questions are not settled."""
        return len(self._questions) - len(self._verdicts)

    def verdict(self, question: Question) -> Verdict | None:
        """What was said of a question since the list was opened."""
        return self._verdicts.get(question)

    def go_to(self, question: Question) -> None:
        """Put the cursor on a question."""
        self.cursor = self._rows.index(question)

    def go_near(self, release: str | None) -> None:
        """Put the cursor on the first question of a release, if it has one."""
        first = (
            row for row, shown in enumerate(self._rows) if isinstance(shown, Question) and shown.at.release == release
        )
        self.cursor = next(first, self.cursor)

    # --- rows -------------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def lines_of(self, row: int) -> range:
        """A question takes one line, a heading has an empty one above it."""
        return range(self._ends[row - 1] if row else 0, self._ends[row])

    def row_at(self, line: int) -> int:
        """The row on a line."""
        return bisect_right(self._ends, line)

    def can_stop(self, row: int) -> bool:
        """Whether a row is a question."""
        return isinstance(self._rows[row], Question)

    def nothing(self) -> str:
        """Say that all is settled."""
        return "Nothing is open: no figure differs, no blank is left, no check fails, every citation is found."

    def moved(self) -> None:
        """The watcher says so already."""

    def line(self, row: int, line: int, width: int) -> Sequence[Run]:
        """Draw a heading or a question."""
        shown, is_current = self._rows[row], row == self.cursor
        bar = Run((">" if self.plain else "▌") if is_current else " ", "row--bar")
        if isinstance(shown, Heading):
            if line < len(self.lines_of(row)) - 1:
                return []
            return [bar, *spread([Run(shown.title, "row--heading")], [Run(str(shown.number), "row--dim")], width - 2)]
        return [bar, *spread(self._words(shown, is_current, width), self._end(shown), width - 2)]

    def _words(self, question: Question, is_current: bool, width: int) -> list[Run]:
        verdict = self._verdicts.get(question)
        style = "row--dim" if verdict else "row--strong" if is_current else ""
        mark = Run(f" {question.mark.sign(self.plain)} ", "row--dim" if verdict else question.mark.style)
        words = fitted([Run(question.words, "row--dim" if verdict else "row--value")], WORDS)
        if width < NARROW:
            return [mark, *words, Run("  " + question.brief, style)]
        gap = WORDS - sum(len(run.text) for run in words)
        return [mark, *words, Run(" " * max(gap, 0) + "  "), Run(question.message, style)]

    def _end(self, question: Question) -> list[Run]:
        verdict = self._verdicts.get(question)
        if verdict:
            return [Run(SAID[verdict], "row--dim")]
        release = self._library.release(question.at.release)
        if self.by_kind:
            return [Run(cut(wording.short_name(self._library.summary(release.id)), WORDS), "row--dim")]
        return [Run(str(release.locator(question.at.start)), "row--dim")]

    # --- state ------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """List what there is."""
        self._list(None)

    def watch_by_kind(self) -> None:
        """List anew, with the cursor on the same question."""
        self._list(self.question)

    def _list(self, question: Question | None) -> None:
        self._rows = list(listed(self._library, self._questions, by_kind=self.by_kind))
        self._ends = list(accumulate(1 + (row > 0 and not self.can_stop(row)) for row in range(self.count)))
        row = self._rows.index(question) if question in self._rows else self.nearest_stop(0, 1)
        self.set_reactive(Rows.cursor, row)
        self.top = 0
        self.bring_into_view(middle=True)
        self.refresh()
        self.post_message(self.Moved())

    def watch_cursor(self, old: int, new: int) -> None:
        """Another question."""
        super().watch_cursor(old, new)
        self.post_message(self.Moved())

    def watch_plain(self) -> None:
        """Draw the other marks."""
        self.refresh()

    # --- actions ----------------------------------------------------------------------------------------------------

    def action_follow(self) -> None:
        """Read what the question is about."""
        if self.question:
            self.post_message(self.Followed(self.question.at))

    def action_accept(self) -> None:
        """Accept the finding: it is so, and settled."""
        self._judge(Verdict.ACCEPT)

    def action_reject(self) -> None:
        """Reject the finding: it is not so."""
        self._judge(Verdict.REJECT)

    def _judge(self, verdict: Verdict) -> None:
        if self.question is not None:
            self.post_message(self.Judged(self.question, verdict))

    def action_undo(self) -> None:
        """Take back what was said of this question, or else what was said last."""
        question = self.question if self.question in self._verdicts else next(reversed(self._verdicts), None)
        if question is not None:
            self.post_message(self.Judged(question, None))

    def mark(self, question: Question, verdict: Verdict | None) -> None:
        """Show what was said of a question, and go on to the next open one; None shows it open again."""
        self._verdicts.pop(question, None)
        if verdict is None:
            self.go_to(question)
        else:
            self._verdicts[question] = verdict
            self.action_next_open()
        self.refresh()
        self.post_message(self.Moved())

    def action_next_open(self) -> None:
        """The next question that is not settled; after the last comes the first."""
        self._go_open(1)

    def action_previous_open(self) -> None:
        """The previous question that is not settled."""
        self._go_open(-1)

    def _go_open(self, step: int) -> None:
        around = (
            [(self.cursor + step * offset) % self.count for offset in range(1, self.count + 1)] if self.count else []
        )
        rows = (row for row in around if self.can_stop(row) and self._rows[row] not in self._verdicts)
        self.cursor = next(rows, self.cursor)
        self.post_message(self.Moved())

    def action_regroup(self) -> None:
        """List by release, or by kind."""
        self.by_kind = not self.by_kind

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        match action:
            case "follow" | "accept" | "reject" | "next_open" | "previous_open":
                return self.question is not None
            case "undo":
                return bool(self._verdicts)
        return True


class QuestionFoot(Foot):
    """What the question under the cursor is about: the words where they stand, and all that was found there."""

    question: reactive[Question | None] = reactive(None)
    """The question under the cursor."""

    plain: reactive[bool] = reactive(False)
    """Whether marks are drawn as ASCII."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._library = library

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """A rule, then as many lines as fit."""
        if line == 0:
            return [Run(" "), Run(("-" if self.plain else "─") * (width - 2), "foot--rule")]
        if self.question is None:
            return []
        lines = reasons.on_question(self._library, self.question, width - 2, plain=self.plain)
        return [Run(" "), *lines[line - 1]] if line <= len(lines) else []
