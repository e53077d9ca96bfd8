"""JSON Lines: a record on every line (https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Document, Refused, Source, exported
from tui.loader.formats.record import Fields, document
from tui.origin import Anchor, Locus, Origin


def read(source: Source) -> Iterator[Document | Refused]:
    """The releases in a source. Raises :class:`UnreadableError` where it is not text."""
    text, _ = decoded(source.data)
    fields = Fields(source)
    number = 0
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        number += 1
        if len(written) > source.limits.file_bytes:
            yield Refused(f"#{number}", f"is longer than {source.limits.file_bytes // 1_000_000} MB")
            continue
        try:
            record = json.loads(written)
        except (ValueError, RecursionError) as error:
            why = "is nested too deeply" if isinstance(error, RecursionError) else f"is not JSON ({error})"
            yield Refused(f"#{number}", f"{why} on line {line}")
            continue
        data = written.encode("utf-8", "replace")
        if isinstance(record, dict) and exported.is_exported(record):
            try:
                if release := exported.document(record, f"#{number}", data):
                    yield release
            except UnreadableError as error:
                yield Refused(f"#{number}", str(error))
        elif isinstance(record, dict):
            anchor = Anchor(0, Locus(line=line, element=f"record {number}"))
            origin = Origin("JSON Lines", f"#{number}", (anchor,))
            yield document(record, fields, origin, data)
        else:
            yield Refused(f"#{number}", f"is no object on line {line}")
    if not number:
        raise UnreadableError("is empty" if not source.data else "holds nothing but white space")
