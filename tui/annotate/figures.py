"""Figures: what the number finder found, with what it counts, what happened to it, where, when and who says so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from tui.annotate.antecedents import RECALL, Antecedents
from tui.annotate.attribution import Attribution
from tui.annotate.counted import CountedNouns
from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.list_headers import ListHeader, ListHeaders, is_list_like
from tui.annotate.phrases import Phrases
from tui.annotate.roles import Roles
from tui.annotate.scanning import is_dump
from tui.annotate.scopes import Scopes
from tui.annotate.word_classes import WordClasses
from tui.knowledge import Knowledge
from tui.model import Block, BlockKind, DateMention, Figure, Kind, Mention, Quote, Release, Span

if TYPE_CHECKING:
    from tui.annotate.quantity import Quantity


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
        self._counted = CountedNouns(knowledge, self._phrases)
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
        begins = [start for start, _ in sentences]
        beside = _Beside(mentions, dates, quotes)
        header: ListHeader | None = None
        for block in release.blocks:
            if block.kind is BlockKind.FURNITURE:
                continue
            if is_dump(len(figures), block.start - release.blocks[0].start):
                break
            quantities = self._finder.find(text, block.start, block.end)
            entries: list[Entry] = []
            for sentence, inside in _by_sentence(quantities, sentences, begins) if quantities else ():
                new = self._entries(text, sentence, inside, entries)
                pronoun = self._antecedents.opens_with_pronoun(new[0].words)
                if pronoun and any(map(self._antecedents.awaits_subject, new)):
                    self._refer(text, new, sentences[max(0, bisect_left(begins, sentence.start) - 1)], block)
                if header is not None and (block.kind is BlockKind.LIST_ITEM or is_list_like(new[0].words)):
                    for entry in new:
                        header.give(entry)
                    if block.kind is BlockKind.LIST_ITEM:
                        header.govern(new[0])
                named, dated, quoted = beside.sentence(sentence)
                self._attribution.fill(new, named, dated, quoted, text)
                self._scopes.fill(new, named, dated, text)
                entries.extend(new)
            if text.endswith(":", block.start, block.end):
                header = self._header(text, block, sentences, begins, entries)
            if entries:
                _agree(entries, quantities, self._measuring)
                figures.extend(self._figure(release, entry, quantities) for entry in entries)
        return tuple(figures)

    def _header(
        self, text: str, block: Block, sentences: Sequence[Span], begins: Sequence[int], entries: Sequence[Entry]
    ) -> ListHeader | None:
        """What the last sentence of a block that ends in a colon says of the list after it."""
        last = sentences[bisect_left(begins, block.end) - 1]
        if entries and entries[-1].sentence == last:
            return self._headers.header(entries[-1].words)
        return self._headers.header(self._word_classes.tagged(text, last.start, last.end, ()))

    def _entries(
        self, text: str, sentence: Span, quantities: Sequence[Quantity], earlier: Sequence[Entry]
    ) -> list[Entry]:
        """The entries of one sentence, with noun and role."""
        words = self._word_classes.tagged(text, sentence.start, sentence.end, quantities)
        new = [
            Entry(quantity, words, place, place + 1, sentence, why=quantity.why)
            for quantity, place in zip(quantities, words.places, strict=True)
        ]
        self._fill(new, earlier, text)
        return new

    def _refer(self, text: str, new: Sequence[Entry], before: Span, block: Block) -> None:
        """Name the quantities that are said of the subject of the sentence before."""
        if block.start <= before.start < new[0].sentence.start:
            words = self._word_classes.tagged(text, before.start, before.end, ())
            for entry in new:
                if self._antecedents.awaits_subject(entry):
                    self._antecedents.refer(entry, words)

    def _fill(self, new: Sequence[Entry], earlier: Sequence[Entry], text: str) -> None:
        """Fill in noun and role of one sentence's entries."""
        for n, entry in enumerate(new):
            s, q, quantity = entry.words, entry.place, entry.quantity
            counted = self._counted.after(s, q, quantity)
            noun = counted.noun if counted is not None else None
            recent = new[max(0, n - RECALL) : n] if n >= RECALL else [*earlier[n - RECALL :], *new[:n]]
            if counted is not None:
                entry.end = counted.end
            twin = self._listed_before(entry, new[n - 1]) if n else None
            if twin is not None:
                entry.role = twin.role
                entry.because_of("role", "coordinated-quantity", twin.quantity.start, twin.quantity.end)
            elif (role := self._roles.role(s, q, entry.end, noun, quantity.kind)) is not None:
                entry.role = role.verb
                entry.because("role", role.rule, role.word)
            elif n and _is_gapped(entry, new[n - 1]):
                entry.role = new[n - 1].role
                entry.because_of("role", "shared-role", new[n - 1].quantity.start, new[n - 1].quantity.end)
            if counted is not None and noun is not None:
                entry.noun = noun
                entry.because("counted", counted.rule, counted.word)
            else:
                pronoun = counted is not None and counted.pronoun
                self._antecedents.name(entry, recent, text, pronoun=pronoun)
            if entry.part_of is None:
                self._antecedents.part(entry, recent)
            unsaid = entry.role is None or (noun is None and entry.role in self._measuring)
            if entry.noun in self._happenings and unsaid:
                self._happen(entry)
        self._antecedents.share(new)

    def _listed_before(self, entry: Entry, before: Entry) -> Entry | None:
        """The sum of money that this one is joined to by "and" or a comma: one verb governs both."""
        classes = entry.words.classes
        joined = classes[entry.place - 1 : entry.place] in ("C", ",", ";") and before.role is not None
        money = entry.quantity.kind is Kind.MONEY and before.quantity.kind is Kind.MONEY
        own_verb = classes[entry.end : entry.end + 1] in ("W", "H", "B", "E", "V")
        return before if joined and money and not own_verb else None

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


