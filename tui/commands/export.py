"""Hand a collection over to other programs and to people.

{forms}

Releases under embargo are left out, and nothing that rests on them is said of the others.

--event takes the releases on one event, by its id or words of its name; html is always about one event.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tui.commands.collection import add_paths, opened, status_of
from tui.errors import UsageError
from tui.exports import FORMS, form

__doc__ = __doc__.format(forms="\n".join(f"  {name:12} {gives}" for name, gives in FORMS.items()))


EXAMPLES = (
    ("export releases/ --as csv > figures.csv", "every figure, with interval, standing, source and words"),
    ("export releases/ --as html --event icarus --output icarus.html", "a report on one event, in one file"),
    ("export releases/ --as jsonl | presscheck facts -", "lossless: read back with the same figures"),
    ("export releases/ --as bibtex > releases.bib", "to cite the releases"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    parser.add_argument("--as", dest="form", metavar="FORM", choices=FORMS, required=True, help="one of the above")
    parser.add_argument("--event", metavar="NAME", help="only this event (its id, or words of its name)")
    parser.add_argument("--embargoed", action="store_true", help="hand over releases under embargo too")
    parser.add_argument("--output", metavar="FILE", help="write to this file; by default to standard output")


def run(arguments: argparse.Namespace) -> int:
    """Write the export; 2 if a document could not be read."""
    from tui.exports.extract import Extract, event_called

    library = opened(arguments.paths)
    if not arguments.embargoed:
        library, known = library.without_embargoed(), len(library.readings)
        if held := known - len(library.readings):
            print(f"presscheck: left out {held} under embargo; --embargoed hands them over too", file=sys.stderr)
    event = event_called(library, arguments.event) if arguments.event else None
    pieces = form(arguments.form).lines(Extract(library, event))
    if arguments.output in (None, "-"):
        sys.stdout.writelines(pieces)
    else:
        _write(Path(arguments.output), "".join(pieces))
    return status_of(library)


def _write(path: Path, text: str) -> None:
    from tui.resources import write_atomically

    try:
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror or error})", path=path) from error
