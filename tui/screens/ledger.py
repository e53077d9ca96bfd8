"""The ledger screen: every figure of every release on one event, each cell leading to its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.keys import bindings
from tui.keys.sheets import LEDGER_SCREEN, SHEET
from tui.screens.overlay import Choice, Overlay
from tui.screens.sheet import ROOMY, Sheet
from tui.views.drawable import label
from tui.views.grid import Grid
from tui.views.runs import Run
from tui.widgets.ledger import CellFoot, LedgerGrid, LedgerHeads
from tui.widgets.status import Head, KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.library import Library
    from tui.model import Event


class LedgerScreen(Sheet):
    """The ledger of the event that the open release is on, until another is chosen."""

    BINDINGS = bindings((*LEDGER_SCREEN, *SHEET))

    NAME: ClassVar[str] = "Ledger"
    """What the head calls the sheet."""

    _event: Event | None = None

    def compose(self) -> ComposeResult:
        """Head, heads, grid, and what the cell says."""
        yield Head(id="sheet-head")
        yield LedgerHeads(id="ledger-heads")
        yield LedgerGrid(id="ledger")
        yield CellFoot(id="ledger-cell")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the ledger of the release that was open."""
        super().on_mount()
        self.grid, self.foot = self.query_one(LedgerGrid), self.query_one(CellFoot)
        self.grid.plain = self.foot.plain = self.plain
        self._show(self.library.event_of(self.release) if self.release else None, self.figure)
        self.grid.focus()

    def _show(self, event: Event | None, figure: str | None = None) -> None:
        self._event = event
        ledger = self.library.ledger(event.id) if event else None
        self.grid.why_empty = self._why_empty(event)
        grid = Grid(self.library, ledger) if ledger and ledger.measures else None
        self.foot.display = grid is not None
        self.grid.show(grid, figure)

    def _why_empty(self, event: Event | None) -> str:
        choose = " Press e to choose an event." if len(self.library.crossrefs.ledgers) > 0 else ""
        if event is not None:
            return f"No release on {label(event.name)} gives a figure to compare.{choose}"
        return f"This release is on no event that another release speaks of.{choose}"

    @on(LedgerGrid.Moved)
    def _moved(self) -> None:
        """Let the heads, the foot and the keys follow the cursor."""
        grid, foot = self.grid, self.foot
        self.follow()
        foot.grid, foot.cell, foot.which = grid.grid, grid.cell, grid.which
        name = f"{self.NAME}  {label(self._event.name)}" if self._event else self.NAME
        size = ""
        if grid.grid:
            measures, releases = grid.count, len(grid.grid.columns)
            size = f"{grid.cursor + 1}/{measures} · {grid.column + 1}/{releases}"
            if self.size.width >= ROOMY:
                size = f"measure {grid.cursor + 1} of {measures} · release {grid.column + 1} of {releases}"
        self.head(name, size)
        self.refresh_bindings()

    def follow(self) -> None:
        """Let the heads follow the cursor."""
        grid, heads = self.grid, self.query_one(LedgerHeads)
        heads.plain, heads.display = self.plain, grid.grid is not None
        heads.grid, heads.measures_width, heads.shown = grid.grid, grid.measures_width, tuple(grid.shown)
        heads.column = grid.column

    @on(LedgerGrid.Followed)
    def _followed(self, message: LedgerGrid.Followed) -> None:
        self.leave_for(message.target)

    # --- events -----------------------------------------------------------------------------------------------------

    def action_choose_event(self) -> None:
        """Choose another event."""

        def arrive(event_id: str | None) -> None:
            event = next((event for event in self.library.crossrefs.events if event.id == event_id), None)
            if event is not None:
                self._show(event)

        self.app.push_screen(EventScreen(self.library, plain=self.plain), arrive)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        if action == "choose_event":
            return len(self.library.crossrefs.ledgers) > (self._event is not None)
        return True


class EventScreen(Overlay):
    """Answers with the id of the event whose ledger to show."""

    def __init__(self, library: Library, *, plain: bool = False) -> None:
        super().__init__(
            "event",
            lambda query: events(library, query),
            total=len(library.crossrefs.events),
            nothing=" No event answers to that. Fewer letters find more.",
            plain=plain,
        )


def events(library: Library, query: str) -> Sequence[Choice]:
    """The events whose names hold every typed word, those with most releases first."""
    words = query.casefold().split()
    return [
        Choice(event.id, (Run(label(event.name)),), (Run(_size(library, event), "row--dim"),))
        for event in library.crossrefs.events
        if all(word in event.name.casefold() for word in words)
    ]


def _size(library: Library, event: Event) -> str:
    ledger = library.ledger(event.id)
    releases, measures = len(event.members), len(ledger.measures) if ledger else 0
    return f"{releases} release{'' if releases == 1 else 's'} · {measures} measure{'' if measures == 1 else 's'}"
