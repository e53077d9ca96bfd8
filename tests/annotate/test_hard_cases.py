"""The hard cases of numbers: every sentence of ``hard_cases/numbers.yaml`` with the quantities it must yield.

The sentences are the specification. A figure names its words, in text order; a field that is left out has its usual
value (kind count, qualifier exact, no high, no unit, no flaws, no relation). ``same_as`` and ``changed_from`` give the
place of the other figure in the sentence, from 0.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.releases import knowledge
from tui.annotate.numbers import Numbers
from tui.annotate.quantity import Quantity
from tui.model import Kind

CASES = Path(__file__).parent / "hard_cases" / "numbers.yaml"
AT_LEAST_A_TROUBLE = 5

Case = dict[str, Any]


@cache
def cases() -> list[Case]:
    """All cases, in file order."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Case] = yaml.load(CASES.read_text(encoding="utf-8"), Loader=loader)
    return found


@cache
def numbers() -> Numbers:
    return Numbers(knowledge())


def close(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return math.isclose(found, wanted, rel_tol=1e-4)


def as_wanted(quantity: Quantity, text: str, figure: dict[str, Any]) -> bool:
    return (
        text[quantity.start : quantity.end] == figure["text"]
        and quantity.kind == figure.get("kind", "count")
        and close(quantity.value, figure["value"])
        and close(quantity.high, figure.get("high"))
        and quantity.qualifier == figure.get("qualifier", "exact")
        and quantity.unit == figure.get("unit")
        and list(quantity.flaws) == figure.get("flaws", [])
        and quantity.same_as == figure.get("same_as")
        and quantity.changed_from == figure.get("changed_from")
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['trouble']}: {case['text'][:60]}")
def test_a_hard_case_yields_its_quantities(case: Case) -> None:
    text = case["text"]
    found = numbers().find(text, 0, len(text))
    wanted = case["figures"]
    shown = [(text[each.start : each.end], each.kind.value, each.value, each.qualifier.value) for each in found]
    assert len(found) == len(wanted), shown
    for quantity, figure in zip(found, wanted, strict=True):
        assert as_wanted(quantity, text, figure), (quantity, figure)


def test_every_trouble_has_at_least_five_cases() -> None:
    troubles = Counter(case["trouble"] for case in cases())
    assert {trouble: count for trouble, count in troubles.items() if count < AT_LEAST_A_TROUBLE} == {}


def test_no_sentence_is_there_twice() -> None:
    texts = Counter(case["text"] for case in cases())
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_quantity_gives_its_reasons_inside_the_sentence() -> None:
    for case in cases():
        for quantity in numbers().find(case["text"], 0, len(case["text"])):
            fields = {reason.field for reason in quantity.why}
            assert {"value", "kind", "unit", "qualifier"} <= fields
            assert ("flaws" in fields) == bool(quantity.flaws)
            assert all(0 <= reason.start <= reason.end <= len(case["text"]) for reason in quantity.why)


TOLD_BY_THE_SENTENCE = frozenset(("no", "2010", "scores", "5m", "3m"))
"""Spans that may be something else: what did not happen, a year, goals, metres."""


def test_the_span_of_a_quantity_gives_its_value_again_before_a_plain_noun() -> None:
    for case in cases():
        for quantity in numbers().find(case["text"], 0, len(case["text"])):
            span = case["text"][quantity.start : quantity.end]
            if quantity.kind_rule == "shared-unit" or quantity.flaws or span.lower() in TOLD_BY_THE_SENTENCE:
                continue
            if quantity.value is None:
                continue  # a blank is one by what stands beside it
            noun = "of the items" if quantity.kind is Kind.FRACTION else "items"
            phrase = f"{case['text'][quantity.head : max(quantity.tail, quantity.end)]} {noun}"
            again = numbers().find(phrase, 0, len(phrase))
            assert [(each.value, each.high) for each in again] == [(quantity.value, quantity.high)], phrase


def test_every_rule_that_is_reported_is_touched_by_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    touched: Counter[str] = Counter()
    for case in cases():
        quantities = numbers().find(case["text"], 0, len(case["text"]))
        touched.update({f"{reason.field}: {reason.rule}" for each in quantities for reason in each.why})
    with capsys.disabled():
        print()
        for rule, count in sorted(touched.items()):
            print(f"  {count / len(cases()):6.1%}  {rule}")
    assert {rule.partition(": ")[2] for rule in touched} >= RULES


RULES = {
    "digits",
    "grouped-digits",
    "decimals",
    "comma-decimals",
    "point-groups",
    "malformed-groups",
    "written-fraction",
    "number-words",
    "fraction-words",
    "half",
    "half-a-scale-word",
    "a-scale-word",
    "order-of-magnitude",
    "none-of-them",
    "blank-mark",
    "part-of-a-percent",
    "range",
    "rate",
    "no-unit",
    "unit-words",
    "unit-symbol",
    "currency-sign",
    "shared-unit",
    "number-on-a-scale",
    "multiple",
    "unhedged",
    "malformed",
    "ambiguous-grouping",
    "lost-character",
}
"""Every rule that reads a number or its unit; a qualifier's rule is its words."""
