"""The arguments of every command: one parser a command, made only when its command is asked for."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Sequence
from importlib import import_module
from textwrap import fill
from typing import Protocol, cast

from tui import __version__
from tui.commands.statuses import Status

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
    "serve": "the reader as a page for your web browser",
    "keys": "the keys of the reader, as they are bound now",
    "completions": "what lets a shell complete these commands: bash, zsh, fish",
    "man": "the manual page, made from the help of all commands",
}
"""The commands, by name, with their summaries. A path that has a command's name is given as ``./facts``."""

READ = "read"
"""The module of the reader, which has no name on the command line."""

WIDEST = 100
"""Columns that a help text is filled to at most: longer lines are hard to read."""

TERM = re.compile(r" +\S+(?: \S+)*  +")
"""What stands before the second column of a line in a list."""

Examples = Sequence[tuple[str, str]]
"""Command lines without ``presscheck``, each with what it does."""


class Command(Protocol):
    """What a command's module offers: its docstring is the text of its ``--help``."""

    __doc__: str | None
    EXAMPLES: Examples

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Carry the command out; returns the exit status."""


class Filled(argparse.HelpFormatter):
    """Fills paragraphs to the terminal's width, and lets the lines of lists, which are indented, stay lines."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=min(shutil.get_terminal_size().columns, WIDEST) - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n\n".join(self._filled(paragraph, width) for paragraph in text.strip().split("\n\n"))

    @staticmethod
    def _filled(paragraph: str, width: int) -> str:
        if "\n " not in paragraph and not paragraph.startswith(" "):
            return fill(" ".join(paragraph.split()), width, break_on_hyphens=False)
        return "\n".join(_hanging(line, width) for line in paragraph.split("\n"))


def _hanging(line: str, width: int) -> str:
    """A line of a list, what goes over the width set under its last column."""
    term = TERM.match(line)
    hang = term.end() if term and term.end() < width * 0.6 else len(line) - len(line.lstrip()) + 4
    return fill(line, width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)


def command(name: str) -> Command:
    """The module of a command, or of the reader."""
    return cast(Command, import_module(f"tui.commands.{name}"))


def parser(name: str) -> argparse.ArgumentParser:
    """The parser of a command, or of the reader."""
    module = command(name)
    made = argparse.ArgumentParser(
        prog="presscheck" if name == READ else f"presscheck {name}",
        usage="presscheck [PATH…]\n       presscheck COMMAND [OPTION…] [PATH…]" if name == READ else None,
        description=module.__doc__,
        epilog=examples(module.EXAMPLES) + (f"\n\n{_overview()}" if name == READ else ""),
        formatter_class=Filled,
    )
    if name == READ:
        made.add_argument("--version", action="version", version=f"presscheck {__version__}")
    module.add_arguments(made)
    return made


def arguments(name: str) -> Sequence[argparse.Action]:
    """What a command takes, with help texts as ``--help`` shows them."""
    actions = parser(name)._actions
    for action in actions:
        action.help = (action.help or "") % {"default": action.default, "prog": "presscheck"}
    return actions


def examples(listed: Examples) -> str:
    """Examples, with what each does beside it or, where lines are long, below."""
    width = max(len(line) for line, _ in listed)
    beside = all(width + len(does) <= 60 for _, does in listed)
    told = (f"{line:{width}}  {does}" if beside else f"{line}\n      {does}" for line, does in listed)
    return "examples:\n" + "\n".join(f"  presscheck {each}".rstrip() for each in told)


def _overview() -> str:
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:{width}}  {summary}" for name, summary in COMMANDS.items())
    statuses = "\n".join(f"  {status.value:<3}  {status.meaning}" for status in Status)
    return (
        f"commands:\n{listed}\n\n"
        "`presscheck COMMAND --help` says more about each. With no PATH, the bundled sample collection is read.\n\n"
        f"exit status:\n{statuses}"
    )
