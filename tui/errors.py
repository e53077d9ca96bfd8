"""The one family of errors that a person is meant to read.

Every message names the place (file and, where there is one, line), what is wrong there and what mends it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class PresscheckError(Exception):
    """Something the user can mend. ``str()`` of it is one line, fit for a terminal's last line.

    Attributes:
        what: What is wrong, as a clause without a full stop.
        mend: What to do about it, as an imperative clause; empty when there is nothing to do.
        path: The file concerned, if any.
        line: Its line, counted from 1, if known.
    """

    def __init__(self, what: str, *, mend: str = "", path: Path | str | None = None, line: int | None = None) -> None:
        self.what = what
        self.mend = mend
        self.path = Path(path) if path is not None else None
        self.line = line
        super().__init__(what)

    def __str__(self) -> str:
        place = "" if self.path is None else f"{self.path}: " if self.line is None else f"{self.path}:{self.line}: "
        return f"{place}{self.what}" + (f"; {self.mend}" if self.mend else "")


class UnreadableError(PresscheckError):
    """A document that cannot be read; the rest of the collection still opens."""


class KnowledgeError(PresscheckError):
    """A mistake in a knowledge file, Presscheck's own or the user's."""


class SettingsError(PresscheckError):
    """A mistake in the user's settings: an unknown key, an unknown command, two commands on one key."""


class StoreError(PresscheckError):
    """A store that cannot be used: from a later Presscheck, damaged, on a full or read-only disk."""


class UsageError(PresscheckError):
    """A request that cannot be carried out as asked, such as a path that does not exist."""


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """How to mend a name that is none of those known: the one most like it, or else something to say instead.

    By default that lists them.
    """
    from difflib import get_close_matches

    known = list(known)
    close = get_close_matches(word, known, n=1)
    return f"did you mean “{close[0]}”?" if close else otherwise or f"there are {', '.join(sorted(known))}"
