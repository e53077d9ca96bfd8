"""The commands of the reader, one class each."""

from __future__ import annotations

from tui.keys import keeping, moving, program, reading, sheets
from tui.keys.command import Command, Place, bindings

COMMANDS: tuple[type[Command], ...] = (
    *reading.SCREEN,
    *keeping.KEEPING,
    *keeping.TAKING,
    *moving.MOVING,
    *reading.DOCUMENTS,
    *reading.PAGE,
    *reading.FACTS,
    *reading.TYPING,
    *keeping.FINDING,
    *sheets.LEDGER,
    *sheets.LEDGER_SCREEN,
    *sheets.COMPARISON,
    *sheets.COMPARISON_SCREEN,
    *sheets.QUESTIONS,
    *sheets.SHEET,
    *program.OVERLAY,
    *program.PROGRAM,
)
"""Every command, in the order the help lists them."""

__all__ = ["COMMANDS", "Command", "Place", "bindings"]
