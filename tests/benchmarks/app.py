"""How long a key takes to its last change on the screen, beside an app of Textual's own parts doing the same.

    python -m tests.benchmarks.app

Both run in pseudo-terminals of 120×40, in turn, on the same releases. The reference has three panes of ``ScrollView``
with ``render_line``: a virtual list of 10,000 releases, the text wrapped beforehand, a list of facts; no marks, no
folding, no find. Only the ratios mean anything: of the time from a key to the last byte, and, since other programs
share the machine, of the processor's time that the key took. (What one release of a megabyte costs, ``page`` in this
folder says.)
"""

from __future__ import annotations

import os
import re
import signal
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from typing import ClassVar, NamedTuple

import pexpect
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tests.benchmarks.generate import prose
from tests.releases import release
from tui.app import PresscheckApp
from tui.library import Library
from tui.model import CrossReferences, Figure, Kind, Qualifier, Reading, Span, Standing, StandingKind
from tui.settings import Settings

COLUMNS, ROWS = 120, 40
QUIET = 0.3
"""Seconds without output after which the screen is taken to be done: on a busy machine a second frame comes late."""

TIMES = 15
"""Keys of which the median is taken."""

TEXTS = 40
"""Different texts in a collection, used again and again."""


class Taken(NamedTuple):
    """Milliseconds that a key took: to its last change on the screen, and of the processor's time."""

    wall: float
    work: float


class Bar(NamedTuple):
    """A row of the table: a name, the time here and there, and the greatest ratio that is good enough."""

    name: str
    ours: Taken
    theirs: Taken
    most: float


def readings(count: int, size: int) -> Iterator[Reading]:
    """So many releases of about ``size`` characters, with a figure for every number."""
    made = []
    for seed in range(TEXTS):
        one = release(prose(size, seed), date(2010, 1, 1), title=f"Release {seed} of the bench", publisher="Bench")
        made.append((one, [match.span() for match in re.finditer(r"\d[\d,.]*\d|\d", one.text)]))
    for number, (one, spans) in enumerate(islice(cycle(made), count)):
        name = f"{number:016x}"
        day = date(1990, 1, 1) + timedelta(days=number % 12_000)
        figures = [
            Figure(f"{name}:{a}", a, b, one.text[a:b], Kind.COUNT, 1, None, Qualifier.EXACT, None, Span(a, b))
            for a, b in spans
        ]
        published = replace(one.published, value=day) if one.published else None
        yield Reading(replace(one, id=name, path=f"{name}.txt", published=published), figures=tuple(figures))


def library(count: int, size: int) -> Library:
    """The collection of the bench."""
    made = list(readings(count, size))
    standings = {
        figure.id: Standing(figure.id, StandingKind.ONLY_HERE, "No other release found.", "bench")
        for reading in made
        for figure in reading.figures
    }
    return Library(made, CrossReferences(standings=standings))


# --- the reference --------------------------------------------------------------------------------------------------


class Lines(ScrollView, can_focus=False):
    """Lines drawn on demand, one of them under a cursor."""

    shown: Sequence[str] = ()
    cursor = 0

    def show(self, lines: Sequence[str]) -> None:
        """Draw other lines."""
        self.shown = lines
        self.virtual_size = Size(self.size.width or 40, len(lines))
        self.scroll_to(y=0, animate=False)
        self.refresh()

    def go(self, line: int) -> None:
        """Put the cursor on a line and scroll it into view."""
        self.cursor = line
        if not self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height:
            self.scroll_to(y=line, animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line = y + self.scroll_offset.y
        text = self.shown[line] if line < len(self.shown) else ""
        style = self.rich_style + Style(reverse=line == self.cursor)
        return Strip([Segment(text[: self.size.width].ljust(self.size.width), style)], self.size.width)


class Reference(App[None]):
    """List, page and facts."""

    CSS = "Lines { height: 100%; } #list, #facts { width: 28; } #page { width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "release"),
        Binding("right_square_bracket", "figure"),
        Binding("j", "line"),
        Binding("q", "quit"),
    ]

    def __init__(self, count: int, size: int) -> None:
        super().__init__()
        self.animation_level = "none"
        made = list(readings(TEXTS, size))
        self.pages = [
            [line for block in each.release.text.split("\n\n") for line in [*textwrap.wrap(block, 56), ""]]
            for each in made
        ]
        self.facts = [[f"{figure.text}  only here" for figure in each.figures] for each in made]
        self.titles = [f"{number:16} Release {number % TEXTS} of the bench" for number in range(count)]
        self.at = self.figure = 0

    def compose(self) -> ComposeResult:
        """Three panes."""
        with Horizontal():
            yield Lines(id="list")
            yield Lines(id="page")
            yield Lines(id="facts")

    def on_mount(self) -> None:
        """Show the first release."""
        self.list, self.page, self.right = (self.query_one(f"#{name}", Lines) for name in ("list", "page", "facts"))
        self.list.show(self.titles)
        self.action_release()

    def action_release(self) -> None:
        """The next release: all panes change."""
        self.at, self.figure = self.at + 1, 0
        self.list.go(self.at)
        self.page.show(self.pages[self.at % TEXTS])
        self.right.show(self.facts[self.at % TEXTS])

    def action_figure(self) -> None:
        """The next figure: page and facts follow."""
        self.figure += 1
        self.page.go(self.figure * 2)
        self.right.go(self.figure)

    def action_line(self) -> None:
        """One line down."""
        self.page.scroll_relative(y=1, animate=False)


