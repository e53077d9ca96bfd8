"""A statistical yearbook is compared group by group, not all with all, and still finds its twin's figures."""

from __future__ import annotations

from datetime import date

from tests.crossref.builders import reading
from tests.releases import knowledge
from tui.crossref.claims import Claims
from tui.crossref.measures import Kinship, measures
from tui.crossref.rivals import ALL, SHARING, Rivals
from tui.model import Reading

TOWNS = 400


def yearbook(verb: str, day: int) -> Reading:
    """A figure on each of many towns, a paragraph each, with values that repeat."""
    rows = (
        f"In Town{number} they {verb} «{10 + 7 * number % 300}|suspect arrest» suspects." for number in range(TOWNS)
    )
    return reading("\n\n".join(rows), date(2013, 5, day))


def test_each_town_of_a_yearbook_finds_the_same_town_in_another() -> None:
    claims = Claims(knowledge())
    first, second = yearbook("arrested", 2), yearbook("detained", 3)
    of_both = [claim for one in (first, second) for claim in claims.of(one, one.figures)]
    rows = [row for row in measures(of_both, Kinship(claims)) if len({claim.release.id for claim in row}) == 2]
    alike = [row for row in rows if len({claim.figure.value for claim in row}) == 1]
    assert len(alike) == len(rows)
    assert sum(map(len, rows)) > TOWNS


def test_a_figure_is_compared_with_few_of_many_groups() -> None:
    claims = Claims(knowledge())
    one = yearbook("arrested", 2)
    rivals = Rivals()
    looked_at = []
    for claim in claims.of(one, one.figures):
        looked_at.append(len(rivals.near(claim)))
        rivals.add(claim, None)
    assert max(looked_at[: ALL + 1]) == ALL
    assert max(looked_at[ALL + 1 :]) <= 10 * SHARING


def test_the_group_with_the_same_value_is_always_among_those_compared() -> None:
    claims = Claims(knowledge())
    one = yearbook("arrested", 2)
    rivals = Rivals()
    for number, claim in enumerate(claims.of(one, one.figures)):
        rivals.add(claim, None)
        assert number in rivals.near(claim)
