"""Files that change on disk are read again, and the reader stays where one was."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.screens.reader import Reader, reader
from tui.judgements import Judgements
from tui.library import Library

PARAGRAPHS = "\n\n".join(f"Paragraph {number} of the release." for number in range(60))
LAST = "Police arrested 112 suspects in Harwich.\n\nThe court warned 40 drivers.\n"
TEXT = f"Police arrest suspects\n\n{PARAGRAPHS}\n\n{LAST}"
OTHER = "A second release\n\nOfficers seized 29 boats in Harwich on Tuesday.\n"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, and let what is said stay until it was read here, however slow the machine is."""
    monkeypatch.setattr("tui.watching.PAUSE", 0.01)
    monkeypatch.setattr("tui.widgets.status.MESSAGE_SECONDS", 600)


def save(path: Path, text: str) -> None:
    """Put a new file in the old one's place, as an editor does: no moment shows half of it."""
    new = path.with_name("new")
    new.write_text(text)
    os.replace(new, path)


@asynccontextmanager
async def following(folder: Path) -> AsyncIterator[Reader]:
    """The reader on two files, with the first of them open."""
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(OTHER)
    async with reader(Library.open([folder], judgements=Judgements())) as it:
        if it.title != "Police arrest suspects":
            await it.press("j")
        yield it


async def says(it: Reader, words: str) -> None:
    """Wait for a word in the status line."""
    await it.until(lambda: words in it.screen.status.message)
    await it.pilot.pause()


async def test_a_saved_file_is_read_again_and_the_change_is_told(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        save(tmp_path / "a.txt", TEXT.replace("112", "113") + "\nThey freed 6 horses.\n")
        await says(it, "“Police arrest suspects” changed: 1 figure changed, 1 new.")
        assert it.screen.release is not None
        figures = it.app.library.reading(it.screen.release).figures
        assert [figure.text for figure in figures][-3:] == ["113", "40", "6"]


async def test_the_line_in_view_stays_on_top_when_words_are_put_in_above(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        await it.press("tab", "space", "space", "j")
        page = it.screen.page
        before = page.position
        save(tmp_path / "a.txt", TEXT.replace("Paragraph 2 ", "A longer Paragraph 2 "))
        await says(it, "no figure changed")
        assert page.position == before + len("A longer ")
        assert it.focus == "page"


async def test_the_current_figure_and_the_trail_follow_the_edit(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        await it.press("]", "]", "f", *"second", "enter", "tab")
        assert it.title == "A second release"
        save(tmp_path / "a.txt", "A new headline\n\n" + TEXT)
        await says(it, "changed")
        await it.press("backspace")
        assert it.screen.figure is not None
        assert it.app.library.figure(it.screen.figure).text == "40"


async def test_matches_and_notes_are_there_after_a_reload(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        await it.press("]", "]", "a", *"who", "enter", "slash", *"drivers", "enter")
        save(tmp_path / "a.txt", TEXT.replace("Paragraph 2 ", "A longer Paragraph 2 "))
        await says(it, "no figure changed")
        await it.press("z", "z")
        assert "no figure changed" in it.screen.status.message
        hit = it.screen.page.hit
        assert hit is not None
        assert it.app.library.release(it.screen.release or "").text[slice(*hit)] == "drivers"
        (placed,) = it.screen.kept.notes[it.screen.release or ""]
        assert it.app.library.release(placed.release).text[slice(*placed.span)] == "40"


async def test_a_deleted_file_leaves_the_others(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        (tmp_path / "a.txt").unlink()
        await says(it, "“Police arrest suspects” gone")
        assert it.screen.release is not None
        assert it.app.library.release(it.screen.release).title.value == "A second release"


async def test_when_nothing_is_left_the_last_reading_stays(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        (tmp_path / "a.txt").unlink()
        (tmp_path / "b.txt").unlink()
        await says(it, "Not read again:")
        assert it.title == "Police arrest suspects"


async def test_a_change_under_an_overlay_waits_until_it_closes(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        await it.press("f")
        save(tmp_path / "a.txt", TEXT.replace("112", "113"))
        await it.until(lambda: it.screen._put_off)
        assert it.app.library is it.library
        await it.press("escape")
        await says(it, "1 figure changed")


async def test_the_place_is_remembered_for_the_collection_as_it_was_left(tmp_path: Path) -> None:
    async with following(tmp_path) as it:
        await it.press("tab", "space", "space")
        save(tmp_path / "a.txt", TEXT.replace("112", "113"))
        await says(it, "1 figure changed")
        left = it.screen.page.position
        await it.press("q")
    async with reader(Library.open([tmp_path], judgements=Judgements())) as it:
        assert it.title == "Police arrest suspects"
        assert it.screen.page.position == left
