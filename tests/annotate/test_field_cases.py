"""The hard cases: what every figure counts, what happened to it, where, when and by whom it holds."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import tui.annotate
from tests.annotate.field_cases import Case, cases, found, reading

_FIELD_MODULES = (
    *("antecedents", "attribution", "entries", "figures", "list_headers", "naming_nouns", "phrases", "roles"),
    *("scopes", "verbs_after"),
)
_RULE = re.compile(r"[a-z]+(?:-[a-z]+)+|ellipsis|antecedent|direction|rate|period")
_FIELDS = frozenset(("counted", "role", "scope", "attributed_to", "as_of", "part_of"))


def _rules_touched(case: Case) -> set[str]:
    return {reason.rule for figure in reading(case.text).figures for reason in figure.why if reason.field in _FIELDS}


def _rules_in_code() -> set[str]:
    folder = Path(tui.annotate.__file__).parent
    constants = (
        node.value
        for name in _FIELD_MODULES
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {constant for constant in constants if _RULE.fullmatch(constant)}


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.trouble}: {case.text[:48]}")
def test_a_hard_case_yields_its_figures(case: Case) -> None:
    figures = reading(case.text).figures
    read = [found(figure, figures) for figure in figures]
    asserted = [{name: fields[name] for name in expected} for fields, expected in zip(read, case.figures, strict=False)]
    assert [fields["text"] for fields in read] == [expected["text"] for expected in case.figures]
    assert asserted == [dict(expected) for expected in case.figures]


def test_every_kind_of_trouble_has_at_least_five_cases() -> None:
    rare = {trouble: n for trouble, n in Counter(case.trouble for case in cases()).items() if n < 5}
    assert not rare


def test_every_rule_is_touched_by_a_hard_case() -> None:
    touched = Counter(rule for case in cases() for rule in _rules_touched(case))
    print(f"\nShare of {len(cases())} hard cases that each field rule touches:")
    for rule, times in sorted(touched.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {times / len(cases()):6.1%}  {rule}")
    assert _rules_in_code() - set(touched) == set()


def test_no_text_is_given_twice() -> None:
    repeated = [text for text, times in Counter(case.text for case in cases()).items() if times > 1]
    assert not repeated
