"""The collection as a list: what a row of it and a filter need."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from tui.model.cross_references import UNSETTLED, StandingKind
from tui.model.releases import Embargo, Status


@dataclass(frozen=True, slots=True)
class Summary:
    """A release as a row of a list and a filter need it, without its text. A store can give it from one table.

    Attributes:
        id: The release's id.
        path: Its path.
        title: Its title.
        publisher: Who issued it, if that can be told.
        published: The day it was issued, if that can be told.
        status: Published, report or draft.
        event: The name of the event it is read under: the first it is about, else the first it mentions; None if there
            is none.
        places: The places it names, each once, in text order.
        figures: How many figures it has.
        standings: How many of them stand how: every kind there is, once, in the order of :class:`StandingKind`.
        checks: How many checks of it failed.
        embargo: That it must not be published yet, or must not have been, if that is stated.
    """

    id: str
    path: str
    title: str
    publisher: str | None = None
    published: date | None = None
    status: Status = Status.PUBLISHED
    event: str | None = None
    places: tuple[str, ...] = ()
    figures: int = 0
    standings: tuple[tuple[StandingKind, int], ...] = ()
    checks: int = 0
    embargo: Embargo | None = None

    def embargoed(self, now: datetime | None = None) -> bool:
        """Whether it must be kept back at ``now`` (with its zone; by default the present)."""
        return self.embargo is not None and self.embargo.holds(now)

    def counted(self, kinds: Collection[StandingKind]) -> int:
        """How many figures stand in one of these ways."""
        return sum(number for kind, number in self.standings if kind in kinds)

    @property
    def unsettled(self) -> int:
        """How many figures and checks ask something of the reader."""
        return self.counted(UNSETTLED) + self.checks
