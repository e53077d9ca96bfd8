"""What a store was built by: if the code or the knowledge is another now, it has to be built anew.

Both are told by the names, sizes and times of their files, which takes a millisecond; reading them would take ten.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from tui.knowledge import user_files
from tui.resources import bundled, config_dir

_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("model", "loader", "loader/formats", "annotate", "crossref", "crossref/checks", "store")
"""The packages whose code decides what is stored; with them the modules at the top that they build on."""


def code_version() -> str:
    """A digest of the code that decides what is in a store."""
    modules = [_PACKAGE / name for name in ("judging.py", "knowledge.py", "tables.py")]
    for package in _CODE:
        modules += _in(_PACKAGE / package, ".py")
    return _digest(modules)


def knowledge_version(user: Path | None = None) -> str:
    """A digest of the knowledge files, Presscheck's own and the user's (as for :func:`tui.knowledge.load`)."""
    user = config_dir() / "knowledge.yaml" if user is None else user
    return _digest([*_in(bundled("data"), ".yaml"), *user_files(user)])


def _in(folder: Path, suffix: str) -> Iterator[Path]:
    return (folder / name for name in sorted(os.listdir(folder)) if name.endswith(suffix))


def _digest(files: Iterable[Path]) -> str:
    digest = blake2b(digest_size=12)
    for path in files:
        status = os.stat(path)
        digest.update(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()
