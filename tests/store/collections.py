"""Collections on disk for the tests of the store, and what a store holds, for comparing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.benchmarks.generate import releases
from tui.store.database import connected
from tui.store.postings import entries_in
from tui.store.schema import number_of

DERIVED = ("words_data", "words_idx", "words_docsize", "words_config")
"""Tables of SQLite's own whose rows depend on the order of writing, not on what was written."""

PLAIN = (
    "heading",
    "event",
    "ledger",
    "member",
    "common",
    "verdict",
    "draft",
    "home",
    "crowd",
    "footer",
    "judged",
    "link",
)
IN_ORDER = "ORDER BY class, first, second, place"


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


def said(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a store says of its releases and of what connects them, whatever numbers it knows them by inside."""
    with closing(connected(store)) as connection:
        ids = {number_of(key): ident for key, ident in connection.execute("SELECT key, id FROM release")}
        queries = {
            **{table: f"SELECT * FROM {table}" for table in PLAIN},
            "listed": "SELECT place, id, root, path, packed, reading FROM listed",
            "trace": "SELECT number, packed FROM trace",
            "links in order": f"SELECT row_number() OVER ({IN_ORDER}), packed FROM linked {IN_ORDER}",
            "text": "SELECT id, title, publisher, day, deflated FROM release JOIN text USING (key)",
            "left": "SELECT number FROM fresh UNION ALL SELECT number FROM gone",
        }
        found = {name: connection.execute(query).fetchall() for name, query in queries.items()}
        found["trace"] = [(ids[number], packed) for number, packed in found["trace"]]
        found["shared"] = [(*entry[:2], ids[entry[2]], *entry[3:]) for entry in entries_in(connection)]
        return {name: sorted(rows, key=repr) for name, rows in found.items()}
