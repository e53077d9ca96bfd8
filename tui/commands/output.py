"""The forms in which commands print: JSON Lines, CSV, Markdown and tables, each safe for a terminal and a pipe."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from tui.contract import Json as Json

Row: TypeAlias = Mapping[str, "str | int | float | None"]
"""One row of a table: column name to cell."""

_UNSAFE = [
    *range(0x7F, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
    *range(0xD800, 0xE000),
]
_ESCAPED = {code: f"\\u{code:04x}" for code in _UNSAFE}
"""Characters that a terminal or an editor would obey rather than show: C1 controls, bidi marks, line separators,
lone surrogates. JSON's own escapes take care of C0."""


def print_jsonl(objects: Iterable[Json]) -> None:
    """One JSON object a line, UTF-8, keys in the order given."""
    write = sys.stdout.write
    for each in objects:
        write(json.dumps(each, ensure_ascii=False, separators=(", ", ": ")).translate(_ESCAPED) + "\n")


def print_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """A header and the rows, as RFC 4180 has it but with bare line feeds."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])


def print_markdown(columns: Sequence[str], rows: Iterable[Row], *, heading: str = "") -> None:
    """A Markdown table under an optional heading."""
    if heading:
        print(f"## {_markdown(heading)}\n")
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))
    for row in rows:
        print("| " + " | ".join(_markdown(row.get(column)) for column in columns) + " |")
    print()


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
        table.add_row(*(Text(_cell(row.get(column))) for column in columns))
    console.print(table)


def inert(text: str) -> str:
    """``text`` on one line, without anything that a terminal would obey rather than show."""
    return "".join(
        " " if character in "\r\n\t" else "\N{REPLACEMENT CHARACTER}" if _obeyed(character) else character
        for character in text
    )


def _obeyed(character: str) -> bool:
    return character < " " or ord(character) in _ESCAPED


def _cell(cell: str | int | float | None) -> str:
    return "" if cell is None else inert(str(cell))


def _markdown(cell: str | int | float | None) -> str:
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>|#" else character for character in _cell(cell))
