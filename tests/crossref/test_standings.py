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


CONTRADICTIONS: dict[str, list[list[str]]] = yaml.safe_load(
    Path(__file__).with_name("contradictions.yaml").read_text(encoding="utf-8")
)


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


@cache
def contradicted(first: str, second: str) -> bool:
    """Whether some figure of one release is said to differ from another's."""
    a = planted(f"2013-05-02 | {first}", "Operation Lantern was in the news.")
    b = planted(f"2013-05-02 | {second}", "This is about Operation Lantern.")
    b = replace(b, release=replace(b.release, path="second.txt"))
    standings = cross_referenced([a, b], knowledge()).standings.values()
    return any(standing.kind is StandingKind.DIFFERS for standing in standings)


@pytest.mark.parametrize("pair", CONTRADICTIONS["never"], ids=lambda pair: pair[0][:60])
def test_figures_of_other_people_places_times_or_purposes_contradict_nothing(pair: list[str]) -> None:
    assert not contradicted(*pair)


def test_differs_is_said_precisely_and_found_mostly() -> None:
    results = [stood(number) for number in range(len(CASES))]
    wanted = [r.wanted is StandingKind.DIFFERS for r in results]
    said = [r.standing.kind is StandingKind.DIFFERS for r in results]
    for sort, pairs in CONTRADICTIONS.items():
        wanted += [sort == "always"] * len(pairs)
        said += [contradicted(*pair) for pair in pairs]
    right = sum(a and b for a, b in zip(wanted, said, strict=True))
    precision, recall = right / sum(said), right / sum(wanted)
    print(f"differs on {len(said)} planted pairs: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.95
    assert recall >= 0.90


def test_every_standing_is_planted() -> None:
    counts = Counter(case["standing"] for case in CASES)
    assert set(counts) == {str(kind) for kind in StandingKind}
    assert len(CASES) >= 60
