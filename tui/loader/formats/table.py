"""Tables of releases: comma-separated values (RFC 4180), or by semicolons or tabs, with the names of fields on top."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Document, Refused, Source
from tui.loader.formats.record import Fields, document
from tui.origin import Anchor, Locus, Origin


def read(source: Source) -> Iterator[Document | Refused]:
    """The releases in a table. Raises :class:`UnreadableError` where it is none, or has no column of texts."""
    text, _ = decoded(source.data)
    top = text.partition("\n")[0]
    delimiter = max(",;\t", key=top.count)
    csv.field_size_limit(source.limits.file_bytes)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False)
    fields = Fields(source)
    try:
        names = [name.strip() for name in next(rows, [])]
        if {name.casefold() for name in names}.isdisjoint(fields.names["text"]):
            raise UnreadableError(
                f"has no column of texts; its columns are {', '.join(names)[:200]}",
                mend="name it in presscheck.yaml: fields: {“*.csv”: {text: COLUMN}}",
            )
        line = rows.line_num + 1
        for number, row in enumerate(rows, 1):
            if any(cell.strip() for cell in row):
                origin = Origin("table", f"#{number}", (Anchor(0, Locus(line=line, element=f"row {number}")),))
                data = "\x1f".join(row).encode("utf-8", "replace")
                yield document(dict(zip(names, row, strict=False)), fields, origin, data)
            line = rows.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"is no table ({error})") from error
