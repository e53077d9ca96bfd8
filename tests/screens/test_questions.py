"""The open questions, worked off with one key each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.reader import Reader, reader
from tests.screens.test_text_safety import is_clean
from tui.judgements import Verdict, load
from tui.library import Library
from tui.model import StandingKind
from tui.screens.questions import QuestionsScreen
from tui.screens.reading import ReadingScreen
from tui.widgets.questions import QuestionList


def questions(it: Reader) -> QuestionList:
    """The list on top."""
    assert isinstance(it.app.screen, QuestionsScreen)
    return it.app.screen.query_one(QuestionList)


def words(it: Reader) -> str:
    """What the question under the cursor is about."""
    question = questions(it).question
    assert question is not None
    return question.words


async def test_it_opens_at_the_first_question_of_the_open_release() -> None:
    async with reader() as it:
        await it.press("!")
        assert words(it) == "xx → three"
        await it.press("escape", "j", "!")
        assert words(it) == "Harbour polic"


async def test_keys_walk_the_questions_past_the_headings() -> None:
    async with reader() as it:
        await it.press("!")
        walked = [words(it)]
        for _ in range(4):
            await it.press("j")
            walked.append(words(it))
        assert walked == ["xx → three", "2xx", "Harbour polic", "112", "2 March 2020"]
        await it.press("g")
        assert words(it) == "xx → three"
        await it.press("G")
        assert words(it) == "2 March 2020"


async def test_enter_reads_what_the_question_is_about() -> None:
    async with reader() as it:
        await it.press("!", "j", "j", "j", "enter")
        assert isinstance(it.app.screen, ReadingScreen)
        assert (it.title, it.figure_text) == ("Harbour police seize forty boats", "112")
        await it.press("backspace")
        assert it.title == "Harbour police seize boats"


async def test_the_foot_says_where_it_stands_and_why_it_is_asked() -> None:
    async with reader() as it:
        await it.press("!", "j", "j", "j")
        text = "\n".join(it.app_lines())
        assert "people arrested  9 March 2020 · Harbour police seize forty boats" in text
        assert "114 here, 112 in Harbour police." in text


async def test_s_lists_by_kind_and_back_with_the_cursor_on_the_same_question() -> None:
    async with reader() as it:
        await it.press("!", "j", "s")
        assert words(it) == "2xx"
        assert "Blanks left open" in "\n".join(it.app_lines())
        await it.press("s")
        assert words(it) == "2xx"
        assert "Blanks left open" not in "\n".join(it.app_lines())


@pytest.mark.parametrize(("key", "verdict"), [("a", Verdict.ACCEPT), ("r", Verdict.REJECT)])
async def test_one_key_settles_a_question_keeps_it_and_goes_on(key: str, verdict: Verdict) -> None:
    async with reader() as it:
        await it.press("!")
        question = questions(it).question
        assert question is not None
        await it.press(key)
        assert {judgement.verdict for judgement in load().by_id.values()} == {verdict}
        assert questions(it).verdict(question) is verdict
        assert (words(it), questions(it).open) == ("2xx", 4)
        assert f"{verdict.value}ed" in "\n".join(it.app_lines())


async def test_u_takes_back_what_was_said_last() -> None:
    async with reader() as it:
        await it.press("!", "a", "r", "u")
        assert (words(it), questions(it).open) == ("2xx", 4)
        await it.press("u")
        assert (words(it), questions(it).open) == ("xx → three", 5)
        assert load().by_id == {}


async def test_u_on_a_settled_question_takes_that_one_back() -> None:
    async with reader() as it:
        await it.press("!", "a", "a", "g", "u")
        assert words(it) == "xx → three"
        assert len(load().by_id) == 1


async def test_n_skips_what_is_settled() -> None:
    async with reader() as it:
        await it.press("!", "j", "a", "g", "n")
        assert words(it) == "Harbour polic"
        await it.press("N")
        assert words(it) == "xx → three"


async def test_all_settled_says_so_when_opened_again() -> None:
    async with reader() as it:
        await it.press("!", "a", "a", "a", "a", "a")
        assert questions(it).open == 0
        await it.press("escape", "!")
        assert "Nothing is open" in "\n".join(it.app_lines())


async def test_a_file_of_judgements_that_cannot_be_written_is_said_and_settles_nothing(own_folders: Path) -> None:
    async with reader() as it:
        await it.press("!")
        (own_folders / "state").write_text("a file where a folder should be")
        await it.press("a")
        assert questions(it).open == 5


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_hostile_words_are_letters(size: tuple[int, int]) -> None:
    async with reader(size=size) as it:
        await it.press("!", "j", "j")
        assert is_clean(it.app_lines())
        assert "[/" in "\n".join(it.app_lines())


async def test_a_rejected_standing_stays_rejected_after_a_restart(twins: Path) -> None:
    async with reader(Library.open([twins])) as it:
        await it.press("!")
        assert words(it) in ("112", "117")
        await it.press("r", "escape")
        assert it.screen.documents.rows.count
        await it.press("!")
        assert "Nothing is open" in "\n".join(it.app_lines())

    again = Library.open([twins])
    kinds = {standing.kind for standing in again.crossrefs.standings.values()}
    assert StandingKind.DIFFERS not in kinds
    async with reader(again) as it:
        await it.press("!")
        assert "Nothing is open" in "\n".join(it.app_lines())


async def test_the_page_and_the_facts_follow_a_verdict_when_the_list_is_closed(twins: Path) -> None:
    async with reader(Library.open([twins])) as it:
        assert "≠1" in it.text()
        await it.press("!", "r", "escape")
        assert "≠1" not in it.text()
        assert "0 open" in it.text()
