"""Open the reader on a collection of press releases.

Left the documents, in the middle the release with its figures marked, right the facts. `?` shows the keys, `q` quits.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.commands.collection import add_paths
from tui.commands.parsers import COMMANDS
from tui.commands.statuses import Status
from tui.errors import StoreError, UsageError
from tui.loader.files import STDIN

EXAMPLES = (
    ("", "the sample collection"),
    ("releases/ draft.txt", "a folder and a file"),
    ("--resume", "what was read last, where it was left"),
    ("- < release.txt", "what comes on standard input; keys are read from the terminal"),
)

LARGE = 100
"""Documents from which a collection is indexed before it is opened: reading so many takes a second."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    parser.add_argument("-r", "--resume", action="store_true", help="open what was read last, where it was left")


def run(arguments: argparse.Namespace) -> int:
    """Open the reader; needs a terminal, or a page that :mod:`tui.serving` serves."""
    paths = _resumed(arguments.paths) if arguments.resume else arguments.paths
    _refuse_mistyped(paths)
    served = in_a_page()
    if not (served or sys.stdout.isatty()):
        raise UsageError("the reader needs a terminal", mend="use `presscheck facts`, `links` or `check` in a pipe")
    if not served:
        _index_large(paths)
    from tui.app import PresscheckApp
    from tui.library import Library
    from tui.resources import bundled

    library = Library.open(paths or [bundled("seeds")])
    if not (served or sys.stdin.isatty()):
        _take_keys_from_terminal()
    PresscheckApp(library, sample=not paths).run()
    return Status.DONE


def in_a_page() -> bool:
    """Whether a web server has started this process for a page, and speaks with it over its pipes."""
    return os.environ.get("TEXTUAL_DRIVER", "").startswith("textual.drivers.web_driver:")


def _take_keys_from_terminal() -> None:
    """Standard input is a document or nothing of ours: let keys come from the terminal itself, as less does."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("the reader needs a terminal to take keys from", mend="start it in one") from error
    os.dup2(terminal, 0)
    os.close(terminal)


def _refuse_mistyped(paths: Sequence[str]) -> None:
    """Say which command was meant where a first word is neither a path nor a command."""
    from difflib import get_close_matches

    if paths and paths[0] != STDIN and not os.path.lexists(paths[0]) and not Path(paths[0]).suffix:
        for meant in get_close_matches(paths[0], COMMANDS, 1):
            raise UsageError(
                "there is no such file, folder or command", mend=f"was it `presscheck {meant}`?", path=paths[0]
            )


def _resumed(paths: Sequence[str]) -> Sequence[str]:
    from tui.session import last_collection

    if paths:
        raise UsageError("--resume opens what was read last", mend="leave it out, or the paths")
    if not (last := last_collection()):
        raise UsageError("nothing was read yet that could be opened again", mend="name files or a folder")
    return last


def _index_large(paths: Sequence[str]) -> None:
    """Index a collection that takes long to read, so that it takes long only once; small ones are read as they are."""
    from tui.store.database import is_indexed
    from tui.store.listing import folders

    if STDIN in paths or is_indexed(paths) or sum(len(folder.names) for folder in folders(paths)) < LARGE:
        return
    from tui.commands.index import bar
    from tui.store.indexing import indexed

    try:
        with bar() as progress:
            indexed(paths, progress=progress)
    except StoreError as error:
        print(f"presscheck: read without an index: {error}", file=sys.stderr)
