"""How the reader comes by its collection: from the store at once, which a process beside it brings up to date."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from tui.store.beside import DONE, Beside

if TYPE_CHECKING:
    from tui.library import Library

LARGE = 100
"""Documents from which a collection that was never indexed is read in while it grows: so many take a second or two."""


def library_at(paths: Sequence[str | Path], beside: Beside, begun: float) -> Library:
    """The collection as its store has it now, which is more and more while it is indexed for the first time.

    Args:
        paths: Files and folders.
        beside: The process that brings the store up to date.
        begun: When that began, in seconds of the epoch.

    Raises:
        PresscheckError: As :meth:`tui.library.Library.open`, for a collection that no store can be made of.
    """
    from tui.stored import StoredLibrary

    library = StoredLibrary.as_it_was(paths) or _made(paths, beside)
    if library is not None:
        library.opened = begun
        return library
    from tui.library import Library

    if beside.last and beside.last.error:
        print(f"presscheck: read without an index: {beside.last.error}", file=sys.stderr)
    return Library.open(paths)


def _made(paths: Sequence[str | Path], beside: Beside) -> Library | None:
    """What the process beside us makes: the whole of a small collection, the beginning of a large one."""
    from tui.growing import GrowingLibrary
    from tui.store.listing import folders
    from tui.stored import StoredLibrary

    is_large = sum(len(folder.names) for folder in folders(paths)) >= LARGE
    for report in beside.reports():
        if report.stage == DONE:
            return StoredLibrary.as_it_was(paths)
        if is_large and report.done and (begun := GrowingLibrary.so_far(paths)):
            return begun
    return None


def beginning(paths: Sequence[str | Path]) -> tuple[Beside | None, float]:
    """Begin to bring the store up to date; None where there can be none. And when that was.

    Raises:
        UsageError: A path does not exist.
    """
    from tui.store.beside import begun

    if not all(map(os.path.lexists, paths)):
        from tui.loader.files import documents

        documents(paths)  # Says which does not.
    now = time()
    return begun(paths), now
