"""A measure's history in a few cells."""

from __future__ import annotations

import pytest

from tests.collection import small_library
from tui.views.sparkline import AS_ASCII, history, sparkline


@pytest.mark.parametrize(
    ("values", "bars"),
    [([], ""), ([7], ""), ([7, 7, 7], ""), ([1, 2], "▁█"), ([0, 50, 100], "▁▅█"), (range(20), "▁▂▃▄▅▆▇█")],
)
def test_bars_rise_with_their_values(values: list[float], bars: str) -> None:
    assert sparkline(values) == bars


def test_bars_have_stand_ins() -> None:
    assert sparkline([1, 2]).translate(AS_ASCII).isascii()


def test_a_history_is_of_dated_releases_and_of_values_of_one_kind() -> None:
    library = small_library()
    people = next(
        measure for ledger in library.crossrefs.ledgers for measure in ledger.measures if measure.id == "people"
    )
    assert history(library, people) == [112, 114]
