"""What is handed over: the releases of a whole collection, or those of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Event, Reading


@dataclass(frozen=True)
class Extract:
    """A part of a collection to hand over.

    Attributes:
        library: The collection.
        event: The event whose releases are meant; None for every release.
    """

    library: Library
    event: Event | None = None

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """The releases meant, in reading order."""
        if self.event is None:
            return self.library.readings
        members = {release_id for release_id, _ in self.event.members}
        return [reading for reading in self.library.readings if reading.release.id in members]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the releases meant."""
        return frozenset(reading.release.id for reading in self.readings)

    @property
    def events(self) -> Sequence[Event]:
        """The event meant, or every event."""
        return self.library.crossrefs.events if self.event is None else (self.event,)


def events_called(library: Library, name: str) -> Sequence[Event]:
    """The events whose id is ``name`` or whose name has it in it; that of the very id or name alone, if there is one.

    Raises:
        UsageError: There is none.
    """
    events, wanted = library.crossrefs.events, name.casefold()
    chosen = [event for event in events if wanted == event.id or wanted in event.name.casefold()]
    if not chosen:
        known = ", ".join(event.id for event in events) or "none"
        raise UsageError(f"no event is called “{name}”", mend=f"the events here are: {known}")
    exact = [event for event in chosen if wanted in (event.id, event.name.casefold())]
    return exact[:1] or chosen


def event_called(library: Library, name: str) -> Event:
    """The one event that ``name`` means.

    Raises:
        UsageError: There is none, or more than one.
    """
    chosen = events_called(library, name)
    if len(chosen) > 1:
        named = ", ".join(event.id for event in chosen)
        raise UsageError(f"“{name}” can mean several events", mend=f"name one of {named}")
    return chosen[0]
