"""What reaches the terminal: nothing that can command it, and every code point still accounted for."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tests.releases import GENEROUS
from tui.views.drawable import CONTINUED, LOST, NOTHING, PLAIN, WIDE, clusters, drawn, label, stand_ins

HOSTILE = ["[/ revised]", "[link=http://x]", "[bold]", "\x1b]52;c;aGk=\x07"]

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ab 1  \n\t\u00a0\u00ad\u200b\u200d\ufe0f\u0301漢語한🇩🇪👩❤👍🏽\x1b\x00\x9b\u202e\u2066"),
    ),
    max_size=60,
)


@given(TEXTS)
def test_there_is_one_stand_in_for_each_code_point(text: str) -> None:
    assert len(stand_ins(text)) == len(drawn(text).text) == len(text)


@given(TEXTS)
def test_nothing_drawn_can_command_a_terminal(text: str) -> None:
    for character in label(text):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@given(TEXTS)
def test_a_line_takes_the_cells_that_rich_measures(text: str) -> None:
    line = drawn(text)
    assert len(line.cells) == cell_len(line.text.replace(NOTHING, ""))


@given(TEXTS)
def test_every_cell_leads_to_the_cluster_it_shows_and_back(text: str) -> None:
    line = drawn(text)
    for cell, character in enumerate(line.cells):
        first = cell - 1 if character == CONTINUED else cell
        assert line.cell_of(line.index_of(cell)) == first
    assert [line.cell_of(index) for index in range(len(text) + 1)] == sorted(
        line.cell_of(index) for index in range(len(text) + 1)
    )


@given(TEXTS)
def test_a_label_is_one_line_and_stays_the_same_when_made_again(text: str) -> None:
    assert label(label(text)) == label(text)
    assert "\n" not in label(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_drawn_as_written(text: str) -> None:
    assert label(text) == text.replace("\x1b", "␛").replace("\x07", "␇")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\x9bb", f"a{LOST}b"),
        ("a\ud800b", f"a{LOST}b"),
        ("pay \u202e001\u202c now", f"pay {LOST}001{LOST} now"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("join\u200der", "joiner"),
        ("wrapped  \n line\tcell", "wrapped line cell"),
        ("29\u00a0TB\u2009of", "29 TB of"),
        ("family 👩\u200d👩\u200d👧", "family 👩\u200d👩\u200d👧"),
    ],
)
def test_what_cannot_be_drawn_has_a_stand_in(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("e\u0301a", [1, 1]),
        ("🇩🇪🇫🇷", [2, 2]),
        ("🇩🇪🇫", [2, 1]),
        ("👩\u200d👩\u200d👧\u200d👦!", [2, 1]),
        ("👍🏽", [2]),
        ("❤\ufe0f", [2]),
        ("漢字", [2, 2]),
        ("한국", [2, 2]),
    ],
)
def test_clusters_are_what_a_reader_takes_for_one_sign(text: str, widths: list[int]) -> None:
    assert [cells for _, _, cells in clusters(text)] == widths


def test_a_second_cell_belongs_to_the_sign_that_takes_both() -> None:
    line = drawn("a漢🇩🇪b")
    assert [line.index_of(cell) for cell in range(6)] == [0, 1, 1, 2, 2, 4]
    assert [line.cell_of(index) for index in range(6)] == [0, 1, 3, 3, 5, 6]


def test_a_letter_under_a_tower_of_accents_keeps_only_some() -> None:
    tower = "e" + "\u0301" * 5000
    assert len(label(f"l{tower}s")) < 50
    assert drawn(f"l{tower}s").cell_of(len(tower) + 1) == 2


@pytest.mark.parametrize("character", ["a", " ", "\u200b", "\u0301", "漢", "\u200d", "👩", "\x1b", "🇩"])
def test_a_long_run_of_one_character_is_drawn_in_linear_time(character: str) -> None:
    started = time.process_time()
    drawn(character * 100_000)
    assert time.process_time() - started < GENEROUS


@pytest.mark.parametrize(("characters", "width"), [(PLAIN, 1), (WIDE, 2)])
def test_what_is_measured_by_counting_is_as_wide_as_rich_says(characters: str, width: int) -> None:
    members = re.compile(f"[{characters}]")
    for character in map(chr, range(0x10000)):
        if members.match(character):
            assert get_character_cell_size(character) == width, hex(ord(character))
            assert not unicodedata.combining(character), hex(ord(character))
