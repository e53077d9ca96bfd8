"""What a command is: everything the screen says about a key comes from here.

One class a command. Its docstring is its tooltip and its line in the help, its ``id`` the entry by which a user's
settings give it other keys, its ``label`` what the footer says. Bindings, footer, help and palette derive from these;
no widget writes a key down a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from inspect import getdoc
from typing import ClassVar

from textual.binding import Binding, BindingType


class Place(StrEnum):
    """Where a command's keys work. Within the reader, a key may mean one thing only in any one place."""

    EVERYWHERE = "Everywhere"
    ANY_PANE = "In every pane"
    DOCUMENTS = "Documents"
    PAGE = "Page"
    FACTS = "Facts"
    TYPING = "While typing"
    OVERLAY = "Jump and help"
    SHEET = "Every sheet"
    LEDGER = "Ledger, timeline"
    COMPARISON = "Comparison"
    QUESTIONS = "Open questions"

    def meets(self, other: Place) -> bool:
        """Whether a key pressed in one place could also be meant for the other."""
        if self is other:
            return True
        if SHEETS & {self, other}:
            return bool({self, other} & {Place.ANY_PANE, Place.SHEET})
        if Place.SHEET in (self, other):
            return False
        if Place.OVERLAY in (self, other):
            return False
        if Place.TYPING in (self, other):
            return Place.EVERYWHERE in (self, other)
        return bool({self, other} & {Place.EVERYWHERE, Place.ANY_PANE})


SHEETS = frozenset({Place.LEDGER, Place.COMPARISON, Place.QUESTIONS})
"""The screens laid over the reader: their keys meet those of moving and of every sheet, not those of the reader."""


class Command:
    """The base of all commands; a subclass sets what differs.

    Attributes:
        id: What settings call it, ``group.name``.
        label: One or two words for the footer and the palette.
        keys: Its default keys, comma-separated, as Textual names them.
        action: The action its widget or screen carries out (``action_…``).
        place: Where its keys work.
        footer: Whether the footer offers it.
        priority: Whether its keys come before the line that is typed into, which takes Alt and a letter for the letter
            and Ctrl and a letter for editing.
        display: How its keys are shown where Textual's name for them would be long.
    """

    id: ClassVar[str]
    label: ClassVar[str]
    keys: ClassVar[str]
    action: ClassVar[str]
    place: ClassVar[Place] = Place.EVERYWHERE
    footer: ClassVar[bool] = False
    display: ClassVar[str | None] = None
    priority: ClassVar[bool] = False

    @classmethod
    def explanation(cls) -> str:
        """What it does, in a sentence: its docstring on one line."""
        return " ".join((getdoc(cls) or "").split())

    @classmethod
    def binding(cls) -> Binding:
        """Its entry for a ``BINDINGS`` list."""
        return Binding(
            cls.keys,
            cls.action,
            cls.label,
            show=cls.footer,
            key_display=cls.display,
            tooltip=cls.explanation(),
            id=cls.id,
            priority=cls.priority,
        )


def bindings(commands: Iterable[type[Command]]) -> list[BindingType]:
    """The ``BINDINGS`` of a widget or screen that carries out these commands."""
    return [command.binding() for command in commands]
