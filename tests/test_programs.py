"""Other programs get the release as it is, without a shell, and what goes wrong with them is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.programs import ProgramError, editor_command, open_with_system, piped, source, words

HERE = Path("/papers/a b;rm.txt")


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, ["vi", "+17", str(HERE)]),
        ({"EDITOR": "nano"}, ["nano", "+17", str(HERE)]),
        ({"EDITOR": "nano", "VISUAL": "vim -u 'my rc'"}, ["vim", "-u", "my rc", "+17", str(HERE)]),
        ({"EDITOR": "nano", "VISUAL": "  "}, ["nano", "+17", str(HERE)]),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", f"{HERE}:17"]),
        ({"EDITOR": "code"}, ["code", "--wait", "--goto", f"{HERE}:17"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "--goto", f"{HERE}:17"]),
    ],
)
def test_the_editor_opens_the_file_at_the_line(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(HERE, 17, environ) == command


def test_an_editor_that_is_no_command_is_named() -> None:
    with pytest.raises(ProgramError, match=r"\$EDITOR cannot be read: no closing quotation"):
        editor_command(HERE, 1, {"EDITOR": "vim 'x"})


def test_a_typed_command_is_split_and_not_expanded() -> None:
    assert words("grep -c 'two words' $HOME; ls *") == ["grep", "-c", "two words", "$HOME;", "ls", "*"]
    with pytest.raises(ProgramError, match="is empty"):
        words("  ")


def test_a_release_from_standard_input_has_no_file_and_a_deleted_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="standard input"):
        source("-")
    with pytest.raises(ProgramError, match="gone"):
        source(str(tmp_path / "none.txt"))
    (tmp_path / "-rf").write_text("x")
    assert source(str(tmp_path / "-rf")).is_absolute()


def test_a_command_reads_the_data_and_its_output_comes_back() -> None:
    outcome = piped(["cat"], "Zürich, 112 people\n".encode())
    assert outcome == (0, "Zürich, 112 people\n", "", "")


def test_no_shell_reads_a_command_unless_one_is_written() -> None:
    assert piped(words("echo $HOME | wc"), b"").output == "$HOME | wc\n"
    assert piped(words("sh -c 'cat | wc -c'"), b"1234").output.strip() == "4"


def test_exit_status_and_error_come_back() -> None:
    outcome = piped(["sh", "-c", "echo no >&2; exit 3"], b"")
    assert (outcome.status, outcome.error) == (3, "no\n")


def test_a_command_that_does_not_exist_is_named() -> None:
    with pytest.raises(ProgramError, match="no-such-program cannot be run"):
        piped(["no-such-program"], b"")


def test_a_command_that_reads_nothing_of_much_is_no_error() -> None:
    assert piped(["true"], b"x" * 1_000_000).status == 0


def test_a_command_that_prints_without_end_is_stopped() -> None:
    outcome = piped(["yes"], b"", most=10_000)
    assert outcome.status is None
    assert outcome.stopped
    assert len(outcome.output) == 10_000


def test_a_command_that_never_ends_is_stopped_with_all_it_started() -> None:
    outcome = piped(["sh", "-c", "echo begun; sleep 60"], b"", patience=0.3)
    assert (outcome.status, outcome.output, outcome.stopped) == (None, "begun\n", "stopped after 0.3 s")


def test_output_that_is_not_text_comes_back_readable() -> None:
    assert piped([sys.executable, "-c", r"import sys; sys.stdout.buffer.write(b'\xff!')"], b"").output == "\ufffd!"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="xdg-open is the opener of other systems")
def test_an_opener_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text('#!/bin/sh\necho "no program for $1" >&2\nexit 4\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(ProgramError, match=r"could not open it: no program for /papers/a b;rm\.txt"):
        open_with_system(HERE)
    opener.write_text("#!/bin/sh\nexit 0\n")
    open_with_system(HERE)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(ProgramError, match="xdg-open cannot be run"):
        open_with_system(HERE)
