"""A store without a file, for searching a collection that was read without one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tui.model import Event, Reading
from tui.store.database import in_memory, storable
from tui.store.opening import Store
from tui.store.schema import Stale, key_of
from tui.store.writing import put_findable


def searchable(readings: Iterable[Reading], events: Iterable[Event] = ()) -> Store:
    """A store that these releases, which are on these events, can be searched in, and nothing else."""
    connection = in_memory()
    connection.execute("BEGIN")
    connection.execute("INSERT INTO root VALUES (0, '')")
    for number, reading in enumerate(readings):
        path, published = storable(reading.release.path), reading.release.published
        connection.execute("INSERT INTO file VALUES (?, 0, '', ?, 0, 0, NULL, ?)", (number, str(number), Stale.NO))
        put_findable(connection, key_of(published.value if published else None, number, 0), number, path, reading)
    for number, event in enumerate(events):
        row = number, storable(event.id), storable(event.name), number
        connection.execute("INSERT INTO event VALUES (?, ?, ?, '', '', 0, '', ?)", row)
        connection.executemany(
            "INSERT INTO member VALUES (?, ?, ?)", ((id, number, part) for id, part in event.members)
        )
    connection.execute("COMMIT")
    return Store(Path(":memory:"), connection)
