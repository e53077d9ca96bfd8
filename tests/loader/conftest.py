"""The bundled knowledge, compiled once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.knowledge import Knowledge, load
from tui.loader import release_from
from tui.model import Release

Read = Callable[[str], Release]


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("knowledge")
    return load(user=folder / "none.yaml", cache=folder)


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> Read:
    """Reads a text as a release."""
    return lambda text: release_from(text.encode(), "release.txt", knowledge)
