"""The hard cases for what figures count, as typed records, and the readings the annotator gives for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.releases import knowledge, release
from tui.annotate import Annotator
from tui.model import BlockKind, Figure, Reading

PUBLISHED = date(2019, 9, 2)
"""The day every case's release is dated."""

FIELDS = ("kind", "value", "high", "qualifier", "unit", "counted", "role", "attributed_to", "as_of")
_DEFAULTS: Mapping[str, Any] = {"kind": "count", "high": None, "qualifier": "exact", "unit": None}


@dataclass(frozen=True, slots=True)
class Case:
    """One text with the figures it must yield.

    Attributes:
        text: The text of the release.
        trouble: What makes it hard.
        figures: For each figure the fields asserted, number fields filled in.
    """

    text: str
    trouble: str
    figures: Sequence[Mapping[str, Any]]


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in file order."""
    entries = yaml.safe_load((Path(__file__).parent / "hard_cases" / "fields.yaml").read_text(encoding="utf-8"))
    return tuple(
        Case(entry["text"], entry["trouble"], [{**_DEFAULTS, **figure} for figure in entry["figures"]])
        for entry in entries
    )


@cache
def annotator() -> Annotator:
    """The annotator over the bundled knowledge."""
    return Annotator(knowledge())


@cache
def reading(text: str) -> Reading:
    """A text as read; paragraphs that open with ``*`` are list items."""
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    kinds = {n: BlockKind.LIST_ITEM for n, part in enumerate(paragraphs) if part.startswith("*")}
    return annotator().read(release(text, PUBLISHED, kinds=kinds))


def found(figure: Figure, figures: Sequence[Figure]) -> dict[str, Any]:
    """A figure's fields in the shape the cases are written in; other figures are named by their text."""
    text_of = {other.id: other.text for other in figures}
    fields: dict[str, Any] = {name: getattr(figure, name) for name in FIELDS}
    fields["kind"], fields["qualifier"] = str(figure.kind), str(figure.qualifier)
    fields["text"] = figure.text
    fields["scope"] = {
        str(kind): names[0] if len(names) == 1 else names
        for kind in dict.fromkeys(kind for kind, _ in figure.scope)
        if (names := [name for other, name in figure.scope if other == kind])
    }
    for name in ("part_of", "same_as"):
        other = getattr(figure, name)
        fields[name] = None if other is None else text_of[other]
    return fields
