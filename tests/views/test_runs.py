"""Lines of styled runs: nothing is cut without a sign, and nothing is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.views.runs import Run, cut, fitted, marked, padded, spread, width_of, wrapped

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Mn", "Cf", "Me")), max_size=30)
LINE = st.lists(st.builds(Run, TEXT, st.sampled_from(["", "a", "b"])), max_size=5)


def text_of(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("ab cd", 4, "ab…"), ("abc", 0, ""), ("漢字漢字", 4, "漢…")],
)
def test_what_is_cut_shows_it(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@settings(max_examples=100)
@given(LINE, st.integers(0, 40))
def test_a_fitted_line_is_never_too_wide_and_marks_a_cut(line: list[Run], width: int) -> None:
    kept = fitted(line, width)
    assert width_of(kept) <= width
    if width_of(line) > width > 0:
        assert text_of(kept).endswith("…")


@settings(max_examples=100)
@given(LINE, LINE, st.integers(0, 40))
def test_a_spread_line_is_exactly_as_wide_as_asked(left: list[Run], right: list[Run], width: int) -> None:
    assert width_of(spread(left, right, width)) == width
    assert width_of(padded(left, width)) == width


def test_the_left_gives_way_to_the_right() -> None:
    assert text_of(spread([Run("a long title")], [Run("12")], 10)) == "a long… 12"


def test_marked_letters_stand_out() -> None:
    assert marked("Icarus", [0, 1, 3], "", "hit") == [Run("Ic", "hit"), Run("a"), Run("r", "hit"), Run("us")]


@settings(max_examples=50)
@given(TEXT, st.integers(2, 20), st.integers(1, 5))
def test_wrapped_text_keeps_to_its_lines(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)


def test_wrapped_text_that_does_not_fit_says_so() -> None:
    assert wrapped("one two three four", 9, 1) == ["one two…"]
    assert wrapped("one two three four", 9, 2) == ["one two", "three…"]
