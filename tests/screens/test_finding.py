"""Finding: its switches, and walking on from release to release."""

from __future__ import annotations

from textual.widgets import Static

from tests.screens.reader import Reader, reader

DRAFT, FINAL, REPORT = "Harbour police seize boats", "Harbour police seize forty boats", "Boats taken in harbour raid"


def said(it: Reader) -> str:
    """What the find bar says."""
    return str(it.screen.find_bar.query_one(".typing-count", Static).render())


async def test_whole_words_are_found_at_the_press_of_a_key() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"boat")
        assert said(it) == "1 of 3"
        await it.press("alt+w")
        assert it.screen.find_bar.whole_word
        assert said(it) == "whole word · no match"
        await it.press(*"s")
        assert said(it) == "whole word · 1 of 3"
        await it.press("alt+w")
        assert said(it) == "1 of 3"


async def test_a_regular_expression_is_found_and_a_broken_one_is_told() -> None:
    async with reader() as it:
        await it.press("j", "slash", "alt+r", *"[0-9]")
        assert it.screen.find_bar.regex
        assert said(it).startswith("regex · 1 of ")
        await it.press(*"(")
        assert said(it).startswith("regex · not a regular expression")
        await it.press("backspace")
        assert said(it).startswith("regex · 1 of ")


async def test_the_footer_offers_the_switches_while_typing() -> None:
    async with reader() as it:
        await it.press("slash")
        assert "whole word" in it.lines()[-1]
        await it.press("escape")
        assert "whole word" not in it.lines()[-1]


async def test_the_next_match_walks_on_into_the_next_release_and_back() -> None:
    async with reader() as it:
        await it.press("slash", *"boats", "enter")
        assert it.title == DRAFT
        await it.press("n")
        assert it.title == DRAFT
        await it.press("n")
        assert it.title == FINAL
        assert f"1 of 3 in “{FINAL}”" in it.text()
        await it.press("n")
        assert "2 of 3" in it.text()
        await it.press("N", "N")
        assert it.title == DRAFT
        assert f"2 of 2 in “{DRAFT}”" in it.text()
        await it.press("backspace")
        assert it.title == FINAL


async def test_matches_in_one_release_only_begin_again() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"terabytes", "enter", "n")
        assert it.title == FINAL
        assert "↻ 1 of 1" in it.text()


async def test_walking_on_keeps_to_whole_words() -> None:
    async with reader() as it:
        await it.press("j", "slash", "alt+w", *"arrest", "enter", "n")
        assert it.title == FINAL
        await it.press("slash", "alt+w", "enter", "n")
        assert it.title == REPORT
