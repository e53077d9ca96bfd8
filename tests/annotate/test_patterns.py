import re

import pytest

from tui.annotate.patterns import Pattern


def test_a_pattern_gives_the_same_matches_at_its_first_use_as_later() -> None:
    pattern = Pattern(r"(\d)\d", re.ASCII)
    first, later = (
        [
            [match.span() for match in pattern.finditer("12 a 34", 1)],
            pattern.match("12", 1),
            pattern.search("a12b", 0, 2),
            pattern.fullmatch("a12b", 1, 3) is not None,
        ]
        for _ in range(2)
    )
    assert first == later == [[(5, 7)], None, None, True]


def test_a_pattern_that_is_no_expression_says_so_when_it_is_used() -> None:
    pattern = Pattern("(")
    with pytest.raises(re.error):
        pattern.match("a")
