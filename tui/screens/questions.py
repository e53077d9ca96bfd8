"""The open questions of the whole collection, worked off with one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.judgements import JudgementError, load
from tui.keys import bindings
from tui.keys.sheets import SHEET
from tui.model import At
from tui.screens.sheet import Sheet
from tui.views.drawable import label
from tui.views.questions import questions, settle, unsettle, verdict_on
from tui.widgets.questions import QuestionFoot, QuestionList
from tui.widgets.status import Head, KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class QuestionsScreen(Sheet):
    """Every question that is open; what is settled changes the collection when the sheet is closed."""

    BINDINGS = bindings(SHEET)

    _has_judged = False

    def compose(self) -> ComposeResult:
        """Head, list, and what the question is about."""
        judgements = load()
        found = [each for each in questions(self.library) if verdict_on(each, self.library, judgements) is None]
        yield Head(id="sheet-head")
        yield QuestionList(self.library, found, id="questions")
        yield QuestionFoot(self.library, id="question-foot")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin with the first question of the release that is open."""
        super().on_mount()
        self.list, self.foot = self.query_one(QuestionList), self.query_one(QuestionFoot)
        self.list.plain = self.foot.plain = self.plain
        self.list.focus()
        self.list.go_near(self.release)

    @on(QuestionList.Moved)
    def _moved(self) -> None:
        """Let the foot and the keys follow."""
        self.foot.question = self.list.question
        self.foot.display = self.list.question is not None
        self.head("Open questions", f"{self.list.open} open" if self.list.count else "")
        self.refresh_bindings()

    @on(QuestionList.Followed)
    def _followed(self, message: QuestionList.Followed) -> None:
        self._leave(message.target)

    @on(QuestionList.Judged)
    def _judged(self, message: QuestionList.Judged) -> None:
        """Keep the user's word at once."""
        try:
            if message.verdict is None:
                unsettle(message.question, self.library)
            else:
                settle(message.question, message.verdict, self.library)
        except (JudgementError, OSError) as error:
            self.notify(label(str(error)), severity="error", markup=False)
            return
        self._has_judged = True
        self.list.mark(message.question, message.verdict)

    def action_close(self) -> None:
        """Close."""
        self._leave(None)

    def _leave(self, target: At | None) -> None:
        """Close, with the collection as it is under the user's word."""
        if self._has_judged:
            self.library = self.library.judged(load())
        self.dismiss(target)
