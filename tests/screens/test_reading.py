"""Every key of the reading screen does what its command says."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from tests.screens.reader import reader
from tui.palettes import Palette
from tui.screens.help import HelpScreen
from tui.screens.jump import JumpScreen
from tui.settings import Settings

DRAFT, FINAL, REPORT = "Harbour police seize boats", "Harbour police seize forty boats", "Boats taken in harbour raid"


async def test_the_first_release_is_open_and_the_list_has_the_keyboard() -> None:
    async with reader() as it:
        assert it.title == DRAFT
        assert it.focus == "documents"
        assert it.shown() == ["documents", "page", "facts"]
        assert "5 releases · 5 open" in it.lines()[-2]


@pytest.mark.parametrize("keys", [("j",), ("down",), ("J",)])
async def test_the_next_release_opens(keys: tuple[str, ...]) -> None:
    async with reader() as it:
        await it.press(*keys)
        assert it.title == FINAL
        await it.press("k" if keys[0] != "J" else "K")
        assert it.title == DRAFT


async def test_the_cursor_skips_headings_and_rests_on_what_cannot_be_read() -> None:
    async with reader() as it:
        await it.press("G")
        assert "scan.pdf" in it.text()
        assert it.screen.documents.cursor == it.screen.documents.count - 1
        await it.press("g")
        assert it.title == DRAFT


async def test_j_and_k_change_releases_from_any_pane() -> None:
    async with reader() as it:
        await it.press("tab", "J")
        assert (it.title, it.focus) == (FINAL, "page")
        await it.press("K", "K")
        assert it.title == DRAFT
        assert "first release" in it.lines()[-2]


async def test_tab_walks_the_panes_both_ways_round() -> None:
    async with reader() as it:
        walked = []
        for _ in range(3):
            await it.press("tab")
            walked.append(it.focus)
        assert walked == ["page", "facts", "documents"]
        await it.press("shift+tab")
        assert it.focus == "facts"


async def test_enter_in_the_list_goes_to_the_page() -> None:
    async with reader() as it:
        await it.press("enter")
        assert it.focus == "page"


async def test_s_lists_in_every_order_in_turn_on_the_same_release() -> None:
    async with reader() as it:
        await it.press("j")
        for words in ("By date", "By month", "By publisher", "By title", "By open questions", "By event"):
            await it.press("s")
            assert words in it.lines()[-2]
            assert it.title == FINAL
            assert it.screen.documents.rows.index_of(it.screen.release or "") == it.screen.documents.cursor
        assert "Harbour raid" in it.text()


async def test_brackets_walk_the_figures_and_the_facts_follow() -> None:
    async with reader() as it:
        await it.press("j", "]")
        assert it.figure_text == "three"
        assert "1 of 4" in it.text()
        await it.press("]", "]")
        assert it.figure_text == "112"
        assert it.screen.facts.row is not None and it.screen.facts.row.figure == it.screen.figure
        assert "112 here, 114 in Boats" in it.text()
        await it.press("[")
        assert it.figure_text == "40"


async def test_moving_in_the_facts_moves_the_page() -> None:
    async with reader() as it:
        await it.press("j", "tab", "tab")
        assert it.focus == "facts"
        await it.press("j")
        assert it.figure_text == "three"
        assert it.screen.page.current_figure == it.screen.figure
        await it.press("j", "j", "j")
        assert it.figure_text == "40"


async def test_enter_on_what_another_release_says_goes_to_that_very_span_and_back_returns() -> None:
    async with reader() as it:
        await it.press("j", "]", "]", "]", "tab", "tab", "j", "j")
        row = it.screen.facts.row
        assert row is not None and row.target is not None
        assert row.text == f"10 Mar · {REPORT}"
        left = it.figure_text
        await it.press("enter")
        assert (it.title, it.figure_text) == (REPORT, "114")
        await it.press("backspace")
        assert (it.title, it.figure_text) == (FINAL, left)
        await it.press("alt+right")
        assert (it.title, it.figure_text) == (REPORT, "114")
        await it.press("alt+left")
        assert it.title == FINAL


async def test_enter_on_the_page_follows_a_blank_to_its_fill() -> None:
    async with reader() as it:
        await it.press("tab", "]", "enter")
        assert (it.title, it.figure_text) == (FINAL, "three")
        await it.press("backspace")
        assert (it.title, it.figure_text) == (DRAFT, "xx")


async def test_enter_on_a_figure_that_stands_alone_says_so_and_stays() -> None:
    async with reader() as it:
        await it.press("j", "tab", "]", "enter")
        assert it.title == FINAL
        assert "No other release speaks of this figure." in it.lines()[-2]


async def test_back_is_offered_only_after_a_jump() -> None:
    async with reader() as it:
        assert "⌫" not in it.lines()[-1]
        await it.press("tab", "]", "enter")
        assert "⌫" in it.lines()[-1]


async def test_a_section_of_the_facts_folds_and_stays_folded() -> None:
    async with reader() as it:
        await it.press("j", "tab", "tab", "z")
        assert it.screen.facts.folded == {"Ports"}
        assert "three  ports seized" not in it.text()
        await it.press("K", "J")
        assert it.screen.facts.folded == {"Ports"}
        await it.press("g", "enter")
        assert not it.screen.facts.folded


async def test_s_in_the_facts_shows_the_sentence_also_of_another_release() -> None:
    async with reader() as it:
        await it.press("j", "]", "]", "]", "tab", "tab")
        assert "exactly 112" in it.text()
        await it.press("s")
        assert "exactly 112" not in it.text()
        assert "arrested 112 people." in " ".join(line[92:].strip() for line in it.lines())
        await it.press("j", "j")
        assert "The raid led to 114" in " ".join(line[92:].strip() for line in it.lines())
        await it.press("s")
        assert "exactly 114" in it.text()


async def test_z_on_the_page_opens_what_is_folded() -> None:
    async with reader() as it:
        before = it.screen.page.folded
        await it.press("tab", "z")
        assert it.screen.page.folded is not before


async def test_digits_show_and_hide_panes_but_never_all() -> None:
    async with reader() as it:
        await it.press("1")
        assert it.shown() == ["page", "facts"]
        assert it.focus == "page"
        await it.press("3")
        assert it.shown() == ["page"]
        await it.press("2")
        assert it.shown() == ["page"]
        await it.press("1", "3")
        assert it.shown() == ["documents", "page", "facts"]
        await it.press("2")
        assert it.shown() == ["documents", "facts"]


async def test_find_counts_while_typing_and_enter_stays() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"boats")
        await it.until(lambda: "1 of 3" in it.text())
        await it.press("enter")
        assert it.focus == "page"
        for key, count in (("n", "2 of 3"), ("n", "3 of 3"), ("N", "2 of 3"), ("N", "1 of 3")):
            await it.press(key)
            assert count in it.lines()[-2]


async def test_escape_leaves_the_search_with_nothing_marked() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"boats", "escape")
        assert it.focus == "documents"
        assert not it.screen.find_bar.display
        await it.press("n")
        assert " of 3" not in it.text()


async def test_escape_after_a_search_clears_its_matches() -> None:
    async with reader() as it:
        await it.press("j", "slash", *"boats", "enter", "escape", "n")
        assert " of 3" not in it.lines()[-2]


async def test_the_filter_lists_only_what_is_typed_and_says_what_it_hides() -> None:
    async with reader() as it:
        await it.press("ctrl+f", *"is:draft")
        assert it.screen.documents.listed == 1
        assert "4 hidden" in it.text()
        await it.press("enter")
        assert it.focus == "documents"
        assert "is:draft" in it.text()
        await it.press("ctrl+f", "escape")
        assert it.screen.documents.listed == 5
        assert "hidden" not in it.text()


async def test_a_filter_that_nothing_passes_says_what_to_press() -> None:
    async with reader() as it:
        await it.press("ctrl+f", *"zzz")
        assert "No release answers" in it.text()
        assert "^f changes" in it.text()
        await it.press("enter", "j", "J", "enter")
        assert it.title == DRAFT


async def test_the_next_release_is_the_next_that_the_filter_left() -> None:
    async with reader() as it:
        await it.press("ctrl+f", *"is:report", "enter", "J")
        assert it.title == REPORT


async def test_what_is_typed_into_the_find_bar_is_no_command() -> None:
    async with reader() as it:
        await it.press("slash", *"jqf?1")
        assert it.screen.find_bar.query_one(Input).value == "jqf?1"
        assert it.title == DRAFT
        assert it.screen.is_current


async def test_f_jumps_by_a_few_letters_and_back_returns() -> None:
    async with reader() as it:
        await it.press("f", *"rai")
        assert isinstance(it.app.screen, JumpScreen)
        await it.press("enter")
        assert (it.title, it.focus) == (REPORT, "page")
        await it.press("backspace")
        assert it.title == DRAFT


async def test_escape_leaves_the_jump_where_one_was() -> None:
    async with reader() as it:
        await it.press("j", "f", *"rai", "escape")
        assert (it.title, it.focus) == (FINAL, "documents")


async def test_the_choices_of_a_jump_can_be_walked_in_a_ring() -> None:
    async with reader() as it:
        await it.press("f")
        screen = it.app.screen
        assert isinstance(screen, JumpScreen)
        await it.press("up")
        assert screen.chosen == screen.choices[-1]
        await it.press("down", "down")
        assert screen.chosen == screen.choices[1]


async def test_a_jump_that_finds_nothing_says_so_and_stays_open() -> None:
    async with reader() as it:
        await it.press("f", *"zzzz", "enter")
        assert isinstance(it.app.screen, JumpScreen)
        assert not it.app.screen.choices


async def test_the_help_lists_every_command_and_carries_one_out() -> None:
    async with reader() as it:
        await it.press("question_mark")
        assert isinstance(it.app.screen, HelpScreen)
        await it.press(*"next release", "enter")
        await it.until(lambda: it.screen.is_current)
        assert it.title == FINAL


async def test_the_help_begins_with_a_tour_of_twelve_keys_that_says_where_it_goes_on() -> None:
    async with reader() as it:
        await it.press("question_mark")
        assert isinstance(it.app.screen, HelpScreen)
        asides = ["".join(run.text for run in choice.aside) for choice in it.app.screen.choices]
        assert asides[:12] == [f"tour {stop} of 12" for stop in range(1, 13)]
        assert not any("tour" in aside for aside in asides[12:])
        before = it.title
        await it.press("enter")
        assert it.title != before
        assert "tour 2 of 12: tab  To the next pane" in it.screen.status.message


async def test_a_theme_and_a_measure_of_ones_own_are_what_is_painted() -> None:
    palette = Palette("mine", "presscheck-light", {"page-ground": "#abcdef"})
    async with reader(settings=Settings(theme="mine", palettes=(palette,), measure=44)) as it:
        page = it.screen.page
        assert page.styles.background.hex == "#ABCDEF"
        assert page.page is not None
        assert page.page.measure == 44


async def test_the_help_is_searched_by_key_too() -> None:
    async with reader() as it:
        await it.press("question_mark", *"^d")
        assert isinstance(it.app.screen, HelpScreen)
        assert [choice.key for choice in it.app.screen.choices] == ["move.half_down"]


async def test_remapped_keys_work_and_are_what_footer_and_help_show() -> None:
    settings = Settings(keys={"figure.next": "x,f5", "move.down": "s", "list.regroup": "j"})
    async with reader(settings=settings, size=(140, 40)) as it:
        await it.press("s")
        assert it.title == FINAL
        await it.press("j")
        assert it.screen.documents.order == "date"
        await it.press("x")
        assert it.figure_text == "three"
        await it.press("f5")
        assert it.figure_text == "40"
        await it.press("]")
        assert it.figure_text == "40"
        assert "x next figure" in it.lines()[-1]
        await it.press("question_mark", *"next figure")
        assert isinstance(it.app.screen, HelpScreen)
        assert it.app.screen.choices[0].words[0].text.split() == ["x", "f5"]


async def test_ctrl_t_changes_between_dark_and_light() -> None:
    async with reader() as it:
        await it.press("ctrl+t")
        assert it.app.theme == "presscheck-light"
        await it.press("ctrl+t")
        assert it.app.theme == "presscheck-dark"


async def test_the_palette_carries_out_a_command() -> None:
    async with reader() as it:
        await it.press("ctrl+p", *"next release")
        offered = it.app.screen.query_one(OptionList)
        await it.until(
            lambda: offered.option_count > 0 and "Next release" in str(offered.get_option_at_index(0).prompt)
        )
        await it.press("down", "enter")
        await it.until(lambda: it.screen.is_current and it.title == FINAL)


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_q_quits(key: str) -> None:
    async with reader() as it:
        await it.press(key)
        await it.until(lambda: not it.app.is_running)


async def test_without_glyphs_the_whole_screen_is_ascii_but_for_the_documents_words() -> None:
    async with reader(settings=Settings(ascii=True)) as it:
        await it.press("j", "tab", "]", "]")
        ours = {char for line in it.lines() for char in line if not char.isascii()}
        assert ours <= set("“”…·—")


async def test_at_eighty_columns_the_facts_become_a_strip() -> None:
    async with reader(size=(80, 24)) as it:
        assert it.shown() == ["documents", "page"]
        await it.press("j", "]", "]")
        assert "✓ 40 Port News counts about 40 as well." in it.text()
        await it.press("3")
        assert it.shown() == ["page", "facts"]


async def test_at_fifty_columns_tab_walks_one_pane_at_a_time() -> None:
    async with reader(size=(50, 20)) as it:
        assert it.shown() == ["documents"]
        await it.press("tab")
        assert (it.shown(), it.focus) == (["page"], "page")
        await it.press("tab")
        assert (it.shown(), it.focus) == (["facts"], "facts")
        await it.press("1")
        assert it.shown() == ["documents"]
        await it.press("slash")
        assert it.shown() == ["page"]


async def test_the_panes_follow_the_terminal_and_keep_the_place() -> None:
    async with reader() as it:
        await it.press("j", "]", "]")
        await it.pilot.resize_terminal(50, 20)
        await it.until(lambda: it.shown() == ["documents"])
        await it.pilot.resize_terminal(120, 40)
        await it.until(lambda: it.shown() == ["documents", "page", "facts"])
        assert (it.title, it.figure_text) == (FINAL, "40")
