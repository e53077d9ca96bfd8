"""The seeds against ``seeds.yaml``, which a person has compared with the texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tui.knowledge import Knowledge
from tui.loader import release_from
from tui.model import Release, Stated
from tui.resources import bundled

EXPECTED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("seeds.yaml").read_text("utf-8"))


@pytest.fixture(params=sorted(EXPECTED))
def seed(request: pytest.FixtureRequest, knowledge: Knowledge) -> tuple[Release, dict[str, Any]]:
    name: str = request.param
    return release_from((bundled("seeds") / name).read_bytes(), name, knowledge), EXPECTED[name]


def test_every_block_of_a_seed_has_its_role(seed: tuple[Release, dict[str, Any]]) -> None:
    release, expected = seed
    found = [
        (block.kind, block.rule, block.marker, words[: len(one["from"])], words[-len(one["to"]) :])
        for block, one in zip(release.blocks, expected["blocks"], strict=True)
        for words in [" ".join(release.text[block.start : block.end].split())]
    ]
    assert found == [
        (one["kind"], one["rule"], one.get("mark", ""), one["from"], one["to"]) for one in expected["blocks"]
    ]


@pytest.mark.parametrize("field", ["title", "publisher", "published", "status"])
def test_what_a_seed_says_of_itself_is_found_where_it_says_so(seed: tuple[Release, dict[str, Any]], field: str) -> None:
    release, expected = seed
    stated: Stated[object] | None = getattr(release, field)
    assert (None if stated is None else [str(stated.value), stated.rule, _words(release, stated)]) == expected[field]


def _words(release: Release, stated: Stated[object]) -> str:
    return " ".join(release.text[slice(*stated.span)].split()) if stated.span else ""
