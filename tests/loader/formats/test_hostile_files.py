"""What two hundred hostile files may not do: crash, hang, write, or send a control to the terminal."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.loader.formats import hostile
from tests.screens.pseudo_terminal import presscheck
from tui.annotate import Annotator
from tui.knowledge import Knowledge
from tui.loader import load
from tui.loader.limits import Limits
from tui.views.drawable import NOTHING, drawn, label

LIMITS = Limits(file_bytes=20_000_000, unpacked_bytes=20_000_000, members=1000)
SECONDS = 2.0
HARMFUL = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_no_hostile_file_crashes_hangs_or_writes(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = tmp_path / "in" / "a" / "b"
    folder.mkdir(parents=True)
    paths = list(hostile.write_all(folder))
    assert len(paths) > 250
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(folder / "loop")}
    slow, annotator = {}, Annotator(knowledge)
    for path in paths:
        start = time.process_time()
        loaded = load([path], knowledge, limits=LIMITS)
        for release in loaded.releases:
            annotator.read(release)
            shown = (
                drawn(release.text[:20_000]).text.replace(NOTHING, "")
                + label(release.title.value)
                + label(release.path)
            )
            assert not HARMFUL.search(shown), path
        for unreadable in loaded.unreadable:
            assert not HARMFUL.search(label(unreadable.path) + label(unreadable.reason)), path
        if (taken := time.process_time() - start) > SECONDS:
            slow[path.name] = round(taken, 1)
    assert not slow
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(folder / "loop")} == before


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
def test_no_hostile_text_sends_a_control_to_the_terminal(tmp_path: Path, suffix: str) -> None:
    made = hostile.texts()[suffix]
    for name in ("clipboard", "link", "erase", "title", "report", "c1", "bidi", "markup", "null"):
        (tmp_path / f"{name}{suffix}").write_bytes(made(hostile.STRINGS[name]))
    it = presscheck(str(tmp_path))
    it.until(lambda: "releases" in it.text(), "the list")
    for _ in range(8):
        it.press("J")
    it.press("q")
    it.ended()
    for sent in (
        b"\x1b]52;c;aGVsbG8",
        b"\x1b]8;;http",
        b"\x1b]0;owned",
        b"\x1b[6n\x1b[c",
        b"\x9d52",
        "\u202e".encode(),
    ):
        assert sent not in it.raw
    it.child.close(force=True)
