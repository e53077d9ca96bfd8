"""What the line above a list says of every quantity in it ("The grants will be distributed as follows:")."""

from __future__ import annotations

from dataclasses import dataclass

from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.phrases import Phrases
from tui.annotate.word_classes import Tagged
from tui.model import Kind, Span


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The noun and the verb of the line above a list, with their places."""

    noun: str | None
    noun_at: Span
    verb: str
    verb_at: Span

    def give(self, entry: Entry) -> None:
        """Fill in what the item of the list leaves unsaid: for money what it is, for all what happened."""
        if entry.noun is None and self.noun is not None and entry.quantity.kind is Kind.MONEY:
            entry.noun = self.noun
            entry.because_of("counted", "list-header", *self.noun_at)
        if entry.role is None:
            entry.role = self.verb
            entry.because_of("role", "list-header", *self.verb_at)

    def govern(self, entry: Entry) -> None:
        """Set the header's verb for a sum of money that opens its item: a later verb says something else."""
        if entry.place <= 1 and entry.quantity.kind is Kind.MONEY and entry.role != self.verb:
            entry.role = self.verb
            entry.why = [reason for reason in entry.why if reason.field != "role"]
            entry.because_of("role", "list-header", *self.verb_at)


class ListHeaders:
    """Reads the lines above lists."""

    def __init__(self, inflection: Inflection, phrases: Phrases) -> None:
        self._inflection = inflection
        self._phrases = phrases

    def header(self, s: Tagged) -> ListHeader | None:
        """The header, or None where the line has no verb to give."""
        for j, one in enumerate(s.classes):
            if one in "VE" and not (one == "E" and s.classes[j + 1 : j + 2] == "P" and "B" not in s.classes[:j]):
                phrase = self._phrases.phrase(s, j + 1, plural=False)
                head = phrase.head if phrase is not None else self._phrases.subject(s, j)
                noun = self._phrases.noun(s, head) if head >= 0 else None
                at = max(head, 0)
                return ListHeader(
                    noun,
                    Span(*s.spans[at]),
                    self._inflection.base(s.words[j]),
                    Span(*s.spans[j]),
                )
        return None


def is_list_like(s: Tagged) -> bool:
    """Whether a sentence is a bare item of a list: it opens with a bullet, or has no verb."""
    return s.classes[:1] in ("*", "-") or not any(one in "VEGBHW" for one in s.classes)
