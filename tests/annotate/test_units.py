from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.releases import knowledge
from tui.annotate.numbers import Numbers
from tui.annotate.units import Units
from tui.knowledge import Knowledge, merged
from tui.model import Kind
from tui.resources import bundled

NUMBERS = Numbers(knowledge())
UNITS = Units(knowledge())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((3, "t"), (3000, "kg")),
        ((1, "mi"), (1.609344, "km")),
        ((29, "TB"), (29_000, "GB")),
        ((2, "week"), (14, "day")),
        ((32, "°F"), (0, "°C")),
        ((1, "ha"), (10_000, "m2")),
        ((1, "MW"), (1000, "kW")),
    ],
)
def test_equal_measures_are_equal_in_the_base_unit(one: tuple[float, str], other: tuple[float, str]) -> None:
    first, second = UNITS.in_base(*one), UNITS.in_base(*other)
    assert first is not None and second is not None
    assert first[0] == pytest.approx(second[0])
    assert first[1] == second[1]


def test_power_does_not_compare_with_energy() -> None:
    power, energy = UNITS.in_base(1, "MW"), UNITS.in_base(1, "MWh")
    assert power is not None and energy is not None
    assert power[1] != energy[1]


@pytest.mark.parametrize("unit", ["USD", "%", "", "parsec"])
def test_what_is_no_measure_has_no_base(unit: str) -> None:
    assert UNITS.in_base(1, unit) is None


@pytest.mark.parametrize("record", knowledge().records("units"), ids=lambda record: str(record["symbol"]))
def test_every_unit_is_found_by_each_of_its_words(record: dict[str, Any]) -> None:
    for word in (*record.get("words", ()), *record.get("symbols", ())):
        text = f"It was 50 {word} there."
        (quantity,) = NUMBERS.find(text, 0, len(text))
        assert (quantity.unit, quantity.kind) == (record.get("given_in", record["symbol"]), record["kind"])


@pytest.mark.parametrize("record", knowledge().records("currencies"), ids=lambda record: str(record["code"]))
def test_every_currency_is_found_by_its_signs_and_words(record: dict[str, Any]) -> None:
    forms = [f"{sign}50" for sign in record.get("symbols", ())] + [f"50 {word}" for word in record.get("words", ())]
    for form in [*forms, f"{record['code']} 50", f"50 {record['code']}"]:
        (quantity,) = NUMBERS.find(f"It cost {form} then.", 0, len(form) + 14)
        assert (quantity.unit, quantity.value, quantity.kind) == (record["code"], 50, Kind.MONEY)


def test_a_user_adds_a_unit_in_their_own_file(tmp_path: Path) -> None:
    own = tmp_path / "knowledge.yaml"
    own.write_text("units:\n  - {symbol: st, kind: mass, factor: 6.35029318, words: [stone]}\n", encoding="utf-8")
    files = [*sorted(bundled("data").glob("*.yaml")), own]
    mine = Knowledge(merged((path, path.read_bytes()) for path in files))
    (quantity,) = Numbers(mine).find("He weighs 12 stone.", 0, 19)
    assert (quantity.kind, quantity.unit) == (Kind.MASS, "st")
    assert Units(mine).in_base(1, "st") == pytest.approx((6.35029318, "kg"))
