"""Help and manual: every example runs, every argument is explained, man and mandoc read the page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands import COMMANDS, main
from tui.commands.parsers import READ, Filled, arguments, command
from tui.commands.statuses import Status
from tui.resources import bundled

EXAMPLES = [line for name in (READ, *COMMANDS) for line, _ in command(name).EXAMPLES]
STAY_OPEN = {line for name in (READ, "serve") for line, _ in command(name).EXAMPLES}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk as the examples suppose it: releases, drafts, and a draft."""
    for seed in bundled("seeds").glob("*.txt"):
        folders = ("drafts",) if seed.name.startswith("004") else ("releases",)
        for folder in folders:
            (tmp_path / folder).mkdir(exist_ok=True)
            shutil.copy(seed, tmp_path / folder)
    shutil.copy(next((tmp_path / "drafts").iterdir()), tmp_path / "draft.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [READ, *COMMANDS])
def test_every_argument_is_explained(name: str) -> None:
    assert [action.dest for action in arguments(name) if not action.help] == []


@pytest.mark.parametrize("name", [READ, *COMMANDS])
def test_every_command_has_examples(name: str) -> None:
    assert command(name).EXAMPLES


@pytest.mark.parametrize("line", sorted({*EXAMPLES} - STAY_OPEN))
def test_every_example_runs(line: str, desk: Path) -> None:
    if "man -l" in line and shutil.which("man") is None:
        pytest.skip("man is not installed")
    if line.startswith("collections "):
        assert main(["index", "releases/"]) == Status.DONE
    program = f'presscheck() {{ {sys.executable} -m tui "$@"; }}; set -o pipefail; presscheck {line}'
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, timeout=120, check=False)
    expected = Status.FINDINGS if line.startswith("check ") and "--list" not in line else Status.DONE
    assert (done.returncode, "Traceback" in done.stderr) == (expected, False), done.stderr
    assert done.stdout or ">" in line or "--output" in line or "forget" in line


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_the_terminal(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main([*filter(None, [name]), "--help"]) == Status.DONE
    usage, _, rest = capsys.readouterr().out.partition("\n\n")
    assert usage.startswith("usage: presscheck")
    assert [line for line in rest.splitlines() if len(line) > 80] == []


def test_lines_of_a_list_stay_lines_and_what_is_too_long_hangs_under_its_column() -> None:
    text = "Words that are\nfilled.\n\n  one   a list\n  two   whose second line is too long"
    assert Filled("presscheck")._fill_text(text, 25, "") == (
        "Words that are filled.\n\n  one   a list\n  two   whose second line\n        is too long"
    )


@pytest.fixture
def page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["man"]) == Status.DONE
    written = tmp_path / "presscheck.1"
    written.write_text(capsys.readouterr().out, encoding="ascii")
    return written


def test_the_manual_has_every_command_and_option(page: Path) -> None:
    text = page.read_text(encoding="ascii").replace(r"\-", "-")
    for name in COMMANDS:
        assert f".SS presscheck {name}\n" in text
        for action in arguments(name):
            assert all(option in text for option in action.option_strings)
    for status in Status:
        assert rf"\fB{status.value}\fR" in text


@pytest.mark.parametrize("reader", ["groff -man -Tutf8 -ww", "mandoc -T utf8"])
def test_the_manual_is_read_without_a_complaint(reader: str, page: Path) -> None:
    words = reader.split()
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    done = subprocess.run([*words, str(page)], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    shown = re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout)
    assert "presscheck check draft.txt --against releases/" in shown
    assert "“" not in shown or "\\[" not in shown
