"""The timeline: the ledger drawn over the days on which the releases were issued, one measure of it as a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.ledger import LedgerScreen
from tui.widgets.ledger import CellFoot
from tui.widgets.status import Head, KeyLine
from tui.widgets.timeline import TimelineHeads, TimelinePlot, TimelineRows

if TYPE_CHECKING:
    from textual.app import ComposeResult

SHARE = 3
"""The part of the screen that the rows may take, one in so many; the plot has what is left."""

LEAST = 3
"""Lines they take at least."""


class TimelineScreen(LedgerScreen):
    """The timeline of the event that the open release is on, until another is chosen."""

    NAME = "Timeline"

    def compose(self) -> ComposeResult:
        """Head, axis, rows, plot, and what the figure under the cursor says."""
        yield Head(id="sheet-head")
        yield TimelineHeads(id="timeline-heads")
        yield TimelineRows(id="ledger")
        yield TimelinePlot(id="timeline-plot")
        yield CellFoot(id="timeline-cell")
        yield KeyLine(id="keys")

    def follow(self) -> None:
        """Let the axis and the plot follow the cursor, under as many rows as there are."""
        rows, heads, plot = self.query_one(TimelineRows), self.query_one(TimelineHeads), self.query_one(TimelinePlot)
        for widget in (heads, plot):
            widget.plain, widget.display = self.plain, rows.grid is not None
            widget.timeline, widget.measures_width = rows.timeline, rows.measures_width
        heads.column, plot.cell = rows.column, rows.cell
        rows.styles.height = max(LEAST, min(rows.count + 1, self.size.height // SHARE)) if rows.grid else "1fr"
