"""The first frame: painted before Textual is imported, taken over without a flash, and never where it may be wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.screens.pseudo_terminal import COLUMNS, ROWS, Terminal, presscheck
from tests.store.collections import written
from tui.frame import ENTER, keep
from tui.store.indexing import indexed

PROGRAM = """
import os, sys
from tui.frame import painted
opening = painted([sys.argv[1]])
modules = {name.partition(".")[0] for name in sys.modules}
before = sorted(modules & {"textual", "rich", "asyncio"})
if opening:
    opening.undo()
print("painted" if opening else "not painted", before)
"""

Cells = list[list[tuple[str, str, str, bool]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = written(tmp_path / "papers", 8)
    indexed([folder])
    return folder


def painting(folder: Path) -> str:
    """What a program says that paints the frame and nothing else."""
    it = Terminal([sys.executable, "-c", PROGRAM, str(folder)])
    it.see("painted")
    it.ended()
    return it.text()


def kept(folder: Path, words: str = "Kept", *, rows: int = ROWS) -> None:
    """A frame with one line of words."""
    keep([folder], COLUMNS, rows, [words.ljust(COLUMNS), *[" " * COLUMNS] * (rows - 1)])


def cells(it: Terminal) -> Cells:
    """Every cell of the screen: what stands there in which colours."""
    return [
        [
            (cell.data, cell.fg, cell.bg, cell.bold)
            for cell in (it.screen.buffer[row][column] for column in range(COLUMNS))
        ]
        for row in range(ROWS)
    ]


def test_a_frame_is_painted_before_anything_large_is_imported(folder: Path) -> None:
    kept(folder)
    assert "painted []" in painting(folder)
    assert "not painted" not in painting(folder)


def test_a_frame_that_may_be_wrong_is_not_painted(folder: Path) -> None:
    assert "not painted []" in painting(folder)
    kept(folder, rows=ROWS - 1)
    assert "not painted" in painting(folder)
    kept(folder, "\x1b]52;c;aGk=\x07")
    assert "not painted" in painting(folder)
    kept(folder)
    (folder / "late.txt").write_text("A late release\n\n20 December 2011\n\nPolice arrested 269 suspects.\n")
    indexed([folder])
    assert "not painted" in painting(folder)


def test_textual_takes_over_what_was_painted_cell_by_cell(folder: Path) -> None:
    first = presscheck(str(folder))
    first.see("8 releases")
    first.press("J")
    first.until(lambda: "▌" not in first.screen.display[1], "the next release")
    first.press("q")
    assert first.ended() == 0

    again = presscheck(str(folder))
    again.until(lambda: "? keys" in again.text(), "the frame")
    assert again.raw.startswith(ENTER)
    assert b"\x1b[?2004h" not in again.raw, "Textual was there before the frame"
    unsure = cells(again)
    assert "…" in again.screen.display[ROWS - 2]
    again.until(lambda: b"\x1b[?2004h" in again.raw, "Textual")
    again.until(lambda: "…" not in again.screen.display[ROWS - 2], "the word that nothing changed")
    sure = cells(again)
    changed = [row for row in range(ROWS) for before, now in zip(unsure[row], sure[row], strict=True) if before != now]
    assert set(changed) <= {ROWS - 2}
    assert len(changed) <= 2
    assert again.raw.count(b"\x1b[?1049h") == 1
    assert b"\x1b[2J" not in again.raw
    again.press("q")
    assert again.ended() == 0
    assert again.raw.rfind(b"\x1b[?1049l") > again.raw.rfind(b"\x1b[?1049h")


def test_a_key_typed_at_the_painted_frame_is_answered(folder: Path) -> None:
    first = presscheck(str(folder))
    first.see("8 releases")
    first.press("q")
    assert first.ended() == 0
    again = presscheck(str(folder))
    again.until(lambda: again.raw.startswith(ENTER), "the frame")
    again.press("J")
    again.until(lambda: "▌" not in again.screen.display[1], "the next release")
    again.child.close(force=True)
