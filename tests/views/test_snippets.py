"""A snippet shows the words it was found by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Span
from tui.views.runs import Run
from tui.views.snippets import snippet


def shown(source: str, *marks: tuple[int, int]) -> str:
    """A snippet with its hits in brackets."""
    runs = snippet(source, [Span(*mark) for mark in marks])
    return "".join(f"[{run.text}]" if run.style == "row--hit" else run.text for run in runs)


def test_a_short_one_is_shown_whole_on_one_line() -> None:
    assert shown("Police seized\n  40 boats.", (7, 13)) == "Police [seized] 40 boats."


def test_a_long_one_begins_at_a_word_shortly_before_the_hit() -> None:
    source = "one two three four five six seven eight nine ten"
    assert shown(source, (40, 44)) == "… four five six seven eight [nine] ten"


def test_without_hits_it_begins_at_the_beginning() -> None:
    assert snippet("Nothing here.", ()) == [Run("Nothing here.", "row--dim")]


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 9))
def test_the_first_hit_is_always_in_it(source: str, start: int, length: int) -> None:
    if source[start : start + length].strip() and source[start : start + length].isprintable():
        runs = snippet(source, [Span(start, start + length)])
        assert any(run.style == "row--hit" for run in runs)
