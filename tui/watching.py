"""Noticing that documents change on disk, also where a program saves by putting a new file in the old one's place.

What has changed is told by looking at the files (:func:`state`). When to look is told by the system where the optional
package ``watchfiles`` is installed, else by the clock.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from threading import Event
from typing import NamedTuple

from tui.errors import UsageError
from tui.loader.files import STDIN, documents
from tui.loader.names import SIDECAR

PAUSE = 2.0
"""Seconds between two looks."""

ANYWAY = 10_000
"""Milliseconds after which to look although the system told nothing: it does not for files on other machines."""

SETTLING = 0.2
"""Seconds for which the files must stay as they are before a change counts: an editor may still be writing."""

COARSE = 0.02
"""Seconds by which the clock that dates files may be behind the one that programs read."""

PATIENCE = 20
"""How many times it is waited for them to settle; a file that is written without end is then read as it is."""


class Look(NamedTuple):
    """What can be told of a file without reading it; an atomic save changes the inode even where all else is equal."""

    modified: int
    size: int
    inode: int


State = Mapping[str, Look]
"""Every document and sidecar of a collection, by path."""


def state(paths: Iterable[str | Path]) -> State:
    """How the documents at ``paths`` are now. One that is gone is not in it; neither is standard input."""
    found: dict[str, Look] = {}
    folders: set[Path] = set()
    for path in paths:
        if str(path) == STDIN:
            continue
        try:
            inside = documents([path])
        except UsageError:  # Gone, or emptied: the other paths still count.
            continue
        for document in inside:
            _look(document, found)
            folders.add(document.parent)
    for folder in folders:
        _look(folder / SIDECAR, found)
    return found


def _look(path: Path, found: dict[str, Look]) -> None:
    try:
        status = os.stat(path)
    except OSError:
        return
    found[str(path)] = Look(status.st_mtime_ns, status.st_size, status.st_ino)


def changes(
    paths: Iterable[str | Path],
    stop: Event,
    *,
    since: float | None = None,
    pause: float = PAUSE,
    settling: float = SETTLING,
) -> Iterator[State]:
    """Every state the documents come to rest in that is not the one before; ends when ``stop`` is set.

    Args:
        paths: As for :func:`tui.loader.load`.
        stop: Ends the watch.
        since: When the documents were read, in seconds of the epoch; what was written after that is a change, although
            the watch began later. By default the watch's own first look is what the others are compared with.
        pause: Seconds between two looks where the system does not tell.
        settling: Seconds without a change after which a state counts.
    """
    paths = [path for path in paths if str(path) != STDIN]
    before: State | None = state(paths)
    if before and since is not None and any(look.modified > (since - COARSE) * 1e9 for look in before.values()):
        before = None
    for _ in chain((None,), _occasions(paths, stop, pause)):
        now = state(paths)
        if now == before:
            continue
        for _ in range(PATIENCE):
            if stop.wait(settling):
                return
            last, now = now, state(paths)
            if last == now:
                break
        if now != before:
            before = now
            yield now


def _occasions(paths: list[str | Path], stop: Event, pause: float) -> Iterator[None]:
    """When to look: at what the system tells, if ``watchfiles`` is there and can watch these paths, else by the clock.

    A file is watched by its folder, since an atomic save puts another file in its place.
    """
    watched = {path if path.is_dir() else path.parent for path in map(Path, paths)}
    try:
        from watchfiles import watch

        yield from (
            None
            for _ in watch(
                *watched,
                stop_event=stop,
                watch_filter=None,
                debounce=200,
                rust_timeout=ANYWAY,
                yield_on_timeout=True,
                raise_interrupt=False,
            )
        )
    except (ImportError, OSError):  # OSError: too many folders for the system, or a place it cannot watch.
        pass
    while not stop.wait(pause):
        yield
