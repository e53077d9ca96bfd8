"""Print the manual page, made from the help of all commands, for `man` and `mandoc`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from tui import __version__
from tui.commands.parsers import COMMANDS, READ, Examples, arguments, command
from tui.commands.statuses import Status
from tui.resources import cache_dir, config_dir, state_dir

EXAMPLES = (
    ("man > presscheck.1", "to keep in a folder man1 of your MANPATH"),
    ("man | man -l -", "to read it now"),
)

ENVIRONMENT = (
    ("NO_COLOR", "where set, nothing is coloured"),
    ("VISUAL, EDITOR", "the editor that the reader opens a source in"),
    ("XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME", "where the folders below lie, on Linux"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: there are none."""


def run(parsed: argparse.Namespace) -> int:
    """Print the page."""
    sys.stdout.writelines(f"{line}\n" for line in page())
    return Status.DONE


def page() -> Iterator[str]:
    """The lines of the page, in the macros of man(7), which groff and mandoc read alike; ASCII throughout."""
    yield f'.TH PRESSCHECK 1 "" "presscheck {__version__}" "User Commands"'
    yield from (".SH NAME", _text("presscheck - read collections of press releases and check what they say"))
    yield from (".SH SYNOPSIS", ".nf", r"\fBpresscheck\fR [\fIPATH\fR...]")
    yield from (r"\fBpresscheck\fR \fICOMMAND\fR [\fIOPTION\fR...] [\fIPATH\fR...]", ".fi")
    yield ".SH DESCRIPTION"
    yield from _explained(READ)
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield f".SS presscheck {name}"
        yield from _explained(name)
    yield ".SH EXIT STATUS"
    yield from _items((str(status.value), status.meaning) for status in Status)
    yield ".SH ENVIRONMENT"
    yield from _items(iter(ENVIRONMENT))
    yield ".SH FILES"
    yield from _items(iter(_folders()))


def _folders() -> Iterator[tuple[str, str]]:
    home = str(config_dir().home())
    for folder, what in (
        (config_dir(), "settings.yaml (theme, keys, limits) and knowledge.yaml (words of your own)"),
        (cache_dir(), "indexes of collections; deleting them loses nothing"),
        (state_dir(), "judgements, notes, stars and places"),
    ):
        yield str(folder).replace(home, "~", 1), what


def _explained(name: str) -> Iterator[str]:
    """A command's docstring, arguments and examples."""
    module = command(name)
    for paragraph in (module.__doc__ or "").strip().split("\n\n"):
        yield ".PP"
        yield from _lines(paragraph)
    yield from _items((_invocation(action), action.help or "") for action in arguments(name))
    yield from _examples(module.EXAMPLES)


def _examples(examples: Examples) -> Iterator[str]:
    if examples:
        yield from (".PP", "Examples:")
    for line, does in examples:
        yield from (".PP", ".nf", ".RS 2", rf"\fB{_text(f'presscheck {line}'.rstrip())}\fR", ".RE", ".fi")
        if does:
            yield from (".RS 4", _text(does), ".RE")


def _items(items: Iterator[tuple[str, str]]) -> Iterator[str]:
    for term, what in items:
        yield from (".TP", rf"\fB{_text(term)}\fR", _text(what))


def _lines(paragraph: str) -> Iterator[str]:
    """A paragraph's lines; what is indented keeps its lines."""
    fixed = False
    for line in paragraph.split("\n"):
        if line.startswith("  ") is not fixed:
            fixed = not fixed
            yield ".nf" if fixed else ".fi"
        yield _text(line)
    if fixed:
        yield ".fi"


def _invocation(action: argparse.Action) -> str:
    """How an argument is written on the command line."""
    one_of = "|".join(map(str, action.choices or ()))
    value = action.metavar if isinstance(action.metavar, str) else one_of or action.dest.upper()
    if not action.option_strings:
        return value
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {value}")


def _text(words: str) -> str:
    """Words for roff: its own signs, a leading dot or apostrophe, and what is not ASCII are written out."""
    written = words.replace("\\", r"\e").replace("-", r"\-")
    written = "".join(sign if sign < "\x7f" else f"\\[u{ord(sign):04X}]" for sign in written)
    return rf"\&{written}" if written[:1] in (".", "'") else written
