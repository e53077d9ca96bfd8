"""A figure while its fields are being found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tui.annotate.word_classes import Tagged
from tui.model import Reason, ScopeKind, Span

if TYPE_CHECKING:
    from tui.annotate.quantity import Quantity


_OWN_FIELDS = frozenset(("counted", "role", "scope", "attributed_to", "as_of", "part_of"))
"""The fields that are found here; the others come with the quantity."""


@dataclass(slots=True, eq=False)
class Entry:
    """One quantity of a sentence and what has been found out about it.

    Attributes:
        quantity: What the number finder found.
        words: The sentence's words.
        place: The index of the quantity among them.
        end: The index past its noun phrase.
        sentence: The sentence.
        noun: What is counted.
        role: The governing verb.
        part_of: The entry it is a part of.
        scope: What it is limited to.
        source: Who says so.
        as_of: The day it holds for.
        why: The reasons so far.
    """

    quantity: Quantity
    words: Tagged
    place: int
    end: int
    sentence: Span
    noun: str | None = None
    role: str | None = None
    part_of: Entry | None = None
    scope: list[tuple[ScopeKind, str]] = field(default_factory=list)
    source: str | None = None
    as_of: date | None = None
    why: list[Reason] = field(default_factory=list)

    def say_again(self, main: Entry) -> None:
        """Take over every field of the entry that this one says again in other units."""
        self.noun, self.role, self.part_of = main.noun, main.role, main.part_of
        self.scope, self.source, self.as_of = list(main.scope), main.source, main.as_of
        own = [reason for reason in self.why if reason.field not in _OWN_FIELDS]
        self.why = own + [reason for reason in main.why if reason.field in _OWN_FIELDS]

    def share(self, other: Entry, verbs: Collection[str]) -> None:
        """Take over the noun of the other end of a change, and its role if among ``verbs``, where this end has none."""
        if self.noun is None:
            self.noun = other.noun
            self.why.extend(reason for reason in other.why if reason.field == "counted")
        if self.role is None and other.role in verbs:
            self.role = other.role
            self.why.extend(reason for reason in other.why if reason.field == "role")

    def because(self, name: str, rule: str, word: int) -> None:
        """Note the rule behind a field and the word it rested on."""
        self.why.append(Reason(name, rule, *self.words.spans[word]))

    def because_of(self, name: str, rule: str, start: int, end: int) -> None:
        """Note the rule behind a field and the span it rested on."""
        self.why.append(Reason(name, rule, start, end))
