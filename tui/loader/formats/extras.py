"""Parts of the program that not everybody needs, and how to come by one that is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from tui.errors import UnreadableError


def optional(module: str, extra: str) -> ModuleType:
    """A module of an optional dependency.

    Args:
        module: Its import name.
        extra: The extra of this program that installs it.

    Raises:
        UnreadableError: It is not installed; says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        mend = f'install it: pip install "presscheck[{extra}]"'
        raise UnreadableError(f"needs the extra “{extra}”, which is not installed", mend=mend) from error
