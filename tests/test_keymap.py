"""The user's keys over the defaults, and what is said when they make no sense."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.keys import _character_to_key

from tui.keymap import is_key, keys_of, mistakes, split_keys
from tui.keys import COMMANDS, Place
from tui.keys.moving import MoveDown
from tui.keys.presets import PRESETS
from tui.keys.reading import NextFigure


def test_no_two_default_keys_clash() -> None:
    for one, other in combinations(COMMANDS, 2):
        if one.place.meets(other.place):
            assert not set(split_keys(one.keys)) & set(split_keys(other.keys)), (one.id, other.id)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_binds_commands_to_keys_that_do_not_clash(preset: str) -> None:
    assert mistakes(PRESETS[preset]) == []


def test_every_command_has_an_id_a_label_and_a_sentence() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
    for command in COMMANDS:
        assert command.label
        assert command.explanation().endswith(".")
        assert "[" not in command.label + command.explanation()  # The palette takes them for markup.
        assert all(is_key(key) for key in split_keys(command.keys)), command.id


@pytest.mark.parametrize(
    "key", ["]", "<", "-", "j", "G", "ctrl+d", "f5", "alt+left", "space", "comma", "é", "ctrl+shift+a", ";"]
)
def test_keys_are_known_by_character_or_name(key: str) -> None:
    assert all(is_key(name) for name in split_keys(key))


@pytest.mark.parametrize("key", ["ctrl+foo", "nothing", "hold+a", "ctrl+", "jj"])
def test_what_no_terminal_sends_is_no_key(key: str) -> None:
    assert not all(is_key(name) for name in split_keys(key))


def test_a_lone_comma_is_the_comma_key() -> None:
    assert split_keys(",") == ["comma"] == [_character_to_key(",")]


def test_the_users_keys_replace_the_defaults() -> None:
    assert keys_of(NextFigure, {"figure.next": "x, f5"}) == ["x", "f5"]
    assert keys_of(MoveDown, {}) == ["j", "down"]


def test_an_unknown_command_is_named_with_its_nearest() -> None:
    (mistake,) = mistakes({"figure.nxt": "x"})
    assert "no command is called “figure.nxt”" in mistake.what
    assert "figure.next" in mistake.mend


def test_an_unknown_key_is_named() -> None:
    (mistake,) = mistakes({"figure.next": "ctrl+foo"})
    assert "“ctrl+foo” is not a key" in mistake.what


def test_a_key_taken_by_another_command_is_a_clash() -> None:
    (mistake,) = mistakes({"figure.next": "j"})
    assert mistake.command == "figure.next"
    assert "move.down" in mistake.what


def test_two_commands_may_exchange_their_keys() -> None:
    assert not mistakes({"figure.next": "left_square_bracket", "figure.previous": "]"})


def test_keys_of_places_that_never_meet_do_not_clash() -> None:
    assert not mistakes({"facts.fold": "percent_sign"})
    assert not Place.FACTS.meets(Place.DOCUMENTS)
    assert not Place.OVERLAY.meets(Place.EVERYWHERE)
