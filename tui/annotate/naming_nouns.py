"""What a quantity counts as its own sentence says before it, or after a verb: "*turnout* reached 61 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotate.entries import Entry
from tui.annotate.inflection import Inflection
from tui.annotate.patterns import Pattern
from tui.annotate.phrases import Phrases
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge
from tui.model import Kind, Qualifier

if TYPE_CHECKING:
    from tui.annotate.quantity import Quantity

_PLAIN = frozenset((Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.FRACTION))
_NAMED_BY_UNIT = frozenset((Kind.DURATION, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME))
_CHEATED = frozenset(("person", "child", "organisation", "country"))
"""Concepts that "of" before money does not make the money's noun ("defrauding investors of $30 million")."""

_ENDS = frozenset((".", ",", ";", "(", ""))

_GIVEN = Pattern(r"([WHBRT]*[VEB])R?[PT]")
"""A verb and its preposition after a sum ("*will be spent on* roads")."""

_LABEL = Pattern(r'[*"-]?[DANSMJX#]+(?:F[DANSMJX#]+)?E?')
"""A noun phrase with its "of" and its participle: a label, where a colon follows."""


class NamingNouns:
    """Finds the nouns before quantities, and those that a verb joins to them."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection, phrases: Phrases) -> None:
        self._inflection = inflection
        self._phrases = phrases
        self._measuring = frozenset(knowledge.words("measuring_verbs"))
        self._changing = frozenset(knowledge.words("changing_verbs"))
        self._amounting = frozenset(knowledge.words("amount_prepositions"))
        self._recipients = frozenset(knowledge.words("recipient_prepositions"))
        self._paying = frozenset(knowledge.words("paying_verbs"))
        self._destining = frozenset(knowledge.words("destination_verbs"))
        self._destinations = frozenset(knowledge.words("destination_prepositions"))
        self._receiving = frozenset(knowledge.words("receiving_verbs"))
        self._particles = frozenset(knowledge.words("particles"))
        self._dimensions = frozenset(knowledge.words("dimension_words"))
        self._accompanying = frozenset(knowledge.words("accompanying_prepositions"))
        self._steadying = frozenset(knowledge.words("steadying_verbs"))
        self._concepts = knowledge.group_of("concepts")

    def by_relative(self, entry: Entry) -> bool:
        """Name a part by the noun that its relative stands for ("a fleet of bombers, 12 *of which* are grounded")."""
        s, q = entry.words, entry.place
        if s.classes[q + 1 : q + 3] != "FZ" or s.classes[q - 1 : q] not in (",", "-", "("):
            return False
        head = self._phrases.head_before(s, q - 1)
        if head < 0:
            return False
        entry.noun = self._phrases.noun(s, head)
        entry.because("counted", "noun-before-relative", head)
        return True

    def before(self, entry: Entry) -> bool:
        """Name the entry by the noun phrase before it that it is a quantity of."""
        found = self._head_before(entry.words, entry.place, entry.quantity, entry.role)
        if found is None:
            return False
        head, rule = found
        named = self._phrases.really_counted if entry.quantity.kind is Kind.COUNT else self._phrases.noun
        entry.noun = named(entry.words, head)
        entry.because("counted", rule, head)
        return True

    def _head_before(self, s: Tagged, q: int, quantity: Quantity, role: str | None) -> tuple[int, str] | None:
        """The head of the noun phrase before the quantity that it is a quantity of, with the rule."""
        kind, k = quantity.kind, self._phrases.quantity_edge(s, q) - 1
        while k >= 0 and s.classes[k] in 'RD"':
            k -= 1
        if k < 0:
            return None
        one = s.classes[k]
        if one == "F":
            head = self._phrases.head_before(s, k)
            if head < 0:
                return None
            if self._phrases.noun(s, head) in self._phrases.partitives:
                compound = (kind in _NAMED_BY_UNIT or kind is Kind.MONEY) and head and s.classes[head - 1] == "N"
                return (head - 1, "noun-before-amount") if compound else None  # "*rain* amounts of 40 mm"
            if kind is Kind.MONEY:
                head = self._phrases.before_recipient(s, head, self._recipients)
            if kind is Kind.PERCENT:
                head = self._phrases.before_recipient(s, head, ("in",))
            if kind is Kind.MONEY and self._concepts.get(self._phrases.noun(s, head)) in _CHEATED:
                return None
            return head, "noun-before-of"
        if one == ":" and s.classes[q + 1 : q + 2] in _ENDS and (head := self._label(s, k)) >= 0:
            return head, "noun-before-mark"
        if one == "(" or (one == ":" and kind is Kind.PERCENT):
            return (k - 1, "noun-before-mark") if s.classes[k - 1 : k] in ("N", "S") else None
        if one == "Z" and s.words[k] == "where" and kind is Kind.PERCENT:
            head = self._phrases.head_before(s, k)
            return (head, "noun-before-where") if head >= 0 else None
        if one == "L":
            head = self._first_head(s, k)
            return (self._phrases.inside(s, head), "noun-before-including") if head >= 0 else None
        if one == "," and (head := self._fronted(s, k)) >= 0:
            return head, "fronted-whole"
        if one == "P" and s.words[k] == "at" and kind is Kind.PERCENT and s.classes[k - 1 : k] == ",":
            head = self._first_head(s, k)
            return (head, "noun-before-at") if head >= 0 else None  # "a plurality of the vote, at 25.7%"
        if one == "P" and s.words[k] == "with" and kind is Kind.COUNT and s.classes[k - 1 : k] == ",":
            head = self._first_head(s, k)
            if head >= 0 and s.classes[head] == "S" and s.classes[q + 1 : q + 2] in tuple(",.;C"):
                return head, "noun-before-with"  # "had the most delegates, with 60"
        if one == "-" and kind is Kind.COUNT and s.classes[q + 1 : q + 2] in tuple("WHB"):
            head = self._phrases.head_before(s, k)
            if head >= 0 and s.classes[head] == "S":
                return head, "noun-before-dash"  # "loan applications - nearly 350,000 have been received"
        if one == "P" and s.words[k] == "worth":
            head = self._phrases.head_before(s, k - (s.classes[k - 1] == ","))
            if head > 1 and s.classes[head] in "MJ":
                head = self._phrases.chain_head(s, head)  # "163 *houses* in Brazil worth over €132 million"
            if head < 0 and s.classes[k - 1 : k] == "B":
                head = self._phrases.subject(s, k - 1)
            return (head, "noun-before-worth") if head >= 0 else None
        if one in "PT" and s.words[k] in self._amounting:
            head = self._first_head(s, k)
            edge = self._phrases.left_edge(s, head + 1) if head >= 0 else 0
            if edge > 1 and s.words[edge - 1] in self._particles and s.classes[edge - 2] in "VEG":
                edge -= 1  # "brings *up* the toll to 26"
            while edge > 1 and s.classes[edge - 1] == "P" and s.classes[edge - 2] in ("N", "S"):
                head = edge - 2  # "cut *premiums* for homeowners by 20 percent"
                edge = self._phrases.left_edge(s, head + 1)
                if edge > 1 and s.classes[edge - 1] == "C" and s.classes[edge - 2] in ("N", "S"):
                    head = edge - 2
                    edge = self._phrases.left_edge(s, head + 1)
            if edge and s.classes[edge - 1] in "VEG" and self._inflection.base(s.words[edge - 1]) in self._changing:
                return self._phrases.inside(s, head), "amount-changed"
            if edge and s.classes[edge - 1] == "C" and role in self._measuring and s.classes[head] == "S":
                return head, "gapped-subject"  # "prices rose by 2 percent and *rents* by one"
        verb = self.measuring_verb(s, k, any_verb=kind is Kind.SPEED)
        if verb >= 0:
            head = self._phrases.subject(s, verb)
            if head >= 0:
                return head, "subject-of-measuring-verb"
        bounds = (
            kind is Kind.MONEY and role is None and quantity.qualifier in (Qualifier.LESS_THAN, Qualifier.MORE_THAN)
        )
        if kind is Kind.MONEY and one in "NS":
            edge = self._phrases.left_edge(s, q)
            if edge and s.classes[edge - 1] in "VEG" and self._inflection.base(s.words[edge - 1]) in self._paying:
                return k, "indirect-object"
        if one in "NS" and kind is Kind.LENGTH and s.words[q + 1 : q + 2] and s.words[q + 1] in self._dimensions:
            return k, "noun-before-dimension"
        bounds = bounds or kind is Kind.PERCENT
        if one in "NS" and quantity.head < quantity.start and (kind not in _PLAIN or bounds):
            return k, "noun-before-measure"
        return None

    def _label(self, s: Tagged, colon: int) -> int:
        """The head of a label before a colon ("*Deaths*: 45", "Number of *vehicles* seized: 14"), or -1."""
        if _LABEL.fullmatch(s.classes, 0, colon) is None:
            return -1
        i = colon - 1 - (s.classes[colon - 1] == "E")
        edge = self._phrases.left_edge(s, i + 1)
        if edge > 1 and s.classes[edge - 1] == "F":
            i = edge - 2
        return self._phrases.inside(s, i) if s.classes[i] in "NSM" else -1

    def _fronted(self, s: Tagged, comma: int) -> int:
        """The head of a whole that opens a sentence ("*Among patients* with a fever, 12 percent died")."""
        first = next((i for i, one in enumerate(s.classes[:3]) if one != '"'), 0)
        if s.words[first] not in ("of", "among") or any(one in "VEHBW" for one in s.classes[first:comma]):
            return -1
        inner = s.classes.find("Q", first, comma)  # "Of the slum's 2.5 acres of *land*", "Of the 60 *men*"
        if s.classes[first + 1 : max(inner, 0)].strip("DANSMJX"):
            inner = -1  # "Among *households* with two incomes"
        opens = first + 1 if inner < 0 else inner + 1 + (s.classes[inner + 1] == "F")
        phrase = self._phrases.phrase(s, opens, plural=False, bare=inner < 0)
        return phrase.head if phrase and phrase.head < comma else -1

    def predicate(self, entry: Entry) -> bool:
        """Name a bare count by what it is said to be ("13 *were citizens*")."""
        s, i = entry.words, entry.end
        if s.classes[i : i + 1] != "B" or entry.quantity.kind is not Kind.COUNT:
            return False
        phrase = self._phrases.phrase(s, i + 1, plural=True, bare=False)
        if phrase is None or phrase.rule != "plural-noun":
            return False
        entry.noun = self._phrases.noun(s, phrase.head)
        entry.because("counted", "predicate-noun", phrase.head)
        return True

    def payee(self, entry: Entry) -> bool:
        """Name a sum by who gets or bears it, where nothing says what it is for."""
        s, q = entry.words, entry.place
        if entry.quantity.kind is not Kind.MONEY:
            return False
        k = self._phrases.quantity_edge(s, q) - 1
        verb = k if k >= 0 and s.classes[k] in "VEG" and self._inflection.base(s.words[k]) == entry.role else -1
        head = -1
        if (
            entry.role in self._paying
            and s.words[q + 1 : q + 2] == ["to"]
            and (phrase := self._phrases.phrase(s, q + 2, plural=False))
        ):
            head = phrase.head
        elif given := _GIVEN.match(s.classes, q + 1, q + 10):
            head = self._destination(s, given.end(1) - 1, given.end())
        elif entry.role in self._receiving and verb > 0:
            head = self._phrases.subject(s, verb, 0)
            head = head if head >= 0 and s.classes[head] == "S" else -1
        if head < 0 or s.classes[head] not in "NS":
            return False
        entry.noun = self._phrases.noun(s, head)
        entry.because("counted", "party-to-payment", head)
        return True

    def _destination(self, s: Tagged, verb: int, i: int) -> int:
        """The head of what a sum goes to, is spent on or is for: what follows the preposition before ``i``; or -1."""
        used = s.classes[verb] == "B" or self._inflection.base(s.words[verb]) in self._destining
        if not used or s.words[i - 1] not in self._destinations:
            return -1
        if s.classes[i : i + 1] == "V" and s.words[i - 1] == "to":
            i += 1  # "will be used to *build* schools"
        phrase = self._phrases.phrase(s, i, plural=False)
        return self._phrases.inside(s, phrase.head) if phrase else -1

    def per_head(self, entry: Entry) -> bool:
        """Name a sum by what it is reckoned on ("at $80 million *per astronaut*")."""
        s, i = entry.words, entry.place + 1
        if entry.quantity.kind is not Kind.MONEY or s.words[i : i + 1] != ["per"]:
            return False
        phrase = self._phrases.phrase(s, i + 1, plural=False)
        if phrase is None or s.classes[phrase.head] not in "NS":
            return False
        entry.noun = self._phrases.noun(s, phrase.head)
        entry.because("counted", "per-head", phrase.head)
        return True

    def _first_head(self, s: Tagged, k: int) -> int:
        """The head of the phrase, with its "of", before word ``k`` ("*cases* of measles, including"), or -1."""
        m = k - 1
        while m >= 0 and s.classes[m] in ',"':
            m -= 1
        if m < 0 or s.classes[m] not in "NSMJ":
            return -1
        edge = self._phrases.left_edge(s, m + 1)
        while edge > 1 and s.classes[edge - 1] == "F" and s.classes[edge - 2] in "NSMJ":
            m = edge - 2
            edge = self._phrases.left_edge(s, m + 1)
        return m

    def measuring_verb(self, s: Tagged, k: int, *, any_verb: bool = False) -> int:
        """The index of the measuring verb that word ``k`` is or whose preposition it is, or -1."""
        for j in range(k, max(-1, k - 4), -1):
            one = s.classes[j]
            if one in "VEGB":
                base = "be" if one == "B" else self._inflection.base(s.words[j])
                passive = one == "E" and base in self._changing and s.classes[:j].rstrip("R")[-1:] == "B"
                holds = (any_verb or passive or base in self._measuring) and (j < k or base not in self._steadying)
                return j if holds else -1
            step = one == "Q" and s.classes[j + 1] == "T"  # "rose 14 percent to $3.4 billion"
            if (one not in "TPRDA" and not step) or s.words[j] in self._accompanying:
                return -1
        return -1
