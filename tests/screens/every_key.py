"""What every command changes: how to come to where its key matters, what is looked at, and what its key makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from tests.collection import small_library
from tests.screens.reader import Reader
from tests.screens.test_resuming import long_library
from tui.library import Library
from tui.resources import bundled
from tui.screens.overlay import Overlay
from tui.views.panes import Pane
from tui.widgets.compare import ComparisonView
from tui.widgets.ledger import LedgerGrid
from tui.widgets.questions import QuestionList

DRAFT, FINAL, REPORT = "Harbour police seize boats", "Harbour police seize forty boats", "Boats taken in harbour raid"


class Exercise(NamedTuple):
    """How a command is tried.

    Attributes:
        before: The keys that lead to where its key matters, parted by spaces.
        state: What is looked at.
        was: What that is before the key.
        becomes: What it is after it.
        library: What is read.
        natively: Whether the key works without the command too, as in every line of typing: taking the key away then
            proves nothing.
    """

    before: str
    state: Callable[[Reader], object]
    was: object
    becomes: object
    library: Callable[[], Library] = small_library
    natively: bool = False


@cache
def seeds() -> Library:
    """The bundled seeds, read once."""
    return Library.open([bundled("seeds")])


# --- what is looked at ------------------------------------------------------------------------------------------------


def on_top(it: Reader) -> str:
    """The screen on top."""
    return type(it.app.screen).__name__.removesuffix("Screen")


def title(it: Reader) -> str:
    """The open release."""
    return it.title


def figure(it: Reader) -> str | None:
    """The current figure."""
    return it.figure_text


def focus(it: Reader) -> str | None:
    """What has the keyboard."""
    return it.focus


def shown(it: Reader) -> str:
    """The panes that show."""
    return " ".join(it.shown())


def place(it: Reader) -> str:
    """Where the page is, from the nearer end."""
    page = it.screen.page
    last = page.lines - page.size.height
    distance = min(page.top, last - page.top)
    names = {0: "at", 1: "a line from", page.size.height // 2: "half a page from", page.size.height - 1: "a page from"}
    return f"{names.get(distance, distance)} the {'top' if page.top <= last // 2 else 'end'}"


def match(it: Reader) -> int:
    """Which match is current, from 1; 0 for none."""
    return it.screen.page._found.at + 1


def typing(it: Reader) -> str:
    """What has become of the line of typing."""
    if it.screen.find_bar.display:
        return "open"
    return "kept" if it.screen._finding else "left"


def side(it: Reader) -> str:
    """How wide the documents are."""
    columns = it.screen.panes.columns.get(Pane.DOCUMENTS)
    return "usual" if columns is None else "wider" if columns > 28 else "narrower"


def copied(it: Reader) -> str:
    """How what was copied begins."""
    return it.app.clipboard[:9]


def said(it: Reader) -> str:
    """The last words of the word in the status line."""
    return " ".join(it.screen.status.message.split()[-3:])


def cell(it: Reader) -> tuple[int, int]:
    """The cell of the ledger under the cursor."""
    return tuple(it.app.screen.query_one(LedgerGrid).cell)  # type: ignore[return-value]


def meant(it: Reader) -> str | None:
    """The figure meant in the ledger."""
    found = it.app.screen.query_one(LedgerGrid).figure
    return it.app.library.figure(found).text if found else None


def change(it: Reader) -> int:
    """Which change of the comparison is current."""
    return it.app.screen.query_one(ComparisonView).current


def left_side(it: Reader) -> str:
    """What stands left in the comparison."""
    comparison = it.app.screen.query_one(ComparisonView).comparison
    assert comparison is not None
    return comparison.left.release.title.value


def question(it: Reader) -> str:
    """The question under the cursor."""
    found = it.app.screen.query_one(QuestionList).question
    return found.words if found else ""


def verdict(it: Reader) -> str:
    """What was said of the first question."""
    entries = it.app.screen.query_one(QuestionList).line(1, 0, 100)
    return "settled" if any(run.text.strip() in ("accepted", "rejected") for run in entries) else "open"


def row(it: Reader) -> int:
    """The row of the overlay under the cursor."""
    assert isinstance(it.app.screen, Overlay)
    return it.app.screen._choices.cursor


def is_last_row(it: Reader) -> bool:
    """Whether it is the last one."""
    assert isinstance(it.app.screen, Overlay)
    return row(it) == len(it.app.screen.choices) - 1


FOUND = "j slash b o a t s enter"
BLANK = "tab ]"
ON_OTHER = "j ] ] ] tab tab j j"

EXERCISES: Mapping[str, Exercise] = {
    "jump.release": Exercise("", on_top, "Reading", "Jump"),
    "jump.text": Exercise("", on_top, "Reading", "Search"),
    "jump.kept": Exercise("", on_top, "Reading", "Kept"),
    "jump.event": Exercise("", on_top, "Reading", "Events"),
    "jump.line": Exercise("", on_top, "Reading", "Lines"),
    "find.open": Exercise("", typing, "left", "open"),
    "find.next": Exercise(FOUND, match, 1, 2),
    "find.previous": Exercise(f"{FOUND} n", match, 2, 1),
    "find.clear": Exercise(FOUND, match, 1, 0),
    "find.word": Exercise("slash", lambda it: it.screen.find_bar.whole_word, False, True),
    "find.regex": Exercise("slash", lambda it: it.screen.find_bar.regex, False, True),
    "typing.keep": Exercise("slash b o a t s", typing, "open", "kept", natively=True),
    "typing.cancel": Exercise("slash b o a t s", typing, "open", "left"),
    "figure.next": Exercise("j", figure, None, "three"),
    "figure.previous": Exercise("j ] ]", figure, "40", "three"),
    "figure.follow": Exercise(BLANK, title, DRAFT, FINAL),
    "history.back": Exercise(f"{BLANK} enter", title, FINAL, DRAFT),
    "history.forward": Exercise(f"{BLANK} enter backspace", title, DRAFT, FINAL),
    "release.next": Exercise("tab", title, DRAFT, FINAL),
    "release.previous": Exercise("tab J", title, FINAL, DRAFT),
    "list.filter": Exercise("", lambda it: it.screen.filter_bar.display, False, True),
    "list.open": Exercise("", focus, "documents", "page"),
    "list.regroup": Exercise("", lambda it: it.screen.documents.order, "event", "date"),
    "pane.next": Exercise("", focus, "documents", "page"),
    "pane.previous": Exercise("", focus, "documents", "facts"),
    "pane.documents": Exercise("", shown, "documents page facts", "page facts"),
    "pane.page": Exercise("", shown, "documents page facts", "documents facts"),
    "pane.facts": Exercise("", shown, "documents page facts", "documents page"),
    "pane.wider": Exercise("", side, "usual", "wider"),
    "pane.narrower": Exercise("", side, "usual", "narrower"),
    "pane.even": Exercise(">", side, "wider", "usual"),
    "page.fold": Exercise("tab", lambda it: it.screen.page.folded, True, False),
    "page.footnote": Exercise("tab", lambda it: it.screen.page.top > 0, False, True, library=seeds),
    "facts.follow": Exercise(ON_OTHER, title, FINAL, REPORT),
    "facts.fold": Exercise("j tab tab", lambda it: set(it.screen.facts.folded), set(), {"Ports"}),
    "facts.sentence": Exercise("j tab tab j", lambda it: it.screen.facts.with_sentence, False, True),
    "keep.star": Exercise("", lambda it: len(it.screen.kept.starred), 0, 1),
    "keep.read": Exercise("", lambda it: it.screen.release in it.app.session.read, False, True),
    "keep.note": Exercise("]", on_top, "Reading", "Overlay"),
    "take.copy": Exercise("j ] ]", copied, "", "40: Polic"),
    "take.facts": Exercise("j", copied, "", "# Harbour"),
    "take.open": Exercise("", said, "", "file is gone"),
    "take.edit": Exercise("", said, "", "file is gone"),
    "take.pipe": Exercise("", on_top, "Reading", "Command"),
    "move.down": Exercise("tab", place, "at the top", "a line from the top", library=long_library),
    "move.up": Exercise("tab G", place, "at the end", "a line from the end", library=long_library),
    "move.page_down": Exercise("tab", place, "at the top", "a page from the top", library=long_library),
    "move.page_up": Exercise("tab G", place, "at the end", "a page from the end", library=long_library),
    "move.half_down": Exercise("tab", place, "at the top", "half a page from the top", library=long_library),
    "move.half_up": Exercise("tab G", place, "at the end", "half a page from the end", library=long_library),
    "move.first": Exercise("tab G", place, "at the end", "at the top", library=long_library),
    "move.last": Exercise("tab", place, "at the top", "at the end", library=long_library),
    "sheet.ledger": Exercise("", on_top, "Reading", "Ledger"),
    "sheet.timeline": Exercise("", on_top, "Reading", "Timeline"),
    "sheet.comparison": Exercise("", on_top, "Reading", "Comparison"),
    "sheet.questions": Exercise("", on_top, "Reading", "Questions"),
    "sheet.close": Exercise("L", on_top, "Ledger", "Reading"),
    "ledger.follow": Exercise("L j l", on_top, "Ledger", "Reading"),
    "ledger.open": Exercise("L", cell, (0, 0), (1, 0)),
    "ledger.open_before": Exercise("L n n", cell, (1, 1), (1, 0)),
    "ledger.next": Exercise("L", meant, "2xx", "XXX", library=seeds),
    "ledger.previous": Exercise("L ]", meant, "XXX", "2xx", library=seeds),
    "ledger.left": Exercise("L l", cell, (0, 1), (0, 0)),
    "ledger.right": Exercise("L", cell, (0, 0), (0, 1)),
    "ledger.first": Exercise("L l", cell, (0, 1), (0, 0)),
    "ledger.last": Exercise("L", cell, (0, 0), (0, 2)),
    "ledger.event": Exercise("G k L", on_top, "Ledger", "Event"),
    "compare.follow": Exercise("c", on_top, "Comparison", "Reading"),
    "compare.next": Exercise("c", change, 0, 1),
    "compare.previous": Exercise("c n", change, 1, 0),
    "compare.other": Exercise("c", on_top, "Comparison", "Jump"),
    "compare.swap": Exercise("c", left_side, DRAFT, FINAL),
    "question.follow": Exercise("!", on_top, "Questions", "Reading"),
    "question.accept": Exercise("!", verdict, "open", "settled"),
    "question.reject": Exercise("!", verdict, "open", "settled"),
    "question.undo": Exercise("! a", verdict, "settled", "open"),
    "question.next": Exercise("!", question, "xx → three", "2xx"),
    "question.previous": Exercise("! n", question, "2xx", "xx → three"),
    "question.regroup": Exercise("!", lambda it: it.app.screen.query_one(QuestionList).by_kind, False, True),
    "overlay.next": Exercise("f", row, 0, 1),
    "overlay.previous": Exercise("f", row, 0, 4),
    "overlay.page_down": Exercise("?", lambda it: row(it) > 1, False, True),
    "overlay.page_up": Exercise("? up", is_last_row, True, False),
    "overlay.open": Exercise("f r a i", title, DRAFT, REPORT, natively=True),
    "overlay.close": Exercise("f", on_top, "Jump", "Reading"),
    "app.help": Exercise("", on_top, "Reading", "Help"),
    "app.palette": Exercise("", on_top, "Reading", "CommandPalette"),
    "app.light": Exercise("", lambda it: it.app.theme, "presscheck-dark", "presscheck-light"),
    "app.quit": Exercise("", lambda it: it.app._exit, False, True),
}
"""By the command's id."""
