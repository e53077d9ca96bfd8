"""Print the reader's commands with their keys as they are bound now, your settings included.

The first column is the name by which settings.yaml gives a command other keys:

  keys:
    figure.next: "ctrl+n"
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.commands.collection import add_format
from tui.commands.output import Row, print_csv, print_jsonl, print_markdown, print_table

COLUMNS = ("command", "keys", "where", "what it does")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_format(parser, ("table", "jsonl", "csv", "markdown"))


def run(arguments: argparse.Namespace) -> int:
    """Print the keys."""
    rows = list(_rows())
    match arguments.format:
        case "jsonl":
            print_jsonl(rows)
        case "csv":
            print_csv(COLUMNS, rows)
        case "markdown":
            print_markdown(COLUMNS, rows)
        case _:
            print_table(COLUMNS, rows)
    return 0


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
