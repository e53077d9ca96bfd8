"""A comparison set for a width: nothing is lost, and every change is on the lines said."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.crossref.builders import reading
from tests.views.test_compare import DRAFT, FINAL
from tui.views.compare import Comparison, compared
from tui.views.facing import GAP, SIDE_BY_SIDE, Facing


@pytest.fixture
def comparison() -> Comparison:
    return compared(reading(f"A headline of the draft\n\n{DRAFT}"), reading(f"Another title\n\n{FINAL}"))


def drawn(facing: Facing, *, right: bool) -> list[str]:
    """The text of one side, line by line."""
    release = (facing.comparison.right if right else facing.comparison.left).release
    return [release.text[slice(*piece.span)] for line in facing.lines if (piece := line.on(right=right))]


@pytest.mark.parametrize("width", [20, 50, 80, 100, 120, 300])
def test_no_line_is_wider_than_its_column(comparison: Comparison, width: int) -> None:
    facing = Facing(comparison, width)
    assert all(len(line.rstrip()) <= facing.column for right in (False, True) for line in drawn(facing, right=right))


@pytest.mark.parametrize("width", [50, 120])
def test_all_the_text_of_both_sides_is_drawn(comparison: Comparison, width: int) -> None:
    facing = Facing(comparison, width)
    left, right = ("".join("".join(drawn(facing, right=side)).split()) for side in (False, True))
    assert left == "".join(comparison.left.release.text.split())
    assert right == "".join(comparison.right.release.text.split())


def test_a_passage_stands_beside_its_counterpart_where_there_is_room(comparison: Comparison) -> None:
    facing = Facing(comparison, SIDE_BY_SIDE)
    assert facing.beside
    assert any(line.left and line.right and line.left.passage == line.right.passage for line in facing.lines)


def test_a_passage_stands_above_its_counterpart_where_there_is_not(comparison: Comparison) -> None:
    facing = Facing(comparison, SIDE_BY_SIDE - 1)
    assert not facing.beside
    assert not any(line.left and line.right for line in facing.lines)


def test_stacked_a_passage_that_is_the_same_stands_once() -> None:
    same = compared(reading("The mayor opened the bridge."), reading("The mayor opened the bridge."))
    assert drawn(Facing(same, 50), right=True) == []


def test_what_was_dropped_stands_beside_what_was_inserted(comparison: Comparison) -> None:
    first = Facing(comparison, 120).lines[0]
    assert first.left and first.right
    assert first.left.passage != first.right.passage


@pytest.mark.parametrize("width", [50, 120])
def test_the_lines_of_a_change_are_those_it_is_marked_on(comparison: Comparison, width: int) -> None:
    facing = Facing(comparison, width)
    for number, _ in enumerate(comparison.changes):
        marked = [
            index
            for index, line in enumerate(facing.lines)
            for right in (False, True)
            if (piece := line.on(right=right))
            and number in [shown for shown, _ in facing.changes_on(piece, right=right)]
        ]
        lines = facing.lines_of(number)
        assert (lines.start, lines.stop - 1) == (marked[0], marked[-1])


def test_the_next_change_is_the_first_from_a_line_on(comparison: Comparison) -> None:
    facing = Facing(comparison, 120)
    assert facing.next_change(0) == 0
    last = len(comparison.changes) - 1
    assert facing.next_change(facing.lines_of(last).start) == last
    assert facing.next_change(len(facing.lines)) == last


def test_passages_are_parted_by_an_empty_line(comparison: Comparison) -> None:
    lines = Facing(comparison, 120).lines
    assert lines[-1] == GAP
    assert all(one != GAP or other != GAP for one, other in pairwise(lines))
