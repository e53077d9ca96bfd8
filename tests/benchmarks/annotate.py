"""How fast the annotators are: megabytes a second, growth with length, adversarial input, import cost.

    python -m tests.benchmarks.annotate

Rates are those of an annotator that meets the text for the first time, with no word remembered from an earlier pass.
How fast the interpreter counts is printed first, since machines differ and one machine is now fast, now slow. The cost
of the import is the processor's time in a fresh interpreter.

quantulum3 (dev group ``bench``) is run over the same text in the same run where it is installed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from tests.benchmarks.generate import prose, releases
from tui import knowledge
from tui.annotate import Annotator
from tui.loader import load, release_from, releases_in
from tui.loader.limits import Limits
from tui.model import Release
from tui.resources import bundled

KNOWN = knowledge.load()
SEEDS = load([bundled("seeds")], KNOWN).releases
ANNOTATOR = Annotator(KNOWN)

ADVERSARIAL = {
    "digits": "7" * 100_000,
    "digit groups": "1,234 " * 17_000,
    "spaces": "a" + " " * 100_000 + "b",
    "parentheses": "(" * 100_000,
    "quotation marks": "“" * 100_000,
    "“more than ”": "more than " * 10_000,
    "one word": "and" * 33_000,
    "“one ”": "one " * 25_000,
    "capitals": "Operation " * 10_000,
    "full stops": "A. " * 33_000,
    "lines": "a\n" * 50_000,
    "counts by place": "France (22), " * 7_700,
    "commas": "1," * 50_000,
    "ranges": "from 5 to 7 " * 8_000,
    "quotations": "“He said 5 people” " * 5_300,
    "list items": "- 5 people\n" * 9_000,
}


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median time that the processor spends on ``work``, whatever else the machine does."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return median(taken)


def row(what: str, figure: str, bar: str, passed: bool | None = None) -> None:
    """Print one line of the table."""
    verdict = "" if passed is None else "ok" if passed else "MISSED"
    print(f"{what:52} {figure:>16}   {bar:16} {verdict}")


def main() -> None:
    """Print the table."""
    row("counting to a million", f"{seconds(lambda: sum(1 for _ in range(1_000_000))) * 1000:.0f} ms", "")
    made_up = [release_from(one.text.encode(), one.name, KNOWN) for one in releases(400, names=True)]
    throughput("made-up releases", made_up)
    throughput("the bundled releases", SEEDS * 40)

    print()
    rates = []
    for length in (50_000, 500_000, 5_000_000):
        release = long_release(prose(length, names=True))
        taken = seconds(lambda release=release: ANNOTATOR.read(release), times=1)  # type: ignore[misc]
        rates.append(len(release.text) / 1e6 / taken)
        row(f"one document of {length:,} characters", f"{rates[-1]:.2f} MB/s", "")
    row("cost a character, 5 MB against 50 kB", f"{rates[0] / rates[-1]:.2f} ×", "≤ 1.5 ×", rates[0] / rates[-1] <= 1.5)

    print()
    for name, text in ADVERSARIAL.items():
        taken = seconds(lambda text=text: ANNOTATOR.read(release_from(text.encode(), "a.txt", KNOWN)), times=1)  # type: ignore[misc]
        row(f"100 kB of {name}", f"{taken:.2f} s", "≤ 1 s", taken <= 1)

    print()
    bare = importing("import re, dataclasses")
    ours = importing("from tui.knowledge import load; from tui.annotate import Annotator; Annotator(load())")
    row(
        "import with cached knowledge, above re, dataclasses",
        f"{(ours - bare) * 1000:.0f} ms",
        "≤ 60 ms",
        ours - bare <= 0.06,
    )

    print()
    compare_with_quantulum([release.text for release in made_up[:20]])


def long_release(text: str) -> Release:
    """A release of any length: the usual limits refuse one of more than a million characters."""
    (release,) = releases_in(text.encode(), "long.txt", KNOWN, limits=Limits(text=len(text)))
    assert isinstance(release, Release)
    return release


def throughput(what: str, releases: Sequence[Release]) -> None:
    """Print how fast releases are annotated, and how fast figures alone are found in them."""
    size = sum(len(release.text) for release in releases) / 1e6
    whole, figures = seconds_of_parts(releases)
    row(f"all annotators, {what}", f"{size / whole:.2f} MB/s", "≥ 1.5 MB/s", size / whole >= 1.5)
    row("  figures alone", f"{size / figures:.2f} MB/s", "≥ 3 MB/s", size / figures >= 3)
    count = sum(len(ANNOTATOR.read(release).figures) for release in releases)
    row("  figures found", f"{count / size / 1000:.1f} a kB", "")


def seconds_of_parts(releases: Sequence[Release]) -> tuple[float, float]:
    """The median times of reading releases, and of finding their figures alone, each time by a fresh annotator."""
    readings = [ANNOTATOR.read(release) for release in releases]
    wholes, figures = [], []
    for _ in range(3):
        fresh = _fresh()
        wholes.append(seconds(lambda fresh=fresh: [fresh.read(release) for release in releases], times=1))  # type: ignore[misc]
        finder = _fresh().figures
        figures.append(
            seconds(
                lambda finder=finder: [  # type: ignore[misc]
                    finder.find(each.release, each.sentences, each.mentions, each.dates, each.quotes)
                    for each in readings
                ],
                times=1,
            )
        )
    return median(wholes), median(figures)


def _fresh() -> Annotator:
    """An annotator that knows no words but those of the bundled releases, its patterns compiled."""
    fresh = Annotator(KNOWN)
    for release in SEEDS:
        fresh.read(release)
    return fresh


def importing(statement: str) -> float:
    """The processor's time in a fresh interpreter that runs one statement and finds its modules compiled."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(10):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", statement], check=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(taken[1:])  # the first run may have had to compile the modules


def compare_with_quantulum(texts: list[str]) -> None:
    """quantulum3 over the same text, in the same run."""
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed: pip install --group bench")
        return
    theirs = seconds(lambda: [parser.parse(text) for text in texts], times=1)
    releases = [release_from(text.encode(), "same.txt", KNOWN) for text in texts]
    ours = seconds(lambda: [ANNOTATOR.read(release) for release in releases])
    row("all annotators against quantulum3", f"{theirs / ours:.0f} ×", "≥ 40 ×", theirs / ours >= 40)


if __name__ == "__main__":
    main()
