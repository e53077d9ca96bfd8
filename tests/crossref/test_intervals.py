import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crossref.builders import reading
from tui.crossref.intervals import Interval, interval

ENDS = st.integers(-20, 20)
INTERVALS = st.builds(
    lambda low, width, open_low, open_high: Interval(low, low + width, open_low and width > 0, open_high and width > 0),
    ENDS,
    st.integers(0, 20),
    st.booleans(),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ("112|suspect arrest", 112, 112),
        ("800|domain seize qualifier=more_than", 800, math.inf),
        ("9000|hour hold qualifier=about", 8100, 9900),
        ("400|gun seize qualifier=almost", 360, 400),
        ("dozens|suspect arrest qualifier=order value=12", 24, math.inf),
        ("52 billion|fund - kind=money unit=USD value=52e9 step=1e9", 51.5e9, 52.5e9),
        ("15 to 20|house destroy qualifier=range value=15 high=20", 15, 20),
        ("42 percent|voter - kind=percent unit=% value=42", 41.5, 42.5),
    ],
)
def test_a_hedge_says_which_values_a_figure_allows(told: str, low: float, high: float) -> None:
    (figure,) = reading(f"There were «{told}» of them.").figures
    found = interval(figure)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high))


def test_a_blank_allows_no_interval() -> None:
    (figure,) = reading("So far «XXX|suspect arrest» were arrested.").figures
    assert interval(figure) is None


def test_more_than_forty_meets_forty_but_does_not_hold_it() -> None:
    more, exactly = Interval(40, math.inf, open_low=True), Interval(40, 40)
    assert more.touches(exactly)
    assert not more.overlaps(exactly)
    assert more.overlaps(Interval(41, 41))


@pytest.mark.parametrize(
    ("a", "b", "informs"),
    [
        (Interval(1, math.inf), Interval(1846, 1846), False),
        (Interval(1, math.inf), Interval(3, 3), False),
        (Interval(24, math.inf), Interval(1846, 1846), False),
        (Interval(24, math.inf), Interval(57, 57), True),
        (Interval(800, math.inf, open_low=True), Interval(750, 850), True),
        (Interval(-math.inf, 5), Interval(800, math.inf), True),
        (Interval(0.3, math.inf), Interval(0.415, 0.425), True),
        (Interval(1, math.inf), Interval(1, math.inf), True),
        (Interval(100, 9000), Interval(200, 200), True),
    ],
)
def test_a_bound_says_something_of_values_near_it(a: Interval, b: Interval, informs: bool) -> None:
    assert a.informs(b) is b.informs(a) is informs


@settings(max_examples=200)
@given(INTERVALS, INTERVALS)
def test_overlap_is_mutual_and_means_a_common_value(a: Interval, b: Interval) -> None:
    values = [number / 2 for number in range(-60, 120)]
    assert a.overlaps(b) == b.overlaps(a) == any(a.holds(value) and b.holds(value) for value in values)
