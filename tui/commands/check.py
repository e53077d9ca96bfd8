"""Check drafts and releases, like a linter: `file:line:column: CODE message`, exit status 1 on findings.

Each release is checked in itself and against the other releases given. --against names a collection to check them
against as well; findings are printed for PATH only. --list shows every check with an example. A finding can be silenced
in the sidecar presscheck.yaml beside the document, never in its text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.commands.collection import FORMATS, add_format, add_paths, opened, status_of
from tui.commands.output import Json, Row, inert, print_jsonl, print_rows
from tui.commands.statuses import Status
from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Check


EXAMPLES = (
    ("check draft.txt", "a draft in itself"),
    ("check draft.txt --against releases/", "and against what was published"),
    ("check drafts/ --select P1,P201 --format github", "some checks, as annotations of a pull request"),
    ("check --list", "every check, with an example"),
)
COLUMNS = ("path", "line", "column", "code", "message")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_paths(parser)
    parser.add_argument("--against", metavar="PATH", nargs="+", default=[], help="releases to check PATH against")
    parser.add_argument("--select", metavar="CODES", help="only these codes, or beginnings of codes (P1,P201)")
    parser.add_argument("--ignore", metavar="CODES", help="all but these codes, or beginnings of codes")
    parser.add_argument("--list", action="store_true", help="list every check with an example, and end")
    add_format(parser, ("text", "github", *FORMATS))


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if there are any, 2 if a document could not be read."""
    from tui.crossref.checks import CHECKS

    if arguments.list:
        _print_list(arguments.format)
        return Status.DONE
    for code in _codes(arguments.select, arguments.ignore):
        if not any(rule.code.startswith(code) for rule in CHECKS):
            raise UsageError(f"no check is called “{code}”", mend="see `presscheck check --list`")
    if arguments.against and not arguments.paths:
        raise UsageError(
            "--against needs something to check", mend="give PATH before --against, or write --against=PATH"
        )
    library = opened([*arguments.paths, *arguments.against])
    checked = _own_releases(library, arguments.paths) if arguments.against else None
    findings = [
        check
        for check in library.crossrefs.checks
        if (checked is None or check.release in checked) and _wanted(check.code, arguments.select, arguments.ignore)
    ]
    findings.sort(key=lambda check: (library.release(check.release).path, check.start, check.code))
    match arguments.format:
        case "jsonl":
            print_jsonl(_object(library, check) for check in findings)
        case "github":
            _print_annotations(library, findings)
        case "text":
            for check in findings:
                print(_line(library, check))
        case form:
            print_rows(form, COLUMNS, (_row(library, check) for check in findings))
    return status_of(library) or (Status.FINDINGS if findings else Status.DONE)


def _own_releases(library: Library, paths: Sequence[str]) -> set[str]:
    """Ids of the releases that ``paths`` name, among those of a larger collection."""
    from tui.loader import files

    own = {str(path) for path in files.documents(paths)}
    return {reading.release.id for reading in library.readings if reading.release.file in own}


def _wanted(code: str, select: str | None, ignore: str | None) -> bool:
    if code.startswith(_codes(ignore)):
        return False
    return not select or code.startswith(_codes(select))


def _codes(*listed: str | None) -> tuple[str, ...]:
    """The codes, or beginnings of codes, in lists with commas."""
    words = ",".join(filter(None, listed)).split(",")
    return tuple(word.strip().upper() for word in words if word.strip())


def _row(library: Library, check: Check) -> Row:
    release = library.release(check.release)
    line, column = release.line_column(check.start)
    return dict(zip(COLUMNS, (release.path, line, column, check.code, check.message), strict=True))


def _line(library: Library, check: Check) -> str:
    release = library.release(check.release)
    line, column = release.line_column(check.start)
    return f"{inert(release.path)}:{line}:{column}: {check.code} {inert(check.message)}"


def _object(library: Library, check: Check) -> dict[str, Json]:
    release = library.release(check.release)
    line, column = release.line_column(check.start)
    return {
        "path": release.path,
        "id": release.id,
        "line": line,
        "column": column,
        "start": check.start,
        "end": check.end,
        "code": check.code,
        "message": check.message,
        "evidence": [
            {
                "rule": evidence.rule,
                "note": evidence.note,
                "spans": [{"id": at.release, "start": at.start, "end": at.end} for at in evidence.spans],
            }
            for evidence in check.evidence
        ],
    }


def _print_annotations(library: Library, findings: Iterable[Check]) -> None:
    """GitHub's workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    from tui.crossref.checks import CHECKS

    names = {rule.code: rule.name for rule in CHECKS}
    for check in findings:
        release = library.release(check.release)
        line, column = release.line_column(check.start)
        last_line, end = release.line_column(check.end)
        place = f"file={_property(release.path)},line={line},col={column}"
        place += f",endColumn={end}" if line == last_line else f",endLine={last_line}"
        title = _property(f"{check.code} {names[check.code]}")
        print(f"::warning {place},title={title}::{_data(check.message)}")


def _data(text: str) -> str:
    return inert(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _print_list(form: str) -> None:
    from tui.crossref.checks import CHECKS

    if form in FORMATS:
        columns = ("code", "name", "finds", "example")
        print_rows(form, columns, ({column: getattr(rule, column) for column in columns} for rule in CHECKS))
        return
    for rule in CHECKS:
        print(f"{rule.code}  {rule.name}\n    {rule.finds}\n    for example: {rule.example}\n")
