"""Indexing beside the reader: a process that brings the store up to date while the reader is started and read in.

It is split off before anything large is imported, so that both start at once. What it says comes through a pipe, a
line of JSON at a time; when the reader ends, its next word finds nobody, and it stops where it is: an index that was
stopped is gone on with.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Report(NamedTuple):
    """A word from the indexing process.

    Attributes:
        done: Files read so far.
        total: Files to read in all.
        stage: What is being done; :data:`DONE` when the store is as the files are, "" when it went wrong.
        error: What went wrong.
    """

    done: int
    total: int
    stage: str
    error: str = ""


DONE = "done"

POLITE = 4
"""How far the process steps back behind the reader, which has a person waiting for it."""


class Beside:
    """An indexing process, seen from the reader.

    Attributes:
        last: What it said last; None before it said anything.
    """

    def __init__(self, pipe: int, process: int) -> None:
        self._stream = os.fdopen(pipe, "rb")
        self._process = process
        self.last: Report | None = None

    def reports(self) -> Iterator[Report]:
        """What it says, as it says it, to the end. One thread at a time may listen."""
        for line in self._stream:
            self.last = Report(*json.loads(line))
            yield self.last
            if self.last.stage in (DONE, ""):
                break
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)

    @property
    def is_over(self) -> bool:
        """Whether it has said its last word."""
        return self.last is not None and self.last.stage in (DONE, "")


def begun(paths: Sequence[str | Path]) -> Beside | None:
    """Begin to bring the store of a collection up to date; None where the system cannot split a process."""
    if not hasattr(os, "fork"):
        return None
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Beside(reading, process)
    os.close(reading)
    status = 1
    try:
        _index(paths, writing)
        status = 0
    finally:
        os._exit(status)


def _index(paths: Sequence[str | Path], pipe: int) -> None:
    """Index, saying how far it is. Nothing reaches the terminal, which is the reader's."""
    os.nice(POLITE)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)

    def say(said: Report) -> None:
        os.write(pipe, json.dumps(said).encode() + b"\n")

    from tui.errors import PresscheckError
    from tui.store.indexing import Progress, indexed

    def tell(progress: Progress) -> None:
        say(Report(*progress))

    try:
        done = indexed(paths, progress=tell)
        say(Report(done.read, done.read, DONE))
    except BrokenPipeError:
        return
    except PresscheckError as error:
        say(Report(0, 0, "", str(error)))
    except BaseException as error:  # It would be said on a terminal that is not ours.
        say(Report(0, 0, "", f"indexing failed: {error!r}"))
