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
