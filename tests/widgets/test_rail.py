"""The position rail: what lies where on the page."""

from __future__ import annotations

from tests.releases import release
from tui.marks import MARKS
from tui.model import Span, StandingKind
from tui.views.typeset import Page
from tui.widgets.rail import Rail

TEXT = "\n\n".join(f"Paragraph {number}." for number in range(100))
PAGE = Page(release(TEXT), 40)
PLAIN, BLANK, DIFFERS = (MARKS[kind] for kind in (StandingKind.ONLY_HERE, StandingKind.BLANK, StandingKind.DIFFERS))


def signs(rail: Rail, top: int = 0, *, plain: bool = False) -> str:
    return "".join(rail.sign(row, top, plain=plain).glyph for row in range(rail.height))


def test_the_rows_in_view_are_the_thumb() -> None:
    rail = Rail(PAGE, 20, [], [])
    assert signs(rail) == "┃┃" + "│" * 18
    assert signs(rail, PAGE.lines - 20) == "│" * 18 + "┃┃"


def test_figures_conflicts_blanks_and_hits_lie_where_they_are() -> None:
    figures = [(0, PLAIN), (len(TEXT) // 2, BLANK), (len(TEXT) // 2 + 1, DIFFERS), (len(TEXT) - 1, BLANK)]
    hit = TEXT.index("Paragraph 30")
    shown = signs(Rail(PAGE, 20, figures, [Span(hit, hit + 4)]))
    assert shown[0] == "┫"
    assert shown[10] == "≠"
    assert shown[19] == "□"
    assert shown[6] == "◆"


def test_a_page_that_fits_has_its_signs_beside_their_lines() -> None:
    page = Page(release("One.\n\nTwo.\n\nThree."), 40)
    start = page.release.text.index("Two")
    assert signs(Rail(page, 20, [(start, DIFFERS)], []))[page.line_of(start)] == "≠"


def test_every_row_leads_to_a_line_it_stands_for() -> None:
    rail = Rail(PAGE, 20, [], [])
    assert [rail.line_at(row) for row in (0, 10, 19)] == [0, PAGE.lines // 2, PAGE.lines * 19 // 20]


def test_ascii_has_a_sign_for_everything() -> None:
    assert signs(Rail(PAGE, 20, [(0, DIFFERS), (2000, PLAIN)], [Span(600, 601)]), plain=True).isascii()
