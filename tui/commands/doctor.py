"""Say what Presscheck runs on: versions, folders, the terminal, and whether the indexes of collections are whole."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tui import __version__
from tui.commands.collection import add_format
from tui.commands.output import print_rows
from tui.commands.statuses import Status
from tui.marks import terminal_draws_glyphs
from tui.resources import bundled, cache_dir, config_dir, state_dir
from tui.store.kept import damage, kept

EXAMPLES = (
    ("doctor", ""),
    ("doctor --format markdown", "to paste into a report of something that went wrong"),
)
PACKAGES = (
    "textual", "rich", "pyyaml", "rapidfuzz", "platformdirs", "trafilatura", "pypdfium2", "textual-serve", "watchfiles",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 if something is the matter."""
    stores = [(each.path, damage(each.path)) for each in kept()]
    rows = [*_versions(), *_folders(), *_terminal()]
    rows += [(f"index {path.stem}", f"not whole: {wrong}" if wrong else "whole") for path, wrong in stores]
    print_rows(arguments.format, ("what", "is"), ({"what": what, "is": found} for what, found in rows))
    unwritable = any(not _is_writable(folder) for folder in (cache_dir(), state_dir()))
    return Status.FINDINGS if unwritable or any(wrong for _, wrong in stores) else Status.DONE


def _versions() -> Iterator[tuple[str, str]]:
    yield "presscheck", __version__
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "sqlite", sqlite3.sqlite_version
    for package in PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "not installed"


def _folders() -> Iterator[tuple[str, str]]:
    yield "knowledge", str(bundled("data"))
    yield "settings", str(config_dir())
    for what, folder in (("cache", cache_dir()), ("judgements and notes", state_dir())):
        yield what, f"{folder}{'' if _is_writable(folder) else ' (cannot be written)'}"


def _is_writable(folder: Path) -> bool:
    """Whether a folder can be written, or made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)


def _terminal() -> Iterator[tuple[str, str]]:
    size = shutil.get_terminal_size()
    yield "terminal", f"{os.environ.get('TERM', 'unknown')}, {size.columns}×{size.lines}"
    truecolor = os.environ.get("COLORTERM") in ("truecolor", "24bit")
    colours = "none (NO_COLOR)" if "NO_COLOR" in os.environ else "16 million" if truecolor else "256 or fewer"
    yield "colours", colours
    yield "signs", "Unicode" if terminal_draws_glyphs() else "ASCII"
    yield "on a terminal", "yes" if sys.stdout.isatty() else "no"
