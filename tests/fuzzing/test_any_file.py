"""A file of any format with anything in it is read or refused, and what is read stands in its text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzzing.survival import KINDS, sown, survive
from tests.releases import knowledge
from tui.annotate import Annotator

SOWN = sown()


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(knowledge())


@pytest.mark.parametrize("suffix", KINDS)
@settings(max_examples=15)
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_under_any_suffix_are_read_or_refused(annotator: Annotator, suffix: str, data: bytes) -> None:
    survive(bytes([KINDS.index(suffix)]) + data, annotator)


@pytest.mark.parametrize("name", SOWN)
@settings(max_examples=8)
@given(at=st.integers(0), length=st.integers(0, 60), put=st.binary(max_size=20))
def test_a_damaged_file_is_read_or_refused(annotator: Annotator, name: str, at: int, length: int, put: bytes) -> None:
    whole = SOWN[name]
    at = 1 + at % len(whole)
    survive(whole[:at] + put + whole[at + length :], annotator)
