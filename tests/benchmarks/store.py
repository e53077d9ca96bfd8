"""What a collection on disk costs: the rows of the table that large collections are held to, each with its ratio.

    python -m tests.benchmarks.store [RELEASES]

Ratios are taken in one run, against what stands beside them; processor time where two processes would disturb each
other. Rows that are not measured are printed as such. With 100,000 releases it takes long; the default is 2,000.
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from shutil import which
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.generate import releases
from tui.store.database import roots_of
from tui.store.indexing import indexed
from tui.store.listing import folders
from tui.store.opening import Store

RELEASES = 2_000
ADDED = 100
WHOLE = 100_000
TIMES = 20


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        what: What is measured.
        ratio: What was found; None where it was not measured.
        most: The bar; a ratio above it misses.
        told: The figures behind it.
    """

    what: str
    ratio: float | None
    most: float
    told: str

    @property
    def line(self) -> str:
        """The row as it is printed, with its verdict."""
        what, ratio, most, told = self
        found = "not measured" if ratio is None else "ok" if ratio <= most else f"MISSED, {ratio / most:.2f} of the bar"
        return f"{what:42}{'' if ratio is None else f'{ratio:.2f}':>8}{most:7.2f}  {found}; {told}"


def written(folder: Path, count: int) -> int:
    """Write a collection; returns its bytes."""
    folder.mkdir(parents=True)
    size = 0
    for release in releases(count):
        (folder / release.name).write_text(release.text, encoding="utf-8")
        size += len(release.text.encode())
    return size


def seconds(act: Callable[[], object], times: int = 1) -> float:
    """The median of so many runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def bare_walk(folder: Path) -> None:
    """What a program must at least do to know that nothing changed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            entry.stat()


def processor() -> float:
    """Seconds of processor time of this process and its children."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def spent(act: Callable[[], object]) -> float:
    """Processor time of an action."""
    begun = processor()
    act()
    return processor() - begun


def terms(store: Store, count: int) -> tuple[str, str]:
    """A word that about one in a hundred releases holds, and one that about one in three does."""
    store.rows("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'row')")
    query = "SELECT term FROM vocabulary WHERE length(term) > 3 ORDER BY abs(doc - ?) LIMIT 1"
    rare, common = (str(store.rows(query, share)[0][0]) for share in (count // 100, count // 3))
    return rare, common


def searches(store: Store, folder: Path, count: int) -> Iterator[Row]:
    """Full text beside ripgrep over one flat file, typing, and figures."""
    flat = folder.parent / "flat.txt"
    with flat.open("wb") as stream:
        for path in sorted(folder.iterdir()):
            stream.write(path.read_bytes())
    for term, most, what in zip(terms(store, count), (0.05, 0.25), ("1 in 100", "1 in 3"), strict=True):
        ours = seconds(partial(store.search, term), TIMES)
        if rg := which("rg"):
            theirs = seconds(partial(subprocess.run, [rg, "-ciw", term, flat], capture_output=True), 5)
            yield Row(f"full text, {what}", ours / theirs, most, f"{1000 * ours:.1f} ms, ripgrep {1000 * theirs:.1f}")
        else:
            yield Row(f"full text, {what}", None, most, f"{1000 * ours:.1f} ms; ripgrep is not installed")
    typed = [word[:length] for word in ("arrested", "ministry", "investigators", "residents") for length in range(1, 9)]
    taken = [seconds(partial(store.search, word, typing=True)) for word in typed]
    yield Row("typing, p95 of 50 ms", p95(taken) / 0.05, 1.0, f"{1000 * p95(taken):.1f} ms")
    asked = ("arrest>100", "person>5000", "kg>1000", "search=500", "arrest<20")
    taken = [seconds(partial(store.search, f"figure:{figure}"), 5) for figure in asked]
    yield Row("figure query, p95 of 50 ms", p95(taken) / 0.05, 1.0, f"{1000 * p95(taken):.1f} ms")


def p95(taken: Sequence[float]) -> float:
    """What nineteen in twenty stay below."""
    return quantiles(taken, n=20)[-1]


def measured(count: int, place: Path) -> Iterator[Row]:
    """The rows."""
    small, folder = place / "small", place / "large"
    written(small, count // 10)
    size = written(folder, count)
    first = spent(lambda: indexed([small], workers=1))
    one = seconds(lambda: indexed([folder], workers=1))
    before = processor()
    two = seconds(lambda: indexed([folder], workers=2, rebuild=True))
    full = processor() - before
    yield Row("two processes beside one (at least 1.5)", two / one, 1 / 1.5, f"{one / two:.2f} times as fast")
    slope = math.log(full / first) / math.log(10)
    yield Row("slope of the cost", slope, 1.1, f"{first:.1f} s for {count // 10}, {full:.1f} s for {count}")
    yield Row(
        "100k in 10 minutes, by this rate", two / count * 100_000 / 600, 1.0, f"{count / two:.0f} releases a second"
    )
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    yield Row("peak memory of 1.5 GB a process", peak / 1536, 1.0, f"{peak:.0f} MB with {count}")
    walk = seconds(lambda: bare_walk(folder), 9)
    look = seconds(lambda: [each.digest() for each in folders(roots_of([folder]))], 9)
    again = seconds(lambda: indexed([folder]), 9)
    told = f"walk {1000 * walk:.1f} ms, look {1000 * look:.1f}, all {1000 * again:.1f}"
    yield Row("reopening what did not change", again / walk, 1.5, told)
    store = Store.at([folder])
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    yield Row(
        "size of the store beside the text", store.path.stat().st_size / size, 3.5, f"{size / 1e6:.1f} MB of text"
    )
    yield from searches(store, folder, count)
    few, many = adding(small), adding(folder)
    grown = few + max(0.0, many - few) * (WHOLE - count // 10) / (count - count // 10)
    ratio, told = grown / (full / count * WHOLE), f"{few:.1f} s to {count // 10}, {many:.1f} s to {count}"
    yield Row(f"adding {ADDED} to {WHOLE:,}, by this rate", ratio, 0.01, f"{told}, {many / full:.1%} of {full:.1f} s")


def adding(folder: Path) -> float:
    """What it costs to add some releases to an indexed collection."""
    for number, release in enumerate(releases(ADDED, seed=1)):
        (folder / f"added-{number}.txt").write_text(release.text, encoding="utf-8")
    return spent(lambda: indexed([folder], workers=1))


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RELEASES
    print(f"{count} releases\n{'what':42}{'ratio':>8}{'bar':>7}")
    with TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        for row in measured(count, Path(place)):
            print(row.line, flush=True)


if __name__ == "__main__":
    main()
