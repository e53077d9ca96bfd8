"""A release's words and facts in a form to take away: a quotation with its source, a fact sheet in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.model import Figure, Release, Span
from tui.views import wording
from tui.views.drawable import label
from tui.views.factsheet import Row, RowKind, rows

if TYPE_CHECKING:
    from tui.library import Library
    from tui.notes import Placed

_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>|#~"})


def citation(release: Release, offset: int) -> str:
    """Where words stand: publisher, title, day, and the file with the line (*Europol, “Title”, 7 February 2012 …*)."""
    issued = [label(release.publisher.value)] if release.publisher else []
    named = [*issued, f"“{wording.title(release)}”", wording.published(release)]
    return f"{', '.join(named)} ({label(PurePath(release.path).name)}, {release.locator(offset)})"


def quotation(release: Release, span: Span) -> str:
    """The source's own words, unchanged, and under them where they stand."""
    return f"{release.text[slice(*span)]}\n— {citation(release, span.start)}\n"


def figure_quoted(release: Release, figure: Figure) -> str:
    """A figure as a person would note it down, the sentence it stands in, and where."""
    sentence = label(release.text[slice(*figure.sentence)])
    return f"{wording.value(figure)}: {sentence}\n— {citation(release, figure.start)}\n"


def fact_sheet(library: Library, release_id: str, notes: Sequence[Placed] = ()) -> str:
    """A release's facts as Markdown: what it is, its figures by measure with what others say, checks, references."""
    release = library.release(release_id)
    event = library.event_of(release_id)
    about = (
        wording.publisher(release).strip("—"),
        wording.published(release),
        label(PurePath(release.path).name),
        release.status.value.value,
        label(event.name) if event else "",
    )
    lines = [f"# {_escaped(wording.title(release))}", "", _escaped(" · ".join(filter(None, about))), ""]
    for row in rows(library, release_id):
        lines += _lines(release, row)
    if notes:
        lines += ["", "## Notes", "", *_notes(release, notes)]
    return "\n".join(lines) + "\n"


def _lines(release: Release, row: Row) -> Iterator[str]:
    words = _escaped(row.text)
    match row.kind:
        case RowKind.GAP:
            yield ""
        case RowKind.SECTION:
            yield from (f"## {words}", "")
        case RowKind.FIGURE:
            standing = f" — {row.mark.words}" if row.mark else ""
            reason = f": {_escaped(row.reason)}" if row.reason else ""
            yield f"- **{_escaped(row.value)}** {words}{standing}{reason}{_place(release, row)}"
        case RowKind.ALSO:
            times = f" {row.aside}" if row.aside else ""
            yield f"  - {_escaped(row.value)}{times} in {words}"
        case RowKind.CHECK:
            yield f"- {_escaped(row.reason)}{_place(release, row)}"
        case _:
            aside = f" ({_escaped(row.aside)})" if row.aside else ""
            yield f"- {words}{aside}"


def _notes(release: Release, notes: Sequence[Placed]) -> Iterator[str]:
    for placed in notes:
        words = _escaped(label(release.text[slice(*placed.span)]))
        place = release.locator(placed.span.start)
        yield f"- “{words}” ({place}): {_escaped(label(placed.note.words))}"


def _place(release: Release, row: Row) -> str:
    if row.target is None or row.target.release != release.id:
        return ""
    return f" ({release.locator(row.target.start)})"


def _escaped(text: str) -> str:
    """Drawable text as Markdown that shows it letter for letter."""
    return text.translate(_MARKDOWN)
