"""A figure while its fields are being found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tui.annotate.word_classes import Tagged
from tui.model import Reason, ScopeKind, Span

if TYPE_CHECKING:
    from tui.annotate.numbers import Quantity


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
        twin: The entry that says the same in other units.
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
    twin: Entry | None = None
    scope: list[tuple[ScopeKind, str]] = field(default_factory=list)
    source: str | None = None
    as_of: date | None = None
    why: list[Reason] = field(default_factory=list)

    def because(self, name: str, rule: str, word: int) -> None:
        """Note the rule behind a field and the word it rested on."""
        self.why.append(Reason(name, rule, self.words.starts[word], self.words.ends[word]))

    def because_of(self, name: str, rule: str, start: int, end: int) -> None:
        """Note the rule behind a field and the span it rested on."""
        self.why.append(Reason(name, rule, start, end))
