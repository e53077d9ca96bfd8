"""What two hundred hostile files may not do: crash, hang, write, or send a control to the terminal."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.loader.formats import hostile
from tui.annotate import Annotator
from tui.crossref import cross_referenced
from tui.knowledge import Knowledge
from tui.loader import load
from tui.loader.limits import Limits
from tui.views.drawable import NOTHING, drawn, label

LIMITS = Limits(file_bytes=20_000_000, unpacked_bytes=20_000_000, members=1000)
SECONDS = 2.0
MARGIN = 2
"""How much slower than the machine for which the seconds are meant another one may be."""
HARMFUL = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_no_hostile_file_crashes_hangs_or_writes(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = tmp_path / "in" / "a" / "b"
    folder.mkdir(parents=True)
    paths = list(hostile.write_all(folder))
    assert len(paths) > 250
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(folder / "loop")}
    slow, annotator = {}, Annotator(knowledge)

    def seconds(path: Path) -> float:
        start = time.process_time()
        readings = [annotator.read(release) for release in load([path], knowledge, limits=LIMITS).releases]
        cross_referenced(readings, knowledge)
        return time.process_time() - start

    for path in paths:
        # A file that takes long is read once more: what else the machine does is no fault of the file.
        if (taken := seconds(path)) > SECONDS and (taken := min(taken, seconds(path))) > SECONDS * MARGIN:
            slow[path.name] = round(taken, 1)
        loaded = load([path], knowledge, limits=LIMITS)
        for release in loaded.releases:
            shown = (
                drawn(release.text[:20_000]).text.replace(NOTHING, "")
                + label(release.title.value)
                + label(release.path)
            )
            assert not HARMFUL.search(shown), path
        for unreadable in loaded.unreadable:
            assert not HARMFUL.search(label(unreadable.path) + label(unreadable.reason)), path
    assert not slow
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(folder / "loop")} == before
