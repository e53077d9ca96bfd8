"""The first minutes: a welcome over the sample that goes away, and empty places that say why and what to press."""

from __future__ import annotations

import pytest

from tests.screens.reader import Reader, reader
from tests.screens.test_bad_input import EMPTY_RELEASE, NOTHING
from tui.settings import Settings
from tui.widgets.welcome import Welcome


def in_list(it: Reader) -> str:
    """The words of the list, wherever its lines end."""
    width = it.screen.documents.size.width
    return " ".join(" ".join(line[:width] for line in it.lines()).split())


def welcomes(it: Reader) -> bool:
    """Whether the welcome shows."""
    return bool(it.screen.query(Welcome)) and "presscheck FOLDER" in it.text()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_the_sample_has_a_welcome_until_the_first_key(size: tuple[int, int]) -> None:
    async with reader(sample=True, size=size) as it:
        assert welcomes(it)
        await it.press("]")
        assert not welcomes(it)
        assert it.figure_text == "xx"


async def test_the_welcome_never_returns() -> None:
    async with reader(sample=True) as it:
        await it.press("j")
    async with reader(sample=True) as it:
        assert not welcomes(it)


async def test_a_collection_of_ones_own_has_no_welcome() -> None:
    async with reader() as it:
        assert not welcomes(it)


async def test_the_welcome_names_the_keys_as_they_are() -> None:
    async with reader(sample=True, settings=Settings(keys={"figure.next": "f7"})) as it:
        assert "f7 next figure" in it.text()


async def test_a_release_without_figures_says_so() -> None:
    async with reader(EMPTY_RELEASE, size=(200, 40)) as it:
        assert "No figure was found in this release." in it.text()


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_a_collection_without_documents_says_how_to_open_some(size: tuple[int, int]) -> None:
    async with reader(NOTHING, size=size) as it:
        assert "No document here. Name files or a folder at the start: presscheck FOLDER" in in_list(it)
