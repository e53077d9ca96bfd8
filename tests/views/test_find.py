"""Find in a release: what a query matches in the source text."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import GENEROUS
from tui.model import Span
from tui.views.find import Found, hits

TEXT = "Europol’s support: 112 arrests in\n22 countries. “Arrests” of EU-wide networks; the arrest of one."


def found(query: str, *, whole_word: bool = False, regex: bool = False) -> list[str]:
    return [TEXT[start:end] for start, end in hits(TEXT, query, whole_word=whole_word, regex=regex)]


def test_lower_case_matches_either_case() -> None:
    assert found("arrests") == ["arrests", "Arrests"]


def test_one_capital_makes_the_query_match_case() -> None:
    assert found("Arrests") == ["Arrests"]


def test_a_hit_crosses_a_line_end() -> None:
    assert found("in 22  countries") == ["in\n22 countries"]


def test_keyboard_marks_match_printed_ones() -> None:
    assert found("europol's") == ["Europol’s"]
    assert found('"arrests"') == ["“Arrests”"]


def test_a_whole_word_is_not_part_of_a_longer_one() -> None:
    assert found("arrest") == ["arrest", "Arrest", "arrest"]
    assert found("arrest", whole_word=True) == ["arrest"]


def test_a_query_is_not_a_pattern_unless_asked() -> None:
    assert found("1.2") == []
    assert found("1.2", regex=True) == ["112"]
    assert found(r"\d+ (arrests|countries)", regex=True) == ["112 arrests", "22 countries"]
    assert found(r"in 22[ ]countries", regex=True) == ["in\n22 countries"]


def test_a_pattern_that_is_none_says_so() -> None:
    with pytest.raises(ValueError, match="unterminated"):
        found("[0-9", regex=True)


@pytest.mark.parametrize("query", ["(a+)+$", "(?:a|b*)*c", "((x{1,99})y?)*"])
def test_a_pattern_that_could_search_for_ever_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match="for ever"):
        found(query, regex=True)


@pytest.mark.parametrize("query", ["(ab)+", r"\d+ \w+", "(?<!a)b{2,3}", "(?:x{1,3})+", "[a-z]+(?=s)", "(a)(?(1)b|c)"])
def test_ordinary_patterns_are_not(query: str) -> None:
    assert isinstance(found(query, regex=True), list)


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_an_empty_query_finds_nothing(query: str) -> None:
    assert found(query) == []


def test_a_pattern_that_matches_nothing_visible_gives_no_empty_hit() -> None:
    assert found("x*", regex=True) == []


@given(st.text("ab .[(\\*'\"-\n", max_size=8), st.text("ab .[(\\*’“–\n", max_size=40))
def test_any_query_is_taken_as_words(query: str, text: str) -> None:
    spans = hits(text, query)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(text[start:end].split() for start, end in spans)


def test_a_long_run_of_one_character_is_searched_in_linear_time() -> None:
    started = time.process_time()
    hits(" " * 100_000, "a b c")
    hits("a" * 100_000, "aab")
    hits("a " * 50_000, "a a a b")
    assert time.process_time() - started < GENEROUS


def test_steps_wrap_at_both_ends_and_say_so() -> None:
    walk = Found([Span(5, 6), Span(10, 11)])
    walk.go_from(7)
    assert walk.current == Span(10, 11)
    assert walk.step(1) and walk.current == Span(5, 6)
    assert not walk.step(1)
    walk.go_from(99)
    assert walk.current == Span(5, 6)
    assert walk.step(-1) and walk.current == Span(10, 11)


def test_no_hits_have_no_current_one() -> None:
    nothing = Found()
    nothing.go_from(0)
    assert not nothing.step(1)
    assert nothing.current is None


@given(
    st.text(alphabet="aiks", min_size=1, max_size=2),
    st.text(alphabet="aikKsS\u0130\u0131\u017f\u212aß\u03a3 x", max_size=12),
)
def test_small_letters_find_what_ignoring_the_case_finds(query: str, text: str) -> None:
    expected = [match.span() for match in re.finditer(re.escape(query), text, re.IGNORECASE)]
    assert hits(text, query) == expected
