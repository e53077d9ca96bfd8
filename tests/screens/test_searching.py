"""Searching the whole collection from the page: while typing, with snippets, and on into the page."""

from __future__ import annotations

from threading import Event

import pytest

from tests.collection import HOSTILE, small_library
from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.library import Library
from tui.model import Search
from tui.screens.search import SearchScreen

DRAFT, FINAL, REPORT = "Harbour police seize boats", "Harbour police seize forty boats", "Boats taken in harbour raid"


async def searched(it: Reader, *keys: str) -> str:
    """What shows once everything that was typed has been searched."""
    await it.press("F", *keys)
    await settled(it)
    return "\n".join(it.app_lines())


async def settled(it: Reader) -> None:
    """Wait until the search that was typed last is shown."""
    screen = it.app.screen
    assert isinstance(screen, SearchScreen)
    await it.app.workers.wait_for_complete()
    await it.until(lambda: not screen.is_looking)


async def test_f_finds_words_in_every_text_with_what_stands_around_them() -> None:
    async with reader() as it:
        shown = await searched(it, *"ports")
        assert "2 of 2" in shown
        assert "Police in three ports seized 40 boats" in shown
        assert "Police in xx ports seized" in shown


async def test_enter_reads_the_words_where_they_stand_and_n_walks_on() -> None:
    async with reader() as it:
        await searched(it, *"raid")
        await it.press("enter")
        assert it.title == REPORT
        text = it.library.release(it.screen.release or "").text
        first = it.screen.page.hit
        assert first is not None
        assert text[slice(*first)] == "raid"
        assert it.focus == "page"
        await it.press("n")
        second = it.screen.page.hit
        assert second is not None
        assert text[slice(*second)] == "raid"
        assert second > first
        await it.press("backspace")
        assert it.title == DRAFT


async def test_enter_waits_for_what_was_typed_last() -> None:
    async with reader() as it:
        await it.press("F", *"terabytes", "enter")
        await it.until(lambda: it.title == FINAL)


async def test_escape_leaves_the_search_where_one_was() -> None:
    async with reader() as it:
        await searched(it, *"terabytes")
        await it.press("escape")
        assert (it.title, it.focus) == (DRAFT, "documents")
        assert it.screen.page.hit is None


async def test_what_is_found_in_the_page_is_searched_at_once() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"boats", "enter")
        assert "3 of 3" in await searched(it)


async def test_before_a_word_and_without_a_hit_it_says_what_to_do() -> None:
    async with reader() as it:
        assert "Words are looked for in every text" in await searched(it)
        await it.press(*"zzzz")
        await settled(it)
        assert "No release holds that." in "\n".join(it.app_lines())


async def test_hostile_text_is_letters_in_a_snippet() -> None:
    async with reader() as it:
        shown = await searched(it, *"planted")
        assert is_clean(it.app_lines())
        assert HOSTILE[:20] in shown


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_the_hit_is_in_view_in_a_narrow_terminal(size: tuple[int, int]) -> None:
    async with reader(size=size) as it:
        assert "more boats" in await searched(it, *"more", "space", *"boats")


async def test_typing_never_waits_for_a_search_and_the_last_words_win(monkeypatch: pytest.MonkeyPatch) -> None:
    library, slow, asked = small_library(), Event(), []
    plain = library.search

    def search(query: str, limit: int = 50) -> Search:
        asked.append(query)
        assert slow.wait(10)
        return plain(query, limit)

    monkeypatch.setattr(Library, "search", lambda self, query, limit=50, *, typing=False: search(query, limit))
    async with reader(library) as it:
        await it.press("F", *"boats")
        assert asked == ["b"]
        slow.set()
        await settled(it)
        assert asked[-1] == "boats"
        assert len(asked) < 5
        assert "3 of 3" in "\n".join(it.app_lines())
