"""Every key in the help does something that can be seen, and it is the key that does it."""

from __future__ import annotations

import pytest

from tests.screens.every_key import EXERCISES, Exercise
from tests.screens.reader import Reader, reader
from tui.keymap import keys_of
from tui.keys import COMMANDS
from tui.settings import Settings

KEYS = [pytest.param(command.id, key, id=f"{command.id}-{key}") for command in COMMANDS for key in keys_of(command, {})]
SPARE = "f24"
"""A key that no keyboard in use has."""


def test_every_command_of_the_help_is_exercised() -> None:
    assert {command.id for command in COMMANDS} == set(EXERCISES)


async def led(it: Reader, exercise: Exercise) -> None:
    """Come to where the key matters."""
    await it.press(*exercise.before.split())
    await it.until(lambda: exercise.state(it) == exercise.was)


@pytest.mark.parametrize(("command", "key"), KEYS)
async def test_a_key_does_what_its_command_says_and_nothing_else_does(command: str, key: str) -> None:
    exercise = EXERCISES[command]
    async with reader(exercise.library(), settings=Settings(keys={command: SPARE})) as it:
        await led(it, exercise)
        if not exercise.natively:
            await it.press(key)
            assert exercise.state(it) == exercise.was
        it.app.set_keymap({})
        await it.press(key)
        await it.until(lambda: exercise.state(it) == exercise.becomes)
