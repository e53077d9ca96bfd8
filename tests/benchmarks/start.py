"""What a start costs beside that of a bare app of three panes: until it paints, until it answers a key, and memory.

    python -m tests.benchmarks.start [RELEASES]

Both run in pseudo-terminals of 120×40, in turn; a key is pressed before they begin. Only the ratios mean anything.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pexpect

from tests.benchmarks import bare
from tests.benchmarks.store import RELEASES, Row, p95, seconds, written
from tui.catalogue import Order
from tui.criteria import criteria
from tui.store.indexing import indexed
from tui.stored import StoredLibrary

COLUMNS, ROWS = 120, 40
TIMES = 7

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*[a-zA-Z]|[()][A-Z0-9])")


class Start(NamedTuple):
    """What one start took.

    Attributes:
        painted: Seconds until the screen was painted.
        answered: Seconds until the first key was answered.
        work: Seconds of the processor's time that the process had had by then.
        memory: Megabytes that the process held then, at most (its own, not its children's).
    """

    painted: float
    answered: float
    work: float
    memory: float


def started(command: Sequence[str], painted: str, answered: str, key: str = "j") -> Start:
    """Start a program, with a key pressed before it reads any.

    Args:
        command: The program.
        painted: A word that its first screen has.
        answered: A word that it has when the key was answered, and not before.
        key: The key.
    """
    environment = dict(os.environ) | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    child = pexpect.spawn(command[0], list(command[1:]), dimensions=(ROWS, COLUMNS), env=environment, timeout=60)
    child.delaybeforesend = None
    child.send(key)
    seen, first = b"", 0.0
    while True:
        try:
            seen += child.read_nonblocking(1 << 16, timeout=15)
        except pexpect.TIMEOUT as error:
            raise RuntimeError(f"{command}: {_SEQUENCE.sub(b'', seen)[-4000:]!r}") from error
        now = time.perf_counter() - begun
        text = _SEQUENCE.sub(b"", seen)
        if not first and painted.encode() in text:
            first = now
        if first and answered.encode() in text:
            break
    tasks = Path(f"/proc/{child.pid}/task").glob("*/schedstat")
    work = sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
    status = Path(f"/proc/{child.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    memory = int(found[1]) / 1024 if found else resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    return Start(first, now, work, memory)


def medians(starts: Sequence[Start]) -> Start:
    """The median of each."""
    return Start(*(median(column) for column in zip(*starts, strict=True)))


def beside(
    ours: Sequence[str], painted: str, answered: str, before: Callable[[], object], times: int = TIMES
) -> tuple[Start, Start]:
    """The medians of our start, each ``before`` which something is done, and of the bare app's, taken in turn."""
    theirs = [sys.executable, "-m", "tests.benchmarks.bare"]
    both: list[tuple[Start, Start]] = []
    for _ in range(times + 1):  # the first fills caches
        before()
        both.append((started(ours, painted, answered), started(theirs, bare.PAINTED, bare.ANSWERED)))
    one, other = zip(*both[1:], strict=True)
    return medians(one), medians(other)


class Collection(NamedTuple):
    """A collection that is indexed and was read once, and by what its screens are told.

    Attributes:
        folder: Its documents.
        answered: A word that the second release's page has, and nothing on the first screen.
        state: The reader's state folder as a reader left it who read the first release.
    """

    folder: Path
    answered: str
    state: Path


PAINTED = "releases"
"""What stands in the status line of every first screen."""


def prepared(place: Path, count: int) -> Collection:
    """Write a collection, index it, and read in it once, so that its last screen is kept."""
    folder = place / f"of-{count}"
    written(folder, count)
    indexed([folder])
    library = StoredLibrary.as_it_was([folder])
    assert library is not None
    first, second = (library.release(summary.id).text for summary in library.listing().summaries(0, 2))
    seen = first + " ".join(summary.title for summary in library.listing().summaries(0, ROWS))
    words = re.findall(r"\b[a-z]{7,}\b", second[len(second.partition("\n")[0]) : 600])
    answered = next(word for word in words if word not in seen)
    state, kept = Path(os.environ["XDG_STATE_HOME"]), place / f"kept-{count}"
    shutil.rmtree(state, ignore_errors=True)
    started([*READER, str(folder)], PAINTED, PAINTED, "k")
    shutil.copytree(state, kept)
    return Collection(folder, answered, kept)


READER = (sys.executable, "-m", "tui")


def measured(place: Path, count: int) -> Iterator[Row]:
    """The rows."""
    for many in (5, count):
        collection = prepared(place, many)

        def left(kept: Path = collection.state) -> None:
            state = Path(os.environ["XDG_STATE_HOME"])
            shutil.rmtree(state, ignore_errors=True)
            shutil.copytree(kept, state)

        ours, theirs = beside([*READER, str(collection.folder)], PAINTED, collection.answered, left)
        told = f"{1000 * ours.painted:.0f} ms, bare {1000 * theirs.painted:.0f}"
        yield Row(f"first paint, {many} releases", ours.painted / theirs.painted, 0.10, told)
        told = f"{1000 * ours.answered:.0f} ms, bare {1000 * theirs.answered:.0f}"
        told += f"; of the processor {1000 * ours.work:.0f}, bare {1000 * theirs.work:.0f}"
        yield Row(f"first key answered, {many} releases", ours.answered / theirs.answered, 1.1, told)
        told = f"{ours.memory:.0f} MB, bare {theirs.memory:.0f}"
        yield Row(f"memory, {many} releases", ours.memory / theirs.memory, 1.6, told)
    library = StoredLibrary.as_it_was([collection.folder])
    assert library is not None
    for order in (Order.EVENT, Order.PUBLISHER):
        taken = [
            seconds(partial(library.listing, order, criteria(typed[:length])), 3)
            for typed in ("operation", "ministry", "after:2015", "has:open")
            for length in range(1, len(typed) + 1)
        ]
        found = p95(taken)
        yield Row(f"filter by {order.value}, p95 of 60 ms", found / 0.06, 1.0, f"{1000 * found:.1f} ms")


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RELEASES
    with TemporaryDirectory() as place:
        for name in ("CACHE", "STATE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = f"{place}/{name.lower()}"
        for row in measured(Path(place), count):
            print(row.line, flush=True)


if __name__ == "__main__":
    main()
