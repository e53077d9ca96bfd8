"""`--format` on every command that prints: each form is what it is called, and all of them say the same rows."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tui.commands import COMMANDS, main
from tui.commands.collection import FORMATS
from tui.commands.parsers import arguments
from tui.resources import bundled

LINES = {
    "facts": "facts {}",
    "links": "links {}",
    "ledger": "ledger {}",
    "check": "check {}",
    "checks": "check --list",
    "search": "search suspects {}",
    "index": "index {}",
    "collections": "collections",
    "doctor": "doctor",
    "mark": "mark list",
    "keys": "keys",
}
"""What prints rows, by a name for it; {} is a folder."""

WITHOUT = {"export", "serve", "completions", "man"}
"""Commands whose output has forms of its own, or one that others prescribe."""

ONE_OBJECT_A_ROW = set(LINES) - {"facts", "links", "ledger"}
"""What prints as many JSON objects as rows; the others have an object a release, link and measure."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two releases and a judgement of one, indexed."""
    copied = tmp_path / "releases"
    copied.mkdir()
    for name in ("002", "004"):
        shutil.copy(next(bundled("seeds").glob(f"{name}*")), copied / f"{name}.txt")
    assert main(["index", str(copied)]) == 0
    assert main(["mark", "accept", "--check", "P101", f"{copied / '004.txt'}:6:1"]) == 0
    return copied


def printed(line: str, form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main([*line.format(folder).split(" "), "--format", form]) in (0, 1)
    return capsys.readouterr().out


def test_every_command_that_prints_has_formats() -> None:
    for name in {*COMMANDS} - WITHOUT:
        (formats,) = (action.choices for action in arguments(name) if "--format" in action.option_strings)
        assert {*FORMATS} <= {*(formats or ())}
        assert any(line.split()[0] == name for line in LINES.values())


@pytest.mark.parametrize("name", LINES)
def test_each_form_is_what_it_is_called(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = LINES[name]
    objects = [json.loads(each) for each in printed(line, "jsonl", folder, capsys).splitlines()]
    assert objects
    assert all(isinstance(each, dict) for each in objects)
    head, *rows = csv.reader(io.StringIO(printed(line, "csv", folder, capsys)))
    assert rows
    assert {len(row) for row in rows} == {len(head)}
    if name in ONE_OBJECT_A_ROW:
        assert len(objects) == len(rows)
        assert {*head} <= {*objects[0]}
    markdown = printed(line, "markdown", folder, capsys)
    tables = [each for each in markdown.split("\n") if each.startswith("|---")]
    assert tables
    assert all(each == "" or each.startswith(("|", "## ")) for each in markdown.split("\n"))
    assert "───" in printed(line, "table", folder, capsys)
