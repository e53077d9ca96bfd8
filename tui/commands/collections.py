"""The collections that are indexed: list them with their size, rebuild one, or forget one.

Forgetting deletes the index only; documents, judgements, notes and stars stay as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.commands.index import build
from tui.commands.output import Row, print_jsonl, print_table
from tui.errors import UsageError
from tui.store.database import forget, store_path
from tui.store.kept import Kept, kept

COLUMNS = ("paths", "releases", "MB", "state", "store")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "action", nargs="?", choices=("list", "rebuild", "forget"), default="list", help="default: list"
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="the paths that the collection was indexed by")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to list (default: table)")


def run(arguments: argparse.Namespace) -> int:
    """List, rebuild or forget."""
    if arguments.action == "list":
        rows = _rows(kept())
        if arguments.format == "jsonl":
            print_jsonl(rows)
        else:
            print_table(COLUMNS, rows, right=("releases", "MB"))
        return 0
    if not arguments.paths:
        raise UsageError(f"which collection to {arguments.action}?", mend="name the paths that it was indexed by")
    path = store_path(arguments.paths)
    if not path.exists():
        raise UsageError("there is no index of these paths", mend="`presscheck collections` lists what there is")
    if arguments.action == "forget":
        forget(path)
        return 0
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
