"""Say what you think of a finding: it is kept apart from the collection and holds from then on.

  reject PLACE                  the standing of the figure there is wrong
  reject --check P101 PLACE     this finding is wrong
  reject --figure PLACE         this is no figure
  reject --link cites PLACE     this citation leads elsewhere; other links need both their places
  accept …                      the same forms: settled, no longer an open question
  correct --value 112 PLACE     the figure's value is 112
  not-same-measure PLACE PLACE  these two figures answer different questions
  same-event FILE FILE          these two releases are on one event
  not-same-event FILE FILE      the first is not on the event of the second
  list                          what you have said, with ids and what has lost its place
  forget ID                     take it back

A PLACE is FILE:LINE:COLUMN. LINE and COLUMN are those that `facts` and `check` print.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.commands.collection import add_format
from tui.commands.output import Row, inert, print_rows
from tui.commands.statuses import Status
from tui.errors import UsageError
from tui.judgements import Anchor, Judgement, Judgements, Subject, Verdict, forget, judged, keep, load
from tui.judging import number
from tui.model import LinkKind

if TYPE_CHECKING:
    from tui.model import Release

EXAMPLES = (
    ("mark accept draft.txt:6:1", "the standing of the figure there is right"),
    ("mark reject --check P101 draft.txt:6:1", "the finding there is wrong"),
    ("mark list", "what you have said"),
)
COLUMNS = ("id", "made", "what", "place")
PLACE = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+)$")
OF_EVENTS = (Verdict.SAME_EVENT, Verdict.NOT_SAME_EVENT)
"""The verdicts on two releases."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("verdict", choices=[*Verdict, "list", "forget"], metavar="VERDICT", help="see above")
    parser.add_argument("places", nargs="*", metavar="PLACE", help="FILE:LINE:COLUMN, or FILE for events")
    parser.add_argument("--value", help="the corrected value")
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--check", metavar="CODE", help="the finding of this check, rather than the standing")
    about.add_argument("--link", choices=[*LinkKind], help="the link of this kind, rather than the standing")
    about.add_argument("--figure", action="store_true", help="the figure itself, rather than its standing")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """Keep, list or forget judgements."""
    if arguments.verdict == "list":
        _print_all(load(), arguments.format)
    elif arguments.verdict == "forget":
        _forget(arguments.places)
    else:
        judgement = _judgement(Verdict(arguments.verdict), arguments)
        keep(judgement)
        if arguments.format == "table":
            print(f"{judgement.id}  {_told(judgement)}")
        else:
            print_rows(arguments.format, COLUMNS, [_row(judgement)])
    return Status.DONE


def _judgement(verdict: Verdict, arguments: argparse.Namespace) -> Judgement:
    between = arguments.link not in (None, LinkKind.CITES)
    wanted = 2 if verdict in (*OF_EVENTS, Verdict.NOT_SAME_MEASURE) or between else 1
    if len(arguments.places) != wanted:
        raise UsageError(
            f"“{verdict}” needs {wanted} place{'s' * (wanted > 1)} here", mend="see `presscheck mark --help`"
        )
    if verdict in OF_EVENTS:
        return judged(verdict, Subject.EVENT, [_title(_release(path)) for path in arguments.places])
    if verdict in (Verdict.ACCEPT, Verdict.REJECT) and arguments.link:
        return judged(verdict, Subject.LINK, _link(arguments.link, arguments.places), arguments.link)
    anchors = [_anchor(place, arguments.check) for place in arguments.places]
    if verdict is Verdict.CORRECT:
        return judged(verdict, Subject.FIGURE, anchors, _value(arguments.value))
    if arguments.check:
        return judged(verdict, Subject.CHECK, anchors, arguments.check.upper())
    about_figure = arguments.figure or verdict is Verdict.NOT_SAME_MEASURE
    return judged(verdict, Subject.FIGURE if about_figure else Subject.STANDING, anchors)


def _value(written: str | None) -> str:
    try:
        return str(number(written or ""))
    except ValueError as error:
        raise UsageError("“correct” needs the right number", mend="give it as --value 112") from error


