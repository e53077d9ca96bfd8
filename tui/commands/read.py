"""Open the reader on a collection of press releases.

Left the documents, in the middle the release with its figures marked, right the facts. `?` shows the keys, `q` quits.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.commands.collection import add_paths
from tui.commands.parsers import COMMANDS
from tui.commands.starting import beginning, library_at
from tui.commands.statuses import Status
from tui.errors import UsageError
from tui.frame import painted
from tui.loader.files import STDIN

EXAMPLES = (
    ("", "the sample collection"),
    ("releases/ draft.txt", "a folder and a file"),
    ("--resume", "what was read last, where it was left"),
    ("- < release.txt", "what comes on standard input; keys are read from the terminal"),
)


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
    if not (served or sys.stdin.isatty()):
        return _read_piped(paths)
    from tui.resources import bundled

    gc.disable()  # until the first screen stands: what is loaded for it stays
    named = paths or [bundled("seeds")]
    beside, begun = (None, 0.0) if served or STDIN in paths else beginning(named)
    opening = painted(named) if beside else None
    try:
        from tui.app import PresscheckApp

        if beside is not None:
            library = library_at(named, beside, begun)
        else:
            from tui.library import Library

            library = Library.open(named)
        PresscheckApp(library, sample=not paths, beside=beside, opening=opening).run()
    finally:
        if opening:
            opening.undo()
    return Status.DONE


def _read_piped(paths: Sequence[str]) -> int:
    """Read what stands on standard input, or beside something else that stands there."""
    from tui.app import PresscheckApp
    from tui.library import Library
    from tui.resources import bundled

    library = Library.open(paths or [bundled("seeds")])
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
