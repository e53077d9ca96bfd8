"""The reading page: what it shows, where it is, and what it says to the screen."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import cycle
from typing import TypeVar

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseMove, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset
from textual.message import Message
from textual.pilot import Pilot
from textual.selection import SELECT_ALL, Selection

from tests.releases import release
from tui.model import BlockKind, Check, Figure, Kind, Qualifier, Reading, Span, Standing, StandingKind
from tui.widgets.page import PageWidget

M = TypeVar("M", bound=Message)

PARAGRAPH = "Police in {0} countries arrested {1} suspects and seized\n29 terabytes of data, much of it encrypted. "


def reading_of(text: str, kinds: dict[int, BlockKind] | None = None) -> Reading:
    made = release(text, title="Many arrests", publisher="Europol", kinds=kinds)
    figures = [
        Figure(
            f"{made.id}:{match.start()}",
            *match.span(),
            match[0],
            Kind.COUNT,
            int(match[0]),
            None,
            Qualifier.EXACT,
            None,
            Span(*match.span()),
        )
        for match in re.finditer(r"\d+", text)
    ]
    return Reading(made, figures=tuple(figures))


LONG = reading_of("\n\n".join(PARAGRAPH.format(number, number + 100).strip() for number in range(1, 41)))


def standings_of(reading: Reading) -> dict[str, Standing]:
    return {
        figure.id: Standing(figure.id, kind, "[/ because]", "test")
        for figure, kind in zip(reading.figures, cycle(StandingKind), strict=False)
    }


class Desk(App[None]):
    """A page and nothing else."""

    CSS = "PageWidget { width: 1fr; height: 1fr; padding: 0; }"

    def __init__(self, reading: Reading, at: int = 0) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self._first, self._at = reading, at

    def compose(self) -> ComposeResult:
        yield PageWidget()

    def on_mount(self) -> None:
        self.page.show(self._first, standings_of(self._first), self._at)
        self.page.focus()

    @property
    def page(self) -> PageWidget:
        return self.query_one(PageWidget)

    def shown(self) -> list[str]:
        """The screen, line by line."""
        page = self.page
        return ["".join(segment.text for segment in page.render_line(y)).rstrip() for y in range(page.size.height)]

    def hear(self, message: Message) -> None:
        """Keep a message once: the hook sees it again at every widget it bubbles through."""
        if not any(message is heard for heard in self.messages):
            self.messages.append(message)

    def said(self, kind: type[M]) -> list[M]:
        return [message for message in self.messages if isinstance(message, kind)]


@asynccontextmanager
async def desk(
    reading: Reading = LONG, size: tuple[int, int] = (80, 24), at: int = 0
) -> AsyncIterator[tuple[Desk, Pilot[None]]]:
    app = Desk(reading, at)
    async with app.run_test(size=size, message_hook=app.hear) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_the_page_shows_headline_text_and_marks() -> None:
    async with desk() as (app, _):
        shown = app.shown()
    assert shown[0].startswith("  Europol ")
    assert "Many arrests" in shown[2]
    assert "Police in 1 countries arrested 101 suspects and seized 29 terabytes of" in shown[5]
    assert "✓≡≈" in shown[5]


async def test_the_text_is_not_moved_by_marks() -> None:
    bare = replace(LONG, figures=())
    async with desk() as (app, _), desk(bare) as (other, _):
        for marked, plain in zip(app.shown(), other.shown(), strict=True):
            assert marked[:70].replace("▸", " ") == plain[:70]


async def test_next_and_previous_figure_walk_through_the_text() -> None:
    async with desk() as (app, pilot):
        app.page.action_next_figure()
        app.page.action_next_figure()
        await pilot.pause()
        assert app.page.current_figure == LONG.figures[1].id
        assert "▸" in app.shown()[5]
        app.page.action_previous_figure()
        await pilot.pause()
        assert app.page.current_figure == LONG.figures[0].id
        assert (app.page.figure_number, app.page.figure_count) == (1, len(LONG.figures))


async def test_the_first_and_the_last_figure_are_ends() -> None:
    async with desk() as (app, _):
        app.page.action_next_figure()
        app.page.action_previous_figure()
        assert app.page.current_figure == LONG.figures[0].id
        app.page.select_figure(LONG.figures[-1].id)
        app.page.action_next_figure()
        assert app.page.current_figure == LONG.figures[-1].id


async def test_after_scrolling_the_next_figure_is_one_in_view() -> None:
    async with desk() as (app, _):
        app.page.action_next_figure()
        app.page.action_page_down()
        top = app.page.top
        app.page.action_next_figure()
        current = next(figure for figure in LONG.figures if figure.id == app.page.current_figure)
        assert app.page.page is not None
        assert top <= app.page.page.line_of(current.start) < top + 24
        app.page.action_end()
        app.page.action_previous_figure()
        assert app.page.current_figure == LONG.figures[-1].id


async def test_selecting_a_figure_brings_it_into_view() -> None:
    async with desk() as (app, pilot):
        app.page.select_figure(LONG.figures[60].id)
        await pilot.pause()
        assert any("▸" in line for line in app.shown())
        assert app.page.figure_number == 61


async def test_an_unknown_figure_selects_nothing() -> None:
    async with desk() as (app, _):
        app.page.select_figure("elsewhere:1")
        assert app.page.current_figure is None


SCROLLS: list[tuple[Callable[[PageWidget], None], int]] = [
    (PageWidget.action_line_down, 1),
    (PageWidget.action_half_page_down, 12),
    (PageWidget.action_page_down, 23),
]


@pytest.mark.parametrize(("scroll", "lines"), SCROLLS)
async def test_scrolling_moves_by_so_many_lines(scroll: Callable[[PageWidget], None], lines: int) -> None:
    async with desk() as (app, pilot):
        scroll(app.page)
        await pilot.pause()
        assert app.page.top == lines
        assert app.page.view.line == lines


async def test_scrolling_back_and_to_the_ends() -> None:
    async with desk() as (app, _):
        page = app.page
        page.action_end()
        assert page.top == page.lines - 24
        for scroll in (page.action_line_up, page.action_half_page_up, page.action_page_up):
            before = page.top
            scroll()
            assert page.top < before
        page.action_top()
        assert page.top == 0
        page.action_line_up()
        assert page.top == 0


async def test_the_place_is_kept_when_the_width_changes() -> None:
    async with desk() as (app, pilot):
        app.page.action_half_page_down()
        app.page.action_half_page_down()
        place = app.page.position
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert app.page.position == place
        assert app.page.page is not None
        assert app.page.page.line_of(place) == app.page.top
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.page.position == place


async def test_a_release_opens_at_a_saved_place() -> None:
    place = LONG.figures[60].start
    async with desk(at=place) as (app, _):
        assert app.page.position == place
        assert app.page.page is not None
        assert app.page.page.line_of(place) == app.page.top


FOLDED = reading_of("Body 1.\n\nAbout us: 7 offices.", kinds={1: BlockKind.BOILERPLATE})


async def test_asides_fold_and_open() -> None:
    async with desk(FOLDED) as (app, pilot):
        assert any("+ 1 boilerplate line" in line for line in app.shown())
        app.page.action_toggle_fold()
        await pilot.pause()
        assert any("About us: 7 offices." in line for line in app.shown())
        assert [said.folded for said in app.said(PageWidget.FoldToggled)] == [False]


async def test_going_to_a_figure_in_a_folded_aside_opens_it() -> None:
    async with desk(FOLDED) as (app, pilot):
        app.page.select_figure(FOLDED.figures[1].id)
        await pilot.pause()
        assert not app.page.folded
        assert any("▸" in line and "About us" in line for line in app.shown())


async def test_find_goes_to_the_first_hit_and_counts() -> None:
    async with desk() as (app, pilot):
        assert app.page.find("suspects and seized 29") == 40
        await pilot.pause()
        assert [(said.index, said.count) for said in app.said(PageWidget.FindCounted)][-1] == (1, 40)


async def test_find_steps_wrap_with_a_sign() -> None:
    async with desk() as (app, pilot):
        app.page.find("encrypted")
        app.page.keep_find()
        app.page.action_previous_hit()
        app.page.action_next_hit()
        app.page.action_next_hit()
        await pilot.pause()
        said = [(said.index, said.wrapped) for said in app.said(PageWidget.FindCounted)]
        assert said[-3:] == [(40, True), (1, True), (2, False)]


async def test_escape_from_a_find_returns_where_one_was() -> None:
    async with desk() as (app, _):
        app.page.action_page_down()
        top = app.page.top
        app.page.find("140 suspects")
        assert app.page.top != top
        app.page.leave_find()
        assert app.page.top == top


async def test_a_hit_in_a_folded_aside_opens_it_until_the_find_is_left() -> None:
    folded = []
    async with desk(FOLDED) as (app, _):
        for query in ("offices", "body", "offices"):
            app.page.find(query)
            folded.append(app.page.folded)
        app.page.leave_find()
        folded.append(app.page.folded)
    assert folded == [False, True, False, True]


async def test_typing_on_searches_from_where_the_find_began() -> None:
    async with desk() as (app, _):
        app.page.find("140")
        app.page.find("1")
        assert app.page.top == 0


async def test_a_kept_find_stays_when_the_hits_are_put_away() -> None:
    async with desk() as (app, _):
        app.page.find("140 suspects")
        app.page.keep_find()
        top = app.page.top
        app.page.leave_find()
        assert app.page.top == top > 0


async def test_a_hit_without_matches_counts_none() -> None:
    async with desk() as (app, pilot):
        assert app.page.find("zebra") == 0
        await pilot.pause()
        assert app.said(PageWidget.FindCounted)[-1].count == 0
        app.page.action_next_hit()


def cells_of(app: Desk, text: str) -> tuple[int, int]:
    """Column and row where a text is drawn."""
    return next((line.index(text), row) for row, line in enumerate(app.shown()) if text in line)


async def test_a_click_on_a_figure_selects_it() -> None:
    async with desk() as (app, pilot):
        await pilot.click(PageWidget, offset=cells_of(app, "101"))
        assert app.page.current_figure == LONG.figures[1].id


async def test_a_click_on_the_folded_line_opens_it() -> None:
    async with desk(FOLDED) as (app, pilot):
        await pilot.click(PageWidget, offset=cells_of(app, "+ 1 boilerplate"))
        assert not app.page.folded


async def test_a_click_on_the_rail_goes_there() -> None:
    async with desk() as (app, pilot):
        await pilot.click(PageWidget, offset=(79, 23))
        assert app.page.top > app.page.lines // 2


async def test_the_wheel_scrolls() -> None:
    async with desk() as (app, pilot):
        await pilot._post_mouse_events([MouseScrollDown], PageWidget, button=0)
        assert app.page.top == 3
        await pilot._post_mouse_events([MouseScrollUp], PageWidget, button=0)
        assert app.page.top == 0


async def test_what_is_copied_is_the_source_text() -> None:
    async with desk() as (app, _):
        column, row = cells_of(app, "101")
        end_column, end_row = cells_of(app, "much")
        got = app.page.get_selection(Selection(Offset(column, row), Offset(end_column, end_row)))
    assert got == ("101 suspects and seized\n29 terabytes of data, ", "\n")


async def test_wide_and_joined_signs_are_copied_whole() -> None:
    reading = reading_of("a 漢字 👩\u200d👩\u200d👧 e\u0301x\u00ady z")
    async with desk(reading) as (app, _):
        column, row = cells_of(app, "a 漢")
        text = reading.release.text
        assert app.page.get_selection(Selection(Offset(column + 2, row), Offset(column + 4, row))) == ("漢字", "\n")
        assert app.page.get_selection(Selection(Offset(column + 5, row), Offset(column + 13, row))) == (
            text[5:13],
            "\n",
        )
        assert app.page.get_selection(SELECT_ALL) == (text, "\n")


async def test_a_selection_made_with_the_mouse_is_copied_from_the_source() -> None:
    async with desk() as (app, pilot):
        column, row = cells_of(app, "101")
        await pilot.mouse_down(PageWidget, offset=(column, row))
        await pilot.hover(PageWidget, offset=(column + 11, row))
        await pilot.mouse_up(PageWidget, offset=(column + 11, row))
        await pilot.pause()
        assert app.screen.get_selected_text() == "101 suspects"


async def test_a_second_click_selects_the_word_and_a_third_the_paragraph() -> None:
    async with desk() as (app, pilot):
        place = cells_of(app, "suspects")
        await pilot.click(PageWidget, offset=place, times=2)
        await pilot.pause()
        assert app.screen.get_selected_text() == "suspects"
        await pilot.click(PageWidget, offset=place, times=3)
        await pilot.pause()
        block = LONG.release.blocks[0]
        assert app.screen.get_selected_text() == LONG.release.text[block.start : block.end]


async def test_what_is_pointed_at_comes_into_view_with_a_sign() -> None:
    async with desk() as (app, _):
        start = LONG.release.text.index("140 suspects")
        app.page.point_at(Span(start, start + 12))
        assert any("▸" in line and "140 suspects" in line for line in app.shown())
        app.page.point_at(None)
        assert not any("▸" in line for line in app.shown())


async def test_a_figure_takes_over_from_what_is_pointed_at() -> None:
    async with desk() as (app, pilot):
        app.page.point_at(Span(0, 6))
        app.page.select_figure(LONG.figures[3].id)
        await pilot.pause()
        assert sum("▸" in line for line in app.shown()) == 1


async def test_drawing_a_selection_over_the_lower_edge_scrolls() -> None:
    async with desk() as (app, pilot):
        await pilot.mouse_down(PageWidget, offset=(10, 20))
        await pilot._post_mouse_events([MouseMove], PageWidget, offset=(12, 22), button=1)
        for column in range(10, 20):
            await pilot._post_mouse_events([MouseMove], PageWidget, offset=(column, 23), button=1)
        await pilot.pause()
        assert app.page.top > 5
        assert (app.screen.get_selected_text() or "").count("\n") > 5


async def test_a_failed_check_is_underlined_and_signed_beside_its_line() -> None:
    made = reading_of("Police arrested twelve. Nobody\n\nwas hurt.")
    start = made.release.text.index("twelve")
    checks = [Check("P1", made.release.id, start, start + 6, "[/ no]")]
    async with desk(replace(made, figures=())) as (app, _):
        app.page.show(made, {}, checks=checks)
        row = next(line for line in app.shown() if "Police" in line)
        assert row[len("  Police arrested twelve. Nobody") :].split()[0] == "✗"


async def test_a_check_on_an_open_figure_is_not_signed_twice() -> None:
    made = reading_of("Police arrested 12.")
    figure = made.figures[0]
    standing = {figure.id: Standing(figure.id, StandingKind.BLANK, "", "test")}
    async with desk(made) as (app, _):
        app.page.show(made, standing, checks=[Check("P1", made.release.id, figure.start, figure.end, "")])
        assert "✗" not in "".join(app.shown())


async def test_more_marks_than_the_margin_holds_end_in_a_sign() -> None:
    async with desk(reading_of("1 2 3 4 5 6")) as (app, _):
        assert "✓≡≈…" in "".join(app.shown())


async def test_the_measure_can_be_narrower() -> None:
    async with desk() as (app, pilot):
        app.page.measure = 60
        await pilot.pause()
        assert app.page.page is not None
        assert app.page.page.measure == 60


async def test_a_figure_says_why_under_the_mouse() -> None:
    async with desk() as (app, pilot):
        await pilot.hover(PageWidget, offset=cells_of(app, "101"))
        assert str(app.page.tooltip) == "[/ because]"
        await pilot.hover(PageWidget, offset=(40, 1))
        assert app.page.tooltip is None


HOSTILE = ["[/ revised]", "[link=http://x]", "[bold]", "\x1b]52;c;aGk=\x07", "\u202egnp.exe"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_drawn_as_text(text: str) -> None:
    made = reading_of(f"{text} 12 arrested {text}")
    made = replace(made, release=replace(made.release, title=replace(made.release.title, value=text)))
    async with desk(made) as (app, pilot):
        column, row = cells_of(app, "12 arrested")
        await pilot.hover(PageWidget, offset=(column, row))
        await pilot.pause()
        shown = "".join(app.shown())
    assert not set(shown) & set("\x1b\x07\u202e")
    assert shown.count(text.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "\ufffd")) == 3


def painted_lines(page: PageWidget, act: Callable[[], None]) -> Iterator[int]:
    page._repaint_regions.clear()
    act()
    for region in page._repaint_regions:
        yield from region.line_range


async def test_moving_a_highlight_draws_only_the_lines_it_leaves_and_reaches() -> None:
    async with desk() as (app, pilot):
        app.page.action_next_figure()
        await pilot.pause()
        assert len(set(painted_lines(app.page, app.page.action_next_figure))) == 1
        app.page.find("encrypted")
        await pilot.pause()
        assert len(set(painted_lines(app.page, app.page.action_next_hit))) == 2


async def test_signs_have_stand_ins_in_ascii() -> None:
    async with desk() as (app, pilot):
        app.page.plain = True
        app.page.action_next_figure()
        await pilot.pause()
        shown = app.shown()
    assert "v=~" in shown[5]
    assert shown[5].lstrip().startswith(">")
    assert "".join(shown).isascii()


async def test_a_narrow_page_still_shows_text_and_marks() -> None:
    async with desk(size=(30, 12)) as (app, _):
        assert any("✓" in line and "Police in 1" in line for line in app.shown())
