"""Open the reader on a collection of press releases.

Left the documents, in the middle the release with its figures marked, right the facts. `?` shows the keys, `q` quits.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tui.commands.collection import add_paths
from tui.errors import StoreError, UsageError

LARGE = 100
"""Documents from which a collection is indexed before it is opened: reading so many takes a second."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    parser.add_argument("-r", "--resume", action="store_true", help="open what was read last, where it was left")


def run(arguments: argparse.Namespace) -> int:
    """Open the reader; needs a terminal."""
    if not sys.stdout.isatty():
        raise UsageError("the reader needs a terminal", mend="use `presscheck facts`, `links` or `check` in a pipe")
    from tui.app import PresscheckApp
    from tui.library import Library
    from tui.resources import bundled

    paths = _resumed(arguments.paths) if arguments.resume else arguments.paths
    PresscheckApp(Library.open(paths or [bundled("seeds")]), sample=not paths).run()
    return 0


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

    if is_indexed(paths) or sum(len(folder.names) for folder in folders(paths)) < LARGE:
        return
    from tui.commands.index import bar
    from tui.store.indexing import indexed

    try:
        with bar() as progress:
            indexed(paths, progress=progress)
    except StoreError as error:
        print(f"presscheck: read without an index: {error}", file=sys.stderr)
