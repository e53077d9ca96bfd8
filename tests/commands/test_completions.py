"""Completions, asked of the shells themselves. A shell that is not installed is passed over, by name."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tui.commands import COMMANDS, main
from tui.exports import FORMS

Offered = Callable[[str], set[str]]
"""What a shell offers behind the beginning of a command line."""

BASH = """
source {script}
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_presscheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def script(shell: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["completions", shell]) == 0
    written = folder / f"completions.{shell}"
    written.write_text(capsys.readouterr().out, encoding="utf-8")
    return written


def bash(written: Path, folder: Path) -> Offered:
    def offered(line: str) -> set[str]:
        words = " ".join(shlex.quote(word) for word in line.split(" "))
        return set(said(["bash", "--norc", "-c", BASH.format(script=written, words=words)], folder))

    return offered


def fish(written: Path, folder: Path) -> Offered:
    def offered(line: str) -> set[str]:
        asked = f"source {written}; complete -C {shlex.quote(line)}"
        return {each.partition("\t")[0].rstrip("/") for each in said(["fish", "--no-config", "-c", asked], folder)}

    return offered


def zsh(written: Path, folder: Path) -> Offered:
    """Zsh completes only at a keyboard: the line is typed, Tab lists, and what it listed is read from the terminal."""

    def offered(line: str) -> set[str]:
        shell = pexpect.spawn("zsh", ["-f", "-i"], cwd=folder, dimensions=(200, 80), encoding="utf-8", timeout=30)
        shell.sendline(
            "bindkey -e; PS1='ready> '; unsetopt zle_bracketed_paste; autoload -U compinit; compinit -u -D; LISTMAX=999"
        )
        shell.sendline("zstyle ':completion:*' verbose no; setopt list_rows_first; bindkey '^T' list-choices")
        shell.sendline(f"source {written}; print lo''aded")
        shell.expect("loaded")
        shell.expect("ready> ")
        shell.send(line + "\x14\x01print do''ne \x05\r")  # Ctrl+T lists; then the line becomes one that is harmless
        shell.expect(r"done ")
        shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r|\x08", " ", shell.before or "")
        shell.close(force=True)
        return {word.rstrip("/") for word in re.split(r"\s+", shown)}

    return offered


def said(command: list[str], folder: Path) -> list[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture(params=[bash, zsh, fish], ids=["bash", "zsh", "fish"])
def offered(request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Offered:
    shell = request.param.__name__
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    folder = tmp_path / "here"
    for name in ("releases", "far"):
        (folder / name).mkdir(parents=True)
    (folder / "draft.txt").touch()
    made: Offered = request.param(script(shell, tmp_path, capsys), folder)
    return made


def test_a_first_word_can_be_a_command_or_a_path(offered: Offered) -> None:
    assert {*COMMANDS, "releases", "far", "draft.txt"} <= offered("presscheck ")
    assert {"facts", "far"} <= offered("presscheck fa")


def test_options_and_their_values_are_those_of_the_command(offered: Offered) -> None:
    assert offered("presscheck export --as ") >= {*FORMS}
    assert offered("presscheck check draft.txt --format ") >= {"text", "github", "jsonl", "csv"}
    options = offered("presscheck facts --")
    assert {"--format", "--explain"} <= options
    assert not {"--as", "--against"} & options


def test_paths_follow_a_command_and_an_option_that_takes_them(offered: Offered) -> None:
    for line in ("presscheck facts ", "presscheck check draft.txt --against ", "presscheck releases/ "):
        found = offered(line)
        assert {"releases", "draft.txt"} <= found
        assert not found & {*COMMANDS} - {"facts", "check"}


def test_words_to_choose_from_are_offered_and_paths_are_not(offered: Offered) -> None:
    found = offered("presscheck completions ")
    assert {"bash", "zsh", "fish"} <= found
    assert "draft.txt" not in found
