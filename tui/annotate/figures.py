"""Figures: what the number finder found, with what it counts, what happened to it, where, when and who says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tui.annotate.antecedents import Antecedents
from tui.annotate.attribution import Attribution
from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.list_headers import ListHeader, ListHeaders, is_list_like
from tui.annotate.phrases import Phrases
from tui.annotate.roles import Roles
from tui.annotate.scopes import Scopes
from tui.annotate.word_classes import WordClasses
from tui.knowledge import Knowledge
from tui.model import BlockKind, DateMention, Figure, Mention, Quote, Release, Span

if TYPE_CHECKING:
    from tui.annotate.numbers import Quantity


class Finder(Protocol):
    """What finds quantities in a stretch of text."""

    def find(self, text: str, start: int, end: int) -> Sequence[Quantity]:
        """The quantities of ``text[start:end]``, in text order, not overlapping."""


class Figures:
    """Finds the figures of releases. Made once from the knowledge.

    Args:
        knowledge: The tables.
        finder: What finds the quantities; :class:`tui.annotate.numbers.Numbers` by default.
    """

    def __init__(self, knowledge: Knowledge, finder: Finder | None = None) -> None:
        if finder is None:
            from tui.annotate.numbers import Numbers

            finder = Numbers(knowledge)
        self._finder = finder
        inflection = Inflection(knowledge)
        self._word_classes = WordClasses(knowledge, inflection)
        self._phrases = Phrases(knowledge, inflection)
        self._roles = Roles(knowledge, inflection, self._phrases)
        self._antecedents = Antecedents(knowledge, inflection, self._phrases)
        self._headers = ListHeaders(inflection, self._phrases)
        self._scopes = Scopes(knowledge)
        self._attribution = Attribution(knowledge, inflection, self._phrases)
        self._happenings = frozenset(knowledge.words("happenings"))
        self._actions = knowledge.glossary("actions")
        self._measuring = frozenset(knowledge.words("measuring_verbs"))
        self._concepts = knowledge.group_of("concepts")

    def find(
        self,
        release: Release,
        sentences: Sequence[Span],
        mentions: Sequence[Mention] = (),
        dates: Sequence[DateMention] = (),
        quotes: Sequence[Quote] = (),
    ) -> tuple[Figure, ...]:
        """Every figure of the release, in text order; the sentences, names and dates are in text order too."""
        text = release.text
        figures: list[Figure] = []
        begins = [sentence.start for sentence in sentences]
        named, dated = [mention.start for mention in mentions], [mention.start for mention in dates]
        header: ListHeader | None = None
        for block in release.blocks:
            if block.kind is BlockKind.FURNITURE:
                continue
            quantities = self._finder.find(text, block.start, block.end)
            entries: list[Entry] = []
            at = 0
            for n in range(bisect_left(begins, block.start), bisect_left(begins, block.end)):
                sentence = sentences[n]
                first = at
                while at < len(quantities) and quantities[at].start < sentence.end:
                    at += 1
                is_header = text.endswith(":", sentence.start, sentence.end)
                if first == at and not is_header:
                    continue
                tagged = self._word_classes.tagged(text, sentence.start, sentence.end, quantities[first:at])
                new = [
                    Entry(quantity, tagged, place, place + 1, sentence, why=list(quantity.why))
                    for quantity, place in zip(quantities[first:at], tagged.places, strict=True)
                ]
                if new:
                    self._fill(new, entries, text)
                    if header is not None and (block.kind is BlockKind.LIST_ITEM or is_list_like(tagged)):
                        for entry in new:
                            header.give(entry)
                    beside = mentions[bisect_left(named, sentence.start) : bisect_left(named, sentence.end)]
                    when = dates[bisect_left(dated, sentence.start) : bisect_left(dated, sentence.end)]
                    self._attribution.fill(new, beside, when, quotes, text)
                    self._scopes.fill(new, beside, when, text)
                    entries.extend(new)
                if is_header:
                    header = self._headers.header(tagged)
            _agree(entries, quantities)
            figures.extend(self._figure(release, entry, quantities) for entry in entries)
        return tuple(figures)

    def _fill(self, new: Sequence[Entry], earlier: Sequence[Entry], text: str) -> None:
        """Fill in noun and role of one sentence's entries."""
        for n, entry in enumerate(new):
            s, q, quantity = entry.words, entry.place, entry.quantity
            counted = self._phrases.after(s, q, quantity)
            noun = counted.noun if counted is not None else None
            if counted is not None:
                entry.end = counted.end
            role = self._roles.role(s, q, entry.end, noun, quantity.kind)
            if role is not None:
                entry.role = role.verb
                entry.because("role", role.rule, role.word)
            if counted is not None and noun is not None:
                entry.noun = noun
                entry.because("counted", counted.rule, counted.word)
            else:
                pronoun = counted is not None and counted.pronoun
                self._antecedents.name(entry, (*earlier, *new[:n]), text, pronoun=pronoun)
            if entry.part_of is None:
                self._antecedents.part(entry, new[:n])
            if entry.noun in self._happenings and (entry.role is None or entry.role in self._measuring):
                self._happen(entry)
        self._antecedents.share(new)

    def _happen(self, entry: Entry) -> None:
        """What happened is the counted noun itself ("the number of deaths was 12")."""
        entry.role = str(self._actions[entry.noun or ""])
        entry.why = [reason for reason in entry.why if reason.field != "role"]
        entry.because("role", "happening-noun", entry.place)

    def _figure(self, release: Release, entry: Entry, quantities: Sequence[Quantity]) -> Figure:
        quantity = entry.quantity
        changed = quantity.changed_from
        return Figure(
            id=_id(release, quantity),
            start=quantity.start,
            end=quantity.end,
            text=release.text[quantity.start : quantity.end],
            kind=quantity.kind,
            value=quantity.value,
            high=quantity.high,
            qualifier=quantity.qualifier,
            unit=quantity.unit,
            sentence=entry.sentence,
            step=quantity.step,
            counted=entry.noun,
            concept=None if entry.noun is None else self._concepts.get(entry.noun, entry.noun),
            role=entry.role,
            scope=tuple(entry.scope),
            attributed_to=entry.source,
            as_of=entry.as_of,
            part_of=None if entry.part_of is None else _id(release, entry.part_of.quantity),
            same_as=None if quantity.same_as is None else _id(release, quantities[quantity.same_as]),
            changed_from=None if changed is None else _id(release, quantities[changed]),
            flaws=quantity.flaws,
            why=tuple(entry.why),
        )


def _id(release: Release, quantity: Quantity) -> str:
    return f"{release.id}:{quantity.start}"


def _agree(entries: Sequence[Entry], quantities: Sequence[Quantity]) -> None:
    """Give a conversion in brackets all that its main figure has, and both ends of a change the same noun and verb."""
    by_quantity = {id(entry.quantity): entry for entry in entries}
    for entry in entries:
        if entry.quantity.same_as is not None:
            main = by_quantity.get(id(quantities[entry.quantity.same_as]))
            if main is not None:
                entry.say_again(main)
        elif entry.quantity.changed_from is not None:
            old = by_quantity.get(id(quantities[entry.quantity.changed_from]))
            if old is not None:
                old.share(entry)
                entry.share(old)
