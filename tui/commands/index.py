"""Build or refresh the index of a collection: what is in its releases and between them, kept for the next time.

Only documents that changed are read. It can be stopped at any moment; the next time goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tui.commands.collection import FORMATS, add_format, add_paths
from tui.commands.output import print_rows
from tui.commands.statuses import Status
from tui.errors import UsageError
from tui.resources import bundled
from tui.store.indexing import Progress, indexed
from tui.store.opening import Store

EXAMPLES = (
    ("index releases/", "then `presscheck releases/` opens at once"),
    ("index releases/ --rebuild --jobs 1", ""),
)
WORDS = "text"
"""The form of a line for people."""
COLUMNS = ("releases", "files read", "MB", "store")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser, stdin=False)
    parser.add_argument("--jobs", type=int, metavar="N", help="processes to read with (default: one a processor)")
    parser.add_argument("--rebuild", action="store_true", help="forget what is indexed and begin anew")
    add_format(parser, (WORDS, *FORMATS))


def run(arguments: argparse.Namespace) -> int:
    """Index the collection; 2 if a document could not be read."""
    paths = arguments.paths or [bundled("seeds")]
    if "-" in paths:
        raise UsageError("standard input cannot be indexed", mend="name files and folders")
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UsageError("--jobs wants a number from 1", mend="leave it out for one a processor")
    return build(paths, jobs=arguments.jobs, rebuild=arguments.rebuild, form=arguments.format)


def build(paths: Sequence[str | Path], *, jobs: int | None = None, rebuild: bool = False, form: str = WORDS) -> Status:
    """Index a collection and say what became of it; 2 if a document could not be read."""
    with bar() as progress:
        done = indexed(paths, workers=jobs, rebuild=rebuild, progress=progress)
    if done.rebuilt:
        print(f"presscheck: indexed anew: {done.rebuilt}", file=sys.stderr)
    store = Store.at(paths)
    unreadable = store.unreadable()
    for each in unreadable:
        print(f"presscheck: {each.path}: {each.reason}", file=sys.stderr)
    size = round(done.path.stat().st_size / 1e6, 1)
    if form == WORDS:
        print(f"{len(store)} releases, {done.read} files read, {size} MB")
    else:
        print_rows(form, COLUMNS, [dict(zip(COLUMNS, (len(store), done.read, size, str(done.path)), strict=True))])
    return Status.UNUSABLE if unreadable else Status.DONE


@contextmanager
def bar() -> Iterator[Callable[[Progress], object]]:
    """A progress bar with rate and time left on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def show(progress: Progress) -> None:
            speed = bar.tasks[0].speed
            bar.update(
                task,
                description=progress.stage,
                completed=progress.done,
                total=progress.total,
                rate=f"{speed:.0f}/s" if speed else "",
                refresh=True,
            )

        yield show
