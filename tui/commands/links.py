"""Print what connects the releases: events, shared passages, citations, drafts and filled blanks.

jsonl prints one object a link: {"kind": "event", …} with its releases and evidence, and "passage", "cites", "draft_of",
"possible" and "fill" links from one release to another with status resolved, ambiguous or missing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.commands.collection import add_format, add_paths, opened, status_of
from tui.commands.output import Json, Row, print_jsonl, print_rows
from tui.model import At, Event, LinkStatus, StandingKind, release_of

if TYPE_CHECKING:
    from tui.library import Library

EXAMPLES = (
    ("links releases/", ""),
    ("links releases/ --format jsonl", "with the offsets that each link rests on"),
)
COLUMNS = ("kind", "from", "to", "status", "note")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the links; 2 if a document could not be read."""
    library = opened(arguments.paths)
    if arguments.format == "jsonl":
        print_jsonl(objects(library))
    else:
        print_rows(arguments.format, COLUMNS, _rows(library))
    return status_of(library)


def objects(library: Library) -> Iterator[dict[str, Json]]:
    """Every link as the contract's JSON object: events first, then links, then filled blanks."""
    for event in library.crossrefs.events:
        yield _event(library, event)
    for link in library.crossrefs.links:
        yield {
            "kind": link.kind.value,
            "from": link.source,
            "to": link.target,
            "status": link.status.value,
            "spans": _spans(link.spans),
            "candidates": list(link.candidates),
            "rule": link.rule,
            "note": link.note,
            "accepted": link.accepted,
        }
    for standing in library.crossrefs.standings.values():
        if standing.kind is StandingKind.FILLED:
            blank = library.figure(standing.figure)
            source = library.figure(standing.others[0])
            yield {
                "kind": "fill",
                "from": release_of(blank.id),
                "to": release_of(source.id),
                "status": LinkStatus.RESOLVED.value,
                "figure": blank.id,
                "blank": blank.text,
                "fill": standing.fill,
                "spans": _spans(
                    (At(release_of(figure.id), figure.start, figure.end) for figure in (blank, source)),
                ),
                "rule": standing.rule,
                "note": standing.reason,
            }


def _event(library: Library, event: Event) -> dict[str, Json]:
    return {
        "kind": "event",
        "event": event.id,
        "name": event.name,
        "releases": [
            {"id": release_id, "path": library.release(release_id).path, "part": part.value}
            for release_id, part in event.members
        ],
        "evidence": [
            {"rule": evidence.rule, "note": evidence.note, "spans": _spans(evidence.spans)}
            for evidence in event.evidence
        ],
    }


def _spans(spans: Sequence[At] | Iterator[At]) -> list[Json]:
    return [{"id": at.release, "start": at.start, "end": at.end} for at in spans]


def _rows(library: Library) -> Iterator[Row]:
    def title(release_id: object) -> str | None:
        return library.release(release_id).title.value if isinstance(release_id, str) else None

    for link in objects(library):
        if link["kind"] == "event":
            event = next(each for each in library.crossrefs.events if each.id == link["event"])
            for release_id, part in event.members:
                yield {"kind": "event", "from": title(release_id), "to": event.name, "status": part.value}
        else:
            yield {
                "kind": str(link["kind"]),
                "from": title(link["from"]),
                "to": title(link["to"]),
                "status": str(link["status"]),
                "note": str(link["note"]),
            }
