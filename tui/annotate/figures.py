"""Figures: what the number finder found, with what it counts, what happened to it, where, when and who says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from tui.annotate.inflection import Inflection
from tui.annotate.phrases import Counted, Phrases
from tui.annotate.roles import Role, Roles
from tui.annotate.word_classes import Tagged, WordClasses
from tui.knowledge import Knowledge
from tui.model import BlockKind, DateMention, Figure, Kind, Mention, Quote, Reason, Release, Span

if TYPE_CHECKING:
    from tui.annotate.numbers import Quantity


class Finder(Protocol):
    """What finds quantities in a stretch of text."""

    def find(self, text: str, start: int, end: int) -> Sequence[Quantity]:
        """The quantities of ``text[start:end]``, in text order, not overlapping."""


@dataclass(slots=True)
class Draft:
    """A figure while its fields are being found."""

    quantity: Quantity
    place: int
    sentence: Span
    end: int
    noun: str | None = None
    role: str | None = None
    verb: int = -1
    part_of: Draft | None = None
    why: list[Reason] = field(default_factory=list)


class Figures:
    """Finds the figures of a release."""

    def __init__(self, knowledge: Knowledge, finder: Finder | None = None) -> None:
        if finder is None:
            from tui.annotate.numbers import Numbers

            finder = Numbers(knowledge)
        self._finder = finder
        inflection = Inflection(knowledge)
        self._inflection = inflection
        self._word_classes = WordClasses(knowledge, inflection)
        self._phrases = Phrases(knowledge, inflection)
        self._roles = Roles(knowledge, inflection, self._phrases)
        self._concepts = knowledge.group_of("concepts")
        self._measuring = frozenset(knowledge.words("measuring_verbs"))
        self._of_people = frozenset(knowledge.words("verbs_of_people"))

    def find(
        self,
        release: Release,
        sentences: Sequence[Span],
        mentions: Sequence[Mention] = (),
        dates: Sequence[DateMention] = (),
        quotes: Sequence[Quote] = (),
    ) -> tuple[Figure, ...]:
        """Every figure of the release, in text order."""
        figures: list[Figure] = []
        begins = [sentence.start for sentence in sentences]
        header: _Header | None = None
        for block in release.blocks:
            if block.kind is BlockKind.FURNITURE:
                continue
            quantities = self._finder.find(release.text, block.start, block.end)
            drafts: list[Draft] = []
            first = bisect_right(begins, block.start) - 1
            at = 0
            for sentence in sentences[max(0, first) :]:
                if sentence.start >= block.end:
                    break
                inside = []
                while at < len(quantities) and quantities[at].start < sentence.end:
                    inside.append(quantities[at])
                    at += 1
                is_header = release.text[sentence.start : sentence.end].rstrip().endswith(":")
                if not inside and not is_header:
                    continue
                tagged = self._word_classes.tagged(release.text, sentence.start, sentence.end, inside)
                new = self._sentence(tagged, inside, sentence, drafts, release.text)
                if header is not None and (block.kind is BlockKind.LIST_ITEM or is_list_like(tagged)):
                    for draft in new:
                        header.give(draft)
                drafts.extend(new)
                if is_header:
                    header = self._header(tagged)
            figures.extend(self._figure(release, draft, drafts) for draft in drafts)
        return tuple(figures)

    # --- one sentence -------------------------------------------------------------------------------------------

    def _sentence(
        self, s: Tagged, quantities: Sequence[Quantity], sentence: Span, earlier: Sequence[Draft], text: str
    ) -> list[Draft]:
        new: list[Draft] = []
        for quantity, q in zip(quantities, s.places, strict=True):
            draft = Draft(quantity, q, sentence, q + 1, why=list(quantity.why))
            counted = self._phrases.after(s, q, quantity)
            if counted is not None:
                draft.end = counted.end
            described = quantity.kind is Kind.PERCENT and counted is not None and counted.rule == "last-noun"
            role = self._roles.role(s, q, draft.end, counted.noun if counted else None, described=described)
            if role is not None:
                draft.role, draft.verb = role.verb, role.at
                self._because(draft, s, "role", role.rule, role.word)
            if counted is not None and counted.noun is not None:
                self._count(draft, s, counted)
            else:
                self._name_from_context(draft, s, counted, role, (*earlier, *new), text)
            new.append(draft)
        self._share(s, new)
        return new

    def _count(self, draft: Draft, s: Tagged, counted: Counted) -> None:
        draft.noun = counted.noun
        self._because(draft, s, "counted", counted.rule, counted.word)

    def _because(self, draft: Draft, s: Tagged, name: str, rule: str, word: int) -> None:
        draft.why.append(Reason(name, rule, s.starts[word], s.ends[word]))

    def _name_from_context(
        self,
        draft: Draft,
        s: Tagged,
        counted: Counted | None,
        role: Role | None,
        earlier: Sequence[Draft],
        text: str,
    ) -> None:
        """The noun that the sentence does not repeat at the quantity."""
        kind = draft.quantity.kind
        pronoun = counted is not None and counted.pronoun
        if not pronoun:
            found = self._before(s, draft, role)
            if found is not None:
                self._count(draft, s, found)
                return
        people = role is not None and role.verb in self._of_people
        for other in reversed(earlier):
            if other.noun is None:
                continue
            if pronoun:
                fits = other.quantity.kind in (Kind.COUNT, Kind.FRACTION)
            else:
                fits = other.quantity.kind is kind and kind in (Kind.COUNT, Kind.PERCENT, Kind.FRACTION)
            if fits and people and kind is Kind.COUNT and self._concepts.get(other.noun, other.noun) not in (
                "person",
                "child",
            ):
                fits = False
            if fits:
                draft.noun = other.noun
                draft.why.append(
                    Reason("counted", "antecedent" if pronoun else "ellipsis", other.quantity.start, other.quantity.end)
                )
                return
        if people and kind is Kind.COUNT and role is not None:
            draft.noun = "person"
            self._because(draft, s, "counted", "verb-of-people", role.word)
            return
        if kind is Kind.DURATION:
            unit = text[draft.quantity.end : draft.quantity.tail].strip(" -\n\t").lower().split()
            if unit:
                draft.noun = self._inflection.singular(unit[-1])
                draft.why.append(Reason("counted", "unit-word", draft.quantity.end, draft.quantity.tail))

    def _before(self, s: Tagged, draft: Draft, role: Role | None) -> Counted | None:
        """The noun before the quantity that it is a quantity of."""
        q = draft.place
        k = q - 1
        kind = draft.quantity.kind
        while k >= 0 and s.classes[k] in 'RD"':
            k -= 1
        if k < 0:
            return None
        one = s.classes[k]
        if one == "F":
            head = self._phrases.head_before(s, k)
            noun = self._phrases.noun(s, head) if head >= 0 else ""
            if head >= 0 and noun not in self._phrases.partitives:
                return Counted(noun, "noun-before-of", head, q + 1)
            return None
        if one == "L":
            m = k - 1
            while m >= 0 and s.classes[m] in ',"':
                m -= 1
            head = self._first_head(s, m)
            return Counted(self._phrases.noun(s, head), "noun-before-including", head, q + 1) if head >= 0 else None
        verb = self._measuring_verb(s, k)
        if verb >= 0:
            head = self._phrases.subject(s, verb)
            if head >= 0:
                return Counted(self._phrases.noun(s, head), "subject-of-measuring-verb", head, q + 1)
        if one in "NSMJ" and kind not in (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.FRACTION):
            return Counted(self._phrases.noun(s, k), "noun-before-measure", k, q + 1)
        return None

    def _first_head(self, s: Tagged, m: int) -> int:
        """The head of the noun phrase with its "of" phrases that ends at word ``m`` ("*cases* of measles")."""
        if m < 0 or s.classes[m] not in "NSMJ":
            return -1
        head = m
        while True:
            edge = self._phrases.left_edge(s, m + 1)
            if edge > 1 and s.classes[edge - 1] in "F" and s.classes[edge - 2] in "NSMJ":
                head = m = edge - 2
            else:
                return head

    def _measuring_verb(self, s: Tagged, k: int) -> int:
        """The index of the measuring verb that word ``k`` is or whose preposition it is, or -1."""
        classes = s.classes
        for j in range(k, max(-1, k - 4), -1):
            if classes[j] in "VEGB":
                base = "be" if classes[j] == "B" else self._inflection.base(s.words[j])
                return j if base in self._measuring else -1
            if classes[j] not in "TPRD":
                return -1
        return -1

    def _share(self, s: Tagged, new: Sequence[Draft]) -> None:
        """Give an unnamed quantity the noun of a later one of the same kind under the same verb."""
        for n, draft in enumerate(new):
            if draft.noun is None and draft.role is not None:
                for later in new[n + 1 :]:
                    if later.noun and later.role == draft.role and later.quantity.kind is draft.quantity.kind:
                        draft.noun = later.noun
                        draft.why.append(Reason("counted", "shared-noun", later.quantity.start, later.quantity.end))
                        break

    # --- lists --------------------------------------------------------------------------------------------------

    def _header(self, s: Tagged) -> _Header | None:
        for j, one in enumerate(s.classes):
            if one in "VE" and not (one == "E" and s.classes[j + 1 : j + 2] == "P" and "B" not in s.classes[:j]):
                phrase = self._phrases.phrase(s, j + 1, plural=False)
                head = phrase.head if phrase is not None else self._phrases.subject(s, j)
                noun = self._phrases.noun(s, head) if head >= 0 else None
                where = head if head >= 0 else j
                return _Header(
                    noun, self._inflection.base(s.words[j]), Span(s.starts[where], s.ends[where]), Span(s.starts[j], s.ends[j])
                )
        return None

    # --- the result ---------------------------------------------------------------------------------------------

    def _figure(self, release: Release, draft: Draft, drafts: Sequence[Draft]) -> Figure:
        quantity = draft.quantity
        concept = None if draft.noun is None else self._concepts.get(draft.noun, draft.noun)
        return Figure(
            id=f"{release.id}:{quantity.start}",
            start=quantity.start,
            end=quantity.end,
            text=release.text[quantity.start : quantity.end],
            kind=quantity.kind,
            value=quantity.value,
            high=quantity.high,
            qualifier=quantity.qualifier,
            unit=quantity.unit,
            sentence=draft.sentence,
            step=quantity.step,
            counted=draft.noun,
            concept=concept,
            role=draft.role,
            flaws=quantity.flaws,
            why=tuple(draft.why),
        )


@dataclass(frozen=True, slots=True)
class _Header:
    """The line above a list ("The grants will be distributed as follows:")."""

    noun: str | None
    verb: str
    noun_at: Span
    verb_at: Span

    def give(self, draft: Draft) -> None:
        if draft.noun is None and draft.quantity.kind is Kind.MONEY:
            draft.noun = self.noun
            draft.why.append(Reason("counted", "list-header", *self.noun_at))
        if draft.role is None:
            draft.role = self.verb
            draft.why.append(Reason("role", "list-header", *self.verb_at))


def is_list_like(s: Tagged) -> bool:
    """Whether a sentence is a bare item of a list: it opens with a bullet, or has no verb."""
    return s.classes[:1] in ("*", "-") or not any(one in "VEGBHW" for one in s.classes)
