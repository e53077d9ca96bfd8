"""Which sheet a name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.compare import ComparisonScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.questions import QuestionsScreen

if TYPE_CHECKING:
    from tui.library import Library
    from tui.screens.sheet import Sheet


def sheet(name: str, library: Library, release: str | None, figure: str | None, *, plain: bool) -> Sheet:
    """The sheet called ``name``, opened at a release and a figure of it."""
    screen: type[Sheet] = {"ledger": LedgerScreen, "comparison": ComparisonScreen, "questions": QuestionsScreen}[name]
    return screen(library, release, figure, plain=plain)
