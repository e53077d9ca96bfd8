"""The command line: ``presscheck [PATH…]`` opens the reader, ``presscheck COMMAND PATH…`` prints and ends.

One module a command, imported only when its command is asked for; :class:`tui.commands.parsers.Command` says what it
offers. Data goes to standard output, diagnostics to standard error.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from tui.commands.parsers import COMMANDS as COMMANDS
from tui.commands.parsers import READ, command, parser
from tui.commands.statuses import Status
from tui.errors import PresscheckError


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``presscheck`` with these arguments (by default the process's own) and return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf_8()
    try:
        status = _dispatched(arguments)
        sys.stdout.flush()
    except PresscheckError as error:
        return _refused(str(error))
    except BrokenPipeError:
        _discard_output()
        return Status.CUT_SHORT
    except OSError as error:
        _discard_output()
        return _refused(f"{error.filename or 'the output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except Exception:
        _report()
        return Status.MISTAKE
    return status


def _dispatched(arguments: list[str]) -> int:
    name = arguments.pop(0) if arguments and arguments[0] in COMMANDS else READ
    try:
        parsed = parser(name).parse_intermixed_args(arguments)
    except SystemExit as stop:  # argparse has already said why
        return stop.code if isinstance(stop.code, int) else Status.UNUSABLE
    return command(name).run(parsed)


def _speak_utf_8() -> None:
    """Into a pipe or a file goes UTF-8 whatever the locale; a terminal that has another gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _refused(why: str) -> int:
    from tui.writing import inert

    print(f"presscheck: {inert(why)}", file=sys.stderr)
    return Status.UNUSABLE


def _discard_output() -> None:
    """Nobody takes the output any more. Python would complain once more when it flushes at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report() -> None:
    """Where a mistake of ours happened. It may speak with a document's words, so each line is made safe."""
    import traceback

    from tui.writing import inert

    for line in traceback.format_exc().splitlines():
        print(line[: len(line) - len(line.lstrip())] + inert(line.lstrip()), file=sys.stderr)
    print("presscheck: this is a mistake in Presscheck; please report it with the lines above", file=sys.stderr)
