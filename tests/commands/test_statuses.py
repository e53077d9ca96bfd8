"""What a process ends with: the statuses of `tui.commands.statuses`, in real processes, pipes and on full disks."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands import COMMANDS, main
from tui.commands.statuses import Status

PROGRAM = f"{sys.executable} -m tui"
README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """So much that no pipe holds what is printed of it."""
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\nPolice arrested {number + 2} men.\n" * 20)
    return tmp_path


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)


def test_the_numbers_stay_what_they_are() -> None:
    assert {status.name: status.value for status in Status} == {
        "DONE": 0, "FINDINGS": 1, "UNUSABLE": 2, "MISTAKE": 70, "INTERRUPTED": 130, "CUT_SHORT": 141,
    }  # fmt: skip


def test_help_and_readme_say_what_each_means(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    main(["--help"])
    said = capsys.readouterr().out
    readme = README.read_text(encoding="utf-8").replace(r"\|", "|")
    for status in Status:
        assert f"  {status.value:<3}  {status.meaning}\n" in said + "\n"
        assert f"| {status.value} | {status.meaning} |" in readme


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown", "table"])
def test_a_reader_of_the_output_that_has_enough_ends_it_quietly(form: str, many: Path) -> None:
    done = shell(f"{PROGRAM} facts --format {form} {many} | head -1; echo ${{PIPESTATUS[0]}}")
    assert done.stderr == ""
    first, status = done.stdout.splitlines()
    assert first
    assert int(status) == Status.CUT_SHORT


def test_a_full_disk_is_said_in_a_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = shell(f"{PROGRAM} facts --format jsonl > /dev/full")
    assert (done.returncode, done.stderr) == (Status.UNUSABLE, "presscheck: the output: No space left on device\n")


def test_a_stop_from_the_keyboard_is_quiet() -> None:
    reading = subprocess.Popen(
        [sys.executable, "-m", "tui", "facts", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # What a shell runs in the background ignores the keyboard, and so would what that starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert reading.stdin
    reading.stdin.write(b"Police arrested 12 men.\n" * 4_000)  # More than the pipe holds: after this it waits for more.
    reading.stdin.flush()
    reading.send_signal(signal.SIGINT)
    out, err = reading.communicate(timeout=60)
    assert (reading.returncode, out, err) == (Status.INTERRUPTED, b"", b"")


def test_a_mistake_of_ours_is_no_finding_and_says_no_raw_byte(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise RuntimeError("\x1b]52;c;aGk=\x07")

    monkeypatch.setattr("tui.library.Library.open", wrong)
    assert main(["check", "seeds"]) == Status.MISTAKE
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "report it" in said
    assert "\x1b" not in said


def test_what_goes_into_a_pipe_is_utf_8_in_any_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "facts", "--format", "jsonl", "-"],
        input="Zoll beschlagnahmt “Möwe”\n\nPolice arrested 12 men.\n".encode(),
        capture_output=True, timeout=60, check=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )  # fmt: skip
    assert "“Möwe”" in json.loads(done.stdout.decode("utf-8"))["title"]


def test_a_mistyped_command_is_told_from_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fatcs", "seeds"]) == Status.UNUSABLE
    assert "was it `presscheck facts`?" in capsys.readouterr().err


@pytest.mark.parametrize("name", [*COMMANDS])
def test_wrong_usage_of_any_command_is_unusable(name: str) -> None:
    assert main([name, "--no-such-option"]) == Status.UNUSABLE
