"""The three panes side by side: which of them show, how wide, and which has the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from tui.views.panes import NARROWEST_PAGE, NARROWEST_SIDE, Layout, Pane, layout
from tui.widgets.painting import Ground


class PaneRow(Horizontal, Ground):
    """Lays the panes out for the terminal's width and walks the keyboard between them.

    Args:
        boxes: What is shown or hidden for each pane, from the left.
        readers: What takes the keyboard in each.
        first: The pane that has the keyboard at first.
        chosen: The panes that are shown or hidden, whatever fits.
        columns: The columns of side panes, where they are not the usual ones.
    """

    @dataclass
    class LaidOut(Message):
        """Other panes show than before, or as wide."""

        layout: Layout

    def __init__(
        self,
        boxes: Mapping[Pane, Widget],
        readers: Mapping[Pane, Widget],
        first: Pane,
        chosen: Mapping[Pane, bool],
        columns: Mapping[Pane, int],
    ) -> None:
        super().__init__(*boxes.values(), id="panes")
        self._boxes, self._readers = boxes, readers
        self._chosen, self._columns = dict(chosen), dict(columns)
        self._current = first
        self._is_dragged = False

    @property
    def chosen(self) -> Mapping[Pane, bool]:
        """The panes that the user showed or hid."""
        return self._chosen

    @property
    def columns(self) -> Mapping[Pane, int]:
        """The columns that the user gave to side panes."""
        return self._columns

    @property
    def current(self) -> Pane:
        """The pane that has the keyboard, or had it last."""
        return self._current

    @property
    def layout_now(self) -> Layout:
        """What shows now."""
        return layout(self.screen.size.width, self._chosen, self._current, self._columns)

    def on_resize(self) -> None:
        """Fit the panes to the terminal."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show what fits and was chosen."""
        shown = self.layout_now
        elastic = Pane.PAGE if Pane.PAGE in shown.widths else list(shown.widths)[-1]
        for pane, box in self._boxes.items():
            box.display = pane in shown.widths
            if box.display:
                box.styles.width = "1fr" if pane is elastic else shown.widths[pane]
        self.post_message(self.LaidOut(shown))

    def go_to(self, pane: Pane) -> None:
        """Give a pane the keyboard, showing it if there is room for one only."""
        self._current = pane
        if self.layout_now.single:
            self.lay_out()
        self._readers[pane].focus(scroll_visible=False)

    def note_focus(self) -> None:
        """Note which pane the mouse or a key went to."""
        self._current = next((pane for pane, reader in self._readers.items() if reader.has_focus), self._current)

    def walk(self, step: int) -> None:
        """Give the keyboard to the next pane (1) or the one before (-1), in a ring."""
        shown = list(Pane) if self.layout_now.single else list(self.layout_now.widths)
        at = shown.index(self._current) if self._current in shown else 0
        self.go_to(shown[(at + step) % len(shown)])

    def toggle(self, pane: Pane) -> bool:
        """Show or hide a pane; where one shows at a time, go to it. False if it is the last and stays."""
        shown = self.layout_now
        if shown.single:
            self.go_to(pane)
        elif list(shown.widths) == [pane]:
            return False
        else:
            self._chosen[pane] = pane not in shown.widths
            self.lay_out()
            if self._current not in self.layout_now.widths:
                self.go_to(next(iter(self.layout_now.widths)))
        return True

    # --- widths -----------------------------------------------------------------------------------------------------

    def widen(self, columns: int) -> bool:
        """Make the pane with the keyboard so much wider, or narrower; False where no side pane can change."""
        shown = self.layout_now.widths
        sides = [
            pane for pane in (self._current, Pane.FACTS, Pane.DOCUMENTS) if pane in shown and pane is not Pane.PAGE
        ]
        if self.layout_now.single or not sides:
            return False
        step = columns if self._current is sides[0] else -columns
        return self._set(sides[0], shown[sides[0]] + step)

    def _set(self, pane: Pane, columns: int) -> bool:
        """Give a side pane so many columns, as far as it and the page keep enough to be read."""
        shown = self.layout_now.widths
        most = shown[pane] + shown.get(Pane.PAGE, NARROWEST_PAGE) - NARROWEST_PAGE
        columns = max(NARROWEST_SIDE, min(columns, most))
        if columns == shown[pane]:
            return False
        self._columns[pane] = columns
        self.lay_out()
        return True

    def even(self) -> None:
        """Give every pane its usual columns."""
        self._columns.clear()
        self.lay_out()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the line beside the documents."""
        shown = self.layout_now
        if not shown.single and event.screen_x == shown.widths.get(Pane.DOCUMENTS, 0) - 1:
            self._is_dragged = True
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the line to where the mouse is."""
        if self._is_dragged:
            self._set(Pane.DOCUMENTS, event.screen_x + 1)

    def on_mouse_up(self) -> None:
        """Let the line go."""
        if self._is_dragged:
            self._is_dragged = False
            self.release_mouse()
