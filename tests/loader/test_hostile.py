"""What no document may do: lose a character, overlap a block, or take more than its share of time."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loader.conftest import Read
from tests.releases import GENEROUS
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import release_from
from tui.model import Release, Stated

PARTS = [
    "Boats found", "BOATS FOUND", "\n", "\n\n", "\r\n", "\r", "  ", "\u00a0", "\u2028", "* ", "** ", "*", "• ", "1. ",
    "“", "”", '"', "‘", "’", "boat.jpg", "The agency said that 12 people were arrested in three towns.", "7 May 2012",
    "(a parenthesis of some length here)", "WASHINGTON – ", "The Hague", "By Jane Roe", "Contact: Jane", "About Boats",
    "2xx boats", "###", "None", ".The", "\x1b]52;c;\x07", "\u202e", "[/ revised]", "é", "\ufffd", "x" * 200,
]  # fmt: skip


def checked(release: Release) -> None:
    """Blocks stand in order inside the text, begin and end on a character, and hold all that is not white space."""
    end = 0
    for block in release.blocks:
        assert end <= block.start < block.end <= len(release.text)
        assert release.text[end : block.start].strip() == ""
        assert not release.text[block.start].isspace() and not release.text[block.end - 1].isspace()
        assert release.text.startswith(block.marker, block.start)
        end = block.end
    assert release.text[end:].strip() == ""
    metadata: list[Stated[object]] = [release.title, release.status]  # type: ignore[list-item]
    for stated in metadata:
        assert stated.span is None or 0 <= stated.span.start < stated.span.end <= len(release.text)


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=40))
def test_blocks_hold_every_character_of_a_text_of_awkward_parts(read: Read, parts: list[str]) -> None:
    text = "".join(parts)
    if text.strip():
        checked(read(text))


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip()) and "\0" not in text))
def test_blocks_hold_every_character_of_any_text(read: Read, text: str) -> None:
    try:
        checked(read(text))
    except UnreadableError as error:
        assert "control bytes" in str(error) or "is not text" in str(error)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_release_or_unreadable(knowledge: Knowledge, data: bytes) -> None:
    try:
        release = release_from(data, "bytes.txt", knowledge)
    except UnreadableError:
        return
    checked(release)
    release.text.encode("utf-8")


@pytest.mark.parametrize(
    "part",
    ["a", "A", " ", "\n", '"', "“", "*", "(", "[", ".", "-", "_", "x", "1", "None", "a.A ", "A\n", "* a\n", "a[1]\n",
     "a.jpgA\n", "a.jpg ", "1 May 2012\n", "\r", "‘", "’ ", ".’", "(a", "Sen. ", "http://", "Contact: ",
     "About A\nfoo\n"],
)  # fmt: skip
def test_a_hundred_thousand_of_one_thing_are_read_in_time_linear_in_them(read: Read, part: str) -> None:
    start = process_time()
    checked(read("Title\n\n" + part * (100_000 // len(part)) + "\n\nend"))
    assert process_time() - start < GENEROUS
