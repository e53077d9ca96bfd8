"""Pictures of the ledger, timeline, comparison and open questions, looked at by a person before they were accepted."""

from __future__ import annotations

import pytest

from tests.collection import small_library
from tests.screens.test_snapshots import Compare, after
from tui.app import PresscheckApp
from tui.settings import Settings


@pytest.mark.parametrize("size", [(120, 40), (50, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_ledger_at_a_figure_that_differs(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = PresscheckApp(small_library(), Settings())
    assert snap_compare(app, terminal_size=size, run_before=after("L", "j", "l"))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_draft_beside_its_final_text(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = PresscheckApp(small_library(), Settings())
    assert snap_compare(app, terminal_size=size, run_before=after("c", "n"))


def test_the_open_questions_with_two_settled_in_the_light_theme(snap_compare: Compare) -> None:
    app = PresscheckApp(small_library(), Settings(theme="presscheck-light"))
    assert snap_compare(app, terminal_size=(120, 40), run_before=after("!", "a", "r"))


def test_the_ledger_without_colour_and_in_ascii(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = PresscheckApp(small_library(), Settings(ascii=True))
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("L", "n"))


@pytest.mark.parametrize("size", [(120, 40), (50, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_timeline_at_a_figure_that_differs(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = PresscheckApp(small_library(), Settings())
    assert snap_compare(app, terminal_size=size, run_before=after("t", "j", "l"))
