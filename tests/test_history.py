"""The trail of jumps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.history import LONGEST, History, Place

A, B, C = (Place(name, 0) for name in "abc")


def test_back_returns_to_where_the_jump_began_and_forward_to_where_it_led() -> None:
    history = History()
    history.leave(A)
    assert history.back(B) == A
    assert history.forward(A) == B


def test_there_is_nothing_behind_the_first_place_or_ahead_of_the_last() -> None:
    history = History()
    assert history.back(A) is None
    assert history.forward(A) is None
    assert not history.can_go_back
    assert not history.can_go_forward


def test_places_follow_a_collection_that_changed() -> None:
    history = History()
    for place in (A, B, C):
        history.leave(place)
    history.follow(lambda place: None if place == B else Place(place.release, 7))
    assert history.back(A) == Place("c", 7)
    assert history.back(A) == Place("a", 7)
    assert not history.can_go_back


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(A)
    history.back(B)
    assert history.can_go_forward
    history.leave(C)
    assert not history.can_go_forward


def test_leaving_the_same_place_twice_counts_once() -> None:
    history = History()
    history.leave(A)
    history.leave(A)
    history.back(B)
    assert not history.can_go_back


def test_the_oldest_places_fall_off() -> None:
    history = History()
    for number in range(LONGEST + 10):
        history.leave(Place("a", number))
    steps = 0
    here: Place | None = B
    while here is not None:
        here = history.back(here)
        steps += here is not None
    assert steps == LONGEST


@settings(max_examples=50)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=20))
def test_going_all_the_way_back_and_forward_again_ends_where_it_began(offsets: list[int]) -> None:
    history = History()
    here = Place("start", 0)
    for offset in offsets:
        history.leave(here)
        here = Place("a", offset)
    end = here
    while (place := history.back(here)) is not None:
        here = place
    while (place := history.forward(here)) is not None:
        here = place
    assert here == end
