"""The reader never loses one's place: not on resize, not between releases, not between starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collection import release
from tests.screens.reader import Reader, reader
from tui.judgements import Judgements
from tui.library import Library
from tui.model import CrossReferences, Reading
from tui.settings import Settings


def long_library() -> Library:
    """Two releases of many paragraphs, without figures."""
    texts = ("\n\n".join([f"Title {name}", *(f"Paragraph {each} of {name}." for each in range(80))]) for name in "ab")
    releases = (release(text, f"{index}.txt", published=None, publisher=None) for index, text in enumerate(texts))
    return Library([Reading(each) for each in releases], CrossReferences())


def top_line(it: Reader) -> str:
    """What stands at the top of the page."""
    return next(line[30:88].strip() for line in it.lines() if "Paragraph" in line)


async def test_the_next_start_opens_the_same_release_at_the_same_offset() -> None:
    async with reader(long_library()) as it:
        await it.press("j", "tab", "space", "ctrl+d")
        left = it.title, it.screen.page.position, top_line(it)
        assert left[1] > 0
        await it.press("q")
    async with reader(long_library()) as it:
        assert (it.title, it.screen.page.position, top_line(it)) == left


async def test_a_release_is_left_and_taken_up_where_it_was() -> None:
    async with reader(long_library()) as it:
        await it.press("tab", "space")
        left = it.screen.page.position
        await it.press("J", "K")
        assert it.screen.page.position == left


async def test_back_returns_to_the_exact_line() -> None:
    async with reader(long_library()) as it:
        await it.press("tab", "space", "j", "j", "j")
        left = it.screen.page.position
        await it.press("f", *"title b", "enter", "space", "backspace")
        assert it.screen.page.position == left


async def test_a_resize_keeps_the_place() -> None:
    async with reader(long_library()) as it:
        await it.press("tab", "space")
        left = it.screen.page.position
        await it.pilot.resize_terminal(50, 20)
        await it.pilot.resize_terminal(120, 40)
        await it.until(lambda: it.screen.page.size.width > 50)
        assert it.screen.page.position == left


async def test_folds_grouping_and_theme_are_taken_up_again() -> None:
    async with reader() as it:
        await it.press("s", "ctrl+t", "tab", "tab", "z", "q")
    async with reader() as it:
        assert it.screen.documents.order == "date"
        assert it.screen.facts.folded == {"Ports"}
        assert it.app.theme == "presscheck-light"


async def test_the_figure_the_filter_and_the_panes_are_taken_up_again() -> None:
    async with reader() as it:
        await it.press("j", "]", "]", "1", "3", "1", "ctrl+f", *"raid", "enter", "tab", ">", ">", "z", "q")
    async with reader() as it:
        assert it.figure_text == "40"
        assert (it.screen.documents.filter, it.screen.documents.listed) == ("raid", 3)
        assert "raid" in it.text()
        assert "2 hidden" in it.text()
        assert it.shown() == ["documents", "page"]
        assert it.focus == "page"
        assert it.screen.panes.columns
        assert not it.screen.page.folded


@pytest.mark.parametrize("pane", ["page", "facts"])
async def test_what_is_done_to_the_panes_keeps_the_place(pane: str) -> None:
    async with reader(long_library()) as it:
        await it.press("tab", "space")
        left = it.screen.page.position
        await it.press("1", "1", "3", "3", "<", ">", "=", "ctrl+f", *"title", "escape", "2", "2")
        assert it.screen.page.position == left


async def test_a_pane_is_widened_and_narrowed_and_set_even_again() -> None:
    async with reader() as it:
        width = it.screen.documents.size.width
        await it.press(">")
        assert it.screen.documents.size.width == width + 4
        await it.press("<", "<", "<", "<", "<", "<")
        assert it.screen.documents.size.width < width
        assert "It goes no further." in it.lines()[-2]
        await it.press("=")
        assert it.screen.documents.size.width == width
        page = it.screen.page.size.width
        await it.press("tab", "<")
        assert it.screen.page.size.width == page - 4


async def test_the_line_beside_the_documents_is_drawn_with_the_mouse() -> None:
    async with reader() as it:
        width = it.screen.query_one("#left").size.width
        await it.pilot.mouse_down(offset=(width, 10))
        await it.pilot.hover(offset=(width + 9, 10))
        await it.pilot.mouse_up(offset=(width + 9, 10))
        assert it.screen.query_one("#left").size.width == width + 9


async def test_a_draft_that_was_changed_in_the_meantime_opens_at_the_same_words(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("\n\n".join(["A draft", *(f"Paragraph {number} of it." for number in range(80))]))
    async with reader(Library.open([tmp_path], judgements=Judgements())) as it:
        await it.press("space", "space", "q")
        left = top_line(it)
    draft.write_text(draft.read_text().replace("A draft", "Another head for the draft\n\nAnd a paragraph."))
    async with reader(Library.open([tmp_path], judgements=Judgements())) as it:
        assert it.screen.page.position > 0
        assert top_line(it) == left


async def test_a_theme_in_the_settings_comes_before_the_last_one_used() -> None:
    async with reader() as it:
        await it.press("ctrl+t", "q")
    async with reader(settings=Settings(theme="nord")) as it:
        assert it.app.theme == "nord"
