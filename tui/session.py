"""Where a reader left off in a collection, kept from one start to the next.

A session is found by the releases that the collection holds, so that the same files are resumed from wherever they are
opened. It is a convenience and never an error: what cannot be read is forgotten, what cannot be written is let go.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tui.resources import state_dir, write_atomically

VERSION = 1
"""Of the file's form; another version is forgotten."""

LATELY = 50
"""How many of the releases gone to last are remembered."""


@dataclass(slots=True)
class Session:
    """What is remembered.

    Attributes:
        release: The id of the release that was open.
        places: For each release read, the source offset at the top of the page.
        folded: The sections of the facts that were folded.
        order: How the documents stood; None as the settings say.
        theme: The theme in use; None as the settings say.
        welcomed: Whether the welcome was seen and put away.
        lately: The ids of the releases that were gone to last, the last first.
    """

    release: str | None = None
    places: dict[str, int] = field(default_factory=dict)
    folded: list[str] = field(default_factory=list)
    order: str | None = None
    theme: str | None = None
    welcomed: bool = False
    lately: list[str] = field(default_factory=list)

    def went_to(self, release_id: str) -> None:
        """Note that a release was gone to on purpose, not passed on the way down a list."""
        self.lately = [release_id, *(each for each in self.lately if each != release_id)][:LATELY]


def session_path(fingerprint: str) -> Path:
    """Where the session of a collection with this fingerprint (see ``Library.fingerprint``) is kept."""
    return state_dir() / "sessions" / f"{fingerprint}.json"


def load(path: Path) -> Session:
    """The session kept at ``path``, or a new one."""
    try:
        kept = json.loads(path.read_bytes())
        if kept.pop("version") != VERSION:
            return Session()
        session = Session(**kept)
        session.places = {str(release): int(offset) for release, offset in session.places.items()}
        session.folded = [str(section) for section in session.folded]
        session.lately = [str(release) for release in session.lately]
        if not all(isinstance(word, str | None) for word in (session.release, session.order, session.theme)):
            return Session()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Session()
    return session


def save(path: Path, session: Session) -> bool:
    """Keep the session; False where the place cannot be written."""
    try:
        write_atomically(path, json.dumps({"version": VERSION, **asdict(session)}).encode())
    except OSError:
        return False
    return True
