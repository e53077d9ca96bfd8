"""The command line: ``presscheck [PATH…]`` opens the reader, ``presscheck COMMAND PATH…`` prints and ends.

One module a command, imported only when its command is asked for. A command module has ``SUMMARY``, one line for the
list of commands; its docstring, which is the text of its ``--help``; ``add_arguments(parser)``; and
``run(arguments) -> int``, the exit status. Data goes to standard output, diagnostics to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from tui import __version__
from tui.errors import PresscheckError

DONE, FINDINGS, UNUSABLE = 0, 1, 2
"""Exit statuses: done, findings (of ``check``), wrong usage or unreadable input."""

COMMANDS = {
    "facts": "the figures of each release, with what they count and how they stand",
    "links": "what connects the releases: events, passages, citations, filled blanks",
    "ledger": "every figure on an event, measure by release",
    "check": "findings in a draft or a release, like a linter's",
    "search": "releases by words, phrases, fields and figures, with the words found",
    "index": "build or refresh the index of a collection, so that it opens at once",
    "collections": "the collections that are indexed: list, rebuild, forget",
    "doctor": "versions, folders, terminal, and whether the indexes are whole",
    "export": "hand over: CSV, JSON Lines, Web Annotations, CSL-JSON, BibTeX, Markdown, an HTML report",
    "mark": "your word on a finding: accept, reject, correct, same event, not the same measure",
    "keys": "the keys of the reader, as they are bound now",
}
"""The commands, by name, with their summaries. A path that has a command's name is given as ``./facts``."""


class Command(Protocol):
    """What a command's module offers."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Carry the command out; returns the exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``presscheck`` with these arguments (by default the process's own) and return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _dispatched(arguments)
        sys.stdout.flush()
    except PresscheckError as error:
        print(f"presscheck: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    return status


def _dispatched(arguments: list[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        name = arguments.pop(0)
        command = cast(Command, import_module(f"tui.commands.{name}"))
        parser = argparse.ArgumentParser(
            prog=f"presscheck {name}",
            description=command.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    else:
        command = cast(Command, import_module("tui.commands.read"))
        parser = argparse.ArgumentParser(
            prog="presscheck",
            usage="presscheck [PATH…]\n       presscheck COMMAND [OPTION…] [PATH…]",
            description=command.__doc__,
            epilog=_overview(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--version", action="version", version=f"presscheck {__version__}")
    command.add_arguments(parser)
    try:
        parsed = parser.parse_intermixed_args(arguments)
    except SystemExit as stop:  # argparse has already said why
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    return command.run(parsed)


def _overview() -> str:
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:{width}}  {summary}" for name, summary in COMMANDS.items())
    return (
        f"commands:\n{listed}\n\n"
        "`presscheck COMMAND --help` says more about each. With no PATH, the bundled sample collection is read.\n"
        "exit status: 0 done, 1 findings (check), 2 wrong usage or unreadable input."
    )
