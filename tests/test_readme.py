"""The README is true: its pictures exist, its keys are the reader's, its commands and its YAML work."""

from __future__ import annotations

import re
from glob import glob
from pathlib import Path

import pytest

from tests.packaging.readme import README, ROOT, script
from tui import knowledge
from tui.annotate import Annotator
from tui.commands import COMMANDS, main
from tui.loader import release_from
from tui.model import Kind


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"\]\((tests/pictures/\w+\.svg)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_the_keys_are_those_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--format", "markdown"]) == 0
    listed = README.partition("tests/test_readme.py -->\n")[2].partition("<!-- end of keys -->")[0]
    assert listed.strip() == capsys.readouterr().out.strip()


def test_every_command_is_named() -> None:
    assert [
        name for name in COMMANDS if f"`presscheck {name} " not in README and f"`presscheck {name}`" not in README
    ] == []


def test_what_it_shows_of_the_command_line_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    shown = re.findall(r"^    \$ presscheck (.*)\n    (.*)$", README, re.MULTILINE)
    assert shown
    for words, line in shown:
        main([path for word in words.split() for path in sorted(glob(word)) or [word]])
        assert line in capsys.readouterr().out.splitlines()


def test_the_words_it_teaches_are_learned(tmp_path: Path) -> None:
    (taught,) = (block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "furlong" in block)
    own = tmp_path / "knowledge.yaml"
    own.write_text(taught, encoding="utf-8")
    known = knowledge.load(own, cache=tmp_path / "cache")
    text = "Ship searched\n\nOfficers found 14 stowaways after a chase of 8 furlongs.\n"
    figures = Annotator(known).read(release_from(text.encode(), "ship.txt", known)).figures
    assert [(figure.value, figure.kind, figure.unit or figure.concept) for figure in figures] == [
        (14, Kind.COUNT, "person"),
        (8, Kind.LENGTH, "furlong"),
    ]


def test_the_scripts_it_shows_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(script(), "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert "269 suspect identify" in said
    assert "Operation Icarus | " in said
    assert "P101 “xx suspects” is left open" in said
    assert "P201 " in said
