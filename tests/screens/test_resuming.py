"""The reader never loses one's place: not on resize, not between releases, not between starts."""

from __future__ import annotations

from tests.collection import release
from tests.screens.reader import Reader, reader
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


async def test_a_theme_in_the_settings_comes_before_the_last_one_used() -> None:
    async with reader() as it:
        await it.press("ctrl+t", "q")
    async with reader(settings=Settings(theme="nord")) as it:
        assert it.app.theme == "nord"
