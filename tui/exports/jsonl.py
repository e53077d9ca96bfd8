"""A collection as JSON Lines, without loss, and back.

One object a line, ``{"schema": 1, "type": …}`` with the fields of a value of :mod:`tui.model`: ``reading`` (a release
with its whole text and everything found in it), ``event``, ``link``, ``ledger``, ``standing``, ``check`` and
``unreadable``. Lines can be read one by one, and files put one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from tui.errors import UnreadableError
from tui.exports.extract import Extract
from tui.library import Library
from tui.model import Check, CrossReferences, Event, Ledger, Link, Reading, Standing, Unreadable, release_of
from tui.standoff import plain, rebuilt
from tui.writing import Json, json_lines

SCHEMA = 1
"""The version of the lines. Fields may be added under one version, never renamed."""

TYPES: Mapping[str, type] = {
    "reading": Reading,
    "event": Event,
    "link": Link,
    "ledger": Ledger,
    "standing": Standing,
    "check": Check,
    "unreadable": Unreadable,
}
"""What a line can hold, by its ``type``, in the order of writing."""


def lines(extract: Extract) -> Iterator[str]:
    """The releases, and what was found between them and others."""
    return json_lines(_line(value) for value in _values(extract))


def read(source: Iterable[str]) -> Library:
    """The collection that :func:`lines` wrote; its readings and findings are equal to those written.

    Raises:
        UnreadableError: A line is none of ours, with its number.
    """
    found: dict[str, list[object]] = {name: [] for name in TYPES}
    for number, line in enumerate(source, 1):
        if line.strip():
            name, value = _value(line, number)
            found[name].append(value)
    standings = cast("list[Standing]", found["standing"])
    crossrefs = CrossReferences(
        events=tuple(cast("list[Event]", found["event"])),
        links=tuple(cast("list[Link]", found["link"])),
        ledgers=tuple(cast("list[Ledger]", found["ledger"])),
        standings={standing.figure: standing for standing in standings},
        checks=tuple(cast("list[Check]", found["check"])),
    )
    return Library(cast("list[Reading]", found["reading"]), crossrefs, cast("list[Unreadable]", found["unreadable"]))


def _line(value: object) -> Json:
    fields = cast("Mapping[str, Json]", plain(value))
    return {"schema": SCHEMA, "type": type(value).__name__.lower(), **fields}


def _value(line: str, number: int) -> tuple[str, object]:
    try:
        data = json.loads(line)
        name = data["type"]
        if data["schema"] > SCHEMA:
            raise UnreadableError("was written by a later Presscheck", mend="update this one", line=number)
        return name, rebuilt(TYPES[name], data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError("is no line of a Presscheck export", mend="see --as jsonl", line=number) from error


def _values(extract: Extract) -> Iterator[object]:
    crossrefs, events = extract.library.crossrefs, {event.id for event in extract.events}
    yield from extract.readings
    yield from extract.events
    yield from (link for link in crossrefs.links if {link.source, link.target} & extract.ids)
    yield from (ledger for ledger in crossrefs.ledgers if ledger.event in events)
    yield from (each for each in crossrefs.standings.values() if release_of(each.figure) in extract.ids)
    yield from (check for check in crossrefs.checks if check.release in extract.ids)
    if extract.event is None:
        yield from extract.library.unreadable
