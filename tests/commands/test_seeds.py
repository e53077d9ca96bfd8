"""What the commands say of the sample collection: the figures, the event, the fills."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tui.commands import main
from tui.resources import bundled

SEEDS = str(bundled("seeds"))


def jsonl(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--format", "jsonl", SEEDS]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def number_of(path: str) -> str:
    return path.rpartition("/")[2][:3]


def test_every_release_has_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    releases = jsonl(capsys, "facts")
    assert {number_of(each["path"]): len(each["figures"]) for each in releases} == {
        "000": 7,
        "001": 12,
        "002": 7,
        "003": 4,
        "004": 9,
    }


def test_a_figure_is_the_text_it_points_at(capsys: pytest.CaptureFixture[str]) -> None:
    for release in jsonl(capsys, "facts"):
        text = next(bundled("seeds").glob(f"{number_of(release['path'])}*")).read_text(encoding="utf-8")
        for figure in release["figures"]:
            assert text[figure["start"] : figure["end"]] == figure["text"]
            assert text.split("\n")[figure["line"] - 1][figure["column"] - 1 :].startswith(figure["text"])


def test_the_icarus_event_has_four_of_the_five_releases(capsys: pytest.CaptureFixture[str]) -> None:
    events = [each for each in jsonl(capsys, "links") if each["kind"] == "event" and len(each["releases"]) > 1]
    assert [{number_of(each["path"]): each["part"] for each in event["releases"]} for event in events] == [
        {"000": "mentions", "001": "about", "002": "about", "004": "about"}
    ]


def test_every_blank_of_the_draft_carries_its_fill(capsys: pytest.CaptureFixture[str]) -> None:
    fills = [each for each in jsonl(capsys, "links") if each["kind"] == "fill"]
    assert [(each["blank"], each["fill"]) for each in sorted(fills, key=lambda each: each["spans"][0]["start"])] == [
        ("2xx", "269"),
        ("xxx", "112"),
        ("xx", "26"),
        ("XXX", "269"),
        ("XXX", "112"),
        ("XX", "22"),
    ]


def test_the_table_has_a_row_a_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--format", "csv", SEEDS]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 39
    assert sum(row["value"] == "269" for row in rows) == 4


def test_explaining_gives_a_rule_for_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    for release in jsonl(capsys, "facts", "--explain"):
        for figure in release["figures"]:
            assert "kind" in {why["field"] for why in figure["why"]}


@pytest.mark.parametrize("command", ["facts", "links", "ledger"])
@pytest.mark.parametrize("form", ["table", "markdown", "csv", "jsonl"])
def test_every_form_prints_something(command: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--format", form, SEEDS]) == 0
    assert "269" in capsys.readouterr().out


def test_the_ledger_keeps_the_two_counts_of_countries_apart(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {
        row["label"]: {figure["text"] for cell in row["cells"] for figure in cell["figures"]}
        for row in jsonl(capsys, "ledger", "--event", "icarus")
    }
    assert not any({"22", "26"} <= texts for texts in rows.values())
    assert any({"22", "XX"} <= texts for texts in rows.values())
    assert any({"26", "xx"} <= texts for texts in rows.values())


def test_an_unknown_event_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "--event", "koala", SEEDS]) == 2
    assert "operation-icarus" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["facts", "links", "ledger", "check"])
def test_the_same_bytes_whatever_the_hash_seed_the_order_of_files_and_the_locale(command: str) -> None:
    paths = sorted(str(path) for path in bundled("seeds").iterdir())
    said = [
        subprocess.run(
            [sys.executable, "-m", "tui", command, "--format", "jsonl", *given],
            capture_output=True,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        ).stdout
        for given, seed, locale in ((paths, "1", "C.UTF-8"), (paths[::-1], "2", "tr_TR.UTF-8"))
    ]
    assert said[0]
    assert said[0] == said[1]
