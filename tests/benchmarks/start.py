"""What a start costs beside that of a bare app of three panes: until it paints, until it answers a key, and memory.

    python -m tests.benchmarks.start [RELEASES]

Both run in pseudo-terminals of 120×40, in turn; a key is pressed before they begin. Only the ratios mean anything.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pexpect

from tests.benchmarks import bare

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
