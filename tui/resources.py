"""Where the files that travel with the program are: from a checkout and from an installed wheel alike."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent
_ON_LINUX: bool = sys.platform == "linux"


def bundled(name: Literal["data", "seeds"]) -> Path:
    """The folder of the bundled knowledge (``data``) or of the sample collection (``seeds``).

    A wheel carries both inside the package; a checkout has them beside it.
    """
    packed = _PACKAGE / "_bundled" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def config_dir() -> Path:
    """The user's settings folder (not created here)."""
    if _ON_LINUX:
        return _xdg("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_path

    return user_config_path("presscheck", appauthor=False)


def cache_dir() -> Path:
    """Where derived files may be kept; deleting it loses nothing (not created here)."""
    if _ON_LINUX:
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path

    return user_cache_path("presscheck", appauthor=False)


def _xdg(variable: str, default: str) -> Path:
    """A folder by the XDG Base Directory Specification; what platformdirs does there takes 7 ms of every start."""
    base = os.environ.get(variable, "").strip()
    return (Path(base) if base else Path.home() / default) / "presscheck"


def state_dir() -> Path:
    """Where the user's own marks are kept, apart from any cache (not created here)."""
    if _ON_LINUX:
        return _xdg("XDG_STATE_HOME", ".local/state")
    from platformdirs import user_state_path

    return user_state_path("presscheck", appauthor=False)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step: a reader sees the old bytes or the new ones, never a part.

    Creates missing folders. Raises :class:`OSError` where the place cannot be written.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
