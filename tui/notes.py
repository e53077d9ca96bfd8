"""What the user keeps of a collection: stars on releases, notes on their words.

Both are W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in one file of the state folder: a note has the
motivation ``commenting`` and a target with quote and position, a star ``bookmarking`` and the whole release. A note
holds in a changed file as a judgement does: where its exact words still stand once in their exact context. Where they
do not, it is kept and listed as lost. A star holds for the release's bytes or, when those change, for its file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui.errors import PresscheckError
from tui.judgements import Anchor
from tui.model import Release, Span
from tui.resources import state_dir, write_atomically


class NotesError(PresscheckError):
    """The file of notes cannot be read."""


@dataclass(frozen=True, slots=True)
class Note:
    """The user's words on a span.

    Attributes:
        anchor: The span.
        words: What the user wrote.
        made: When, as ISO 8601 in UTC.
    """

    anchor: Anchor
    words: str
    made: str = ""

    @property
    def id(self) -> str:
        """The same for the same span, so that new words replace the old."""
        return _digest("note", f"{self.anchor.release}:{self.anchor.start}-{self.anchor.end}")


@dataclass(frozen=True, slots=True)
class Star:
    """A release marked to be found again.

    Attributes:
        path: The release's path when it was starred.
        release: Its id then.
        made: When, as ISO 8601 in UTC.
    """

    path: str
    release: str
    made: str = ""

    @property
    def id(self) -> str:
        """The same for the same release."""
        return _digest("star", self.release)


@dataclass(frozen=True, slots=True)
class Placed:
    """A note with where it stands now."""

    note: Note
    release: str
    span: Span


@dataclass(frozen=True, slots=True)
class Kept:
    """The stars and notes that are about the releases of one collection.

    Attributes:
        starred: Ids of the starred releases.
        notes: Notes by release id, in text order.
        lost: Notes whose words are gone, with the id of the release whose file they were made on.
    """

    starred: frozenset[str] = frozenset()
    notes: Mapping[str, Sequence[Placed]] = field(default_factory=dict)
    lost: tuple[tuple[Note, str], ...] = ()

    def note_on(self, release_id: str, span: Span) -> Placed | None:
        """The note that stands on exactly this span."""
        return next((placed for placed in self.notes.get(release_id, ()) if placed.span == span), None)


@dataclass(frozen=True, slots=True)
class Notebook:
    """Every star and note of the user's, whatever the collection."""

    stars: tuple[Star, ...] = ()
    notes: tuple[Note, ...] = ()

    def kept_in(self, home: Callable[[str, str], Release | None]) -> Kept:
        """What of the notebook is about the releases of a collection, and where it stands in them.

        Args:
            home: The release with an id, or else the one read from the file at a path; None if there is neither.
        """
        notes: dict[str, list[Placed]] = defaultdict(list)
        lost = []
        for note in self.notes:
            release = home(note.anchor.release, note.anchor.path)
            if release is None:
                continue
            if span := note.anchor.found_in(release):
                notes[release.id].append(Placed(note, release.id, span))
            else:
                lost.append((note, release.id))
        for placed in notes.values():
            placed.sort(key=lambda each: each.span)
        homes = (home(star.release, star.path) for star in self.stars)
        return Kept(frozenset(release.id for release in homes if release), notes, tuple(lost))

    def with_note(self, note: Note) -> Notebook:
        """The notebook with a note, in place of an earlier one on the same span."""
        return replace(self.without_note(note.id), notes=(*self.without_note(note.id).notes, note))

    def without_note(self, note_id: str) -> Notebook:
        """The notebook without a note."""
        return replace(self, notes=tuple(note for note in self.notes if note.id != note_id))

    def with_star(self, release: Release) -> Notebook:
        """The notebook with a star on a release."""
        star = Star(release.path, release.id, _now())
        return replace(self.without_star(release), stars=(*self.without_star(release).stars, star))

    def without_star(self, release: Release) -> Notebook:
        """The notebook without any star that holds for a release."""
        path = _resolved(release.path)
        stars = (star for star in self.stars if star.release != release.id and _resolved(star.path) != path)
        return replace(self, stars=tuple(stars))


def noted(release: Release, span: Span, words: str) -> Note:
    """A note made now."""
    return Note(Anchor.of(release, *span), words, _now())


def load(path: Path | None = None) -> Notebook:
    """The notebook kept in ``path`` (by default the state folder's ``notes.json``); an empty one if there is none.

    Raises:
        NotesError: The file cannot be read as notes.
    """
    path = _default(path)
    try:
        items = json.loads(path.read_bytes())["items"]
        stars = tuple(_star(item) for item in items if item["motivation"] == "bookmarking")
        notes = tuple(_note(item) for item in items if item["motivation"] == "commenting")
    except FileNotFoundError:
        return Notebook()
    except OSError as error:
        raise NotesError(f"cannot be read ({error.strerror})", path=path) from error
    except (ValueError, KeyError, TypeError) as error:
        raise NotesError(
            "does not hold notes as Presscheck writes them", mend="move it away to start afresh", path=path
        ) from error
    return Notebook(stars, notes)


def change(how: Callable[[Notebook], Notebook], path: Path | None = None) -> Notebook:
    """Read the notebook, change it and write it back; returns what is kept now.

    The file is read anew each time, so that two readers open at once do not undo each other's notes.

    Raises:
        NotesError: The file cannot be read as notes, or not be written.
    """
    notebook = how(load(path))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [*map(_bookmark, notebook.stars), *map(_comment, notebook.notes)],
    }
    try:
        write_atomically(_default(path), json.dumps(page, ensure_ascii=True, indent=1).encode())
    except OSError as error:
        raise NotesError(f"cannot be written ({error.strerror})", path=_default(path)) from error
    return notebook


def _comment(note: Note) -> dict[str, object]:
    return {
        "id": f"urn:presscheck:{note.id}",
        "type": "Annotation",
        "motivation": "commenting",
        "created": note.made,
        "body": {"type": "TextualBody", "value": note.words},
        "target": note.anchor.target(),
    }


def _bookmark(star: Star) -> dict[str, object]:
    return {
        "id": f"urn:presscheck:{star.id}",
        "type": "Annotation",
        "motivation": "bookmarking",
        "created": star.made,
        "target": {"source": star.path, "state": {"type": "State", "value": star.release}},
    }


def _note(item: Mapping[str, Any]) -> Note:
    return Note(Anchor.from_target(item["target"]), str(item["body"]["value"]), str(item["created"]))


def _star(item: Mapping[str, Any]) -> Star:
    target = item["target"]
    return Star(str(target["source"]), str(target["state"]["value"]), str(item["created"]))


def _default(path: Path | None) -> Path:
    return state_dir() / "notes.json" if path is None else path


def _digest(*parts: str) -> str:
    return sha256("|".join(parts).encode()).hexdigest()[:16]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _resolved(path: str) -> str:
    return str(Path(path).resolve())
