"""Lists to go by: the stars and notes, the events, the lines of the open release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.folding import folded
from tui.model import At, BlockKind, Part, Release
from tui.screens.jump import known_by
from tui.screens.overlay import Choice, Overlay
from tui.views import wording
from tui.views.drawable import label
from tui.views.places import blocks_with, offset_typed
from tui.views.runs import Run
from tui.widgets.documents import PLAIN_STAR, STAR

if TYPE_CHECKING:
    from tui.library import Library
    from tui.notes import Kept

LINE = 6
"""Cells of the column of line numbers."""


class KeptScreen(Overlay):
    """Answers with where a star or a note is, written by :func:`written`."""

    def __init__(self, library: Library, kept: Kept, *, plain: bool = False) -> None:
        everything = kept_choices(library, kept, plain=plain)
        super().__init__(
            "kept",
            lambda query: with_words(everything, query),
            total=len(everything),
            nothing=(
                " No star or note says that."
                if everything
                else " Nothing is kept yet. * stars a release, a notes something on words or a figure."
            ),
            plain=plain,
        )


class EventsScreen(Overlay):
    """Answers with the id of the release to read first on an event."""

    def __init__(self, library: Library, *, plain: bool = False) -> None:
        everything = event_choices(library)
        super().__init__(
            "events",
            lambda query: with_words(everything, query),
            total=len(everything),
            nothing=" No event is called that." if everything else " No two releases here are on one event.",
            plain=plain,
        )


class LinesScreen(Overlay):
    """Answers with the offset to go to."""

    def __init__(self, release: Release, *, plain: bool = False) -> None:
        super().__init__(
            "line",
            lambda query: line_choices(release, query),
            total=None,
            nothing=" No paragraph says that. A number is a line, 17:5 a line and column, @811 an offset.",
            plain=plain,
        )


def written(at: At) -> str:
    """A place as the key of a choice."""
    return f"{at.release}:{at.start}:{at.end}"


def place_written(key: str) -> At:
    """The place that :func:`written` wrote."""
    release, start, end = key.rsplit(":", 2)
    return At(release, int(start), int(end))


def with_words(choices: Sequence[Choice], query: str) -> Sequence[Choice]:
    """The choices that hold every typed word, in what they say or at their right end."""
    words = folded(query).split()
    said = (folded("".join(run.text for run in (*choice.words, *choice.aside))) for choice in choices)
    return [choice for choice, text in zip(choices, said, strict=True) if all(word in text for word in words)]


def kept_choices(library: Library, kept: Kept, *, plain: bool) -> Sequence[Choice]:
    """Every starred release and every note, as the list by event has them; then the notes whose words are gone."""
    choices: list[Choice] = []
    position = library.listing().position
    for release_id in sorted(kept.starred | kept.notes.keys(), key=lambda each: position(each) or 0):
        release = library.release(release_id)
        aside = (Run(known_by(library.summary(release_id)), "row--dim"),)
        title = wording.title(release)
        if release.id in kept.starred:
            star = Run((PLAIN_STAR if plain else STAR) + " ", "row--bar")
            choices.append(Choice(written(At(release.id, 0, 0)), (star, Run(title)), aside))
        for placed in kept.notes.get(release.id, ()):
            quote = Run(f" “{label(release.text[slice(*placed.span)])}”", "row--dim")
            words = (Run("  "), Run(label(placed.note.words)), quote)
            choices.append(Choice(written(At(release.id, *placed.span)), words, aside))
    for note, release_id in kept.lost:
        title = wording.title(library.release(release_id))
        gone = Run(f" “{label(note.anchor.exact)}” is gone from {title}", "row--dim")
        choices.append(Choice(written(At(release_id, 0, 0)), (Run("  "), Run(label(note.words)), gone)))
    return choices


def event_choices(library: Library) -> Sequence[Choice]:
    """Every event with the number of releases about it, the largest first."""
    choices = []
    for event in library.crossrefs.events:
        about = [release_id for release_id, part in event.members if part is Part.ABOUT] or [event.members[0][0]]
        days = [day.value for release_id in about if (day := library.release(release_id).published)]
        first, last = (wording.day(min(days)), wording.day(max(days))) if days else ("undated", "undated")
        span = first if first == last else f"{first} to {last}"
        many = f"{len(about)} release{'' if len(about) == 1 else 's'}"
        choices.append(Choice(about[0], (Run(label(event.name)),), (Run(f"{many} · {span}", "row--dim"),)))
    return choices


def line_choices(release: Release, query: str) -> Sequence[Choice]:
    """The line that is typed; else the blocks with the words that are typed, all of them for none."""
    offset = offset_typed(release, query)
    if offset is not None:
        line, _ = release.line_column(offset)
        start = release.text.rfind("\n", 0, offset) + 1
        end = release.text.find("\n", start)
        return [_line_choice(offset, line, release.text[start : end if end >= 0 else None])]
    choices, line, before = [], 1, 0
    for block in blocks_with(release, query):
        if release.origin.is_by_lines:
            line, _ = release.line_column(block.start)
        else:
            line, before = line + release.text.count("\n", before, block.start), block.start
        words = release.text[block.start : min(block.end, block.start + 400)]
        choices.append(_line_choice(block.start, line, words, strong=block.kind is BlockKind.TITLE))
    return choices


def _line_choice(offset: int, line: int, words: str, *, strong: bool = False) -> Choice:
    number = Run(str(line).rjust(LINE) + "  ", "row--dim")
    return Choice(str(offset), (number, Run(label(words), "row--strong" if strong else "")))
