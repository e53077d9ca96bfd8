"""Open the reader on a collection of press releases.

Left the documents, in the middle the release with its figures marked, right the facts. `?` shows the keys, `q` quits.
"""

from __future__ import annotations

import argparse
import sys

from tui.commands.collection import add_paths
from tui.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open the reader; needs a terminal."""
    if not sys.stdout.isatty():
        raise UsageError("the reader needs a terminal", mend="use `presscheck facts`, `links` or `check` in a pipe")
    from tui.app import PresscheckApp
    from tui.library import Library
    from tui.resources import bundled

    PresscheckApp(Library.open(arguments.paths or [bundled("seeds")]), sample=not arguments.paths).run()
    return 0
