"""Whether an index that is killed again and again ends up as one made in a single go, row for row.

    python -m tests.benchmarks.kills [RELEASES [MOMENTS [LATEST]]]

By default 5,000 releases, killed at 50 random moments up to 20 seconds after each start. Exits 1 if a row differs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.store.collections import rows, written
from tests.store.test_indexing import killed_now_and_then
from tui.store.database import store_path
from tui.store.indexing import indexed


def main(count: int = 5_000, moments: int = 50, latest: int = 20) -> int:
    """Kill, finish, and compare with a build in one go; prints each table's rows."""
    with TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        folder = written(Path(place) / "collection", count)
        killed_now_and_then(folder, moments, seed=1, latest=latest)
        resumed = rows(store_path([folder]))
        whole = rows(indexed([folder], rebuild=True).path)
    for table in sorted(whole.keys() | resumed.keys()):
        told = "the same" if resumed.get(table) == whole.get(table) else "DIFFERS"
        print(f"{table:12}{len(whole.get(table, ())):>10} rows  {told}")
    return int(resumed != whole)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
