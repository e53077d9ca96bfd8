"""Which releases are paired for what they share; what a coming or going release changes is found without the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.crossref import sharing
from tui.crossref.repairing import Grouped, pairs_of, repaired
from tui.crossref.sharing import Group, Sharing, candidates, level, pairs, partners

Held = dict[int, set[int]]
"""The values that each release holds."""


def always(mine: int, theirs: int) -> bool:
    return True


def one_side(mine: int, theirs: int) -> bool:
    return (mine + theirs) % 3 > 0


def index(held: Held) -> Sharing:
    """The index of what releases hold; the mark is the release's number."""
    made = Sharing()
    for release, values in held.items():
        for value in values:
            made.add(value, release, mark=release)
    made.close()
    return made


def holders(held: Held) -> dict[int, set[int]]:
    """The releases by each value they hold."""
    found: dict[int, set[int]] = {}
    for release, values in held.items():
        for value in values:
            found.setdefault(value, set()).add(release)
    return found


def test_what_two_share_pairs_them_and_what_all_share_does_not() -> None:
    held = {number: {7, 100 + number // 2} for number in range(60)}
    assert set(pairs(held, index(held), always)) == {(number, number + 1) for number in range(0, 60, 2)}


def test_a_release_is_paired_of_its_own_accord_with_a_bounded_number_of_others() -> None:
    held: Held = {0: set(range(200))} | {number: {number - 1} for number in range(1, 200)}
    assert len(partners(0, index(held), always)) == sharing.CANDIDATES
    assert len(pairs(held, index(held), always)) == 199


def test_a_pair_is_found_only_where_the_marks_meet() -> None:
    held = {1: {5}, 2: {5}}
    assert not pairs(held, index(held), one_side)


def test_the_level_of_a_value_changes_when_its_holders_double() -> None:
    assert [level(holders) for holders in (0, 1, 2, 3, 4, 5, 8, 9, 50, 51)] == [0, 0, 1, 2, 2, 3, 3, 4, 6, 0]


def grouped(held: Held) -> Grouped:
    """The groups of what releases hold."""
    return Grouped(
        (value, Group(len(those), sorted(those), sorted(those))) for value, those in sorted(holders(held).items())
    )


@pytest.mark.parametrize("most", [1, 2, 50])
@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(st.integers(0, 14), st.sets(st.integers(0, 40), max_size=9), min_size=2),
    st.dictionaries(st.integers(0, 16), st.sets(st.integers(0, 40), max_size=9), min_size=1, max_size=3),
    st.sets(st.integers(0, 14), max_size=2),
)
def test_only_repaired_releases_get_other_pairs(most: int, before: Held, come: Held, left: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "CANDIDATES", most)
        patch.setattr(sharing, "BOILERPLATE", 6)
        after = {release: values for release, values in (before | come).items() if release not in left}
        gone = before.keys() & (come.keys() | left)
        old, new = grouped(before), grouped(after)
        crowds = {release: len(candidates(release, old, one_side)) for release in before}
        affected, counts = repaired(gone, come.keys() - left, old, new, crowds.__getitem__, one_side)
        now = {release: len(candidates(release, new, one_side)) for release in after}
        assert now == {**{r: crowds[r] for r in after.keys() & crowds}, **now_of(affected, now), **counts}
        found = pairs_of(
            affected,
            {release: candidates(release, new, one_side) for release in affected},
            now.__getitem__,
            lambda release: partners(release, new, one_side),
        )
        kept = {pair: n for pair, n in pairs(before, old, one_side).items() if affected.isdisjoint(pair)}
        kept = {pair: n for pair, n in kept.items() if gone.isdisjoint(pair)}
        assert found | kept == pairs(after, new, one_side)


def now_of(affected: set[int], now: dict[int, int]) -> dict[int, int]:
    return {release: now[release] for release in affected}
