"""Text of documents reaches the screen as letters: no markup is parsed, no control byte is sent."""

from __future__ import annotations

import pytest

from tests.screens.reader import reader

LETTERS = "[/ revised] [link=http://x]"
"""The head of the hostile title, short enough for every sink."""


def is_clean(lines: list[str]) -> bool:
    """Whether nothing on the screen could move a cursor or open an escape sequence."""
    return not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for line in lines for character in line)


@pytest.mark.parametrize("size", [(120, 40), (200, 50), (80, 24), (50, 20)])
async def test_every_pane_shows_hostile_text_as_letters(size: tuple[int, int]) -> None:
    async with reader(size=size) as it:
        await it.press("G", "k", "enter", "]")
        assert it.figure_text == "75"
        for _ in range(3):
            assert is_clean(it.lines())
            assert LETTERS[:12] in it.text()
            await it.press("tab")


async def test_the_list_and_the_facts_keep_the_brackets() -> None:
    async with reader(size=(200, 50)) as it:
        await it.press("G", "k", "]")
        text = it.text()
        assert "[bold]scan.pdf" in text
        assert text.count(LETTERS) >= 3
        assert "No other release found [/ revised]" in text


async def test_the_jump_keeps_the_brackets_and_marks_letters_inside_them() -> None:
    async with reader() as it:
        await it.press("f", *"revised")
        lines = it.app_lines()
        assert is_clean(lines)
        assert any(LETTERS in line for line in lines)
        await it.press("enter")
        assert it.title.startswith("[/ revised]")


async def test_a_hostile_query_is_found_or_not_but_breaks_nothing() -> None:
    async with reader() as it:
        await it.press("f", *"[/b]", "escape", "slash", *"[bold]", "enter", "question_mark", *"[/]", "escape")
        assert it.screen.is_current
        assert is_clean(it.lines())


async def test_a_check_with_hostile_words_is_shown_at_the_foot_of_the_facts() -> None:
    async with reader(size=(200, 50)) as it:
        await it.press("j", "shift+tab", "G")
        while it.screen.facts.row is None or it.screen.facts.row.section != "Checks":
            await it.press("k")
        await it.until(lambda: "P101: “forty” in the headline, 40" in it.text())
        assert "[/ revised]" in it.text()


async def test_a_word_in_the_status_line_is_not_markup() -> None:
    async with reader() as it:
        it.screen.say(LETTERS)
        await it.pilot.pause()
        assert LETTERS in it.text()
