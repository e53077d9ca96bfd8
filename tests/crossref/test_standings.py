from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.releases import knowledge, release
from tui.annotate import Annotator
from tui.crossref import cross_referenced
from tui.model import Reading, Standing, StandingKind

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("standings.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Stood:
    """How the marked figure of a planted case came to stand."""

    wanted: StandingKind
    standing: Standing


@cache
def annotator() -> Annotator:
    return Annotator(knowledge())


def planted(text: str, opening: str) -> Reading:
    """The reading of one side of a case."""
    day, bar, rest = text.partition(" | ")
    body = f"{opening}\n\n{(rest if bar else text).replace('«', '').replace('»', '')}"
    return annotator().read(release(body, date.fromisoformat(day) if bar else None))


@cache
def stood(number: int) -> Stood:
    """The standing of the marked figure of one case."""
    case = CASES[number]
    first = planted(case["a"], "Operation Lantern was in the news.")
    second = planted(case["b"], "This is about Operation Lantern.")
    second = replace(second, release=replace(second.release, path="second.txt"))
    mark = case.get("mark") or case["a"].split("«")[1].split("»")[0]
    found = [figure for figure in first.figures if figure.text == mark]
    assert len(found) == 1, f"“{mark}” is not a figure of: {case['a']}"
    return Stood(StandingKind(case["standing"]), cross_referenced([first, second], knowledge()).standings[found[0].id])


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: f"{CASES[number]['a'][:60]}")
def test_a_planted_figure_stands_as_expected(number: int) -> None:
    result = stood(number)
    assert result.standing.kind is result.wanted, result.standing.reason
    assert result.standing.fill == CASES[number].get("fill")
    assert result.standing.reason.endswith(".")


def test_differs_is_said_precisely_and_found_mostly() -> None:
    results = [stood(number) for number in range(len(CASES))]
    said = [r for r in results if r.standing.kind is StandingKind.DIFFERS]
    wanted = [r for r in results if r.wanted is StandingKind.DIFFERS]
    right = [r for r in said if r in wanted]
    assert len(right) >= 0.95 * len(said)
    assert len(right) >= 0.90 * len(wanted)


def test_every_standing_is_planted() -> None:
    counts = Counter(case["standing"] for case in CASES)
    assert set(counts) == {str(kind) for kind in StandingKind}
    assert len(CASES) >= 60
