"""What holds for every test: the developer's own settings, caches and terminal are shut out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("presscheck", deadline=None)
settings.load_profile("presscheck")
"""No property fails because the machine was busy: speed is what the benchmarks are for."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, cache and state lie in a folder of the test's own, and the terminal is a plain modern one."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in (("CONFIG", "config"), ("CACHE", "cache"), ("STATE", "state"), ("DATA", "data")):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for variable in ("NO_COLOR", "TEXTUAL", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    return home
