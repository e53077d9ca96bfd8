"""What is over a limit is listed as unreadable and says which; every limit can be set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.knowledge import Knowledge
from tui.loader import Limits, load, releases_in
from tui.loader import limits as limits_module
from tui.model import Unreadable
from tui.resources import config_dir

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border.\n"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(text=90), "has more than 90 characters, more than any one release; split it"),
        (Limits(lines=2), "has more than 2 lines, more than any one release; split it"),
    ],
)
def test_a_text_over_a_limit_says_which(knowledge: Knowledge, limits: Limits, reason: str) -> None:
    assert list(releases_in(BODY.encode() * 3, "a.txt", knowledge, limits=limits)) == [Unreadable("a.txt", reason)]


def test_the_users_settings_change_a_limit(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "a.txt").write_text(BODY * 3)
    assert len(load([tmp_path], knowledge).releases) == 1
    config_dir().mkdir(parents=True)
    (config_dir() / "settings.yaml").write_text("theme: nord\nlimits: {lines: 2}\n")
    assert limits_module.load() == Limits(lines=2)
    assert len(load([tmp_path], knowledge).unreadable) == 1


def test_no_limit_can_be_below_one() -> None:
    with pytest.raises(ValueError, match="opens nothing"):
        Limits(pages=0)
