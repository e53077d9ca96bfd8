"""The command `export`: forms, one event, a file, and what is under embargo."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands import main
from tui.exports import FORMS, jsonl
from tui.resources import bundled

SEEDS = str(bundled("seeds"))

OPEN = """Police end Operation Lantern with 14 arrests

5 March 2012

Police in Ghent arrested 14 suspects on Monday in Operation Lantern. Officers searched four houses.
"""
HELD = """EMBARGOED

Operation Lantern: 15 suspects arrested

6 March 2012

The public prosecutor said that 15 suspects were arrested in Operation Lantern. Officers searched nine houses.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "open.txt").write_text(OPEN, encoding="utf-8")
    (tmp_path / "held.txt").write_text(HELD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_the_seeds_has_the_number_in_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", SEEDS, "--as", name, "--event", "icarus"]) == 0
    captured = capsys.readouterr()
    assert ("2012" if name in ("csl", "bibtex") else "269") in captured.out
    assert captured.err == ""


@pytest.mark.parametrize("name", FORMS)
def test_the_same_extract_gives_the_same_text(name: str, tmp_path: Path) -> None:
    written = []
    for copy in ("a", "b"):
        assert main(["export", SEEDS, "--as", name, "--event", "icarus", "--output", str(tmp_path / copy)]) == 0
        written.append((tmp_path / copy).read_bytes())
    assert written[0] == written[1]
    assert written[0]


def test_json_lines_go_through_a_pipe_without_loss(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", SEEDS, "--format", "jsonl"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    program = f"{sys.executable} -m tui"
    pipe = f"{program} export {SEEDS} --as jsonl | {program} facts - --format jsonl"
    piped = subprocess.run(["bash", "-c", pipe], capture_output=True, text=True, timeout=120, check=True)
    back = [json.loads(line) for line in piped.stdout.splitlines()]
    assert len(back) == 5
    by_id = {each["id"]: each["figures"] for each in back}
    assert {each["id"]: each["figures"] for each in facts} == by_id


@pytest.mark.parametrize("name", [name for name in FORMS if name != "html"])
def test_what_is_under_embargo_is_left_out_with_all_that_rests_on_it(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folder), "--as", name]) == 0
    captured = capsys.readouterr()
    assert "open" in captured.out
    for secret in ("held", "15 suspects", "nine", "prosecutor"):
        assert secret not in captured.out
    assert "left out 1 under embargo" in captured.err


def test_what_is_under_embargo_is_left_out_of_an_indexed_collection_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", str(folder)]) == 0
    capsys.readouterr()
    assert main(["export", str(folder), "--as", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert "Operation Lantern with 14 arrests" in captured.out
    for secret in ("held.txt", "15 suspects", "nine", "prosecutor"):
        assert secret not in captured.out
    assert "left out 1 under embargo" in captured.err


def test_what_is_under_embargo_is_left_out_of_what_was_read_back(folder: Path) -> None:
    assert main(["export", str(folder), "--as", "jsonl", "--embargoed", "--output", str(folder / "all.jsonl")]) == 0
    with open(folder / "all.jsonl", encoding="utf-8") as lines:
        library = jsonl.read(lines).without_embargoed()
    assert [Path(reading.release.path).name for reading in library.readings] == ["open.txt"]
    assert len(library.crossrefs.standings) == len(library.readings[0].figures)


def test_what_is_under_embargo_is_handed_over_when_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder), "--as", "jsonl", "--embargoed"]) == 0
    captured = capsys.readouterr()
    library = jsonl.read(captured.out.splitlines())
    assert sorted(Path(reading.release.path).name for reading in library.readings) == ["held.txt", "open.txt"]
    assert captured.err == ""


def test_an_event_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", SEEDS, "--as", "csv", "--event", "koala"]) == 2
    assert "the events here are: operation-icarus" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["export", SEEDS, "--as", "csv", "--output", str(tmp_path / "file" / "out.csv")]) == 2
    assert "out.csv: cannot be written" in capsys.readouterr().err


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    assert main(["export", SEEDS, "--as", "annotations", "--output", str(target)]) == 0
    assert json.loads(target.read_bytes())["type"] == "AnnotationCollection"
    assert [path.name for path in tmp_path.iterdir()] == ["figures.json"]
