"""The help: a tour of twelve keys, then every key; typing searches it, Enter carries a command out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.binding import Binding

from tui.keymap import keys_of
from tui.keys import COMMANDS, Command
from tui.keys.reading import Back, FilterList, Find, FollowFigure, Jump, NextFigure, NextPane, NextRelease
from tui.keys.sheets import OpenComparison, OpenLedger, OpenQuestions, OpenTimeline
from tui.marks import FAILED_CHECK, MARKS
from tui.screens.overlay import Choice, Overlay
from tui.views.runs import Run

if TYPE_CHECKING:
    from textual.app import App

KEYS = 14
"""Cells of the column of keys."""

TOUR: Sequence[type[Command]] = (
    NextRelease,
    NextPane,
    NextFigure,
    FollowFigure,
    Back,
    Jump,
    Find,
    FilterList,
    OpenLedger,
    OpenTimeline,
    OpenComparison,
    OpenQuestions,
)
"""The keys to begin with, in the order in which a reader comes to need them."""


class Entry(NamedTuple):
    """A line of the help.

    Attributes:
        command: The command's id.
        keys: Its keys as they are now, as shown.
        explanation: What it does.
        place: Where its keys work.
    """

    command: str
    keys: str
    explanation: str
    place: str


def entries(app: App[Any], keymap: dict[str, str]) -> Sequence[Entry]:
    """The tour, then every other command, with the keys it has under the user's keymap."""
    rest = [command for command in COMMANDS if command not in TOUR]
    return [
        Entry(
            command.id,
            " ".join(app.get_key_display(Binding(key, command.action)) for key in keys_of(command, keymap)),
            command.explanation(),
            f"tour {stop} of {len(TOUR)}" if stop <= len(TOUR) else command.place.value,
        )
        for stop, command in enumerate((*TOUR, *rest), 1)
    ]


def next_stop(command: str | None, known: Sequence[Entry]) -> str:
    """Where the tour goes on after a command of it was carried out; empty for any other and after the last."""
    stops = [each.id for each in TOUR]
    if command not in stops[:-1]:
        return ""
    entry = known[stops.index(command) + 1]
    return f"Next on the {entry.place}: {entry.keys.split()[0]}  {entry.explanation}"


class HelpScreen(Overlay):
    """Answers with the id of a command to carry out."""

    def __init__(self, known: Sequence[Entry], *, plain: bool = False) -> None:
        everything = [*known, *legend(plain)]
        super().__init__(
            "keys",
            lambda query: [_choice(entry) for entry in found(everything, query)],
            total=len(everything),
            nothing=" No key does that. Ctrl+P lists every command by name.",
            plain=plain,
        )


def legend(plain: bool) -> Sequence[Entry]:
    """What the marks say; choosing one does nothing."""
    signs = {mark.sign(plain): mark.words for mark in (FAILED_CHECK, *MARKS.values())}
    return [Entry("", sign, f"{words[:1].upper()}{words[1:]}.", "a figure’s mark") for sign, words in signs.items()]


def found(known: Iterable[Entry], query: str) -> Sequence[Entry]:
    """The entries that hold every typed word, in a key, a name or an explanation."""
    words = query.lower().split()
    return [entry for entry in known if all(word in " ".join(entry).lower() for word in words)]


def _choice(entry: Entry) -> Choice:
    keys = Run(entry.keys.ljust(KEYS) + " ", "row--value")
    return Choice(entry.command, (keys, Run(entry.explanation)), (Run(entry.place.lower(), "row--dim"),))
