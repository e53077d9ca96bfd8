"""How fast the annotators are: megabytes a second, growth with length, adversarial input, import cost.

    python -m tests.benchmarks.annotate

quantulum3 (dev group ``bench``) is run over the same text in the same run where it is installed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from tests.benchmarks.generate import prose
from tui import knowledge
from tui.annotate import Annotator
from tui.loader import load, release_from
from tui.model import Release
from tui.resources import bundled

KNOWN = knowledge.load()
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
    releases = [release_from(prose(2_500, seed).encode(), f"{seed}.txt", KNOWN) for seed in range(400)]
    throughput("made-up releases", releases)
    seeds = load([bundled("seeds")], KNOWN).releases
    throughput("the bundled releases", seeds * 40)

    print()
    rates = []
    for length in (50_000, 500_000, 5_000_000):
        release = release_from(prose(length).encode(), "long.txt", KNOWN)
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
    compare_with_quantulum([release.text for release in releases[:20]])


def throughput(what: str, releases: Sequence[Release]) -> None:
    """Print how fast releases are annotated, and how fast figures alone are found in them."""
    size = sum(len(release.text) for release in releases) / 1e6
    whole = seconds(lambda: [ANNOTATOR.read(release) for release in releases])
    row(f"all annotators, {what}", f"{size / whole:.2f} MB/s", "≥ 1.5 MB/s", size / whole >= 1.5)
    parts = [(release, ANNOTATOR.read(release)) for release in releases]
    figures = seconds(
        lambda: [
            ANNOTATOR.figures.find(release, reading.sentences, reading.mentions, reading.dates, reading.quotes)
            for release, reading in parts
        ]
    )
    row("  figures alone", f"{size / figures:.2f} MB/s", "≥ 3 MB/s", size / figures >= 3)
    count = sum(len(reading.figures) for _, reading in parts)
    row("  figures found", f"{count / size / 1000:.1f} a kB", "")


def importing(statement: str) -> float:
    """Wall time of a fresh interpreter that runs one statement."""
    taken = []
    for _ in range(9):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        taken.append(time.perf_counter() - begun)
    return median(taken)


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
