"""Print what lets a shell complete commands, options, formats and paths.

Where each shell looks for it:

  bash  ~/.local/share/bash-completion/completions/presscheck
  zsh   _presscheck in a folder of $fpath, before compinit is called
  fish  ~/.config/fish/completions/presscheck.fish
"""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Sequence

from tui.commands.parsers import COMMANDS, READ, arguments
from tui.commands.statuses import Status

EXAMPLES = (
    ("completions bash > presscheck.bash", ""),
    ("completions zsh > _presscheck", ""),
    ("completions fish > presscheck.fish", ""),
)

FILES = frozenset({"PATH", "FILE", "PLACE"})
"""What an argument is called that names files."""

Actions = Sequence[argparse.Action]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("shell", choices=_SCRIPTS, help="which shell")


def run(parsed: argparse.Namespace) -> int:
    """Print the script."""
    for line in _SCRIPTS[parsed.shell]():
        print(line)
    return Status.DONE


# (shtab knows more of argparse than is needed here, but not that a first word can be a command or a path: where the
# reader's PATH… is declared, its scripts for bash and zsh offer no commands. Version 1.13.0, November 2026.)


def _bash() -> Iterator[str]:
    yield "_presscheck() {"
    yield '    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words="" files=""'
    yield '    local command=""; (( COMP_CWORD > 1 )) && command=${COMP_WORDS[1]}'
    yield '    case "$command" in'
    for name in COMMANDS:
        yield f"    {name})"
        yield from _bash_cases(arguments(name), first=2)
        yield "        ;;"
    yield "    *)"
    yield from _bash_cases(arguments(READ), first=1)
    yield f"        (( COMP_CWORD == 1 )) && words+=' {' '.join(COMMANDS)}'"
    yield "        ;;"
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "    if [[ $files ]]; then"
    yield "        compopt -o filenames 2>/dev/null"
    yield '        local file; while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$word")'
    yield "    fi"
    yield "}"
    yield "complete -F _presscheck presscheck"


def _bash_cases(actions: Actions, *, first: int) -> Iterator[str]:
    """What can stand where the cursor is, by the word before it; ``first`` counts a command's first word."""
    yield '        case "$before" in'
    for action in actions:
        if action.option_strings and action.nargs != 0:
            yield f"        {'|'.join(action.option_strings)}) {_bash_values(action)} ;;"
    positional = [action for action in actions if not action.option_strings]
    options = " ".join(option for action in actions for option in action.option_strings)
    yield f"        *) if [[ $word == -* ]]; then words={shlex.quote(options)}"
    for place, action in enumerate(positional, first):
        last = place - first == len(positional) - 1
        yield f"           elif (( COMP_CWORD {'>=' if last else '=='} {place} )); then {_bash_values(action)}"
    yield "           fi ;;"
    yield "        esac"


def _bash_values(action: argparse.Action) -> str:
    return "files=1" if action.metavar in FILES else f"words={shlex.quote(' '.join(action.choices or ()))}"


def _zsh() -> Iterator[str]:
    yield "#compdef presscheck"
    yield "_presscheck() {"
    yield "    local -a commands"
    listed = " ".join(
        shlex.quote(f"{name}:{summary.replace(':', chr(92) + ':')}") for name, summary in COMMANDS.items()
    )
    yield f"    commands=({listed})"
    yield "    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then"
    yield "        _describe -t commands command commands"
    yield "        _files"
    yield "        return"
    yield "    fi"
    yield "    case $words[2] in"
    for name in COMMANDS:
        yield f"    {name}) shift words; (( CURRENT-- )); _arguments {_zsh_specs(arguments(name))} ;;"
    yield f"    *) _arguments {_zsh_specs(arguments(READ))} ;;"
    yield "    esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _presscheck ]]; then _presscheck "$@"; else compdef _presscheck presscheck; fi'


def _zsh_specs(actions: Actions) -> str:
    specs: list[str] = []
    for action in actions:
        takes = f":{_zsh_words(action.dest)}:{_zsh_values(action)}"
        if action.option_strings:
            said = f"[{_zsh_words(action.help or '')}]" + (takes if action.nargs != 0 else "")
            specs += [option + said for option in action.option_strings]
        else:
            specs.append(f"{'*' if action.nargs == '*' else ''}{takes}")
    return " ".join(map(shlex.quote, specs))


def _zsh_values(action: argparse.Action) -> str:
    return "_files" if action.metavar in FILES else f"({' '.join(action.choices)})" if action.choices else " "


def _zsh_words(said: str) -> str:
    return "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in said)


def _fish() -> Iterator[str]:
    start = "complete -c presscheck"
    commands = " ".join(COMMANDS)
    for name, summary in COMMANDS.items():
        yield f"{start} -n __fish_use_subcommand -a {name} -d {_fish_quoted(summary)}"
    for name in (READ, *COMMANDS):
        actions = arguments(name)
        where = f"__fish_seen_subcommand_from {name}" if name != READ else f"not __fish_seen_subcommand_from {commands}"
        if not any(action.metavar in FILES for action in actions if not action.option_strings):
            yield f"{start} -n '{where}' -f"
        for action in actions:
            said = _fish_choices(action) + f" -d {_fish_quoted(action.help or '')}"
            if action.option_strings:
                yield f"{start} -n '{where}'{_fish_flags(action)}{said}"
            elif action.choices:
                chosen = f"__fish_seen_subcommand_from {' '.join(action.choices)}"
                yield f"{start} -n '{where}; and not {chosen}' -f{said}"


def _fish_flags(action: argparse.Action) -> str:
    flags = (f" -{'l' if each.startswith('--') else 's'} {each.lstrip('-')}" for each in action.option_strings)
    return "".join(flags) + ("" if action.nargs == 0 else " -rF" if action.metavar in FILES else " -x")


def _fish_choices(action: argparse.Action) -> str:
    return f" -a '{' '.join(action.choices)}'" if action.choices else ""


def _fish_quoted(said: str) -> str:
    return "'" + said.replace("\\", "\\\\").replace("'", "\\'") + "'"


_SCRIPTS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
