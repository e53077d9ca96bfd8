"""The collections that are indexed: list them with their size, rebuild one, or forget one.

Forgetting deletes the index only; documents, judgements, notes and stars stay as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.commands.collection import add_format
from tui.commands.index import build
from tui.commands.output import Row, print_rows
from tui.commands.statuses import Status
from tui.errors import UsageError
from tui.store.database import forget, store_path
from tui.store.kept import Kept, kept

EXAMPLES = (
    ("collections", "what is indexed, and how large"),
    ("collections rebuild releases/", ""),
    ("collections forget releases/", ""),
)
COLUMNS = ("paths", "releases", "MB", "state", "store")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "action", nargs="?", choices=("list", "rebuild", "forget"), default="list", help="what to do (default: list)"
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="the paths that the collection was indexed by")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """List, rebuild or forget."""
    if arguments.action == "list":
        print_rows(arguments.format, COLUMNS, _rows(kept()), right=("releases", "MB"))
        return Status.DONE
    if not arguments.paths:
        raise UsageError(f"which collection to {arguments.action}?", mend="name the paths that it was indexed by")
    path = store_path(arguments.paths)
    if not path.exists():
        raise UsageError("there is no index of these paths", mend="`presscheck collections` lists what there is")
    if arguments.action == "forget":
        forget(path)
        return Status.DONE
    return build(arguments.paths, rebuild=True)


def _rows(found: Iterator[Kept]) -> Iterator[Row]:
    for each in found:
        yield {
            "paths": ", ".join(each.roots),
            "releases": each.releases,
            "MB": round(each.size / 1e6, 1),
            "state": each.state,
            "store": str(each.path),
        }
