"""How commands print: what :mod:`tui.writing` writes, to standard output, and tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from tui.writing import Json as Json
from tui.writing import Row as Row
from tui.writing import cell, csv_lines, json_lines, markdown_lines
from tui.writing import inert as inert


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
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(markup=False, highlight=False, emoji=False, width=10_000, color_system=None)
    if heading:
        console.print(Text(inert(heading), style="bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(cell(row.get(column))) for column in columns))
    console.print(table)
