"""The bare app that starts are measured against: three panes of Textual's own parts, and nothing else imported.

python -m tests.benchmarks.bare
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

PAINTED, ANSWERED = "Release 0", "Opened 1"
"""What stands on the screen when it is painted, and when the key ``j`` was answered."""


class Lines(ScrollView, can_focus=False):
    """Lines drawn on demand."""

    lines: tuple[str, ...] = ()

    def show(self, lines: tuple[str, ...]) -> None:
        """Draw other lines."""
        self.lines = lines
        self.virtual_size = Size(self.size.width or 40, len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line = y + self.scroll_offset.y
        return Strip.blank(self.size.width) if line >= len(self.lines) else _strip(self.lines[line], self)


def _strip(text: str, widget: Lines) -> Strip:
    from rich.segment import Segment

    width = widget.size.width
    return Strip([Segment(text[:width].ljust(width), widget.rich_style)], width)


class Bare(App[None]):
    """List, page and facts."""

    CSS = "Lines { height: 100%; } #list, #facts { width: 28; } #page { width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "next"), Binding("q", "quit")]
    at = 0

    def compose(self) -> ComposeResult:
        """Three panes."""
        with Horizontal():
            yield Lines(id="list")
            yield Lines(id="page")
            yield Lines(id="facts")

    def on_mount(self) -> None:
        """Show the first release."""
        self.query_one("#list", Lines).show(tuple(f"Release {number}" for number in range(100)))
        self.open()

    def open(self) -> None:
        """Show a release."""
        self.query_one("#page", Lines).show((f"Opened {self.at}", *(f"Line {number}" for number in range(60))))
        self.query_one("#facts", Lines).show(tuple(f"Fact {self.at} {number}" for number in range(30)))

    def action_next(self) -> None:
        """Open the next release."""
        self.at += 1
        self.open()


if __name__ == "__main__":
    Bare().run()
