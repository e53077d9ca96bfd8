"""Find releases by words, phrases, beginnings of words (police*), NEAR(a b, 5), OR, -without, and by fields.

Fields: title:, pub:, text:, after:2012-03, before:2012-03-31, event:icarus, figure:arrest>100, figure:>5000, unit:EUR.
Few hits are ranked, the best first; many are given newest first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.commands.collection import add_format, add_paths, opened, status_of
from tui.commands.output import Row, print_jsonl, print_rows
from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.model import Search

EXAMPLES = (
    ("search suspects releases/", ""),
    ("search '\"child sexual\" -report after:2012' releases/", "a phrase, without a word, from 2012 on"),
    ("search 'figure:arrest>100' releases/", "releases that count more than 100 arrests"),
)
COLUMNS = ("published", "publisher", "title", "snippet", "figure", "start", "end", "id", "path")
TABLE = ("published", "publisher", "title", "snippet")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("query", metavar="QUERY", help="what to find; quote it, so that the shell leaves it whole")
    add_paths(parser)
    add_format(parser)
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="how many hits to print (default: 50)")


def run(arguments: argparse.Namespace) -> int:
    """Print the hits; 2 if the query makes no sense or a document could not be read."""
    library = opened(arguments.paths)
    found = library.search(arguments.query, max(0, arguments.limit))
    if found.problem:
        raise UsageError(found.problem)
    if arguments.format == "jsonl":
        print_jsonl(
            {**row, "marks": [list(mark) for mark in hit.marks]}
            for row, hit in zip(_rows(found), found.hits, strict=True)
        )
    else:
        print_rows(arguments.format, COLUMNS, _rows(found), shown=TABLE)
    if arguments.format == "table":
        total = f"{'more than ' if found.more else ''}{found.total}"
        print(f"{len(found.hits)} of {total} releases, the {found.ranking} first", file=sys.stderr)
    return status_of(library)


def _rows(found: Search) -> Iterator[Row]:
    for hit in found.hits:
        yield {
            "id": hit.release,
            "path": hit.path,
            "title": hit.title,
            "publisher": hit.publisher,
            "published": hit.published.isoformat() if hit.published else None,
            "snippet": hit.snippet,
            "figure": hit.figure,
            "start": hit.at.start if hit.at else None,
            "end": hit.at.end if hit.at else None,
        }
