"""Taking away: the part of the reading screen that hands a release on, to the clipboard and to other programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message

from tui.keys import bindings
from tui.keys.keeping import TAKING
from tui.resources import state_dir, write_atomically
from tui.screens.keeping import NOTHING_CHOSEN, KeepingScreen
from tui.views.drawable import label

if TYPE_CHECKING:
    from tui.model import Reading
    from tui.programs import Outcome

STARTING = frozenset({"open_source", "edit_source", "pipe"})
"""Actions that start another program."""


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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Start no program where the reader is a page: whoever reads it need not be who may run programs here."""
        return not (self.app.is_web and action in STARTING) and super().check_action(action, parameters)

    # --- copying ----------------------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the chosen words with where they stand."""
        from tui.citing import figure_quoted, quotation

        reading, span = self._reading(), self.chosen_span
        if reading is None or span is None:
            self.say(NOTHING_CHOSEN)
        elif self.figure and not self.page.selected:
            self._take(figure_quoted(reading.release, self._library.figure(self.figure)), "The figure and its sentence")
        else:
            self._take(quotation(reading.release, span), "The words and where they stand")

    def action_copy_facts(self) -> None:
        """Copy the fact sheet."""
        from tui.citing import fact_sheet

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
        from tui import programs

        if (path := self._source()) is not None:
            self.say(f"Opening {label(path.name)}.")
            self._away(partial(programs.open_with_system, path))

    def action_edit_source(self) -> None:
        """Open the file in the editor, at the line of the current figure, or else the first in view."""
        from tui import programs

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
        except programs.ProgramError as error:
            self.say(label(str(error)))
        else:
            if status:
                self.say(f"{label(command[0])} ended with status {status}.")

    def _source(self) -> Path | None:
        """The file of the open release; says why where there is none."""
        from tui import programs

        reading = self._reading()
        try:
            return programs.source(reading.release.file) if reading else None
        except programs.ProgramError as error:
            self.say(label(str(error)))
            return None

    def _away(self, work: Callable[[], object]) -> None:
        """Do something that may take a while in a thread; what goes wrong is said."""
        from tui.programs import ProgramError

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

        from tui.screens.piping import CommandScreen

        def run(key: str | None) -> None:
            what, _, command = (key or "").partition(" ")
            if command.strip():
                self._command = command
                self._pipe(reading, what, command)

        self.app.push_screen(CommandScreen(reading, self._command, plain=self.plain), run)

    def _pipe(self, reading: Reading, what: str, command: str) -> None:
        from tui import programs
        from tui.screens.piping import given

        try:
            words = programs.words(command)
        except programs.ProgramError as error:
            self.say(label(str(error)))
            return
        data = given(self._library, reading, what)
        self.say(f"{label(command)} is at work …")
        self._away(lambda: self.post_message(self.Ended(command, programs.piped(words, data))))

    @on(Ended)
    def _ended(self, message: Ended) -> None:
        from tui.screens.piping import OutputScreen, output_choices

        outcome, command = message.outcome, label(message.command)
        printed = output_choices(outcome)
        ended = outcome.stopped or f"exit status {outcome.status}"
        if not printed:
            self.say(f"{command}: {ended}, nothing printed.")
            return
        self.say(f"{command}: {ended}.")
        self.app.push_screen(OutputScreen(f"{command}  {ended}", printed, plain=self.plain))
