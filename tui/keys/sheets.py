"""What the sheets laid over the reader can do: the ledger, the comparison and the open questions."""

from __future__ import annotations

from tui.keys.command import Command, Place


class OpenLedger(Command):
    """The ledger of this event: every figure, measure by release."""

    id, label, keys, action, footer = "sheet.ledger", "ledger", "L", "sheet('ledger')", True


class OpenTimeline(Command):
    """The timeline of this event: its figures over time, a measure as a plot."""

    id, label, keys, action, footer = "sheet.timeline", "timeline", "t", "sheet('timeline')", True


class OpenComparison(Command):
    """This release beside another: what was dropped, inserted, changed and filled."""

    id, label, keys, action, footer = "sheet.comparison", "compare", "c", "sheet('comparison')", True


class OpenQuestions(Command):
    """What is open in the whole collection: figures that differ, blanks, failed checks, citations not found."""

    id, label, keys, action, footer = (
        "sheet.questions",
        "questions",
        "exclamation_mark",
        "sheet('questions')",
        True,
    )
    display = "!"


class CloseSheet(Command):
    """Back to the page, where you left it."""

    id, label, keys, action = "sheet.close", "back", "escape,backspace,alt+left", "close"
    place, footer = Place.SHEET, True
    display = "esc"


class CellLeft(Command):
    """The same measure in the release before."""

    id, label, keys, action, place = "ledger.left", "release before", "h,left", "cell_left", Place.LEDGER


class CellRight(Command):
    """The same measure in the release after."""

    id, label, keys, action, place = "ledger.right", "release after", "l,right", "cell_right", Place.LEDGER


class FirstColumn(Command):
    """The same measure in the first release."""

    id, label, keys, action, place = "ledger.first", "first release", "0", "first_column", Place.LEDGER


class LastColumn(Command):
    """The same measure in the last release."""

    id, label, keys, action, place = "ledger.last", "last release", "dollar_sign", "last_column", Place.LEDGER
    display = "$"


class NextInCell(Command):
    """The next figure of the cell, where a release gives several."""

    id, label, keys, action = "ledger.next", "next in cell", "right_square_bracket", "next_in_cell"
    place, footer = Place.LEDGER, True
    display = "]"


class PreviousInCell(Command):
    """The previous figure of the cell."""

    id, label, keys, action = "ledger.previous", "previous in cell", "left_square_bracket", "previous_in_cell"
    place = Place.LEDGER
    display = "["


class NextOpenCell(Command):
    """The next cell that is open: a figure that differs, or a blank."""

    id, label, keys, action, place, footer = "ledger.open", "next open", "n", "next_open", Place.LEDGER, True


class PreviousOpenCell(Command):
    """The previous cell that is open."""

    id, label, keys, action, place = "ledger.open_before", "previous open", "N", "previous_open", Place.LEDGER


class FollowCell(Command):
    """Read the figure of the cell where it stands."""

    id, label, keys, action, place, footer = "ledger.follow", "read", "enter", "follow", Place.LEDGER, True
    display = "⏎"


class ChooseEvent(Command):
    """Choose the event whose ledger this is."""

    id, label, keys, action, place, footer = "ledger.event", "event", "e", "choose_event", Place.LEDGER, True


class NextChange(Command):
    """The next change; after the last comes the first."""

    id, label, keys, action = "compare.next", "next change", "n,right_square_bracket", "next_change"
    place, footer = Place.COMPARISON, True
    display = "n"


class PreviousChange(Command):
    """The previous change."""

    id, label, keys, action = "compare.previous", "previous change", "N,left_square_bracket", "previous_change"
    place = Place.COMPARISON


class FollowChange(Command):
    """Read the change where it stands."""

    id, label, keys, action, place, footer = "compare.follow", "read", "enter", "follow", Place.COMPARISON, True
    display = "⏎"


class ChooseOther(Command):
    """Choose the release to compare with."""

    id, label, keys, action = "compare.other", "other release", "f", "choose_other"
    place, footer = Place.COMPARISON, True


class SwapSides(Command):
    """Exchange left and right."""

    id, label, keys, action, place, footer = "compare.swap", "swap", "x", "swap", Place.COMPARISON, True


class AcceptFinding(Command):
    """Accept what was found: it is so, and settled."""

    id, label, keys, action, place, footer = "question.accept", "accept", "a", "accept", Place.QUESTIONS, True


class RejectFinding(Command):
    """Reject what was found: it is not so."""

    id, label, keys, action, place, footer = "question.reject", "reject", "r", "reject", Place.QUESTIONS, True


class UndoVerdict(Command):
    """Take back what you said of this question, or else what you said last."""

    id, label, keys, action, place, footer = "question.undo", "undo", "u", "undo", Place.QUESTIONS, True


class FollowQuestion(Command):
    """Read the words that the question is about."""

    id, label, keys, action, place, footer = "question.follow", "read", "enter", "follow", Place.QUESTIONS, True
    display = "⏎"


class NextOpenQuestion(Command):
    """The next question that is not settled."""

    id, label, keys, action, place = "question.next", "next open", "n", "next_open", Place.QUESTIONS


class PreviousOpenQuestion(Command):
    """The previous question that is not settled."""

    id, label, keys, action, place = "question.previous", "previous open", "N", "previous_open", Place.QUESTIONS


class RegroupQuestions(Command):
    """List the questions by release, or by kind."""

    id, label, keys, action = "question.regroup", "by release / kind", "s", "regroup"
    place, footer = Place.QUESTIONS, True


OPENING: tuple[type[Command], ...] = (OpenLedger, OpenTimeline, OpenComparison, OpenQuestions)
"""The ways from the page to a sheet."""

SHEET: tuple[type[Command], ...] = (CloseSheet,)
"""What every sheet can do."""

LEDGER: tuple[type[Command], ...] = (
    FollowCell,
    NextOpenCell,
    PreviousOpenCell,
    NextInCell,
    PreviousInCell,
    CellLeft,
    CellRight,
    FirstColumn,
    LastColumn,
)
"""What the ledger's grid can do."""

LEDGER_SCREEN: tuple[type[Command], ...] = (ChooseEvent,)
"""What the ledger's screen can do."""

COMPARISON: tuple[type[Command], ...] = (FollowChange, NextChange, PreviousChange)
"""What the comparison can do."""

COMPARISON_SCREEN: tuple[type[Command], ...] = (ChooseOther, SwapSides)
"""What its screen can do."""

QUESTIONS: tuple[type[Command], ...] = (
    FollowQuestion,
    AcceptFinding,
    RejectFinding,
    UndoVerdict,
    NextOpenQuestion,
    PreviousOpenQuestion,
    RegroupQuestions,
)
"""What the list of open questions can do."""
