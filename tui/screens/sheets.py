"""Which sheet a name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.screens.compare import ComparisonScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.questions import QuestionsScreen
from tui.screens.sheet import Sheet
from tui.screens.timeline import TimelineScreen

if TYPE_CHECKING:
    from tui.library import Library

SCREENS: Mapping[str, type[Sheet]] = {
    "ledger": LedgerScreen,
    "timeline": TimelineScreen,
    "comparison": ComparisonScreen,
    "questions": QuestionsScreen,
}


def sheet(name: str, library: Library, release: str | None, figure: str | None, *, plain: bool) -> Sheet:
    """The sheet called ``name``, opened at a release and a figure of it."""
    return SCREENS[name](library, release, figure, plain=plain)
