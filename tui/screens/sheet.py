"""The base of the screens laid over the reader: the ledger, the comparison and the open questions.

A sheet answers with the span to read, or with None when it is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.model import At
from tui.views.panes import SHORT
from tui.widgets.status import Head, KeyLine

if TYPE_CHECKING:
    from tui.library import Library

ROOMY = 66
"""Columns from which the head has room to say what its numbers count."""


class Sheet(Screen[At | None]):
    """One widget with the focus, a head above it and the keys below."""

    AUTO_FOCUS = ""

    def __init__(
        self, library: Library, release: str | None = None, figure: str | None = None, *, plain: bool = False
    ) -> None:
        """Lay the sheet over a library, at the release that is open and its current figure, if there are any."""
        super().__init__(classes="sheet")
        self.library, self.release, self.figure = library, release, figure
        self.plain = plain

    def on_mount(self) -> None:
        """Offer the keys that work, whenever they change."""
        self.set_class(self.plain, "-plain")
        self.bindings_updated_signal.subscribe(self, self._offer_keys)

    def head(self, title: str, count: str) -> None:
        """Say what the sheet holds, and where in it one is."""
        line = self.query_one("#sheet-head", Head)
        line.title, line.count = title, count

    def leave_for(self, target: At) -> None:
        """Close, and have a span read."""
        self.dismiss(target)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def on_resize(self) -> None:
        """Keep the foot low on short screens."""
        self.set_class(self.size.height < SHORT, "-short")

    def _offer_keys(self, _: Screen[object]) -> None:
        """Say in the footer what can be done here."""
        self.query_one(KeyLine).offer(self.active_bindings.values())
