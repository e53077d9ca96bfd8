"""What is stored of a value is the value again."""

from __future__ import annotations

from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library import Library
from tui.model import (
    Block,
    CrossReferences,
    Event,
    Figure,
    Ledger,
    Link,
    Reading,
    Release,
    Standing,
    Stated,
    Status,
)
from tui.resources import bundled
from tui.store.encoding import Coding

text = st.text(st.characters(), max_size=12)
numbers = st.one_of(st.integers(-(10**30), 10**30), st.floats(allow_nan=False))

st.register_type_strategy(str, text)
st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(date, st.dates())


def releases() -> st.SearchStrategy[Release]:
    def stated(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Stated[Any]]:
        return st.builds(Stated, value, text, st.none() | st.from_type(get_type_hints(Figure)["sentence"]))

    return st.builds(
        Release,
        blocks=st.lists(st.from_type(Block), max_size=3).map(tuple),
        title=stated(text),
        publisher=st.none() | stated(text),
        published=st.none() | stated(st.dates()),
        status=stated(st.sampled_from(Status)),
        event=st.none() | stated(text),
    )


@settings(max_examples=60)
@given(st.builds(Reading, release=releases()))
def test_any_reading_comes_back_equal(reading: Reading) -> None:
    coding: Coding[Reading] = Coding(Reading)
    assert coding.value(coding.packed(reading)) == reading


@settings(max_examples=30)
@given(st.one_of(*(st.from_type(kind) for kind in (Event, Link, Ledger, Standing))))
def test_any_cross_reference_comes_back_equal(value: Any) -> None:
    coding: Coding[Any] = Coding(type(value))
    assert coding.value(coding.packed(value)) == value


@given(numbers)
def test_whole_and_broken_numbers_stay_what_they_are(value: int | float) -> None:
    coding: Coding[tuple[int | float, ...]] = Coding(tuple[int | float, ...])
    (back,) = coding.value(coding.packed((value,)))
    assert (type(back), back) == (type(value), value)


def test_the_sample_collection_comes_back_equal() -> None:
    coding: Coding[Reading] = Coding(Reading)
    for reading in Library.open([bundled("seeds")]).readings:
        assert coding.value(coding.packed(reading)) == reading


def test_a_type_without_a_stored_form_is_refused() -> None:
    with pytest.raises(TypeError, match="stored form"):
        Coding(CrossReferences)