# --- measuring ------------------------------------------------------------------------------------------------------


class Terminal:
    """A bench app in a pseudo-terminal."""

    def __init__(self, which_app: str, count: int, size: int, state: str) -> None:
        environment = dict(os.environ) | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_STATE_HOME": state}
        command = ["-m", "tests.benchmarks.app", which_app, str(count), str(size)]
        self.child = pexpect.spawn(sys.executable, command, dimensions=(ROWS, COLUMNS), env=environment, timeout=120)
        self.child.delaybeforesend = None
        self.child.expect("Release")
        self.settled(2.0)

    def settled(self, quiet: float = QUIET) -> float | None:
        """Read until the screen is quiet; when the last change came, or None if none did."""
        last = None
        while True:
            try:
                self.child.read_nonblocking(1 << 16, timeout=quiet)
                last = time.perf_counter()
            except pexpect.TIMEOUT:
                return last

    def work(self) -> float:
        """Milliseconds that the processor has spent on the app (Linux counts them in nanoseconds, a thread a file)."""
        tasks = Path(f"/proc/{self.child.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6

    def press(self, key: str) -> Taken | None:
        """What a key takes; None if nothing changed."""
        worked, begun = self.work(), time.perf_counter()
        self.child.send(key)
        last = self.settled()
        return Taken(1000 * (last - begun), self.work() - worked) if last else None

    def held(self, key: str, hertz: int = 30) -> Taken:
        """How far the screen lags behind a key held for a second."""
        worked = self.work()
        for _ in range(hertz):
            begun = time.perf_counter()
            self.child.send(key)
            while (left := 1 / hertz - (time.perf_counter() - begun)) > 0:
                try:
                    self.child.read_nonblocking(1 << 16, timeout=left)
                except pexpect.TIMEOUT:
                    break
        begun = time.perf_counter()
        last = self.settled()
        return Taken(1000 * max(0.0, last - begun) if last else 0.0, (self.work() - worked) / hertz)


def medians(taken: Sequence[Taken]) -> Taken:
    """The median of each."""
    return Taken(median(each.wall for each in taken), median(each.work for each in taken))


def beside(one: Terminal, other: Terminal, key: str) -> tuple[Taken, Taken]:
    """The medians of a key in two terminals, pressed in turn."""
    taken: tuple[list[Taken], list[Taken]] = ([], [])
    for _ in range(TIMES):
        for terminal, times in zip((one, other), taken, strict=True):
            if (once := terminal.press(key)) is not None:
                times.append(once)
    return medians(taken[0]), medians(taken[1])


def measured() -> Iterator[Bar]:
    """The rows of the table."""
    with TemporaryDirectory() as state:
        started: list[Terminal] = []

        def start(which_app: str, count: int, size: int) -> Terminal:
            started.append(Terminal(which_app, count, size, state))
            return started[-1]

        ours, theirs = start("ours", 10_000, 4_000), start("reference", 10_000, 4_000)
        yield Bar("next release, all panes", *beside(ours, theirs, "J"), 0.5)
        yield Bar("next figure", *beside(ours, theirs, "]"), 0.35)
        ours.press("\t")
        yield Bar("next line", *beside(ours, theirs, "j"), 0.35)
        ours.press("\x1b[Z")
        held = [(ours.held("J"), theirs.held("J")) for _ in range(5)]
        lags = medians([a for a, _ in held]), medians([b for _, b in held])
        yield Bar("lag of a key held at 30 Hz", *lags, 0.5)
        many, few = start("ours", 100_000, 500), start("ours", 5 * TEXTS, 500)
        yield Bar("next of 100,000 / of 200", *beside(many, few, "J"), 1.1)
        long, short = start("ours", 1_000, 40_000), start("ours", 1_000, 4_000)
        yield Bar("next of 40 kB / of 4 kB", *beside(long, short, "J"), 1.3)
        for terminal in started:
            terminal.child.kill(signal.SIGKILL)


def main() -> None:
    """Print the table."""
    heads = f"{'ms':>8}{'beside':>9}{'ratio':>8}{'bar':>7}{'processor':>11}{'beside':>9}{'ratio':>8}"
    print(f"{'key to last change':28}{heads}")
    for name, ours, theirs, most in measured():
        ratio = ours.wall / theirs.wall if theirs.wall else float(ours.wall > 0)  # neither lags: nothing to divide
        work = f"{ours.work:11.1f}{theirs.work:9.1f}{ours.work / theirs.work:8.2f}"
        verdict = "ok" if ratio <= most else "MISSED"
        print(f"{name:28}{ours.wall:8.1f}{theirs.wall:9.1f}{ratio:8.2f}{most:7.2f}{work}  {verdict}", flush=True)
    if not which("newsboat"):
        print("newsboat, to be timed beside it by hand, is not installed")


if __name__ == "__main__":
    if len(sys.argv) == 4:
        name, count, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        app: App[None] = PresscheckApp(library(count, size), Settings()) if name == "ours" else Reference(count, size)
        app.run()
    else:
        main()
