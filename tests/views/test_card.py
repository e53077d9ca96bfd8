"""What the card of a fact says, and that it says it in the room there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import FINAL, figure, release, small_library
from tui.model import Kind, Qualifier, ScopeKind
from tui.views.card import Detail, Said, details, lines, meant, sentence
from tui.views.runs import Run, width_of

RELEASE = release(FINAL, "final.txt", published=None, publisher=None)
BOATS = figure(RELEASE, "40", 40, counted="boat", role="seize")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "exactly 40"),
        ({"value": 800, "qualifier": Qualifier.MORE_THAN}, "more than 800"),
        ({"value": 12, "qualifier": Qualifier.ORDER}, "at least 24"),
        ({"value": 9000, "qualifier": Qualifier.ABOUT, "unit": "h", "kind": Kind.DURATION}, "8,100 to 9,900 h"),
        ({"value": 2, "qualifier": Qualifier.UP_TO, "unit": "week", "kind": Kind.DURATION}, "at most 2 weeks"),
        ({"value": 52e9, "step": 1e9, "unit": "USD", "kind": Kind.MONEY}, "51.5 billion to 52.5 billion USD"),
        ({"value": 0.5, "qualifier": Qualifier.ALMOST, "kind": Kind.FRACTION}, "45 to 50 %"),
        ({"value": 3, "high": 5, "qualifier": Qualifier.RANGE}, "3 to 5"),
        ({"value": None, "qualifier": Qualifier.BLANK}, "left open"),
    ],
)
def test_a_value_is_said_as_it_is_understood(changed: dict[str, object], expected: str) -> None:
    assert meant(replace(BOATS, **changed)) == expected  # type: ignore[arg-type]


def test_what_is_known_of_a_figure_is_said_and_what_is_not_is_left_out() -> None:
    library = small_library()
    (reading,) = (each for each in library.readings if each.release.path == "final.txt")
    boats = reading.figures[1]
    assert details(library, boats) == (
        Detail("means", "exactly 40"),
        Detail("counts", "boat, seize"),
        Detail("is", "confirmed"),
    )
    scope = ((ScopeKind.PLACE, "Oslo"), (ScopeKind.PERIOD, "2020"))
    known = replace(boats, attributed_to="Ada Moor", as_of=date(2020, 3, 9), scope=scope)
    assert details(library, known)[2:5] == (
        Detail("says", "Ada Moor"),
        Detail("as of", "9 March 2020"),
        Detail("where", "Oslo; 2020"),
    )


def test_the_sentence_marks_the_figure() -> None:
    words = "".join(f"[{run.text}]" if run.style == "foot--strong" else run.text for run in sentence(RELEASE, BOATS))
    assert words == "Police in three ports seized [40] boats on Monday and arrested 112 people."


def shown(said: Said, width: int, height: int) -> list[str]:
    """The lines of a card as text."""
    return ["".join(run.text for run in line) for line in lines(said, width, height)]


SAID = Said((Run("✓ "), Run("40 "), Run("boats")), "Port News counts about 40 as well.", (Detail("means", "40"),) * 5)


def test_a_card_with_room_says_everything() -> None:
    assert shown(SAID, 60, 9) == ["✓ 40 boats", "Port News counts about 40 as well.", *["means   40"] * 5]


def test_a_card_without_room_keeps_two_lines_of_the_reason() -> None:
    assert shown(SAID, 14, 4) == ["✓ 40 boats", "Port News", "counts about…", "means   40"]


def test_without_a_fact_the_reason_stands_alone() -> None:
    assert shown(Said((), "final.txt, read as UTF-8"), 12, 3) == ["final.txt,", "read as", "UTF-8"]


@settings(max_examples=100)
@given(
    st.builds(
        Said,
        st.tuples(st.builds(Run, st.text(" ab漢", max_size=20))),
        st.text(" ab漢", max_size=60),
        st.lists(st.builds(Detail, st.just("means"), st.text(" ab漢", max_size=20)), max_size=6).map(tuple),
        st.one_of(st.just(()), st.tuples(st.builds(Run, st.text(" ab漢", max_size=80)))),
    ),
    st.integers(1, 40),
    st.integers(1, 12),
)
def test_a_card_keeps_to_its_room(said: Said, width: int, height: int) -> None:
    drawn = lines(said, width, height)
    assert len(drawn) <= height
    assert all(width_of(line) <= width for line in drawn)
