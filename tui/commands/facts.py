"""Print the figures of each release: what they are, what they count, who says so and how they stand.

jsonl prints one object a release, lossless; csv, markdown and table one row a figure. --explain adds the rule behind
every field and the words it rested on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.commands.collection import add_format, add_paths, opened, status_of
from tui.commands.output import Row, print_csv, print_jsonl, print_markdown, print_table
from tui.contract import release_facts
from tui.writing import digits

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Figure, Reading

COLUMNS = (
    "release", "line", "column", "text", "kind", "value", "high", "qualifier", "unit", "counted", "role", "scope",
    "attributed_to", "as_of", "standing", "start", "end", "path",
)  # fmt: skip
EXAMPLES = (
    ("facts releases/", "every figure, a table a release"),
    ("facts releases/ --format csv > figures.csv", "one row a figure, for a spreadsheet"),
    ("facts - < draft.txt", "of what comes on standard input"),
    ("facts draft.txt --explain", "with the rule and the words behind every field"),
)
TABLE = ("release", "line", "text", "qualifier", "value", "unit", "counted", "role", "standing")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    add_format(parser)
    parser.add_argument("--explain", action="store_true", help="say which rule gave each field, and its words")


def run(arguments: argparse.Namespace) -> int:
    """Print the facts; 2 if a document could not be read."""
    library = opened(arguments.paths)
    match arguments.format:
        case "jsonl":
            print_jsonl(release_facts(library, reading, explain=arguments.explain) for reading in library.readings)
        case "csv":
            columns = (*COLUMNS, "why") if arguments.explain else COLUMNS
            print_csv(columns, _rows(library, explain=arguments.explain))
        case "markdown":
            for reading in library.readings:
                print_markdown(TABLE[1:], _release_rows(library, reading), heading=reading.release.title.value)
        case _:
            _print_tables(library, explain=arguments.explain)
    return status_of(library)


def _rows(library: Library, *, explain: bool) -> Iterator[Row]:
    for reading in library.readings:
        yield from _release_rows(library, reading, explain=explain)


def _release_rows(library: Library, reading: Reading, *, explain: bool = False) -> Iterator[Row]:
    release = reading.release
    for figure in reading.figures:
        line, column = release.line_column(figure.start)
        yield {
            "release": release.title.value,
            "path": release.path,
            "line": line,
            "column": column,
            "text": figure.text,
            "kind": figure.kind.value,
            "value": digits(figure.value),
            "high": digits(figure.high),
            "qualifier": figure.qualifier.value,
            "unit": figure.unit,
            "counted": figure.counted,
            "role": figure.role,
            "scope": "; ".join(f"{kind.value}: {name}" for kind, name in figure.scope),
            "attributed_to": figure.attributed_to,
            "as_of": figure.as_of.isoformat() if figure.as_of else None,
            "standing": library.standing(figure.id).kind.value,
            "start": figure.start,
            "end": figure.end,
            "why": "; ".join(_explained(reading, figure)) if explain else None,
        }


def _print_tables(library: Library, *, explain: bool) -> None:
    for reading in library.readings:
        rows = list(_release_rows(library, reading))
        print_table(TABLE[1:], rows, heading=reading.release.title.value, right=("line", "value"))
        if explain:
            reasons = ((figure.text, reason) for figure in reading.figures for reason in _explained(reading, figure))
            print_table(("figure", "because"), ({"figure": words, "because": reason} for words, reason in reasons))


def _explained(reading: Reading, figure: Figure) -> Iterator[str]:
    for why in figure.why:
        words = " ".join(reading.release.text[why.start : why.end].split())
        yield f"{why.field}: {why.rule} (“{words}”)"
