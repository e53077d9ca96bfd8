"""Which panes fit which terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.views.panes import Pane, layout
from tui.widgets.ink import LEFT, RIGHT

D, P, F = Pane.DOCUMENTS, Pane.PAGE, Pane.FACTS


@pytest.mark.parametrize(
    ("width", "panes", "strip"),
    [(120, [D, P, F], False), (108, [D, P, F], False), (107, [D, P], True), (80, [D, P], True)],
)
def test_the_facts_yield_first(width: int, panes: list[Pane], strip: bool) -> None:
    shown = layout(width, {}, D)
    assert (list(shown.widths), shown.strip) == (panes, strip)


@pytest.mark.parametrize("focused", list(Pane))
def test_a_narrow_terminal_shows_the_pane_with_the_keyboard(focused: Pane) -> None:
    shown = layout(50, {}, focused)
    assert shown.widths == {focused: 50}
    assert shown.single


def test_what_the_user_chose_comes_before_what_fits() -> None:
    assert list(layout(80, {F: True}, D).widths) == [P, F]
    assert list(layout(200, {F: False}, P).widths) == [D, P]


def test_something_always_shows() -> None:
    assert list(layout(120, {D: False, P: False, F: False}, P).widths) == [P]


@pytest.mark.parametrize(("width", "column"), [(108, 45), (120, 54), (160, 76), (300, 76)])
def test_the_page_comes_before_the_sides(width: int, column: int) -> None:
    assert layout(width, {}, P).widths[P] - LEFT - RIGHT - 1 >= column


@settings(max_examples=100)
@given(
    st.integers(1, 300),
    st.dictionaries(st.sampled_from(Pane), st.booleans()),
    st.sampled_from(Pane),
)
def test_the_widths_fill_the_terminal_exactly(width: int, chosen: dict[Pane, bool], focused: Pane) -> None:
    shown = layout(width, chosen, focused)
    assert sum(shown.widths.values()) == width
    assert all(columns > 0 for columns in shown.widths.values())
    assert not (shown.strip and F in shown.widths)
