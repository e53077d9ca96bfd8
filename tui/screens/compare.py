"""The comparison: two releases face to face."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual import on

from tui.keys import bindings
from tui.keys.sheets import COMPARISON_SCREEN, SHEET
from tui.screens.jump import JumpScreen
from tui.screens.sheet import ROOMY, Sheet
from tui.views.compare import ChangeKind, Comparison, compared, counterpart, in_order
from tui.widgets.compare import ComparisonHeads, ComparisonView
from tui.widgets.status import Head, KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ComparisonScreen(Sheet):
    """A release beside the one it is best compared with, until another is chosen."""

    BINDINGS = bindings((*COMPARISON_SCREEN, *SHEET))

    def compose(self) -> ComposeResult:
        """Head, heads, the two releases."""
        yield Head(id="sheet-head")
        yield ComparisonHeads(id="comparison-heads")
        yield ComparisonView(id="comparison")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Compare with the nearest release."""
        super().on_mount()
        self.view, self.heads = self.query_one(ComparisonView), self.query_one(ComparisonHeads)
        self.view.plain = self.heads.plain = self.plain
        self.view.why_empty = "No other release is like this one. Press f to choose what to compare it with."
        other = counterpart(self.library, self.release) if self.release else None
        self._compare(other)
        self.view.focus()

    def _compare(self, other: str | None) -> None:
        if other is None or self.release is None or other == self.release:
            self.view.comparison = None
        else:
            left, right = in_order(self.library, self.release, other)
            self._show(compared(self.library.reading(left), self.library.reading(right)))

    def _show(self, comparison: Comparison) -> None:
        self.view.comparison = comparison

    @on(ComparisonView.Moved)
    def _moved(self) -> None:
        """Let the heads and the keys follow."""
        view, comparison = self.view, self.view.comparison
        self.heads.comparison = comparison
        self.heads.display = comparison is not None
        self.heads.column = view.facing.column if view.facing and view.facing.beside else 0
        self.head("Compare", _count(comparison, view.current, self.size.width >= ROOMY) if comparison else "")
        self.refresh_bindings()

    @on(ComparisonView.Followed)
    def _followed(self, message: ComparisonView.Followed) -> None:
        self.leave_for(message.target)

    def action_swap(self) -> None:
        """Exchange left and right."""
        if comparison := self.view.comparison:
            self._show(compared(comparison.right, comparison.left))

    def action_choose_other(self) -> None:
        """Choose the release to compare with."""

        def arrive(release_id: str | None) -> None:
            if release_id is not None:
                self._compare(release_id)

        self.app.push_screen(JumpScreen(self.library, plain=self.plain), arrive)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        match action:
            case "swap":
                return self.is_mounted and self.query_one(ComparisonView).comparison is not None
            case "choose_other":
                return len(self.library.summaries) > 1
        return True


def _count(comparison: Comparison, current: int, is_roomy: bool) -> str:
    """Which change is current and, where there is room, how many there are of each kind."""
    if not comparison.changes:
        return "the same words"
    place = f"change {current + 1} of {len(comparison.changes)}"
    if not is_roomy:
        return place
    kinds = Counter(change.kind for _, change in comparison.changes)
    told = ", ".join(f"{kinds[kind]} {kind.value}" for kind in reversed(ChangeKind) if kinds[kind])
    return f"{told} · {place}"
