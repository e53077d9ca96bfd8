"""A share of a counted whole stands beside its part, and nowhere if part or whole cannot be told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.crossref.test_standings import annotator
from tests.releases import knowledge, release
from tui.crossref import cross_referenced
from tui.judgements import Constraints
from tui.model import CrossReferences, Measure, Reading, Standing, StandingKind

OTHER = "This is about Operation Lantern. In all, 112 suspects were arrested in the raids."


def read(text: str, day: int) -> Reading:
    return annotator().read(release(text, date(2013, 5, day)))


def crossed(told: str, other: str = OTHER) -> tuple[Reading, CrossReferences]:
    """The cross-references of a release with a share and another on the same operation."""
    first = read(f"Operation Lantern was in the news. {told}", 2)
    return first, cross_referenced([first, read(other, 3)], knowledge())


def share_of(reading: Reading, found: CrossReferences) -> tuple[Measure, Standing]:
    """The row and the standing of a release's only share."""
    (share,) = [figure for figure in reading.figures if figure.kind in ("fraction", "percent")]
    (row,) = [measure for measure in found.ledgers[0].measures if share.id in measure.figures]
    return row, found.standings[share.id]


@pytest.mark.parametrize(
    ("told", "kind", "reason"),
    [
        (
            "The police identified 269 suspects and arrested close to half of them.",
            StandingKind.LOOSER,
            "112 of 269 is 42%.",
        ),
        (
            "The police identified 220 suspects and arrested more than half of them.",
            StandingKind.ROUNDED,
            "112 of 220 is 51%.",
        ),
        (
            "The police identified 224 suspects and arrested half of them.",
            StandingKind.ROUNDED,
            "112 of 224 is 50%.",
        ),
        (
            "The police identified 269 suspects and arrested close to half of them. In all 112 suspects were arrested.",
            StandingKind.LOOSER,
            "112 of 269 is 42%.",
        ),
    ],
)
def test_a_share_stands_beside_its_part(told: str, kind: StandingKind, reason: str) -> None:
    row, standing = share_of(*crossed(told))
    assert (row.label, standing.kind, standing.reason) == ("suspects arrested", kind, reason)


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The police arrested close to half of the suspects.", OTHER),
        ("The police identified 269 suspects and charged close to half of them.", OTHER),
        ("The police identified 9,000 suspects and arrested close to half of them.", OTHER),
        ("The police identified 112 suspects and arrested half of them.", OTHER),
        ("The police identified about 269 suspects and arrested close to half of them.", OTHER),
        ("The police searched 269 houses and arrested close to half of the suspects.", OTHER),
        (
            "The police identified 269 suspects and arrested close to half of them.",
            "This is about Operation Lantern. More than 100 suspects were arrested in the raids.",
        ),
    ],
)
def test_a_share_whose_part_or_whole_cannot_be_told_has_a_row_of_its_own(told: str, other: str) -> None:
    row, standing = share_of(*crossed(told, other))
    assert len(row.figures) == 1
    assert standing.kind is StandingKind.ONLY_HERE


def test_a_share_that_the_user_parts_from_its_part_stays_apart() -> None:
    first = read("Operation Lantern began. The police identified 269 suspects and arrested close to half of them.", 2)
    second = read(OTHER, 3)
    pair = frozenset({first.figures[-1].id, second.figures[0].id})
    found = cross_referenced([first, second], knowledge(), Constraints(apart=frozenset({pair})))
    assert len(share_of(first, found)[0].figures) == 1


def test_a_share_changes_nothing_for_the_counts_beside_it() -> None:
    reading, found = crossed(
        "The police identified 269 suspects and arrested close to half of them. In all 112 suspects were arrested."
    )
    (count,) = [figure for figure in reading.figures if figure.text == "112"]
    assert found.standings[count.id].kind is StandingKind.CONFIRMED
    (row,) = [measure for measure in found.ledgers[0].measures if count.id in measure.figures]
    places = [figure for figure in row.figures if figure.startswith(reading.release.id)]
    assert places == sorted(places, key=lambda figure: int(figure.partition(":")[2]))
