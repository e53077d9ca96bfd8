import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
import yaml

from tests.releases import GENEROUS, knowledge
from tui.annotate import Annotator
from tui.crossref import cross_referenced
from tui.crossref.checks import CHECKS
from tui.loader import release_from
from tui.model import Check, Reading, Stated, Status

PLANTED: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("checks.yaml").read_text(encoding="utf-8")
)
SHARED = (
    "\n\nInvestigations go on and further steps are expected in the coming weeks. Special care will be given to the "
    "makers of the material and to those whom they hurt. The agency keeps its partners informed through a secure "
    "system so that nothing is lost and everyone can act without delay wherever it is needed."
)
"""What a draft and its final text have in common in the cases of P7xx."""


class Case(NamedTuple):
    code: str
    found: bool
    text: str


@cache
def annotator() -> Annotator:
    return Annotator(knowledge())


def read(text: str, name: str, status: Status) -> Reading:
    """The reading of a text, which may open with its day and "|"."""
    day, bar, rest = text.partition(" | ")
    release = release_from((rest if bar else text).encode(), name, knowledge())
    published = Stated(datetime.strptime(day, "%d %B %Y").date(), "test") if bar else release.published
    return annotator().read(replace(release, published=published, status=Stated(status, "test")))


def found_in(case: Case) -> tuple[Check, ...]:
    """The findings of a case's check in its first text."""
    first, _, second = case.text.partition(" || ")
    pair_of_texts = case.code.startswith("P7")
    readings = [read(first + SHARED * pair_of_texts, "a.txt", Status.DRAFT if pair_of_texts else Status.PUBLISHED)]
    if second:
        readings.append(read(second + SHARED * pair_of_texts, "b.txt", Status.PUBLISHED))
    checks = cross_referenced(readings, knowledge()).checks
    return tuple(c for c in checks if c.code == case.code and c.release == readings[0].release.id)


def cases() -> Iterator[Case]:
    for code, texts in PLANTED.items():
        yield from (Case(code, True, text) for text in texts["finds"])
        yield from (Case(code, False, text) for text in texts["silent"])


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.code}-{case.text[:50]}")
def test_a_check_finds_what_is_wrong_and_nothing_else(case: Case) -> None:
    found = found_in(case)
    assert bool(found) is case.found, [check.message for check in found]
    for check in found:
        assert 0 <= check.start < check.end <= len(case.text.partition(" || ")[0] + SHARED)
        assert check.message.endswith(".")
        assert "\n" not in check.message


def test_every_check_has_five_cases_of_each_sort() -> None:
    assert set(PLANTED) == {rule.code for rule in CHECKS}
    assert min(len(texts[sort]) for texts in PLANTED.values() for sort in ("finds", "silent")) >= 5


def test_every_check_is_documented_and_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in CHECKS}) == len(CHECKS)
    assert all(re.fullmatch(r"P\d{3}", rule.code) for rule in CHECKS)
    assert all(rule.name and rule.finds.endswith(".") and rule.example and rule.holds for rule in CHECKS)


def test_a_headline_of_thousands_of_figures_is_held_against_the_text_in_its_own_time() -> None:
    figures = "1,234 " * 3000
    reading = read(f"{figures}\n\n{figures}", "a.txt", Status.PUBLISHED)
    start = process_time()
    cross_referenced([reading], knowledge())
    assert process_time() - start < GENEROUS
