"""Data as it is written out: JSON, CSV and Markdown tables, each safe for a terminal, a pipe and a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What can be written as JSON."""

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

_FORMULA = re.compile(r"[=@+\-](?![\d.,]+$)")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection"), but for signed numbers."""


def json_text(value: Json, *, indent: int | None = None) -> str:
    """JSON in UTF-8 with keys in the order given; by default on one line."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_ESCAPED)


def json_lines(objects: Iterable[Json]) -> Iterator[str]:
    """One JSON object a line."""
    return (json_text(each) + "\n" for each in objects)


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A header and the rows, as RFC 4180 has it but with bare line feeds.

    Words that a spreadsheet would take for a formula are preceded by an apostrophe.
    """
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_csv_cell(row.get(column)) for column in columns])


def markdown_lines(columns: Sequence[str], rows: Iterable[Row], *, heading: str = "") -> Iterator[str]:
    """A Markdown table under an optional heading, with an empty line after it."""
    if heading:
        yield f"## {_markdown(heading)}\n\n"
    yield "| " + " | ".join(columns) + " |\n"
    yield "|" + "---|" * len(columns) + "\n"
    for row in rows:
        yield "| " + " | ".join(_markdown(row.get(column)) for column in columns) + " |\n"
    yield "\n"


def cell(content: str | int | float | None) -> str:
    """A cell's content on one safe line; nothing for None."""
    return "" if content is None else inert(str(content))


def digits(value: int | float | None) -> str | None:
    """A number as digits, without an exponent and without a needless fraction."""
    if value is None:
        return None
    return str(value) if isinstance(value, int) else f"{value:.10f}".rstrip("0").rstrip(".")


def inert(text: str) -> str:
    """``text`` on one line, without anything that a terminal would obey rather than show."""
    return "".join(
        " " if character in "\r\n\t" else "\N{REPLACEMENT CHARACTER}" if _obeyed(character) else character
        for character in text
    )


def _obeyed(character: str) -> bool:
    return character < " " or ord(character) in _ESCAPED


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _csv_cell(content: str | int | float | None) -> str:
    said = cell(content)
    return f"'{said}" if _FORMULA.match(said) else said


def _markdown(content: str | int | float | None) -> str:
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>|#" else character for character in cell(content))
