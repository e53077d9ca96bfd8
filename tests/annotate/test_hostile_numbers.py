"""Texts made to be slow: of a dump of data a bounded number is read, prose of any length is read whole."""

from __future__ import annotations

import pytest

from tests.releases import knowledge
from tui.annotate import Annotator
from tui.annotate.numbers import Numbers
from tui.loader import release_from

NUMBERS = Numbers(knowledge())


@pytest.mark.parametrize("dump", ["1,234 ", "one ", "1,", "5 to 7 ", "France (22), "])
def test_a_dump_of_numbers_is_read_only_so_far(dump: str) -> None:
    text = dump * 20_000
    found = NUMBERS.find(text, 0, len(text))
    assert 0 < len(found) <= 5_000


def test_a_paragraph_of_prose_is_read_to_its_end_however_long_it_is() -> None:
    text = "Officers arrested 12 people in the north of the country. " * 6_000
    assert len(NUMBERS.find(text, 0, len(text))) == 6_000


def test_a_dump_of_numbers_in_a_list_is_read_only_so_far() -> None:
    release = release_from(b"- 5 people\n" * 6_000, "list.txt", knowledge())
    assert len(Annotator(knowledge()).read(release).figures) == 5_000
