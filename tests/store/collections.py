"""Collections on disk for the tests of the store, and what a store holds, for comparing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.benchmarks.generate import releases
from tui.store.database import connected

DERIVED = ("words_data", "words_idx", "words_docsize", "words_config")
"""Tables of SQLite's own whose rows depend on the order of writing, not on what was written."""


def written(folder: Path, count: int, seed: int = 0) -> Path:
    """A folder with so many made-up releases."""
    folder.mkdir(parents=True, exist_ok=True)
    for release in releases(count, seed):
        (folder / release.name).write_text(release.text, encoding="utf-8")
    return folder


def rows(store: Path, *, without: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and every place of every word in the full-text index."""
    with closing(connected(store)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.place USING fts5vocab('main', 'words', 'instance')")
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in names
            if name not in (*DERIVED, "words", *without)
        }
        found["place"] = sorted(connection.execute("SELECT * FROM place").fetchall())
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        return found
