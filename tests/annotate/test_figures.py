"""Figures of whole releases: the seeds against a list read by a person, and what holds for any text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any, cast

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.field_cases import FIELDS, annotator, cases, found
from tests.releases import GENEROUS, knowledge, release
from tui.loader import release_from
from tui.model import Figure, Reading
from tui.resources import bundled

EXPECTED = cast(
    dict[str, list[dict[str, Any]]],
    yaml.safe_load(Path(__file__).with_name("golden_figures.yaml").read_text(encoding="utf-8")),
)
"""The figures of the seeds: where they start and every field, with scopes, sources and parts where they have any."""

_SENTENCES = [case.text for case in cases() if "\n" not in case.text]
_NOISE = st.text(alphabet="aeinrst 0123456789.,;:()-–%$€£“”'\"/*\n\t\u202e\x1b", max_size=60)


def _summary(figure: Figure, figures: tuple[Figure, ...]) -> dict[str, Any]:
    fields = {"start": figure.start, **found(figure, figures)}
    return {name: value for name, value in fields.items() if value not in (None, {}, "exact", "count")}


def _signature(reading: Reading) -> list[tuple[object, ...]]:
    first = min((figure.start for figure in reading.figures), default=0)
    return [
        (figure.start - first, *(getattr(figure, name) for name in ("text", *FIELDS))) for figure in reading.figures
    ]


def _signature_from(reading: Reading, start: int) -> list[tuple[object, ...]]:
    return _signature(replace(reading, figures=tuple(each for each in reading.figures if each.start >= start)))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_figures_of_a_seed(name: str) -> None:
    figures = annotator().read(release_from((bundled("seeds") / name).read_bytes(), name, knowledge())).figures
    assert [_summary(figure, figures) for figure in figures] == EXPECTED[name]


def test_every_seed_has_its_figures_listed() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in bundled("seeds").glob("*.txt"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_SENTENCES) | _NOISE, max_size=6))
def test_figures_lie_in_the_text_and_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    figures = annotator().read(release(text)).figures
    ends = [0, *(figure.end for figure in figures)]
    assert all(figure.text == text[figure.start : figure.end] != "" for figure in figures)
    assert all(figure.start >= end for figure, end in zip(figures, ends, strict=False))
    assert all(figure.sentence.start <= figure.start < figure.end <= figure.sentence.end for figure in figures)
    assert all(0 <= reason.start <= reason.end <= len(text) for figure in figures for reason in figure.why)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_SENTENCES), st.sampled_from(_SENTENCES) | _NOISE)
def test_another_paragraph_changes_no_figure(text: str, other: str) -> None:
    alone = annotator().read(release(text))
    after = annotator().read(release(f"{text}\n\n{other}"))
    assert _signature(alone) == _signature(after)[: len(alone.figures)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(_SENTENCES), st.sampled_from(_SENTENCES))
def test_a_paragraph_before_changes_no_figure(text: str, other: str) -> None:
    alone = annotator().read(release(text))
    after = annotator().read(release(f"{other}\n\n{text}"))
    assert _signature(alone) == _signature_from(after, len(other) + 2)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "(",
        "more than ",
        "suspect ",
        "12 men, ",
        "of ",
        "“",
        "\n",
        "and 3 ",
        "$5, ",
        "12% ",
        "in 22 countries ",
    ],
)
def test_a_hundred_thousand_characters_of_one_piece_are_read_in_time_linear_in_them(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = process_time()
    figures = annotator().read(release(text)).figures
    assert all(figure.text == text[figure.start : figure.end] for figure in figures)
    assert process_time() - started < GENEROUS


def test_every_field_that_is_filled_says_why() -> None:
    unexplained = [
        (figure.text, name)
        for case in cases()
        for figure in annotator().read(release(case.text)).figures
        for name in ("counted", "role", "scope", "attributed_to", "as_of", "part_of")
        if getattr(figure, name) and name not in {reason.field for reason in figure.why}
    ]
    assert unexplained == []


def test_a_concept_groups_nouns() -> None:
    (figure,) = annotator().read(release("Police arrested 112 suspects.")).figures
    assert (figure.counted, figure.concept) == ("suspect", "person")
