"""Piping a release to a command: what the command can be given, and what it printed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.contract import release_facts
from tui.screens.overlay import Choice, Overlay
from tui.views.drawable import stand_ins
from tui.views.runs import Run

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Reading
    from tui.programs import Outcome

TEXT, FACTS = "text", "facts"
"""What can be piped."""

MOST_LINES = 5_000
"""Lines of a command's output that are shown."""


class CommandScreen(Overlay):
    """Answers with what a command is to be given, a blank, and the command."""

    def __init__(self, reading: Reading, typed: str, *, plain: bool = False) -> None:
        super().__init__(
            "|",
            partial(_inputs, reading),
            total=None,
            nothing=" Type a command. No shell reads it; write sh -c '…' where you want one.",
            typed=typed,
            plain=plain,
        )


class OutputScreen(Overlay):
    """Lists what a command printed."""

    def __init__(self, title: str, printed: Sequence[Choice], *, plain: bool = False) -> None:
        super().__init__(
            title,
            lambda query: [line for line in printed if query.lower() in line.words[0].text.lower()],
            total=len(printed),
            nothing=" No line says that.",
            plain=plain,
        )


def given(library: Library, reading: Reading, what: str) -> bytes:
    """What a command reads."""
    facts = json.dumps(release_facts(library, reading)) + "\n" if what == FACTS else ""
    return (facts or reading.release.text).encode("utf-8", "replace")


def _inputs(reading: Reading, command: str) -> Sequence[Choice]:
    """What the typed command can be given."""
    if not command.strip():
        return ()
    size = len(reading.release.text.encode("utf-8", "replace"))
    figures = len(reading.figures)
    said = (
        (TEXT, f"give it the text, {size:,} bytes"),
        (FACTS, f"give it the facts as JSON, {figures} figure{'' if figures == 1 else 's'}"),
    )
    return [Choice(f"{what} {command}", (Run(" " + words),)) for what, words in said]


def output_choices(outcome: Outcome) -> Sequence[Choice]:
    """What a command printed, line by line, complaints first, all of it drawable."""
    choices: list[Choice] = []
    for text, style in ((outcome.error, "mark--failed"), (outcome.output, "")):
        for line in text.splitlines():
            if len(choices) == MOST_LINES:
                return [*choices, Choice("", (Run("… and more", "row--dim"),))]
            shown = stand_ins(line.expandtabs(), columns=True).replace("\0", "")
            choices.append(Choice("", (Run(shown.rstrip(), style),)))
    return choices
