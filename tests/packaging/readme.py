"""What the README shows that can be run: scripts, settings, workflows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks in one language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def script() -> str:
    """The Python of the README, one block after the other, as one script."""
    return "\n".join(blocks("python"))
