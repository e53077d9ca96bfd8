"""Where a reader left off in a collection, kept from one start to the next.

A session is found by the paths that were given, so that it outlives a change of the files, or else by the documents
themselves, so that the same files are resumed from wherever they lie. A place in a release is found by the release's
bytes, or where those have changed by its path and the words that stood there. A session is a convenience and never an
error: what cannot be read is forgotten, what cannot be written is let go.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tui.loader.files import STDIN
from tui.model import Release
from tui.resources import state_dir, write_atomically

VERSION = 2
"""Of the file's form; another version is forgotten."""

LATELY = 50
"""How many of the releases gone to last are remembered."""

PLACES = 2_000
"""In how many releases the place is remembered; the ones left longest ago are forgotten."""

REACH = 60
"""Code points of the words by which a place is found again in a changed text."""


class Left(NamedTuple):
    """Where a release was left.

    Attributes:
        path: The release's path, made absolute.
        offset: The source offset at the top of the page.
        figure: Where the current figure begins; None if there was none.
        words: The text from the offset on.
    """

    path: str
    offset: int
    figure: int | None = None
    words: str = ""


@dataclass(slots=True)
class Session:
    """What is remembered.

    Attributes:
        release: The id of the release that was open.
        path: Its path, made absolute.
        places: Where each release was left, by id, the one left last at the end.
        folded: The sections of the facts that were folded.
        asides: Whether captions and boilerplate were folded.
        order: How the documents stood; None as the settings say.
        filter: What the list was narrowed by.
        panes: The panes that were shown or hidden by key.
        widths: The columns that panes were given by key.
        pane: The pane that had the keyboard.
        theme: The theme in use; None as the settings say.
        welcomed: Whether the welcome was seen and put away.
        lately: The ids of the releases that were gone to last, the last first.
        read: The ids of the releases that were read, not only passed on the way down the list.
    """

    release: str | None = None
    path: str | None = None
    places: dict[str, Left] = field(default_factory=dict)
    folded: list[str] = field(default_factory=list)
    asides: bool = True
    order: str | None = None
    filter: str = ""
    panes: dict[str, bool] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    pane: str | None = None
    theme: str | None = None
    welcomed: bool = False
    lately: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def went_to(self, release_id: str) -> None:
        """Note that a release was gone to on purpose, not passed on the way down a list."""
        self.lately = [release_id, *(each for each in self.lately if each != release_id)][:LATELY]

    def leave(self, release: Release, offset: int, figure: int | None) -> None:
        """Note where a release is left: the offset at the top of the page, and where the current figure begins."""
        self.places.pop(release.id, None)
        self.places[release.id] = Left(absolute(release.path), offset, figure, release.text[offset : offset + REACH])
        if len(self.places) > PLACES:
            del self.places[next(iter(self.places))]

    def place_in(self, release: Release) -> tuple[int, int | None]:
        """The offset and the current figure's where a release was left; its beginning if it never was."""
        if left := self.places.get(release.id):
            return left.offset, left.figure
        path = absolute(release.path)
        before = next((left for left in reversed(self.places.values()) if left.path == path), None)
        return (_found_again(before, release.text), None) if before else (0, None)


def _found_again(left: Left, text: str) -> int:
    """Where the words of a place stand in a changed text, the nearest to where they were; as far down, if nowhere."""
    if not left.offset:
        return 0
    found, at = [], text.find(left.words)
    while left.words and at >= 0:
        found.append(at)
        at = text.find(left.words, at + 1)
    return min(found, key=lambda place: abs(place - left.offset), default=min(left.offset, len(text)))


def absolute(path: str) -> str:
    """A release's path, whatever the folder that the program was started in."""
    return str(Path(path).absolute())


def session_paths(fingerprint: str, paths: Iterable[str | Path] = ()) -> tuple[Path, ...]:
    """Where the session of a collection is kept, the first that exists counting.

    Args:
        fingerprint: What its documents are known by (see ``Library.fingerprint``).
        paths: What was given to be read.
    """
    given = sorted(str(Path(path).resolve()) for path in paths)
    names = [sha256("\n".join(given).encode("utf-8", "surrogateescape")).hexdigest()[:16]] if given else []
    return tuple(state_dir() / "sessions" / f"{name}.json" for name in (*names, fingerprint))


def load(*paths: Path) -> Session:
    """The session kept at the first of these paths that has one, or a new one."""
    return next((session for path in paths if (session := _loaded(path))), Session())


def _loaded(path: Path) -> Session | None:
    try:
        kept = json.loads(path.read_bytes())
        if kept.pop("version") != VERSION:
            return None
        session = Session(**kept)
        session.places = {str(release): _left(*left) for release, left in session.places.items()}
        session.folded = [str(section) for section in session.folded]
        session.lately = [str(release) for release in session.lately]
        session.read = {str(release) for release in session.read}
        session.panes = {str(pane): bool(shown) for pane, shown in session.panes.items()}
        session.widths = {str(pane): int(columns) for pane, columns in session.widths.items()}
        words = (session.release, session.path, session.order, session.pane, session.theme, session.filter)
        if not all(isinstance(word, str | None) for word in words) or session.filter is None:
            return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return session


def _left(path: str, offset: int, figure: int | None, words: str) -> Left:
    return Left(str(path), int(offset), None if figure is None else int(figure), str(words))


def save(session: Session, *paths: Path) -> bool:
    """Keep the session at each of these paths; False where one cannot be written."""
    data = json.dumps({"version": VERSION, **asdict(session), "read": sorted(session.read)}).encode()
    try:
        for path in paths:
            write_atomically(path, data)
    except OSError:
        return False
    return True


def note_collection(paths: Iterable[str | Path]) -> None:
    """Remember what is being read, for :func:`last_collection`."""
    given = [absolute(str(path)) for path in paths if str(path) != STDIN]
    if given:
        with suppress(OSError):
            write_atomically(_last(), json.dumps(given).encode())


def last_collection() -> Sequence[str]:
    """The paths that were read last; none if that is not known."""
    try:
        return [str(path) for path in json.loads(_last().read_bytes())]
    except (OSError, ValueError, TypeError):
        return []


def _last() -> Path:
    return state_dir() / "last.json"
