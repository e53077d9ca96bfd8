"""What a release is called in a list of references: the same for every form of bibliography."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.model import Status
from tui.writing import inert

if TYPE_CHECKING:
    from datetime import date

    from tui.model import Reading, Release

GENRES: Mapping[Status, str] = {
    Status.PUBLISHED: "Press release",
    Status.REPORT: "News report",
    Status.DRAFT: "Draft press release",
}
"""What a release is, as a reader of the references should know it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A release as references name it. Words are on one line and safe to print.

    Attributes:
        key: ``europol-2012-a291c7``: who, when and the first of its id; the same for the same bytes.
        title: Its title.
        issuer: Who issued it, as far as that can be told.
        issued: The day, as far as that can be told.
        status: Published, report or draft.
        genre: That in words.
        source: The name of its file and its id, by which the very bytes can be found again.
    """

    key: str
    title: str
    issuer: str | None
    issued: date | None
    status: Status
    genre: str
    source: str


def references(readings: Sequence[Reading]) -> Iterator[Reference]:
    """The releases, in their order."""
    return (_reference(reading.release) for reading in readings)


def _reference(release: Release) -> Reference:
    issuer = inert(release.publisher.value).strip() if release.publisher else None
    issued = release.published.value if release.published else None
    status = release.status.value
    return Reference(
        key=f"{_plain(issuer or status.value)}-{issued.year if issued else 'undated'}-{release.id[:6]}",
        title=" ".join(inert(release.title.value).split()),
        issuer=issuer,
        issued=issued,
        status=status,
        genre=GENRES[status],
        source=f"{inert(PurePath(release.path).name)}, SHA-256 {release.id}…",
    )


def _plain(words: str) -> str:
    """The first words in small ASCII letters, as keys of every bibliography program allow them."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters)[:3]) or "release"
