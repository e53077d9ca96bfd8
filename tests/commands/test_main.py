"""The command line as a whole: help, version, exit statuses, pipes and what it loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui import __version__
from tui.commands import COMMANDS, main


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"presscheck {__version__}\n"


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"usage: presscheck {name}" in capsys.readouterr().out


def test_a_path_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "nowhere/at/all.txt"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("presscheck: nowhere/at/all.txt: ")
    assert captured.err.count("\n") == 1


def test_an_unknown_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--colour"]) == 2
    assert "--colour" in capsys.readouterr().err


def test_the_reader_wants_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_an_unreadable_document_is_named_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text("Police arrest three\n\nPolice arrested three suspects.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["facts", "--format", "jsonl", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert [Path(json.loads(line)["path"]).name for line in captured.out.splitlines()] == ["good.txt"]
    assert "empty.txt: " in captured.err


def test_standard_input_is_a_document() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "facts", "--format", "jsonl", "-"],
        input=b"Customs seize cigarettes\n\nOfficers seized 12 boxes of cigarettes.\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    release = json.loads(done.stdout)
    assert release["path"] == "-"
    assert [figure["value"] for figure in release["figures"]] == [12]


def test_facts_import_neither_textual_nor_rich() -> None:
    program = (
        "import sys; from tui.commands import main; status = main(['facts', '--format', 'jsonl']);"
        "heavy = {'textual', 'rich', 'yaml', 'rapidfuzz', 'numpy', 'asyncio'};"
        "heavy &= {name.partition('.')[0] for name in sys.modules};"
        "print(status, sorted(heavy), file=sys.stderr)"
    )
    subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=True)  # fills the cache
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == "0 []\n"
