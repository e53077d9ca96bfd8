"""The fuzz target on what a run begins with, and on what runs have found."""

from __future__ import annotations

import pytest

from tests.fuzzing.survival import KINDS, check, sown, survive
from tests.releases import knowledge, release
from tui.annotate import Annotator
from tui.model import Figure, Kind, Qualifier, Reading, Span


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(knowledge())


@pytest.mark.parametrize("data", sown().values(), ids=sown().keys())
def test_what_a_run_begins_with_survives(data: bytes, annotator: Annotator) -> None:
    survive(data, annotator)


def test_a_run_begins_with_every_suffix() -> None:
    assert {data[0] for data in sown().values()} >= {KINDS.index(each) for each in (".txt", ".pdf", ".docx", ".zip")}


def test_a_figure_outside_its_sentence_is_noticed() -> None:
    figure = Figure("x:4", 4, 7, "800", Kind.COUNT, 800, None, Qualifier.EXACT, None, Span(0, 5))
    with pytest.raises(AssertionError):
        check(Reading(release("We, 800 men."), figures=(figure,)))
