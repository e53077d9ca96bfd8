"""Footnotes: by key and by mouse to the note, and back to the mark that was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.reader import Reader, reader
from tui.judgements import Judgements
from tui.library import Library

NOTED = "A title\n\nTwelve countries* took part.\n\n{filler}\n\nTen of them* stayed.\n\n* See the annex.\n"


@pytest.fixture
def noted(tmp_path: Path) -> Library:
    """A release with one footnote, far below its two marks."""
    filler = "\n\n".join(f"Paragraph {number}." for number in range(60))
    (tmp_path / "noted.txt").write_text(NOTED.format(filler=filler))
    (tmp_path / "plain.txt").write_text("Another title\n\nNothing is noted here.\n")
    return Library.open([tmp_path], judgements=Judgements())


def pointed(it: Reader) -> str:
    """The line of the page that is pointed at."""
    return next((line[27:88].strip(" ▕▸┃│·") for line in it.lines() if "▸" in line[27:88]), "")


async def test_a_key_leads_to_the_note_and_back(noted: Library) -> None:
    async with reader(noted) as it:
        await it.press("enter")
        assert "% footnote" in it.lines()[-1]
        await it.press("%")
        assert pointed(it) == "* See the annex."
        await it.press("%")
        assert pointed(it) == "Twelve countries* took part."
        await it.press("%", "backspace")
        assert it.screen.page.top == 0


async def test_the_note_leads_back_to_the_mark_that_was_followed(noted: Library) -> None:
    async with reader(noted) as it:
        await it.press("enter", "G", "%")
        assert pointed(it) == "* See the annex."
        await it.press("%")
        assert pointed(it) == "Ten of them* stayed."


async def test_a_click_on_a_mark_leads_to_its_note(noted: Library) -> None:
    async with reader(noted) as it:
        await it.press("enter")
        row = next(row for row, line in enumerate(it.lines()) if "Twelve countries*" in line)
        await it.pilot.click(offset=(it.lines()[row].index("*"), row))
        await it.until(lambda: pointed(it) == "* See the annex.")


async def test_where_there_is_no_footnote_none_is_offered(noted: Library) -> None:
    async with reader(noted) as it:
        await it.press("G", "enter")
        assert it.title == "Another title"
        assert "% footnote" not in it.lines()[-1]
        await it.press("%")
        assert pointed(it) == ""
