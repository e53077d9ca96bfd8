"""Print the reader's commands with their keys as they are bound now, your settings included.

The first column is the name by which settings.yaml, in the settings folder (`presscheck doctor` names it), gives a
command other keys:

  keys:
    figure.next: "ctrl+n"
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.commands.collection import add_format
from tui.commands.output import Row, print_rows
from tui.commands.statuses import Status

EXAMPLES = (
    ("keys", ""),
    ("keys --format markdown", "as a table to print and lay beside the keyboard"),
)
COLUMNS = ("command", "keys", "where", "what it does")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the keys."""
    print_rows(arguments.format, COLUMNS, _rows())
    return Status.DONE


def _rows() -> Iterator[Row]:
    from textual.keys import format_key

    from tui.keymap import keys_of
    from tui.keys import COMMANDS
    from tui.settings import load

    settings = load()
    for command in COMMANDS:
        yield {
            "command": command.id,
            "keys": " ".join(map(format_key, keys_of(command, settings.keys))),
            "where": command.place.value,
            "what it does": command.explanation(),
        }
