"""Taking away: the part of the reading screen that hands a release on, to the clipboard and to other programs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message

from tui import programs
from tui.citing import fact_sheet, figure_quoted, quotation
from tui.contract import release_facts
from tui.keys import bindings
from tui.keys.keeping import TAKING
from tui.model import Reading
from tui.programs import Outcome, ProgramError
from tui.resources import state_dir, write_atomically
from tui.screens.keeping import NOTHING_CHOSEN, KeepingScreen
from tui.screens.overlay import Choice, Overlay
from tui.views.drawable import label, stand_ins
from tui.views.runs import Run

TEXT, FACTS = "text", "facts"
"""What can be piped."""

MOST_LINES = 5_000
"""Lines of a command's output that are shown."""


class TakingScreen(KeepingScreen):
    """Copies, opens, edits and pipes the open release."""

    BINDINGS = bindings(TAKING)

    _command: str = ""

    @dataclass
    class Told(Message):
        """Something to say that came of another program."""

        words: str

    @dataclass
    class Ended(Message):
        """A command that a release was piped to has ended."""

        command: str
        outcome: Outcome

    # --- copying ----------------------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the chosen words with where they stand."""
        reading, span = self._reading(), self.chosen_span
        if reading is None or span is None:
            self.say(NOTHING_CHOSEN)
        elif self.figure and not self.page.selected:
            self._take(figure_quoted(reading.release, self._library.figure(self.figure)), "The figure and its sentence")
        else:
            self._take(quotation(reading.release, span), "The words and where they stand")

    def action_copy_facts(self) -> None:
        """Copy the fact sheet."""
        if reading := self._reading():
            notes = self.kept.notes.get(reading.release.id, ())
            self._take(fact_sheet(self._library, reading.release.id, notes), "The fact sheet")

    def _take(self, text: str, what: str) -> None:
        """Put text on the terminal's clipboard, or in a file where that cannot be done; say which."""
        from tui.clipboard import multiplexer, sequence

        if sequence(text, os.environ) is not None:
            self.app.copy_to_clipboard(text)
            through = multiplexer(os.environ)
            self.say(f"{what}: on the clipboard{f', through {through}' if through else ''}.")
            return
        path = state_dir() / "copied.md"
        try:
            write_atomically(path, text.encode("utf-8", "replace"))
        except OSError as error:
            self.say(f"{what}: not copied; {label(str(path))} cannot be written ({error.strerror}).")
        else:
            self.say(f"{what}: in {label(str(path))}; the terminal’s clipboard does not take it.")

    # --- the source in other programs -------------------------------------------------------------------------------

    def action_open_source(self) -> None:
        """Open the file in the system's program."""
        if (path := self._source()) is not None:
            self.say(f"Opening {label(path.name)}.")
            self._away(partial(programs.open_with_system, path))

    def action_edit_source(self) -> None:
        """Open the file in the editor, at the line of the current figure, or else the first in view."""
        reading, path = self._reading(), self._source()
        if reading is None or path is None:
            return
        span = self.chosen_span
        offset = span.start if span else self.page.position
        line = reading.release.locator(offset).line or reading.release.line_column(offset)[0]
        try:
            command = programs.editor_command(path, line, os.environ)
            with self.app.suspend():
                status = programs.edited(command)
        except SuspendNotSupported:
            self.say("This terminal cannot be lent to an editor.")
        except ProgramError as error:
            self.say(label(str(error)))
        else:
            if status:
                self.say(f"{label(command[0])} ended with status {status}.")

    def _source(self) -> Path | None:
        """The file of the open release; says why where there is none."""
        reading = self._reading()
        try:
            return programs.source(reading.release.file) if reading else None
        except ProgramError as error:
            self.say(label(str(error)))
            return None

    def _away(self, work: Callable[[], object]) -> None:
        """Do something that may take a while in a thread; what goes wrong is said."""

        def run() -> None:
            try:
                work()
            except ProgramError as error:
                self.post_message(self.Told(label(str(error))))

        self.run_worker(run, thread=True, group="away", exit_on_error=False)

    @on(Told)
    def _told(self, message: Told) -> None:
        self.say(message.words)

    # --- piping -----------------------------------------------------------------------------------------------------

    def action_pipe(self) -> None:
        """Ask for a command, give it the release, and show what it prints."""
        if (reading := self._reading()) is None:
            return

        def run(key: str | None) -> None:
            what, _, command = (key or "").partition(" ")
            if command.strip():
                self._command = command
                self._pipe(reading, what, command)

        self.app.push_screen(
            Overlay(
                "|",
                partial(_inputs, reading),
                total=None,
                nothing=" Type a command. No shell reads it; write sh -c '…' where you want one.",
                typed=self._command,
                plain=self.plain,
            ),
            run,
        )

    def _pipe(self, reading: Reading, what: str, command: str) -> None:
        try:
            words = programs.words(command)
        except ProgramError as error:
            self.say(label(str(error)))
            return
        facts = json.dumps(release_facts(self._library, reading)) + "\n" if what == FACTS else ""
        data = (facts or reading.release.text).encode("utf-8", "replace")
        self.say(f"{label(command)} is at work …")
        self._away(lambda: self.post_message(self.Ended(command, programs.piped(words, data))))

    @on(Ended)
    def _ended(self, message: Ended) -> None:
        outcome, command = message.outcome, label(message.command)
        printed = output_choices(outcome)
        ended = outcome.stopped or f"exit status {outcome.status}"
        if not printed:
            self.say(f"{command}: {ended}, nothing printed.")
            return
        self.say(f"{command}: {ended}.")
        self.app.push_screen(
            Overlay(
                f"{command}  {ended}",
                lambda query: [line for line in printed if query.lower() in line.words[0].text.lower()],
                total=len(printed),
                nothing=" No line says that.",
                plain=self.plain,
            )
        )


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
