from __future__ import annotations

from typing import Any

import pytest

from tests.releases import knowledge
from tui.annotate.followers import ANYTHING
from tui.annotate.masks import Masks
from tui.annotate.numbers import Numbers
from tui.annotate.stretch import Stretch

NUMBERS = Numbers(knowledge())
MASKS = Masks(knowledge())


def rules_over(text: str) -> set[str]:
    """The masks that some place of the text falls under."""
    stretch = Stretch(text, 0, len(text))
    rules = set()
    for at, character in enumerate(text):
        if at and text[at - 1].isalnum():
            continue
        before = stretch.words_before(at)
        digits = character.isdigit()
        if digits:
            mask = MASKS.over_digits(stretch, at, before, ANYTHING)
        else:
            mask = MASKS.over_words(stretch, at, _end_of_word(text, at), before)
        if mask is not None:
            rules.add(mask.rule)
    return rules


def _end_of_word(text: str, at: int) -> int:
    return next((end for end in range(at, len(text)) if not text[end].isalnum()), len(text))


@pytest.mark.parametrize("record", knowledge().records("masks"), ids=lambda record: str(record["name"]))
def test_a_mask_covers_its_own_example(record: dict[str, Any]) -> None:
    example = record["example"]
    assert NUMBERS.find(example, 0, len(example)) == []
    assert record["name"] in rules_over(example)


@pytest.mark.parametrize("record", knowledge().records("blank_marks"), ids=lambda record: str(record["name"]))
def test_a_mark_of_a_blank_finds_its_own_example(record: dict[str, Any]) -> None:
    example = record["example"]
    assert [quantity.value for quantity in NUMBERS.find(example, 0, len(example))] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Section 8 housing",
        "sections 3 and 5",
        "Title IX",
        "Act of 2007",
        "in December 2007",
        "Dec. 31, 2007",
        "on the 5th",
        "(R-Texas)",
        "the 1996 Act",
    ],
)
def test_references_and_dates_hold_no_figure(text: str) -> None:
    assert NUMBERS.find(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In section 427 officers hid 30 guns.", 30),
        ("On May 5, 12 people died.", 12),
        ("In 2010, 12 people died.", 12),
        ("Level 3 labs hold 40 samples.", 40),
        ("The Falcon 9 rocket carried 60 satellites.", 60),
    ],
)
def test_a_mask_ends_where_the_next_number_begins(text: str, value: int) -> None:
    assert [quantity.value for quantity in NUMBERS.find(text, 0, len(text))] == [value]
