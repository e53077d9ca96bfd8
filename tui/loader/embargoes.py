"""The line that forbids to publish a release before some time, and the time it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta, timezone

from tui.knowledge import Knowledge
from tui.loader.datelines import DateLines
from tui.loader.patterns import any_of
from tui.model import Block, Embargo, Span, Stated

RULE = "embargo"
"""The rule of the boilerplate that knows such a line."""

_NOON, _DAY = 12, 24


class Embargoes:
    """Reads embargoes with the month names and time zones of one knowledge."""

    def __init__(self, knowledge: Knowledge, dates: DateLines) -> None:
        self._dates = dates
        self._zones = {name: float(hours) for name, hours in knowledge.glossary("time_zones").items()}
        words = r"(?P<word>noon|midnight)|(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
        clock = r"(?P<hour24>[01]?\d|2[0-4])[:.h](?P<minute24>[0-5]\d)(?!\d|\.\d)"
        self._time = re.compile(rf"\b(?:{words}|{clock})", re.IGNORECASE)
        self._zone = re.compile(rf"\b(?:{any_of(self._zones)})\b(?:\s?[+-]\d{{1,2}})?")

    def embargo(self, text: str, blocks: Sequence[Block]) -> Stated[Embargo] | None:
        """The embargo that a line of the text states, if one does."""
        for block in blocks:
            if block.rule == RULE:
                line = text[block.start : block.end]
                return Stated(Embargo(self._until(line)), RULE, Span(block.start, block.end))
        return None

    def _until(self, line: str) -> datetime | None:
        """When the line says that the embargo ends; a day without a time is meant from its beginning."""
        found = self._dates.date_in(line)
        if found is None:
            return None
        day, start, end = found
        rest = f"{line[:start]}\n{line[end:]}"
        until = datetime.combine(day, time.min) + self._time_of_day(rest)
        zone = self._zone.search(rest)
        return until.replace(tzinfo=self._offset(zone[0])) if zone else until

    def _time_of_day(self, line: str) -> timedelta:
        match = self._time.search(line)
        if match is None:
            return timedelta()
        if match["word"]:
            return timedelta(hours=_NOON if match["word"].casefold() == "noon" else _DAY)
        if match["hour24"]:
            return timedelta(hours=int(match["hour24"]), minutes=int(match["minute24"]))
        hour = int(match["hour"]) % _NOON + (_NOON if match["half"].casefold() == "p" else 0)
        return timedelta(hours=hour, minutes=int(match["minute"] or 0))

    def _offset(self, zone: str) -> timezone:
        name = re.split(r"\s?(?=[+-])", zone, maxsplit=1)
        hours = self._zones[name[0]] + (int(name[1]) if len(name) > 1 else 0)
        return timezone(timedelta(hours=max(-23, min(hours, 23))))
