"""What every command does first: take paths, open the collection, say what could not be read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.commands.statuses import Status
from tui.resources import bundled

if TYPE_CHECKING:
    from tui.library import Library


FORMATS = ("table", "jsonl", "csv", "markdown")
"""How rows can be printed; :func:`tui.commands.output.print_rows` takes each."""


def add_paths(parser: argparse.ArgumentParser, *, stdin: bool = True) -> None:
    """Declare ``PATH…``, by default the bundled sample collection; ``stdin`` tells whether it can be ``-``."""
    what = "a file, a folder (read with its subfolders) or - for standard input" if stdin else "a file or a folder"
    parser.add_argument("paths", metavar="PATH", nargs="*", help=f"{what}; none: the sample collection")


def add_format(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Declare ``--format``; the first format is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"how to print it (default: {formats[0]})"
    )


def opened(paths: Sequence[str]) -> Library:
    """The collection at these paths. Unreadable documents are named on standard error."""
    from tui.library import Library

    library = Library.open(paths or [bundled("seeds")])
    if library.store_word:
        print(f"presscheck: read without its index: {library.store_word}", file=sys.stderr)
    for unreadable in library.unreadable:
        print(f"presscheck: {unreadable.path}: {unreadable.reason}", file=sys.stderr)
    if lost := len(library.lost_judgements):
        named = "one of your judgements has" if lost == 1 else f"{lost} of your judgements have"
        print(f"presscheck: {named} lost its place; `presscheck mark list` says which", file=sys.stderr)
    return library


def status_of(library: Library) -> Status:
    """How a command ends that printed what could be read."""
    return Status.UNUSABLE if library.unreadable else Status.DONE
