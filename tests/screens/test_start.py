"""A start: what is imported for it, what it asks of the store, and the process that works beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import sleep

from tests.screens.pseudo_terminal import presscheck
from tests.screens.reader import reader
from tests.store.collections import written
from tui.growing import GrowingLibrary
from tui.store.beside import DONE, begun
from tui.store.database import Busy
from tui.store.indexing import indexed
from tui.stored import StoredLibrary

IMPORTED = Path(__file__).with_name("first_screen.txt")
"""Every module of ours that stands behind the first screen of a stored collection, and every package of others."""

PROGRAM = """
import asyncio, sys
from tui.stored import StoredLibrary
from tui.app import PresscheckApp
from tui.commands import read

async def first_screen():
    async with PresscheckApp(StoredLibrary.as_it_was([sys.argv[1]])).run_test() as pilot:
        await pilot.pause()
        names = {name for name in sys.modules if name.partition(".")[0] == "tui"}
        installed = {name.partition(".")[0].lstrip("_") for name, module in sys.modules.items()
                     if "site-packages" in (getattr(module, "__file__", None) or "")}
        print(*sorted(names | installed), sep="\\n")

asyncio.run(first_screen())
"""


def test_the_first_screen_imports_what_is_listed_here_and_nothing_else(tmp_path: Path) -> None:
    folder = written(tmp_path / "papers", 12)
    indexed([folder])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    imported = [name for name in done.stdout.splitlines() if not name.endswith("distutils_hack")]
    assert imported == IMPORTED.read_text().splitlines()


def test_a_collection_is_indexed_beside_the_reader(tmp_path: Path) -> None:
    folder = written(tmp_path / "papers", 12)
    beside = begun([folder])
    assert beside is not None
    reports = list(beside.reports())
    assert (reports[-1].stage, reports[-1].done) == (DONE, 12)
    assert beside.is_over
    library = StoredLibrary.as_it_was([folder])
    assert library is not None and len(library.ids) == 12


def test_what_keeps_from_indexing_is_said_and_not_printed(tmp_path: Path, own_folders: Path) -> None:
    folder = written(tmp_path / "papers", 3)
    (own_folders / "cache").write_text("no folder")
    beside = begun([folder])
    assert beside is not None
    assert "cannot be" in list(beside.reports())[-1].error


def test_a_list_grows_while_it_is_read_in_and_the_next_one_goes_on(tmp_path: Path) -> None:
    folder = written(tmp_path / "papers", 150)
    it = presscheck(str(folder))
    it.see("? keys")
    it.press("q")
    assert it.ended() == 0
    for _ in range(600):
        try:
            read = indexed([folder]).read
            break
        except Busy:  # The process beside it has not noticed yet that the reader is gone.
            sleep(0.1)
    assert read < 150
    assert StoredLibrary.as_it_was([folder]) is not None


async def test_what_is_read_so_far_is_listed_the_newest_first(tmp_path: Path) -> None:
    folder = written(tmp_path / "papers", 12)
    indexed([folder])
    library = GrowingLibrary.so_far([folder])
    assert library is not None
    days = [summary.published for summary in library.listing().summaries(0, 12)]
    assert days == sorted(days, key=str, reverse=True)
    async with reader(library) as it:
        first = it.title
        await it.press("J", "J", "K", "]", "tab", "tab", "j", "s")
        assert it.title != first


async def test_a_reader_sees_the_collection_as_it_was_until_it_takes_what_is_new(tmp_path: Path) -> None:
    folder = written(tmp_path / "papers", 6)
    indexed([folder])
    before = StoredLibrary.as_it_was([folder])
    assert before is not None
    (folder / "late.txt").write_text("A late release\n\n20 December 2011\n\nPolice arrested 269 suspects.\n")
    indexed([folder])
    after = StoredLibrary.as_it_was([folder])
    assert after is not None
    assert (len(before.ids), len(after.ids)) == (6, 7)
    assert StoredLibrary.has_changed(before)
