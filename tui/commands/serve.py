"""Serve the reader as a web page, to this machine's browsers only.

Each page runs a reader of its own; notes and judgements are yours, wherever they are made. From a page no other program
can be started: opening, editing and piping a source are for the terminal.

--host names another address to listen on. Whoever reaches it can then read the collection and judge in your name, and
what they see goes over the network unencrypted: put it behind something that asks for a password.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tui.commands.collection import add_paths
from tui.commands.parsers import COMMANDS
from tui.commands.statuses import Status
from tui.errors import UsageError
from tui.loader.files import STDIN

EXAMPLES = (
    ("serve releases/", ""),
    ("serve releases/ --port 8080", ""),
)
HOST, PORT = "127.0.0.1", 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser, stdin=False)
    parser.add_argument("--host", default=HOST, help="address to listen on (default: %(default)s, this machine only)")
    parser.add_argument("--port", type=int, default=PORT, help="port to listen on (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    _refuse_unreadable(arguments.paths)
    if not 0 < arguments.port < 1 << 16:
        raise UsageError("a port is a number from 1 to 65535", mend="give another --port")
    try:
        from tui.serving import ReaderServer, is_loopback, set_terminal
    except ImportError as error:
        raise UsageError("the page needs textual-serve", mend='pip install "presscheck[web]"') from error
    if not is_loopback(arguments.host):
        print(
            f"presscheck: warning: whoever can reach {arguments.host} can read this collection and judge in your name",
            file=sys.stderr,
        )
    set_terminal(os.environ)
    try:
        ReaderServer(reader(arguments.paths), arguments.host, arguments.port).serve()
    except OSError as error:
        where = f"{arguments.host}, port {arguments.port}"
        raise UsageError(f"cannot listen on {where} ({error.strerror})", mend="give another --port") from error
    return Status.DONE


def reader(paths: Sequence[str]) -> list[str]:
    """What starts a reader: no path is taken for an option or a command, no folder for a place of Python's modules."""
    named = (f"./{path}" if path.startswith("-") or path in COMMANDS else path for path in paths)
    return [sys.executable, "-P", "-m", "tui", *named]


def _refuse_unreadable(paths: Sequence[str]) -> None:
    """Say now what every page would say."""
    from tui.loader.files import documents

    if sys.platform == "win32":
        raise UsageError("pages are not served on Windows", mend="read in the terminal")
    if STDIN in paths:
        raise UsageError("standard input cannot be served", mend="name files and folders")
    documents(paths)
