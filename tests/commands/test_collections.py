"""Housekeeping: what is indexed, rebuilding and forgetting it, and what the doctor finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.commands import main
from tui.library import Library
from tui.resources import bundled
from tui.store.database import store_path
from tui.store.indexing import locked


@pytest.fixture
def seeds(capsys: pytest.CaptureFixture[str]) -> str:
    """The sample collection, indexed."""
    seeds = str(bundled("seeds"))
    assert main(["index", seeds]) == 0
    assert capsys.readouterr().out.startswith("5 releases, 5 files read, ")
    return seeds


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    assert main(["collections", "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_collection_is_listed_until_it_is_forgotten(seeds: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = listed(capsys)
    assert (row["paths"], row["releases"], row["state"]) == (seeds, 5, "up to date")
    assert main(["collections", "forget", seeds]) == 0
    assert listed(capsys) == []
    assert list(store_path([seeds]).parent.iterdir()) == []


def test_a_collection_is_rebuilt(seeds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collections", "rebuild", seeds]) == 0
    captured = capsys.readouterr()
    assert "5 files read" in captured.out
    assert "indexed anew: as you asked" in captured.err


def test_what_is_not_indexed_is_not_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collections", "forget", "nowhere"]) == 2
    assert "no index of these paths" in capsys.readouterr().err


def test_the_doctor_finds_a_damaged_index(seeds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "whole" in capsys.readouterr().out
    path = store_path([seeds])
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2 :] = b"\xff" * (len(damaged) - len(damaged) // 2)
    path.write_bytes(damaged)
    assert main(["doctor"]) == 1
    assert "not whole" in capsys.readouterr().out


def test_a_collection_that_is_being_indexed_is_opened_as_it_was(seeds: str) -> None:
    with locked(store_path([seeds])):
        library = Library.open([seeds])
    assert len(library.readings) == 5
    assert "another process" in library.store_word


def test_the_commands_print_the_same_from_the_index(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = tmp_path / "seeds"
    copy.mkdir()
    for seed in bundled("seeds").glob("*.txt"):
        (copy / seed.name).write_bytes(seed.read_bytes())
    said = []
    for _ in range(2):
        for command in ("facts", "links", "ledger", "check"):
            main([command, "--format", "jsonl", str(copy)])
        said.append(capsys.readouterr().out)
        assert main(["index", str(copy)]) == 0
        capsys.readouterr()
    assert said[0] == said[1]
