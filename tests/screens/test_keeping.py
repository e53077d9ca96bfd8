"""Stars and notes: each key does what its command says, and what is kept is there at the next start."""

from __future__ import annotations

import pytest

from tests.collection import HOSTILE, small_library
from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.model import Span
from tui.notes import load
from tui.resources import state_dir
from tui.settings import Settings

DRAFT, FINAL, REPORT = "Harbour police seize boats", "Harbour police seize forty boats", "Boats taken in harbour raid"


def words_noted(it: Reader) -> list[tuple[str, str]]:
    """The words and the note of every note on the open release."""
    assert it.screen.release is not None
    text = it.library.release(it.screen.release).text
    return [(text[slice(*each.span)], each.note.words) for each in it.screen.kept.notes.get(it.screen.release, ())]


async def test_a_star_is_set_shown_kept_and_taken_away() -> None:
    async with reader() as it:
        await it.press("*")
        assert it.screen.kept.starred == {it.screen.release}
        assert any("★ Harbour police" in line for line in it.lines())
        await it.press("q")
    async with reader() as it:
        assert "★" in it.text()
        await it.press("*")
        assert "★" not in it.text()
        assert not load().stars


async def test_without_the_glyph_a_star_is_an_asterisk() -> None:
    async with reader(settings=Settings(ascii=True)) as it:
        await it.press("*")
        assert any("* Harbour police" in line for line in it.lines())
        assert "★" not in it.text()


def unread(it: Reader) -> list[str]:
    """The days, or what stands for them, of the releases that are marked as unread."""
    return [line[:7].strip(" ▌") for line in it.lines() if line[7] == "•"]


async def test_what_one_goes_to_the_page_of_is_read_and_what_one_passes_is_not() -> None:
    async with reader() as it:
        assert unread(it) == ["draft", "9 Mar", "10 Mar", "5 Jan", "1 Jun"]
        await it.press("j", "j")
        assert len(unread(it)) == 5
        await it.press("enter")
        assert unread(it) == ["draft", "9 Mar", "5 Jan", "1 Jun"]
        await it.press("K")
        assert unread(it) == ["draft", "5 Jan", "1 Jun"]
        await it.press("q")
    async with reader() as it:
        assert unread(it) == ["draft", "5 Jan", "1 Jun"]
        await it.press("ctrl+f", *"is:unread")
        assert it.screen.documents.listed == 3
        assert "2 hidden" in it.text()


async def test_a_release_is_marked_as_unread_by_key() -> None:
    async with reader() as it:
        await it.press("enter", "u")
        assert "Not read yet." in it.lines()[-2]
        assert len(unread(it)) == 5
        await it.press("u")
        assert len(unread(it)) == 4


async def test_a_note_on_the_current_figure_is_kept_with_its_words() -> None:
    async with reader() as it:
        await it.press("j", "]", "]", "a", *"ask why", "enter")
        assert words_noted(it) == [("40", "ask why")]
        assert "Noted." in it.text()
        await it.press("q")
    async with reader() as it:
        assert it.title == FINAL
        assert words_noted(it) == [("40", "ask why")]


async def test_a_note_on_a_selection_keeps_the_whole_selection() -> None:
    async with reader() as it:
        await it.press("j")
        text = it.library.release(it.screen.release or "").text
        start = text.index("three ports")
        it.screen.page.select_text(Span(start, start + len("three ports ")))
        await it.press("a", *"which", "enter")
        assert words_noted(it) == [("three ports", "which")]


async def test_a_note_on_a_match_is_on_the_match() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"Ada Moor", "enter", "a", *"who", "enter")
        assert words_noted(it) == [("Ada Moor", "who")]


async def test_without_words_a_note_says_what_to_press() -> None:
    async with reader() as it:
        await it.press("a")
        assert "go to a figure with ]" in it.text()
        assert it.screen.is_active


async def test_a_note_is_changed_and_taken_away_where_it_stands() -> None:
    async with reader() as it:
        await it.press("j", "]", "a", *"one", "enter", "a", *" two", "enter")
        assert words_noted(it) == [("three", "one two")]
        await it.press("a", "escape")
        assert words_noted(it) == [("three", "one two")]
        await it.press("a", "ctrl+u", "enter")
        assert words_noted(it) == []
        assert load().notes == ()


