"""Which keys each command has: the defaults with the user's own laid over them, checked before the app starts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from tui.errors import nearest
from tui.keys import COMMANDS, Command

_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "meta", "hyper"})
_SIGNS = frozenset(_character_to_key(chr(code)) for code in range(0x21, 0x7F))
_NAMED = frozenset(key.value for key in Keys) | frozenset(KEY_NAME_REPLACEMENTS.values()) | _SIGNS


class Mistake(NamedTuple):
    """What is wrong with a user's keymap.

    Attributes:
        command: The id under which it stands.
        what: What is wrong, as a clause.
        mend: What to do about it.
    """

    command: str
    what: str
    mend: str


def mistakes(keymap: Mapping[str, str], preset: Mapping[str, str] | None = None) -> list[Mistake]:
    """Everything wrong with a user's keymap (command id → keys, comma-separated) over a preset, in its own order."""
    known = {command.id: command for command in COMMANDS}
    found = []
    for command_id, keys in keymap.items():
        if command_id not in known:
            mend = nearest(command_id, known, "the help (?) lists every command's name")
            found.append(Mistake(command_id, f"no command is called “{command_id}”", mend))
        found += [
            Mistake(command_id, f"“{key}” is not a key", "write it as in “ctrl+d”, “f5” or “]”")
            for key in split_keys(keys)
            if not is_key(key)
        ]
    return found or _clashes(keymap, {**(preset or {}), **keymap})


def split_keys(keys: str) -> list[str]:
    """The keys of a comma-separated list, each by the name Textual knows it by; a lone comma is the comma key."""
    if keys.strip() == ",":
        return ["comma"]
    return [_key_name(key.strip()) for key in keys.split(",") if key.strip()]


def is_key(name: str) -> bool:
    """Whether a terminal could send such a key."""
    *modifiers, key = name.split("+")
    if not set(modifiers) <= _MODIFIERS:
        return False
    return len(key) == 1 or key in _NAMED or (bool(key) and _is_named_character(key))


def _is_named_character(key: str) -> bool:
    """Whether this is a character's Unicode name as Textual writes it (``right_square_bracket``)."""
    import unicodedata

    try:
        return _character_to_key(unicodedata.lookup(key.replace("_", " ").upper())) == key
    except KeyError:
        return False


def _key_name(key: str) -> str:
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def keys_of(command: type[Command], keymap: Mapping[str, str]) -> list[str]:
    """The keys of a command under a user's keymap."""
    return split_keys(keymap.get(command.id, command.keys))


def _clashes(keymap: Mapping[str, str], whole: Mapping[str, str]) -> list[Mistake]:
    """The keys of a user's keymap that clash once it is laid over a preset, as a ``whole``."""
    found = []
    for one, other in combinations(COMMANDS, 2):
        if not one.place.meets(other.place) or not {one.id, other.id} & keymap.keys():
            continue
        for key in set(keys_of(one, whole)) & set(keys_of(other, whole)):
            changed, kept = (one, other) if one.id in keymap else (other, one)
            found.append(
                Mistake(
                    changed.id,
                    f"“{key}” is the key of both {changed.id} and {kept.id}",
                    f"give {kept.id} another key too",
                )
            )
    return found
