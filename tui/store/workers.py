"""Processes that read stretches of files into a store, and what tells them which.

A worker is a fresh interpreter that is told stretches by number on its standard input and answers each with a line when
it is in the store: no text passes between processes, nothing is forked, and a script that uses the library needs no
guard around its main part. A worker whose parent was killed finds its input closed, and ends.

    python -m tui.store.workers STORE [KNOWLEDGE]
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread

from tui.errors import StoreError

Stretch = tuple[int, int]
"""The first and the last number of the files in a stretch."""

ATTEMPTS = 2
"""How often a stretch is tried in which a worker died (killed for want of memory, for one)."""


def work(store: Path, user_knowledge: Path | None, stretches: Sequence[Stretch], workers: int) -> Iterator[int]:
    """Have the stretches read by so many processes; yields, as each is in the store, how many files that were.

    Raises:
        StoreError: A worker could not go on; what the others finished is in the store.
    """
    waiting: queue.SimpleQueue[tuple[Stretch, int]] = queue.SimpleQueue()
    for stretch in stretches:
        waiting.put((stretch, 1))
    answers: queue.SimpleQueue[int | StoreError | None] = queue.SimpleQueue()
    processes: list[subprocess.Popen[str]] = []
    threads = [
        Thread(target=_drive, args=(store, user_knowledge, waiting, answers, processes), daemon=True)
        for _ in range(workers)
    ]
    for thread in threads:
        thread.start()
    try:
        running = len(threads)
        while running:
            match answers.get():
                case None:
                    running -= 1
                case StoreError() as error:
                    raise error
                case int() as files:
                    yield files
    finally:
        for process in processes:
            process.kill()


def _drive(
    store: Path,
    user_knowledge: Path | None,
    waiting: queue.SimpleQueue[tuple[Stretch, int]],
    answers: queue.SimpleQueue[int | StoreError | None],
    processes: list[subprocess.Popen[str]],
) -> None:
    """Keep one worker busy until no stretch waits."""
    process: subprocess.Popen[str] | None = None
    while True:
        try:
            (first, last), attempt = waiting.get_nowait()
        except queue.Empty:
            break
        if process is None:
            process = _started(store, user_knowledge)
            processes.append(process)
        answer = _asked(process, f"{first} {last}\n")
        if answer.strip().isdigit():
            answers.put(int(answer))
            continue
        process.kill()
        process = None
        if answer.startswith("!") or attempt == ATTEMPTS:
            what = answer[1:].strip() or f"indexing stopped at the files {first} to {last}: its process ended"
            answers.put(StoreError(what, path=store))
            return
        waiting.put(((first, last), attempt + 1))
    if process is not None and process.stdin:
        process.stdin.close()
        process.wait()
    answers.put(None)


def _asked(process: subprocess.Popen[str], line: str) -> str:
    """What a worker answers; "" if it is no more."""
    assert process.stdin and process.stdout
    try:
        process.stdin.write(line)
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return ""


def _started(store: Path, user_knowledge: Path | None) -> subprocess.Popen[str]:
    package = Path(__file__).resolve().parents[2]
    paths = os.pathsep.join([str(package), *(path for path in sys.path if path)])
    return subprocess.Popen(
        [sys.executable, "-m", "tui.store.workers", str(store), *([str(user_knowledge)] if user_knowledge else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def main() -> None:
    """Answer stretches until there are no more."""
    from tui import knowledge
    from tui.errors import PresscheckError
    from tui.store.database import connected, told
    from tui.store.reading import Stage

    store = Path(sys.argv[1])
    try:
        with told(store):
            stage = Stage(connected(store), knowledge.load(Path(sys.argv[2]) if len(sys.argv) > 2 else None))
            for line in sys.stdin:
                first, last = map(int, line.split())
                print(stage.run(first, last), flush=True)
    except PresscheckError as error:
        print(f"!{error}", flush=True)


if __name__ == "__main__":
    main()
