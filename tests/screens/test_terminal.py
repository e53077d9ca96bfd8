"""Journeys in a real pseudo-terminal: what a person at a keyboard does, from start to a restored terminal."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.pseudo_terminal import Terminal, presscheck
from tui.notes import load as kept_notes


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The reader on the bundled seeds."""
    terminal = presscheck()
    yield terminal
    terminal.child.close(force=True)


def current_line(terminal: Terminal) -> str:
    """What stands behind the mark of the current figure on the page, without the facts beside it."""
    return next((line.partition("▸ ")[2][:57] for line in terminal.screen.display if "▸ " in line[20:]), "")


def test_a_journey_from_jump_to_quit_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.see("Operation Icarus")
    terminal.press("f")
    terminal.type("larg")
    terminal.see("larg")
    terminal.press("\r")
    terminal.until(lambda: "larg" not in terminal.text(), "the page again")
    terminal.press("]")
    terminal.until(lambda: "2xx" in current_line(terminal), "the first blank")
    terminal.press("\r")
    terminal.until(lambda: "269" in current_line(terminal), "the release that fills it")
    terminal.press("\x7f")
    terminal.until(lambda: "2xx" in current_line(terminal), "the draft again")
    for blank in ("xxx", "from xx", "XXX"):
        terminal.press("]")
        terminal.until(lambda blank=blank: blank in current_line(terminal), blank)  # type: ignore[misc]
    terminal.press("/")
    terminal.type("terabytes")
    terminal.see("1 of 1")
    terminal.see("terabytes of data")
    terminal.press("\r")
    terminal.until(lambda: "1 of 1" not in terminal.text(), "the page without the find bar")
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h") >= 0
    assert terminal.raw.rfind(b"\x1b[?25h") > terminal.raw.rfind(b"\x1b[?25l")


def first_line(terminal: Terminal) -> str:
    """What stands at the top of the page."""
    return next((line[29:88].strip() for line in terminal.screen.display if line[29:88].strip()), "")


def back_to_page(terminal: Terminal) -> None:
    """Leave a sheet; what is pressed at once after Esc would be taken for a key with Alt."""
    terminal.press("\x1b")
    terminal.see("F search")


def test_a_day_of_work_ends_where_the_next_one_begins(terminal: Terminal) -> None:
    terminal.see("Operation Icarus")
    terminal.press("\x06")  # Filter
    terminal.see("only")
    terminal.type("pub:austr")
    terminal.see("4 hidden")
    terminal.press("\r")
    terminal.press("\x06")
    terminal.press("\x1b")
    terminal.until(lambda: "hidden" not in terminal.text(), "the whole list")
    terminal.press("f")
    terminal.type("succ")
    terminal.see("succ")
    terminal.press("\r")
    terminal.until(lambda: "succ" not in terminal.text(), "the page again")
    terminal.see("A coordinated pre-Christmas swoop")
    terminal.press("/")
    terminal.type("suspects")
    terminal.see("1 of 5")
    terminal.press("\r")
    terminal.press("n")
    terminal.see("2 of 5")
    terminal.press("]")
    terminal.until(lambda: bool(current_line(terminal)), "a figure")
    terminal.press("y")
    terminal.until(lambda: b"\x1b]52;c;" in terminal.raw, "the copy")
    terminal.press("*")
    terminal.see("Starred.")
    terminal.press("a")
    terminal.see("Type what you want to note.")
    terminal.type("ask them")
    terminal.press("\r")
    terminal.see("Noted.")
    terminal.press("L")
    terminal.see("measure 1 of 9")
    back_to_page(terminal)
    terminal.press("c")
    terminal.see("Compare")
    back_to_page(terminal)
    terminal.press("t")
    terminal.see("Jan 2012")
    back_to_page(terminal)
    top = first_line(terminal)
    terminal.press(" ")
    terminal.until(lambda: first_line(terminal) != top, "a page further down")
    before = first_line(terminal)
    terminal.resize(50, 20)
    terminal.until(lambda: "Operation Icarus  " not in terminal.text() and "? keys" in terminal.text(), "one pane")
    terminal.resize(120, 40)
    terminal.see("Operation Icarus  ")
    terminal.until(lambda: first_line(terminal) == before, "the same place")
    terminal.press("q")
    assert terminal.ended() == 0
    assert [note.words for note in kept_notes().notes] == ["ask them"]
    again = presscheck()
    again.until(lambda: first_line(again) == before, "the same place")
    again.press("q")
    assert again.ended() == 0


def test_keys_that_follow_at_once_are_meant_for_the_line_that_the_first_one_opens(terminal: Terminal) -> None:
    terminal.see("Operation Icarus")
    terminal.press("]")
    terminal.until(lambda: bool(current_line(terminal)), "a figure")
    terminal.press("\x06pub:austr")
    terminal.see("4 hidden")
    terminal.press("q")
    terminal.see("pub:austrq")


def test_a_terminal_that_goes_away_loses_no_place(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("\n\n".join(["A title", *(f"Paragraph {each}." for each in range(99))]))
    it = presscheck(str(tmp_path))
    it.see("Paragraph 1.")
    it.press(" ")
    it.until(lambda: "Paragraph 1." not in it.text(), "the next page")
    before = first_line(it)
    it.child.kill(signal.SIGHUP)
    it.ended()
    again = presscheck("--resume")
    again.until(lambda: first_line(again) == before, "the same place")
    again.press("q")
    assert again.ended() == 0
