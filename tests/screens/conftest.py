"""Documents that several screens are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    """Two releases of one day that give two numbers for the same arrests."""
    (tmp_path / "police.txt").write_text(
        "Operation Lantern: arrests in four countries\n\nThe Hague, 1 December 2020\n\n"
        "In Operation Lantern, 112 suspects were arrested on Monday, the police said.\n"
    )
    (tmp_path / "ministry.txt").write_text(
        "Minister welcomes Operation Lantern\n\nMadrid, 1 December 2020\n\n"
        "The minister thanked all officers. In Operation Lantern, 117 suspects were arrested on Monday, she said.\n"
    )
    return tmp_path


@pytest.fixture
def hostile_event(tmp_path: Path) -> Path:
    """Two releases on one event whose names are markup."""
    for number, count in enumerate((112, 114)):
        (tmp_path / f"{number}.txt").write_text(
            f"Operation Bold [/ revised] [bold]{number}\n\nThe Hague, 1{number} March 2020\n\n"
            f"In Operation Bold [/ revised], {count} suspects were arrested [link=http://x]on Monday[/link]. "
            "\x1b]52;c;aGk=\x07"
        )
    return tmp_path
