"""How fast the reading page is on a release of 1 MB with 13,000 figures, beside a page of Textual's own making.

    python -m tests.benchmarks.page

Every step is timed from the call to the painted frame, in a terminal of 120×40 without a screen. The reference is
Textual's ``ScrollView`` with ``render_line`` over the same text, wrapped beforehand, and no marks; a ratio below 1 is
faster than that. (A ``Static`` or ``Markdown`` of this size takes seconds.)
"""

from __future__ import annotations

import asyncio
import re
import textwrap
import time
from collections.abc import Callable
from itertools import cycle
from statistics import median

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.pilot import Pilot
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tests.benchmarks.generate import prose
from tests.releases import release
from tui.model import Figure, Kind, Qualifier, Reading, Span, Standing, StandingKind
from tui.widgets.page import PageWidget

CHARACTERS = 1_000_000
FIGURES = 13_000


def big_reading() -> Reading:
    """A release of a megabyte whose first 13,000 numbers are figures."""
    made = release(prose(CHARACTERS, 7), title="A long report")
    text = made.text
    spans = [match.span() for match in re.finditer(r"\d+|\b\w{7}\b", text)]
    return Reading(
        made,
        figures=tuple(
            Figure(
                f"{made.id}:{start}",
                start,
                end,
                text[start:end],
                Kind.COUNT,
                1,
                None,
                Qualifier.EXACT,
                None,
                Span(start, end),
            )
            for start, end in spans[:: max(1, len(spans) // FIGURES)][:FIGURES]
        ),
    )


class Reference(ScrollView):
    """Lines wrapped beforehand, drawn on demand: what Textual's guide recommends for long text."""

    def load(self, text: str) -> None:
        self.wrapped = [line for block in text.split("\n\n") for line in [*textwrap.wrap(block, 76), ""]]
        self.virtual_size = Size(76, len(self.wrapped))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        text = self.wrapped[line] if line < len(self.wrapped) else ""
        return Strip([Segment(text.ljust(self.size.width), self.rich_style)], self.size.width)


class Bench(App[None]):
    """The page and the reference, side by side in turn."""

    CSS = "PageWidget, Reference { height: 100%; width: 100%; } .hidden { display: none; }"

    def compose(self) -> ComposeResult:
        yield PageWidget()
        reference = Reference()
        reference.wrapped = []
        yield reference


async def frame(pilot: Pilot[None], act: Callable[[], object], times: int = 7) -> float:
    """The median milliseconds from a call to the frame that shows it."""
    taken = []
    for _ in range(times):
        await pilot.pause()
        begun = time.perf_counter()
        act()
        await pilot._wait_for_screen()
        pilot.app.screen._on_timer_update()
        taken.append(time.perf_counter() - begun)
    return 1000 * median(taken)


async def measured() -> None:
    """Print the table."""
    reading = big_reading()
    standings = {
        figure.id: Standing(figure.id, kind, "", "bench")
        for figure, kind in zip(reading.figures, cycle(StandingKind), strict=False)
    }
    app = Bench()
    async with app.run_test(size=(120, 40)) as pilot:
        page, reference = app.query_one(PageWidget), app.query_one(Reference)
        reference.add_class("hidden")
        await pilot.pause()
        queries = cycle(["th", "the", "the ", "the c"])
        steps = {
            "load": lambda: page.show(reading, standings),
            "line down": page.action_line_down,
            "half a page down": page.action_half_page_down,
            "to the end and back": lambda: page.action_end() if page.top == 0 else page.action_top(),
            "next figure": page.action_next_figure,
            "find keystroke": lambda: page.find(next(queries)),
            "next hit": page.action_next_hit,
            "set anew (resize)": page.on_resize,
        }
        ours = {name: await frame(pilot, act) for name, act in steps.items()}
        page.add_class("hidden")
        reference.remove_class("hidden")
        await pilot.pause()
        theirs = {
            "load": await frame(pilot, lambda: reference.load(reading.release.text), 3),
            "line down": await frame(pilot, lambda: reference.scroll_relative(y=1, animate=False)),
            "half a page down": await frame(pilot, lambda: reference.scroll_relative(y=20, animate=False)),
        }
    print(f"{len(reading.release.text):,} characters, {len(reading.figures):,} figures, {page.lines:,} lines")
    for name, taken in ours.items():
        beside = f"{taken / theirs[name]:6.2f} × the reference" if name in theirs else ""
        print(f"{name:24} {taken:8.1f} ms  {beside}")


if __name__ == "__main__":
    asyncio.run(measured())