class _Beside:
    """The names, dates and quotations of a release, to be looked up by sentence."""

    def __init__(self, mentions: Sequence[Mention], dates: Sequence[DateMention], quotes: Sequence[Quote]) -> None:
        self._mentions, self._dates, self._quotes = mentions, dates, quotes
        self._named, self._dated = [mention.start for mention in mentions], [mention.start for mention in dates]
        self._quoted = [quote.start for quote in quotes]
        self._reached = list(accumulate((quote.end for quote in quotes), max))
        """For each quotation how far it and those before it reach: one may stand inside another."""

    def sentence(self, span: Span) -> tuple[Sequence[Mention], Sequence[DateMention], Sequence[Quote]]:
        """The names and dates that start in a sentence, and the quotations that touch it."""
        return (
            self._mentions[bisect_left(self._named, span.start) : bisect_left(self._named, span.end)],
            self._dates[bisect_left(self._dated, span.start) : bisect_left(self._dated, span.end)],
            [
                quote
                for quote in self._quotes[bisect_right(self._reached, span.start) : bisect_left(self._quoted, span.end)]
                if quote.end > span.start
            ],
        )


def _by_sentence(
    quantities: Sequence[Quantity], sentences: Sequence[Span], begins: Sequence[int]
) -> Iterator[tuple[Span, Sequence[Quantity]]]:
    """The sentences that hold quantities, each with its own."""
    at = 0
    while at < len(quantities):
        sentence = sentences[bisect_right(begins, quantities[at].start) - 1]
        first = at
        while at < len(quantities) and quantities[at].start < sentence.end:
            at += 1
        if at == first:
            at += 1  # between two sentences: no block has such text, but a quantity there must not stop the rest
            continue
        yield sentence, quantities[first:at]


def _is_gapped(entry: Entry, before: Entry) -> bool:
    """Whether the verb of the quantity before is left out here ("sentenced A to 90 months and B *to 40 months*")."""
    s, q, p = entry.words, entry.place, before.place
    alike = (
        entry.quantity.kind is before.quantity.kind and s.words[q - 1] == s.words[p - 1] and s.classes[q - 1] in "PT"
    )
    return p > 0 and alike and not any(one in "VEGBHWZK.;:" for one in s.classes[p:q])


def _id(release: Release, quantity: Quantity) -> str:
    return f"{release.id}:{quantity.start}"


def _agree(entries: Sequence[Entry], quantities: Sequence[Quantity], measuring: frozenset[str]) -> None:
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
                old.share(entry, measuring)
                entry.share(old, measuring)
