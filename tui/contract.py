"""A release with its figures as one JSON object: what ``presscheck facts --format jsonl`` prints.

The fields are a contract with other programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Figure, Reading
    from tui.writing import Json

SCHEMA = 1
"""The version of the objects. Fields may be added under one version, never renamed."""


def release_facts(library: Library, reading: Reading, *, explain: bool = False) -> dict[str, Json]:
    """One release as the contract's JSON object."""
    release = reading.release
    event = library.event_of(release.id)
    return {
        "schema": SCHEMA,
        "id": release.id,
        "path": release.path,
        "title": release.title.value,
        "publisher": release.publisher.value if release.publisher else None,
        "published": release.published.value.isoformat() if release.published else None,
        "status": release.status.value,
        "event": event.id if event else None,
        "encoding": release.encoding,
        "figures": [_figure(library, reading, figure, explain=explain) for figure in reading.figures],
        "checks": [
            {"code": check.code, "start": check.start, "end": check.end, "message": check.message}
            for check in library.crossrefs.checks
            if check.release == release.id
        ],
    }


def _figure(library: Library, reading: Reading, figure: Figure, *, explain: bool) -> dict[str, Json]:
    standing = library.standing(figure.id)
    line, column = reading.release.line_column(figure.start)
    fields: dict[str, Json] = {
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "kind": figure.kind.value,
        "value": figure.value,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "counted": figure.counted,
        "concept": figure.concept,
        "role": figure.role,
        "scope": {kind.value: name for kind, name in figure.scope},
        "attributed_to": figure.attributed_to,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "flaws": [flaw.value for flaw in figure.flaws],
        "part_of": figure.part_of,
        "same_as": figure.same_as,
        "changed_from": figure.changed_from,
        "line": line,
        "column": column,
        "standing": standing.kind.value,
        "reason": standing.reason,
        "fill": standing.fill,
        "also": [{"id": other.partition(":")[0], "figure": other} for other in standing.others],
    }
    if explain:
        fields["why"] = [
            {"field": why.field, "rule": why.rule, "words": reading.release.text[why.start : why.end]}
            for why in figure.why
        ]
    return fields
