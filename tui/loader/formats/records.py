"""JSON Lines and CSV: a line or a row is a release. The sidecar's ``fields`` say what a file calls our fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Document, Found, Refused, Source
from tui.loader.formats.saying import day_of, statement
from tui.origin import Anchor, Locus, Origin

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "issuer"),
    "date": ("date", "published", "published_at"),
    "author": ("author", "byline"),
}
"""What a field may be called where the sidecar does not say; the first that there is counts."""

_LONGEST_FIELD = 2_000_000


def read(source: Source) -> Iterator[Found]:
    """The releases of a table. Raises :class:`UnreadableError` where no text is named in it."""
    text, encoding = decoded(source.data)
    rows = _csv_rows(text) if PurePath(source.name).suffix.lower() in (".csv", ".tsv") else _json_rows(text)
    for number, (line, row) in enumerate(rows, 1):
        part = f"#{number}"
        if isinstance(row, str):
            yield Refused(part, f"line {line} {row}")
        else:
            yield _document(row, line, part, encoding, source)


def _document(row: Mapping[str, object], line: int, part: str, encoding: str, source: Source) -> Found:
    fields = {ours: _value(row, ours, source.fields) for ours in _NAMES}
    body = fields["text"]
    if not isinstance(body, str) or not body.strip():
        called = source.fields.get("text") or " or ".join(_NAMES["text"])
        return Refused(
            part, f"line {line} has no text in a field called {called}; name it under “fields” in presscheck.yaml"
        )
    stated = statement(
        f"field-of-{PurePath(source.name).suffix.lower()[1:] or 'table'}",
        title=fields["title"],
        publisher=fields["publisher"],
        author=fields["author"],
        day=day_of(fields["date"]),
    )
    origin = Origin("table", part, (Anchor(0, Locus(line=line, element=f"row {part[1:]}")),))
    data = json.dumps(row, ensure_ascii=True, sort_keys=True, default=str).encode()
    return replace(Document(body, encoding, origin=origin, stated=stated), data=data)


def _value(row: Mapping[str, object], ours: str, called: Mapping[str, str]) -> object:
    names = (called[ours],) if ours in called else _NAMES[ours]
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    for line, written in enumerate(text.split("\n"), 1):
        if written.strip():
            try:
                row = json.loads(written)
            except (ValueError, RecursionError):
                yield line, "is not JSON"
                continue
            yield line, row if isinstance(row, dict) else "is no JSON object"


def _csv_rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:10_000].partition("\n")[0], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    try:
        if not rows.fieldnames:
            raise UnreadableError("has no line that names its columns")
        for row in rows:
            yield rows.line_num, {str(name): value for name, value in row.items() if name}
    except csv.Error as error:
        raise UnreadableError(f"is not CSV ({error})") from error
