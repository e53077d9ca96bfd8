"""What is taken away arrives: on the clipboard, in a file, in another program, and the message says where."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.judgements import Judgements
from tui.library import Library
from tui.model import Span
from tui.resources import state_dir

CITED = "— Harbour Police, “Harbour police seize forty boats”, 9 March 2020 (final.txt, line 3)\n"
RELEASE = "Police arrest suspects\n\nPolice arrested 112 suspects in Harwich.\n\nThe court warned 40 drivers.\n"


@asynccontextmanager
async def on_files(folder: Path) -> AsyncIterator[Reader]:
    """The reader on a file of its own, wide enough for a long word in the status line."""
    (folder / "a b.txt").write_text(RELEASE)
    async with reader(Library.open([folder], judgements=Judgements()), size=(200, 40)) as it:
        yield it


def sent(it: Reader, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the terminal from now on, apart from drawing."""
    written: list[str] = []
    assert it.app._driver is not None
    monkeypatch.setattr(it.app._driver, "write", written.append)
    return written


def on_clipboard(written: list[str]) -> str:
    """What a terminal without a multiplexer has on its clipboard in the end."""
    found = re.findall(r"\x1b\]52;c;([^\a]*)\a", "".join(written))
    return base64.b64decode(found[-1]).decode()


async def finished(it: Reader) -> None:
    """Wait until the command has ended and its output shows."""
    if running := [each for each in it.app.workers if each.group == "away"]:
        await it.app.workers.wait_for_complete(running)
    await it.pilot.pause()


async def test_the_current_figure_is_copied_with_its_sentence_and_source(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as it:
        written = sent(it, monkeypatch)
        await it.press("j", "]", "]", "y")
        assert on_clipboard(written) == (
            f"40: Police in three ports seized 40 boats on Monday and arrested 112 people.\n{CITED}"
        )
        assert "on the clipboard." in it.text()


async def test_a_selection_is_copied_letter_for_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as it:
        written = sent(it, monkeypatch)
        await it.press("j")
        text = it.library.release(it.screen.release or "").text
        start = text.index("three ports")
        it.screen.page.select_text(Span(start, start + 11))
        await it.press("y")
        assert on_clipboard(written) == f"three ports\n{CITED}"


async def test_a_match_is_copied_where_no_figure_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as it:
        written = sent(it, monkeypatch)
        await it.press("j", "slash", *"in three ports", "enter", "y")
        assert on_clipboard(written) == f"in three ports\n{CITED}"


async def test_with_nothing_chosen_a_copy_says_what_to_press(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as it:
        written = sent(it, monkeypatch)
        await it.press("y")
        assert not any("\x1b]52" in each for each in written)
        assert "go to a figure with ]" in it.text()


async def test_the_fact_sheet_is_copied_with_the_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as it:
        written = sent(it, monkeypatch)
        await it.press("j", "]", "a", *"which", "enter", "Y")
        copied = on_clipboard(written)
        assert copied.startswith("# Harbour police seize forty boats\n")
        assert copied.endswith("- “three” (line 3): which\n")


async def test_inside_tmux_the_copy_is_in_its_envelope(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-1/default,1,0")
    async with reader() as it:
        written = sent(it, monkeypatch)
        await it.press("j", "]", "y")
        assert any(each.startswith("\x1bPtmux;\x1b\x1b]52;c;") for each in written)
        assert "on the clipboard, through tmux." in it.text()


async def test_where_the_terminal_takes_no_copy_it_goes_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader(size=(250, 40)) as it:
        written = sent(it, monkeypatch)
        monkeypatch.setenv("TERM", "linux")
        await it.press("j", "]", "]", "y")
        path = state_dir() / "copied.md"
        assert path.read_text().endswith(CITED)
        assert f"in {path}" in it.text()
        assert not any("\x1b]52" in each for each in written)


async def test_the_system_opens_the_source_and_its_refusal_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs, papers = tmp_path / "bin", tmp_path / "papers"
    programs.mkdir()
    papers.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setattr("sys.platform", "linux")
    async with on_files(papers) as it:
        await it.press("o")
        await finished(it)
        assert (tmp_path / "opened").read_text() == str(papers / "a b.txt")
        opener.write_text("#!/bin/sh\necho '[/b] no program' >&2\nexit 3\n")
        await it.press("o")
        await finished(it)
        await it.until(lambda: "could not open it: [/b] no program" in it.text())


async def test_the_editor_opens_the_file_at_the_line_of_the_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    @contextmanager
    def suspended() -> Iterator[None]:
        yield

    def edited(command: list[str]) -> int:
        commands.append(command)
        return 0

    monkeypatch.setenv("VISUAL", "my-editor --flag 'two words'")
    monkeypatch.setattr("tui.programs.edited", edited)
    async with on_files(tmp_path) as it:
        monkeypatch.setattr(it.app, "suspend", suspended)
        await it.press("]", "]", "E")
        assert commands == [["my-editor", "--flag", "two words", "+5", str(tmp_path / "a b.txt")]]


async def test_an_editor_that_cannot_be_read_or_lent_the_terminal_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim 'x")
    async with on_files(tmp_path) as it:
        await it.press("E")
        assert "$VISUAL cannot be read" in it.text()
        monkeypatch.setenv("VISUAL", "vim")
        await it.press("E")
        assert "cannot be lent to an editor" in it.text()


async def test_a_release_whose_file_is_gone_says_so() -> None:
    async with reader(size=(200, 40)) as it:
        for key in ("o", "E"):
            await it.press(key)
            assert "the file is gone" in it.text()


async def test_the_text_is_piped_to_a_command_and_its_output_shown() -> None:
    async with reader() as it:
        await it.press("j", "|", *"tr a-z A-Z", "enter")
        await finished(it)
        lines = "\n".join(it.app_lines())
        assert "HARBOUR POLICE SEIZE FORTY BOATS" in lines
        assert "tr a-z A-Z  exit status 0" in lines
        await it.press(*"search")
        assert "1 of 7" in "\n".join(it.app_lines())
        await it.press("escape")
        assert it.screen.is_active


async def test_the_facts_are_piped_as_json(tmp_path: Path) -> None:
    async with reader() as it:
        await it.press("j", "|", *f"tee {tmp_path}/facts", "down", "enter")
        await finished(it)
        facts = json.loads((tmp_path / "facts").read_text())
        assert [figure["text"] for figure in facts["figures"]] == ["three", "40", "112", "29"]


async def test_what_a_command_prints_reaches_the_screen_as_letters() -> None:
    async with reader() as it:
        await it.press("j", "|", *r"printf '[/b]\033]52;c;aGk=\007\t[bold]'", "enter")
        await finished(it)
        assert is_clean(it.app_lines())
        assert any("[/b]" in line and "[bold]" in line for line in it.app_lines())


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("no-such-program", "no-such-program cannot be run"),
        ("sh -c 'exit 3'", "exit status 3, nothing printed"),
        ("cat 'x", "the command cannot be read"),
    ],
)
async def test_what_goes_wrong_with_a_command_is_told(command: str, words: str) -> None:
    async with reader(size=(200, 40)) as it:
        await it.press("|", *command, "enter")
        await finished(it)
        await it.until(lambda: words in it.text())


async def test_the_last_command_stands_ready_to_be_run_again() -> None:
    async with reader() as it:
        await it.press("|", *"wc -l", "enter")
        await finished(it)
        await it.press("escape", "|")
        assert any("wc -l" in line for line in it.app_lines())
        await it.press("escape")
        assert it.screen.is_active
