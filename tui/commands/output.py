"""How commands print: what :mod:`tui.writing` writes, to standard output, and tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.writing import Json as Json
from tui.writing import Row as Row
from tui.writing import cell, csv_lines, json_lines, markdown_lines
from tui.writing import inert as inert

if TYPE_CHECKING:
    from rich.console import Console


def print_rows(
    form: str, columns: Sequence[str], rows: Iterable[Row], *, shown: Sequence[str] = (), right: Sequence[str] = ()
) -> None:
    """Rows in one of :data:`tui.commands.collection.FORMATS`.

    Args:
        form: Its name.
        columns: The columns of CSV, and of the others where ``shown`` is empty; JSON has whatever a row has.
        rows: Their cells.
        shown: The columns that people are shown, in a table and in Markdown.
        right: The columns that a table sets flush right.
    """
    match form:
        case "jsonl":
            print_jsonl(rows)
        case "csv":
            print_csv(columns, rows)
        case "markdown":
            print_markdown(shown or columns, rows)
        case _:
            print_table(shown or columns, rows, right=right)


def print_jsonl(objects: Iterable[Json]) -> None:
    """One JSON object a line."""
    sys.stdout.writelines(json_lines(objects))


def print_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """A header and the rows."""
    sys.stdout.writelines(csv_lines(columns, rows))


def print_markdown(columns: Sequence[str], rows: Iterable[Row], *, heading: str = "") -> None:
    """A Markdown table under an optional heading."""
    sys.stdout.writelines(markdown_lines(columns, rows, heading=heading))


def print_table(columns: Sequence[str], rows: Iterable[Row], *, heading: str = "", right: Sequence[str] = ()) -> None:
    """A table for people. Cut to the terminal's width where there is one, whole in a pipe.

    Args:
        columns: The columns, in order.
        rows: Their cells.
        heading: A line above it.
        right: The columns set flush right.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = _console()
    if heading:
        console.print(Text(inert(heading), style="bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(cell(row.get(column))) for column in columns))
    console.print(table)


def _console() -> Console:
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            """Let the command line say how that ends; Rich would end the process itself, with status 1."""
            raise BrokenPipeError

    console = Plain(markup=False, highlight=False, emoji=False)
    if console.is_terminal:
        return console
    return Plain(markup=False, highlight=False, emoji=False, width=10_000, color_system=None)
