"""What a quantity counts where no noun follows it: the noun before it, or one the text has named already."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.naming_nouns import NamingNouns
from tui.annotate.phrases import Phrases
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge
from tui.model import Kind

_NAMED_BY_UNIT = frozenset((Kind.DURATION, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME))
_ELLIPTIC = frozenset((Kind.COUNT, Kind.PERCENT, Kind.FRACTION))
_PEOPLE = ("person", "child")

RECALL = 24
"""Quantities back to which an ellipsis or a pronoun may refer; prose never needs as many, hostile text has more."""

_AHEAD = 8
"""Quantities ahead from which a shared noun may come."""

_BREAKDOWN = 60
"""Words after a colon within which a breakdown is read."""


class Antecedents:
    """Names what elliptic and pronominal quantities count."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection, phrases: Phrases) -> None:
        self._inflection = inflection
        self._phrases = phrases
        self._nouns = NamingNouns(knowledge, inflection, phrases)
        self._measuring = frozenset(knowledge.words("measuring_verbs"))
        self._of_people = frozenset(knowledge.words("verbs_of_people"))
        self._opening = frozenset(knowledge.words("subject_pronouns"))
        self._who = frozenset(knowledge.words("relatives_of_people"))
        self._placing = frozenset(knowledge.words("placing_prepositions"))
        self._directions = knowledge.glossary("directions")
        self._concepts = knowledge.group_of("concepts")

    def name(self, entry: Entry, earlier: Sequence[Entry], text: str, *, pronoun: bool) -> None:
        """Fill in what the entry counts, if the sentence or the block says so."""
        if not pronoun and (self._nouns.before(entry) or self._moved(entry, earlier)):
            self._name_tally(entry, earlier)
            return
        if self._said_of(entry, earlier):
            return
        other = self._antecedent(entry, earlier, pronoun=pronoun)
        if (
            other is not None
            and any(reason.rule == "predicate-noun" for reason in other.why)
            and self._nouns.predicate(entry)
        ):
            return  # "14 were pensioners and *two were infants*"
        if pronoun and (other is None or other.sentence != entry.sentence) and self._nouns.by_relative(entry):
            return
        if pronoun and self._of_those_people(entry) and not (other and self._is_people(other.noun)):
            entry.noun = "person"
            entry.because("counted", "those-people", entry.end - 1)
            return
        if other is not None:
            entry.noun = other.noun
            rule = "antecedent" if pronoun else "ellipsis"
            entry.because_of("counted", rule, other.quantity.start, other.quantity.end)
            if entry.role is None and other.role is not None and not pronoun:
                entry.role = other.role
                entry.because_of("role", "shared-role", other.quantity.start, other.quantity.end)
            if entry.role is None and pronoun and entry.words.classes[entry.end : entry.end + 1] not in tuple("WHBEV"):
                entry.role = other.role
                entry.because_of("role", "shared-role", other.quantity.start, other.quantity.end)
            if pronoun:
                entry.part_of = other
                entry.because_of("part_of", rule, other.quantity.start, other.quantity.end)
        elif self._nouns.predicate(entry) or self._nouns.payee(entry) or self._nouns.per_head(entry):
            return
        elif entry.role in self._of_people and entry.quantity.kind is Kind.COUNT:
            entry.noun = "person"
            entry.because("counted", "verb-of-people", entry.place)
        elif entry.quantity.kind in _NAMED_BY_UNIT and not self._differs(entry, earlier):
            self._own_unit(entry, text)

    def opens_with_pronoun(self, s: Tagged) -> bool:
        """Whether a sentence opens with a pronoun that can stand for the subject of the one before."""
        return s.words[0] in self._opening

    def _is_people(self, noun: str | None) -> bool:
        return self._concepts.get(noun or "", noun) in _PEOPLE

    def _of_those_people(self, entry: Entry) -> bool:
        """Whether "those" can only be people ("two thirds of *those who* voted", "of *those* infected")."""
        words, i = entry.words.words, entry.end
        if words[i - 1] != "those" or i >= len(words):
            return False
        return words[i] in self._who or (
            entry.words.classes[i] == "E" and self._inflection.base(words[i]) in self._of_people
        )

    def _name_tally(self, entry: Entry, earlier: Sequence[Entry]) -> None:
        """Name a bare total by what has been counted ("Two more *cases* were found, bringing the total to 210")."""
        if entry.noun not in self._phrases.tallies or entry.quantity.kind is not Kind.COUNT:
            return
        other = self._antecedent(entry, earlier, pronoun=False)
        if other is not None:
            entry.noun = other.noun
            entry.because_of("counted", "ellipsis", other.quantity.start, other.quantity.end)

    def awaits_subject(self, entry: Entry) -> bool:
        """Whether the quantity is said of a pronoun that opens the sentence ("*It* jumped 12 cents")."""
        s = entry.words
        opening = self.opens_with_pronoun(s) and entry.noun is None
        verb = self._nouns.measuring_verb(s, entry.place - 1) if opening else -1
        return verb > 0 and self._phrases.subject(s, verb) < 0

    def refer(self, entry: Entry, before: Tagged) -> None:
        """Name the quantity by the subject of the sentence before."""
        verb = next((j for j, one in enumerate(before.classes) if one in "BVEHW"), -1)
        head = self._phrases.subject(before, verb) if verb > 0 else -1
        if head >= 0:
            entry.noun = self._phrases.noun(before, head)
            entry.because_of("counted", "subject-before", *before.spans[head])

    def share(self, entries: Sequence[Entry]) -> None:
        """Give a quantity without a noun that of a later one of its kind under the same verb."""
        for n, entry in enumerate(entries):
            listed = entry.quantity.kind is not Kind.COUNT or entry.words.classes[entry.end : entry.end + 1] in (
                "C",
                ",",
            )
            if entry.noun is None and entry.role is not None and listed:
                for later in entries[n + 1 : n + 1 + _AHEAD]:
                    if later.noun and later.role == entry.role and later.quantity.kind is entry.quantity.kind:
                        entry.noun = later.noun
                        entry.because_of("counted", "shared-noun", later.quantity.start, later.quantity.end)
                        break

    def _antecedent(self, entry: Entry, earlier: Sequence[Entry], *, pronoun: bool) -> Entry | None:
        kind = entry.quantity.kind
        people = kind is Kind.COUNT and not pronoun and entry.role in self._of_people and not _is_of_action(entry)
        joined = entry.place > 0 and entry.words.classes[entry.place - 1] == "C"
        words = entry.words.words
        compared = (
            words[entry.place - 1 : entry.place] == ["from"]
            or "compared" in words[max(0, entry.place - 2) : entry.place]
        )
        classes = entry.words.classes
        end = (
            classes.find(")", entry.end, entry.end + 4) + 1 if classes[entry.end : entry.end + 1] == "(" else entry.end
        )
        subject = classes[end : end + 1] in ("W", "H", "B", "E", "V")
        placed: Entry | None = None
        share_of_count = kind in (Kind.FRACTION, Kind.PERCENT) and subject
        for other in reversed(earlier):
            if other.noun is None:
                continue
            if pronoun:
                fits = other.quantity.kind in (Kind.COUNT, Kind.FRACTION, kind)
            else:
                same_verb = (
                    other.sentence == entry.sentence and entry.role in self._measuring and entry.role == other.role
                )
                fits = other.quantity.kind is kind and (kind in _ELLIPTIC or joined or same_verb)
                fits = fits or (compared and other.quantity.kind is kind and other.sentence == entry.sentence)
                fits = fits or (
                    share_of_count and other.quantity.kind is Kind.COUNT and other.sentence == entry.sentence
                )
            if kind is Kind.COUNT and not pronoun and other.part_of is not None and other.sentence == entry.sentence:
                continue  # "11 people died, including three children, and 27 were hurt"
            if fits and people and not self._is_people(other.noun):
                continue
            if not fits:
                continue
            if pronoun and entry.sentence == other.sentence and self._is_placed(other):
                placed = placed or other  # "reached 300 children in 14 *countries*, vaccinating 85 of them"
                continue
            return other
        return placed

    def _said_of(self, entry: Entry, earlier: Sequence[Entry]) -> bool:
        """Name an amount by the quantity of which it is said ("37 aircraft, *one of them* valued at $20 million")."""
        s, q = entry.words, entry.place
        if entry.quantity.kind is Kind.COUNT or not earlier or earlier[-1].sentence != entry.sentence:
            return False
        j = self._nouns.measuring_verb(s, q - 1) if s.words[q - 1] != "worth" else q - 1
        while j > 0 and s.classes[j - 1] in "WHBRE":
            j -= 1
        other = earlier[-1]
        of_one = s.classes[j - 2 : j] == "FU" and other.quantity.kind is Kind.COUNT
        if j < 0 or other.noun is None or not (other.end == j or of_one):
            return False
        entry.noun = other.noun
        entry.because_of("counted", "subject-quantity", other.quantity.start, other.quantity.end)
        return True

    def _is_placed(self, entry: Entry) -> bool:
        """Whether the quantity only says where ("in 14 countries")."""
        k = self._phrases.quantity_edge(entry.words, entry.place) - 1
        return k > 0 and entry.words.words[k] in self._placing and entry.words.classes[k - 1] != "V"

    def _moved(self, entry: Entry, earlier: Sequence[Entry]) -> bool:
        """A change said of the quantity before it ("revenue of $4.2 billion, *up 12 percent*")."""
        s, k = entry.words, entry.place - 1
        if entry.quantity.kind is not Kind.PERCENT or k < 1 or s.words[k] not in self._directions:
            return False
        if entry.role is None:
            entry.role = str(self._directions[s.words[k]])
            entry.because("role", "direction", k)
        other = earlier[-1] if earlier and earlier[-1].sentence == entry.sentence else None
        if other is not None and other.noun is not None:
            entry.noun = other.noun
            entry.because_of("counted", "direction", other.quantity.start, other.quantity.end)
        return entry.noun is not None

    def part(self, entry: Entry, earlier: Sequence[Entry]) -> None:
        """Fill in the quantity that "including", "of which" or "among them" makes this one a part of."""
        s, k = entry.words, self._phrases.quantity_edge(entry.words, entry.place) - 1
        while k >= 0 and s.classes[k] in 'R"':
            k -= 1
        k = self._phrases.before_aside(s, k) if k >= 0 else k
        if self._in_breakdown(entry, earlier):
            return
        of_them = s.classes[entry.place + 1 : entry.place + 3] == "FU"
        opened = k >= 0 and (s.classes[k] == "L" or s.classes[k - 1 : k + 1] == "FZ" or s.words[k - 1 : k] == ["among"])
        if not (of_them or opened):
            return
        for other in reversed(earlier):
            if other.quantity.kind is entry.quantity.kind and other.sentence == entry.sentence:
                entry.part_of = other
                entry.because("part_of", "included-in", max(k, 0))
                if entry.role is None and other.role is not None:
                    entry.role = other.role
                    entry.because_of("role", "shared-role", other.quantity.start, other.quantity.end)
                return

    def _in_breakdown(self, entry: Entry, earlier: Sequence[Entry]) -> bool:
        """Whether a colon makes the quantity a member of a breakdown ("60 animals: *40* dogs, *15* cats")."""
        s = entry.words
        colon = s.classes.rfind(":", max(0, entry.place - _BREAKDOWN), entry.place)
        if colon < 0 or any(one in "VEBHW" for one in s.classes[colon : entry.place]):
            return False
        for other in reversed(earlier):
            if other.sentence == entry.sentence and other.place < colon and other.quantity.kind is entry.quantity.kind:
                entry.part_of = other
                entry.because("part_of", "breakdown", colon)
                if entry.role is None and other.role is not None:
                    entry.role = other.role
                    entry.because_of("role", "shared-role", other.quantity.start, other.quantity.end)
                return True
        return False

    def _differs(self, entry: Entry, earlier: Sequence[Entry]) -> bool:
        """Name a difference by what the amount before it measures ("90 tons of flour, *20 tons more than* in May")."""
        s, q = entry.words, entry.place
        if s.words[q + 1 : q + 2] not in (["more"], ["less"], ["fewer"]) or s.words[q + 2 : q + 3] != ["than"]:
            return False
        for other in reversed(earlier):
            if other.noun and other.quantity.unit == entry.quantity.unit and other.sentence == entry.sentence:
                entry.noun = other.noun
                entry.because_of("counted", "difference", other.quantity.start, other.quantity.end)
                return True
        return False

    def _own_unit(self, entry: Entry, text: str) -> None:
        unit = text[entry.quantity.end : entry.quantity.tail].strip(" -\n\t").lower().split()
        if unit:
            entry.noun = self._inflection.singular(unit[-1])
            entry.because_of("counted", "unit-word", entry.quantity.end, entry.quantity.tail)


def _is_of_action(entry: Entry) -> bool:
    """Whether a noun of action gives the entry its role ("38 *arrests* in Brazil, 4 in Belgium")."""
    return any(reason.field == "role" and reason.rule == "noun-of-action" for reason in entry.why)