async def test_notes_stand_in_the_facts_and_lead_to_their_words() -> None:
    async with reader(size=(120, 60)) as it:
        await it.press(
            "j", "slash", *"Ada Moor", "enter", "a", *"who is she", "enter", "escape", "shift+tab", "shift+tab"
        )
        await it.press("G")
        while it.screen.facts.row is None or it.screen.facts.row.section != "Notes":
            await it.press("k")
        assert "who is she" in it.text()
        await it.press("enter")
        page = it.screen.page
        assert page.page is not None
        assert page._pointed is not None
        assert page.page.release.text[slice(*page._pointed)] == "Ada Moor"


async def test_a_note_under_the_cursor_of_the_facts_is_changed_there() -> None:
    async with reader(size=(120, 60)) as it:
        await it.press("j", "slash", *"Ada Moor", "enter", "a", *"who", "enter", "escape", "tab", "G")
        while it.screen.facts.row is None or it.screen.facts.row.text != "who":
            await it.press("k")
        await it.press("a", *" is she", "enter")
        assert words_noted(it) == [("Ada Moor", "who is she")]


async def test_the_list_of_what_is_kept_leads_to_stars_and_notes() -> None:
    async with reader() as it:
        await it.press("*", "j", "]", "]", "a", *"ask why", "enter", "j", "apostrophe")
        lines = "\n".join(it.app_lines())
        assert "2 of 2" in lines
        assert f"★ {DRAFT}" in lines
        assert "ask why “40”" in lines
        await it.press(*"why", "enter")
        assert it.title == FINAL
        assert it.figure_text == "40"
        assert it.focus == "page"
        await it.press("apostrophe", *"★", "enter")
        assert it.title == DRAFT
        await it.press("backspace")
        assert it.title == FINAL


async def test_with_nothing_kept_the_list_says_what_to_press() -> None:
    async with reader() as it:
        await it.press("apostrophe")
        assert "* stars a release" in "\n".join(it.app_lines())
        await it.press("escape")
        assert it.screen.is_active


async def test_events_lead_to_their_first_release() -> None:
    async with reader() as it:
        await it.press("G", "k", "e", *"harb")
        assert any("Harbour raid" in line and "3 releases" in line for line in it.app_lines())
        await it.press("enter")
        assert it.title == DRAFT
        assert it.focus == "page"


@pytest.mark.parametrize("typed", ["5", "@114", "moor ada"])
async def test_a_line_an_offset_or_words_lead_to_their_place(typed: str) -> None:
    async with reader(size=(60, 14)) as it:
        await it.press("j", "enter", "colon", *typed, "enter")
        page = it.screen.page
        assert page.page is not None
        offset = page.page.release.text.index("“We had")
        assert page.top <= page.page.line_of(offset) < page.top + page.size.height


async def test_lines_are_listed_before_anything_is_typed() -> None:
    async with reader() as it:
        await it.press("j", "colon")
        assert any("3  Police in three ports" in line for line in it.app_lines())
        await it.press(*"99999")
        assert any("7  The search goes on" in line for line in it.app_lines())


async def test_hostile_words_are_letters_in_every_list() -> None:
    async with reader(size=(160, 40)) as it:
        await it.press("G", "k", "*", "]", "a", *"[/b] [link=x]", "enter")
        for key in ("apostrophe", "colon", "e", "a"):
            await it.press(key)
            assert is_clean(it.app_lines())
            await it.press("escape")
        assert "[/b] [link=x]" in it.text()
        assert HOSTILE.startswith("[/")


async def test_a_damaged_file_of_notes_is_told_and_left_alone() -> None:
    path = state_dir() / "notes.json"
    path.parent.mkdir(parents=True)
    path.write_text("{")
    async with reader(small_library(), size=(200, 40)) as it:
        await it.until(lambda: "does not hold notes" in it.text())
        await it.press("*")
        assert not it.screen.kept.starred
    assert path.read_text() == "{"
