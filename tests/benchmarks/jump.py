"""The fuzzy jump beside other matchers: what each finds for the queries of ``tests/jump_queries.yaml``, and how fast.

    python -m tests.benchmarks.jump [titles]

Every query is typed letter by letter; a keystroke is one search for what stands in the line by then. The others are
Textual's matcher and rapidfuzz's WRatio over all titles, and, where it is installed, ``fzf --filter`` on the same list.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from shutil import which
from time import process_time

from tests.benchmarks.generate import _Writer
from tests.jump_table import Query, entries, queries
from tui.jump import Entry, Jump

TITLES = 100_000
SLOW = 20
"""Keystrokes that a matcher is timed on which looks at every title."""

Find = Callable[[str], Sequence[str]]


def made_up(count: int) -> Iterator[Entry]:
    """Titles of invented words with a publisher and a day."""
    writer = _Writer(7)
    for number in range(count):
        title = " ".join(writer.word() for _ in range(writer.random.randint(5, 9))).capitalize()
        publisher = f"Ministry of {writer.word().title()}"
        day = date(2024, 1, 1) - timedelta(days=number % 5000)
        yield Entry(f"made up {number}", title, (publisher,), (f"{day:%d %B %Y}",))


def by_textual(every: Sequence[Entry]) -> Find:
    """Textual's matcher, as its command palette uses it."""
    from textual.fuzzy import Matcher

    def find(query: str) -> Sequence[str]:
        matcher = Matcher(query)
        scored = [(matcher.match(entry.title), entry.key) for entry in every]
        return [key for score, key in sorted(scored, key=lambda pair: -pair[0])[:5] if score > 0]

    return find


def by_wratio(every: Sequence[Entry]) -> Find:
    """Rapidfuzz's WRatio over all titles."""
    from rapidfuzz import fuzz, process, utils

    titles = [entry.title for entry in every]

    def find(query: str) -> Sequence[str]:
        best = process.extract(query, titles, scorer=fuzz.WRatio, processor=utils.default_process, limit=5)
        return [every[number].key for _, _, number in best]

    return find


def scores(find: Find, table: Sequence[Query]) -> str:
    """How many of each class come first, and in the first five."""
    told = []
    for kind in dict.fromkeys(query.kind for query in table):
        those = [query for query in table if query.kind == kind]
        found = [find(query.typed)[:5] for query in those]
        first = sum(keys[:1] == [query.wanted] for keys, query in zip(found, those, strict=True))
        five = sum(query.wanted in keys for keys, query in zip(found, those, strict=True))
        told.append(f"{kind} {100 * first // len(those)}/{100 * five // len(those)}")
    return "  ".join(told)


def keystrokes(table: Sequence[Query]) -> list[str]:
    """What stands in the line after each letter of each query."""
    return [query.typed[:length] for query in table for length in range(1, len(query.typed) + 1)]


def timed(find: Find, typed: Sequence[str]) -> tuple[float, float, float]:
    """The median, the 95th percentile and the longest of the keystrokes, in milliseconds of the processor."""
    took = []
    for line in typed:
        start = process_time()
        find(line)
        took.append(1000 * (process_time() - start))
    took.sort()
    return took[len(took) // 2], took[len(took) * 95 // 100], took[-1]


def _say(name: str, times: Sequence[float]) -> None:
    print(f"  {name:16}", *(f"{time:8.2f}" for time in times))


def main() -> None:
    """Print what each finds, percent first and in the first five, and how fast."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else TITLES
    table, few = queries(), entries()
    others = list(made_up(count - len(few)))
    many = [*others[: len(others) // 2], *few, *others[len(others) // 2 :]]
    start = process_time()
    jump = Jump(many)
    print(f"{count} titles; built in {process_time() - start:.2f} s; the other {len(few)} are those of the table")
    print("percent first / in the first five")
    alone = Jump(few)
    for name, find in (
        (f"jump, {len(few)}", lambda query: [hit.key for hit in alone.find(query, 5)]),
        (f"Textual, {len(few)}", by_textual(few)),
        (f"WRatio, {len(few)}", by_wratio(few)),
        (f"jump, {count}", lambda query: [hit.key for hit in jump.find(query, 5)]),
    ):
        print(f"  {name:16} {scores(find, table)}")
    typed = keystrokes(table)
    print(f"milliseconds a keystroke over {count} titles: median, 95th percentile, longest")
    _say("jump", timed(lambda line: [hit.key for hit in jump.find(line)], typed))
    some = typed[:: max(1, len(typed) // SLOW)][:SLOW]
    _say("WRatio", timed(by_wratio(many), some))
    _say("Textual", timed(by_textual(many), some[: SLOW // 4]))
    if fzf := which("fzf"):
        lines = "\n".join(entry.title for entry in many).encode()

        def find(line: str) -> Sequence[str]:
            run = subprocess.run([fzf, "--filter", line], input=lines, capture_output=True, check=False)
            return run.stdout.decode().splitlines()[:5]

        print("  fzf      (a process a keystroke, not counted in processor time of this one)", find("budget")[:1])
    else:
        print("  fzf      not installed")


if __name__ == "__main__":
    main()
