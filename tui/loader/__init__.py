"""Paths to releases: which documents a path means, their text, its layout and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.loader.limits import Limits
    from tui.loader.loading import Loaded, load, release_from, releases_in
    from tui.loader.sidecar import Silence

__all__ = ["Limits", "Loaded", "Silence", "load", "release_from", "releases_in"]


def __getattr__(name: str) -> object:
    """What is named above, imported when it is asked for: a stored collection is read without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tui.loader import loading

    return getattr(loading, name)
