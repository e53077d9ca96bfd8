"""Every command that prints what documents say, in each of its formats, one after the other: ``python -m`` this PATH.

The collection is opened once for all of them: what is looked at is what they print.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from unittest.mock import patch

from tui.commands import main
from tui.commands.collection import FORMATS
from tui.exports import FORMS
from tui.library import Library

ENDED = "every command has ended"


def run(path: str) -> None:
    """Run them on a path."""
    library = Library.open([path])
    with patch.object(Library, "open", return_value=library):
        for command in commands(library, path):
            main(command)


def commands(library: Library, path: str) -> Iterator[list[str]]:
    """Their arguments. An HTML report is of one event: of the first, if there is any."""
    for command in ("facts", "links", "ledger", "check"):
        for form in (*FORMATS, "text", "github") if command == "check" else FORMATS:
            yield [command, path, "--format", form]
    yield ["facts", path, "--explain"]
    yield from (["search", "ten", path, "--format", form] for form in FORMATS)
    yield from (["export", path, "--as", form, "--embargoed"] for form in FORMS if form != "html")
    for event in library.crossrefs.events[:1]:
        yield ["export", path, "--as", "html", "--embargoed", "--event", event.id]


if __name__ == "__main__":
    run(sys.argv[1])
    print(ENDED)
