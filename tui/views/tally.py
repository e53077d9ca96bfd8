"""How the figures of each release stand, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.marks import FAILED_CHECK, MARKS, UNSETTLED, Mark
from tui.model import Check, Reading, StandingKind

if TYPE_CHECKING:
    from tui.library import Library


class Tally:
    """Counts for one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._checks: dict[str, list[Check]] = defaultdict(list)
        for check in library.crossrefs.checks:
            self._checks[check.release].append(check)

    def kinds(self, reading: Reading) -> Counter[StandingKind]:
        """How many of a release's figures have each standing."""
        standings = self._library.crossrefs.standings
        return Counter(standings[figure.id].kind for figure in reading.figures if figure.id in standings)

    def checks(self, release_id: str) -> Sequence[Check]:
        """What the checks found in a release."""
        return self._checks.get(release_id, ())

    def open(self, reading: Reading) -> list[tuple[Mark, int]]:
        """What asks for a decision in a release: its marks with their numbers, in the order of the marks."""
        kinds = self.kinds(reading)
        marks = [(MARKS[kind], kinds[kind]) for kind in MARKS if kind in UNSETTLED and kinds[kind]]
        failed = len(self.checks(reading.release.id))
        return [*marks, *([(FAILED_CHECK, failed)] if failed else [])]

    def totals(self) -> tuple[str, ...]:
        """The collection in numbers, from all of them to the fewest words."""
        readings = self._library.readings
        figures = sum(len(reading.figures) for reading in readings)
        unsettled = sum(self._library.unsettled(reading.release.id) for reading in readings)
        many = f"{len(readings)} release{'' if len(readings) == 1 else 's'}"
        marked = f"{figures} figure{'' if figures == 1 else 's'}"
        return f"{many} · {marked} · {unsettled} open", f"{many} · {unsettled} open", many
