"""What connects the releases of a store is the same whatever came and went in which order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.crossref.test_events import PAIRS
from tests.crossref.test_neighbourhoods import OTHERS
from tests.store.collections import said, written
from tui.crossref import citations, links, sharing, traces
from tui.library import Library
from tui.resources import bundled
from tui.store import comparing, crossing, pairing, postings
from tui.store.indexing import indexed
from tui.stored import StoredLibrary

FOOTER = "\n\nThe Harbour Police keeps order in twelve ports, and answers questions at all hours of the day or night.\n"
SHARED = (
    "\n\nThe inspectors counted every crate twice, sealed the doors of the hall and left two guards beside them "
    "until the lawyers of both parties had seen the seals, read the protocol and signed it.\n"
)
CITING = (
    "A correction\n\n4 May 2013\n\nIn our release of 3 May 2013, “Operation Lantern ends”, a number was wrong.",
    "DRAFT\n\nOperation Lantern ends\n\nThe police arrested 1xx suspects in Operation Lantern." + SHARED,
)


def texts() -> list[str]:
    """Releases that have much to do with each other: footers, passages, names, drafts, citations."""
    found = [text for sort in PAIRS.values() for pair in sort.values() for text in pair]
    found += [path.read_text(encoding="utf-8") for path in sorted(bundled("seeds").glob("*.txt"))]
    found += [*OTHERS, *CITING]
    found += [text + SHARED for text in OTHERS] + [text + FOOTER for text in found[::2]]
    return found


class Changing:
    """A folder in which files come, go and change at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, Random(seed)
        self.pool = texts()
        folder.mkdir()

    def step(self, times: int) -> None:
        """Make so many changes."""
        for _ in range(times):
            files = sorted(self.folder.glob("*.txt"))
            some = self.random.choice(files) if files else None
            match self.random.choice(("add", "add", "remove", "change", "rename", "state")):
                case "remove" if some:
                    some.unlink()
                case "change" if some:
                    some.write_text(self.random.choice(self.pool), encoding="utf-8")
                case "rename" if some:
                    some.rename(self.folder / f"{self.random.randrange(900)}.txt")
                case "state" if some:
                    told = self.random.choice(("{publisher: Port}", "{event: Lantern}", "{published: 2013-05-04}"))
                    (self.folder / "presscheck.yaml").write_text(f'releases:\n  "{some.name}": {told}\n')
                case _:
                    name = f"{self.random.randrange(900)}.txt"
                    (self.folder / name).write_text(self.random.choice(self.pool), encoding="utf-8")


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Limits so low that a few releases reach them all."""
    for module in (traces, pairing):
        monkeypatch.setattr(module, "FOOTER_RELEASES", 3)
    for module in (citations, comparing):
        monkeypatch.setattr(module, "FEW", 3)
    monkeypatch.setattr(sharing, "BOILERPLATE", 7)
    monkeypatch.setattr(sharing, "CANDIDATES", 3)
    yield


@pytest.mark.parametrize("seed", range(4))
def test_what_came_and_went_leaves_what_a_build_in_one_go_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, narrow: None, seed: int
) -> None:
    changing = Changing(tmp_path / "collection", seed)
    monkeypatch.setattr(crossing, "WHOLE", 2.0)
    monkeypatch.setattr(postings, "SHARE", 1 + seed)
    changing.step(24)
    indexed([changing.folder])
    for _ in range(4):
        changing.step(changing.random.randint(1, 4))
        step_by_step = said(indexed([changing.folder]).path)
        in_one_go = said(indexed([changing.folder], rebuild=True, workers=1).path)
        for table, rows in in_one_go.items():
            assert step_by_step[table] == rows, table


def test_adding_compares_only_what_has_to_do_with_what_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "collection", 60)
    indexed([folder])
    asked: list[str] = []
    whole = links.in_common

    def counted(a: traces.Trace, *others: object) -> object:
        asked.append(a.id)
        return whole(a, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "in_common", counted)
    (folder / "new.txt").write_text(CITING[0])
    indexed([folder])
    assert not asked
    text = (folder / "000007.txt").read_text()
    (folder / "again.txt").write_text(f"Once more\n\n3 May 2013\n\n{text}")
    indexed([folder])
    assert 1 <= len(asked) <= 10


def test_a_store_says_what_reading_says(tmp_path: Path, narrow: None) -> None:
    changing = Changing(tmp_path / "collection", 7)
    changing.step(40)
    indexed([changing.folder])
    changing.step(4)
    indexed([changing.folder])
    from tui.store.opening import Store

    paths = [changing.folder]
    assert StoredLibrary(Store.at(paths), paths).crossrefs == Library.open(paths).crossrefs