def _release(path: str) -> Release:
    from tui.library import Library

    library = Library.open([path], judgements=Judgements())
    if len(library.readings) != 1:
        why = library.unreadable[0].reason if library.unreadable else "it holds several documents"
        raise UsageError(f"cannot be marked: {why}", mend="name one document", path=path)
    return library.readings[0].release


def _title(release: Release) -> Anchor:
    start, end = release.title.span or (release.blocks[0].start, release.blocks[0].end)
    return Anchor.of(release, start, end)


class Place(NamedTuple):
    """A line and column of a file, both from 1."""

    path: str
    line: int
    column: int


def _place(written: str) -> Place:
    parts = PLACE.match(written)
    if parts is None:
        raise UsageError(f"“{written}” names no place", mend="write FILE:LINE:COLUMN as `facts` and `check` print it")
    return Place(parts["path"], int(parts["line"]), int(parts["column"]))


def _anchor(written: str, check: str | None) -> Anchor:
    from tui.library import Library

    place = _place(written)
    library = Library.open([place.path], judgements=Judgements())
    for reading in library.readings:
        found = [item for item in library.crossrefs.checks if item.code == check.upper()] if check else reading.figures
        for item in found:
            if reading.release.line_column(item.start) == (place.line, place.column):
                return Anchor.of(reading.release, item.start, item.end)
    what = f"finding of {check.upper()}" if check else "figure"
    raise UsageError(f"no {what} stands at line {place.line}, column {place.column}", path=place.path)


def _link(kind: str, written: Sequence[str]) -> Sequence[Anchor]:
    """Where the link of a kind rests that begins at these places, in either order."""
    from tui.library import Library

    wanted = sorted(_place(each) for each in written)
    library = Library.open([place.path for place in wanted], judgements=Judgements())
    for link in library.crossrefs.links:
        releases = [library.release(at.release) for at in link.spans[:2]]
        starts = zip(releases, link.spans, strict=False)
        places = [Place(release.path, *release.line_column(at.start)) for release, at in starts]
        if link.kind == kind and sorted(places) == wanted:
            return [Anchor.of(r, at.start, at.end) for r, at in zip(releases, link.spans, strict=False)]
    raise UsageError(
        f"no link “{kind}” begins at {' and '.join(written)}", mend="see `presscheck links --format jsonl`"
    )


def _forget(ids: Sequence[str]) -> None:
    for judgement_id in ids:
        try:
            forget(judgement_id)
        except KeyError as error:
            raise UsageError(f"no judgement has the id “{judgement_id}”", mend="see `presscheck mark list`") from error


def _told(judgement: Judgement) -> str:
    words = " / ".join(
        f"“{inert(' '.join(anchor.exact.split()))}” in {inert(anchor.path)}" for anchor in judgement.anchors
    )
    value = f" ({judgement.value})" if judgement.value else ""
    return f"{judgement.verdict} {judgement.subject}{value}: {words}"


def _print_all(judgements: Judgements, form: str) -> None:
    lost = {judgement.id for judgement in _lost(judgements)}
    print_rows(form, COLUMNS, (_row(each, lost=each.id in lost) for each in judgements.by_id.values()))


def _row(judgement: Judgement, *, lost: bool = False) -> Row:
    cells = (judgement.id, judgement.made, _told(judgement), "lost" if lost else "")
    return dict(zip(COLUMNS, cells, strict=True))


def _lost(judgements: Judgements) -> Sequence[Judgement]:
    """The judgements whose document is gone or no longer has their words."""
    from tui.errors import PresscheckError
    from tui.library import Library

    lost = []
    for judgement in judgements.by_id.values():
        try:
            library = Library.open([anchor.path for anchor in judgement.anchors], judgements=Judgements())
        except PresscheckError:
            lost.append(judgement)
            continue
        held, _ = Judgements([judgement]).anchored([reading.release for reading in library.readings])
        if not held:
            lost.append(judgement)
    return lost
