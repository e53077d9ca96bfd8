"""`presscheck check` prints like a linter and exits like one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.commands import main
from tui.crossref.checks import CHECKS

DRAFT = "Draft, one\n\nSo far XXX suspects were arrested.\n\nThe island has roughly 200,0000 residents: 100% of them.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("a,b.txt").write_text(DRAFT, encoding="utf-8")
    return "a,b.txt"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> list[str]:
    assert main(["check", *arguments]) == status
    return capsys.readouterr().out.splitlines()


def test_the_list_shows_every_check_with_its_example(capsys: pytest.CaptureFixture[str]) -> None:
    listed = printed(capsys, "--list", status=0)
    for rule in CHECKS:
        start = listed.index(f"{rule.code}  {rule.name}")
        assert rule.finds in listed[start + 1]
        assert listed[start + 2].strip().startswith("for example: ")
    assert len({rule.code for rule in CHECKS}) == len(CHECKS)


def test_a_finding_is_file_line_column_code_and_message(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, draft)
    assert [line.split(" ")[:2] for line in found] == [["a,b.txt:3:8:", "P101"], ["a,b.txt:5:24:", "P103"]]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "P101"), ["P101"]),
        (("--select", "p1"), ["P101", "P103"]),
        (("--ignore", "P101"), ["P103"]),
        (("--select", "P1", "--ignore", "P103, P2"), ["P101"]),
        (("--ignore", "P1"), []),
    ],
)
def test_codes_and_beginnings_of_codes_are_selected_and_ignored(
    options: tuple[str, ...], codes: list[str], draft: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = printed(capsys, *options, draft, status=1 if codes else 0)
    assert [line.split(" ")[1] for line in found] == codes


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_no_check_has_is_wrong_usage(option: str, draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", option, "P101,X9", draft]) == 2
    assert "X9" in capsys.readouterr().err


def test_github_gets_workflow_commands_with_the_properties_escaped(
    draft: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = printed(capsys, "--format", "github", draft)
    assert first.startswith("::warning file=a%2Cb.txt,line=3,col=8,endColumn=11,title=P101 blank left open::“XXX")
    assert re.fullmatch(r"::warning [^:]*::[^\n]*200,0000[^\n]*", second)
