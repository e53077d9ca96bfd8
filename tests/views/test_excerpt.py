"""A span in the words around it, cut to a width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.collection import HOSTILE
from tests.releases import release
from tui.model import Span
from tui.views.excerpt import Excerpt, excerpt

TEXT = "In all 112 people were arrested on Monday, the harbour police said in a short statement."
WHOLE = Span(0, len(TEXT))


def test_where_there_is_room_all_is_shown() -> None:
    assert excerpt(release(TEXT), 7, 10, WHOLE, 200) == Excerpt("In all ", "112", TEXT[10:])


def test_what_follows_is_cut_first() -> None:
    found = excerpt(release(TEXT), 7, 10, WHOLE, 30)
    assert found.before == "In all "
    assert found.after == " people were arrest…"


def test_what_leads_up_is_cut_at_a_word() -> None:
    start = TEXT.index("short")
    found = excerpt(release(TEXT), start, start + 5, WHOLE, 40)
    assert found.before.startswith("… ")
    assert found.before.removeprefix("… ") in TEXT
    assert found.words == "short"


def test_line_ends_are_spaces_and_nothing_is_joined_that_is_apart() -> None:
    text = "Police\narrested\n112\npeople."
    found = excerpt(release(text), 16, 19, Span(0, len(text)), 60)
    assert "".join(found) == "Police arrested 112 people."


def test_a_hostile_text_is_letters() -> None:
    text = f"{HOSTILE} 112 {HOSTILE}"
    found = "".join(excerpt(release(text), len(HOSTILE) + 1, len(HOSTILE) + 4, Span(0, len(text)), 200))
    assert "[/ revised]" in found
    assert not any(ord(character) < 32 for character in found)


@given(st.text(alphabet="ab  \n漢́", max_size=80), st.data())
def test_it_never_takes_more_cells_than_it_may(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    width = data.draw(st.integers(1, 60))
    assert cell_len("".join(excerpt(release(text), start, end, Span(0, len(text)), width))) <= width
