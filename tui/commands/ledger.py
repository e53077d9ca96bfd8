"""Print every figure on an event, measure by release, with its standing.

table and markdown set measures down and releases across by date; jsonl prints one object a measure, csv one row a
figure. A cell shows the mark of the figure's standing and its words as written:

{marks}
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.commands.collection import add_format, add_paths, opened, status_of
from tui.commands.output import Json, Row, print_csv, print_jsonl, print_markdown, print_table
from tui.exports.extract import events_called
from tui.marks import MARKS, terminal_draws_glyphs
from tui.model import Figure, Measure, Release, release_of
from tui.writing import digits

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Event, Ledger

__doc__ = __doc__.format(marks="\n".join(f"  {mark.glyph}  {mark.words}" for mark in MARKS.values()))

EXAMPLES = (
    ("ledger releases/", "of every event"),
    ("ledger releases/ --event icarus", "of one"),
    ("ledger releases/ --format csv > ledger.csv", "one row a figure, with the reason for its standing"),
)
COLUMNS = (
    "event", "measure", "release", "published", "text", "value", "high", "qualifier", "unit", "standing", "reason",
    "path", "start", "end",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    parser.add_argument("--event", metavar="NAME", help="only this event (its id, or words of its name)")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the ledgers; 2 if a document could not be read."""
    library = opened(arguments.paths)
    events = library.crossrefs.events if arguments.event is None else events_called(library, arguments.event)
    match arguments.format:
        case "jsonl":
            print_jsonl(line for event in events for line in _objects(library, event))
        case "csv":
            print_csv(COLUMNS, (row for event in events for row in _rows(library, event)))
        case _:
            for event in events:
                _print_grid(library, event, markdown=arguments.format == "markdown")
    return status_of(library)


def _ledger(library: Library, event: Event) -> tuple[Ledger | None, Sequence[Measure]]:
    ledger = library.ledger(event.id)
    return ledger, ledger.measures if ledger else ()


def _figures_by_release(library: Library, measure: Measure) -> dict[str, list[Figure]]:
    cells: dict[str, list[Figure]] = {}
    for figure_id in measure.figures:
        cells.setdefault(release_of(figure_id), []).append(library.figure(figure_id))
    return cells


def _objects(library: Library, event: Event) -> Iterator[dict[str, Json]]:
    for measure in _ledger(library, event)[1]:
        yield {
            "event": event.id,
            "measure": measure.id,
            "label": measure.label,
            "cells": [
                {
                    "id": release_id,
                    "path": library.release(release_id).path,
                    "figures": [_cell_figure(library, figure) for figure in figures],
                }
                for release_id, figures in _figures_by_release(library, measure).items()
            ],
        }


def _cell_figure(library: Library, figure: Figure) -> dict[str, Json]:
    standing = library.standing(figure.id)
    return {
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": figure.value,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "standing": standing.kind.value,
        "fill": standing.fill,
        "reason": standing.reason,
    }


def _rows(library: Library, event: Event) -> Iterator[Row]:
    for measure in _ledger(library, event)[1]:
        for release_id, figures in _figures_by_release(library, measure).items():
            release = library.release(release_id)
            for figure in figures:
                standing = library.standing(figure.id)
                yield {
                    "event": event.id,
                    "measure": measure.label,
                    "release": release.title.value,
                    "published": release.published.value.isoformat() if release.published else None,
                    "text": figure.text,
                    "value": digits(figure.value),
                    "high": digits(figure.high),
                    "qualifier": figure.qualifier.value,
                    "unit": figure.unit,
                    "standing": standing.kind.value,
                    "reason": standing.reason,
                    "path": release.path,
                    "start": figure.start,
                    "end": figure.end,
                }


def _print_grid(library: Library, event: Event, *, markdown: bool) -> None:
    ledger, measures = _ledger(library, event)
    if ledger is None:
        return
    heads = {release_id: _head(library.release(release_id)) for release_id in ledger.releases}
    rows: list[Row] = []
    for measure in measures:
        cells = _figures_by_release(library, measure)
        row = {heads[release_id]: _cell(library, figures) for release_id, figures in cells.items()}
        rows.append({"measure": measure.label, **row})
    columns = ("measure", *heads.values())
    if markdown:
        print_markdown(columns, rows, heading=event.name)
    else:
        print_table(columns, rows, heading=event.name)


def _head(release: Release) -> str:
    """A column's head: the day and the name of the file, which no two releases of a collection share by chance."""
    day = f"{release.published.value:%d %b %Y}".lstrip("0") if release.published else release.status.value
    return f"{day} ({release.path.rpartition('/')[2].partition('_')[0].partition('.')[0]})"


def _cell(library: Library, figures: Sequence[Figure]) -> str:
    """The figures of one cell: mark and words, the same words once with how often they stand."""
    from tui.views.wording import value

    ascii_only = not terminal_draws_glyphs()
    said: dict[str, int] = {}
    for figure in figures:
        words = f"{MARKS[library.standing(figure.id).kind].sign(ascii_only)} {value(figure)}"
        said[words] = said.get(words, 0) + 1
    return "  ".join(words if times == 1 else f"{words} ×{times}" for words, times in said.items())
