"""What a quantity counts, as far as the words after it say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.annotate.patterns import Pattern
from tui.annotate.phrases import Phrases
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge
from tui.model import Kind

if TYPE_CHECKING:
    from tui.annotate.quantity import Quantity

_NOMINAL_AHEAD = frozenset(("N", "S", "M", "J", "A"))
_ENDS_APPOSITION = frozenset((".", ",", ";", "C", ")", ""))
_ENDS_PARTICLE = frozenset(("B", "H", "W", "V", "E", ".", ",", ";", ""))


_AGES = Pattern(r"#-?[TC](?=S)")
"""The younger age of a range before the elder ("14% of *8- to* 19-year-olds")."""

_FISCAL_YEAR = Pattern(r"fy\d{2,4}")


@dataclass(slots=True)
class Counted:
    """What a quantity counts.

    Attributes:
        noun: The head noun, singular, in lower case; None where the sentence does not name it at the quantity.
        rule: The rule that found it.
        word: The index of the head word, or of the word the rule rested on.
        end: The index past the quantity's own noun phrase.
        pronoun: Whether the phrase stands for a noun said before ("of them", "of whom").
    """

    noun: str | None
    rule: str
    word: int
    end: int
    pronoun: bool = False


class CountedNouns:
    """Reads what stands after quantities."""

    def __init__(self, knowledge: Knowledge, phrases: Phrases) -> None:
        self._phrases = phrases
        self._times = frozenset(knowledge.words("time_nouns"))
        self._pointing = frozenset(knowledge.words("pointing_words"))
        self._funding = frozenset(knowledge.words("funding_verbs"))
        self._states = knowledge.glossary("people_in_a_state")
        self._actions = knowledge.glossary("actions")
        self._elliptic = frozenset(knowledge.words("ellipsis_words"))
        self._particles = frozenset(knowledge.words("particles"))
        self._rates = frozenset(knowledge.words("rate_words"))
        self._purposes = frozenset(knowledge.words("purpose_prepositions"))
        self._destinations = frozenset(knowledge.words("destination_prepositions"))

    def after(self, s: Tagged, q: int, quantity: Quantity) -> Counted | None:
        """What the words after the quantity at word ``q`` say it counts."""
        i = _past_bracket(s, q + 1)
        words, classes = s.words, s.classes
        if i >= len(classes):
            return None
        determined = classes[q - 1 : q] in ("D", "A")
        if determined and classes[i : i + 2] == "CQ":
            i += 2  # "a $127 billion or 30 percent decline"
        if i >= len(classes):
            return None
        if quantity.kind is Kind.MONEY:
            if classes[q - 1 : q] == "F" and words[i] in self._purposes and self._phrases.is_amount_of(s, q - 1):
                return None  # "a loss of $210 million for the quarter": the noun before says what it is
            past = self._past_time(s, i)
            counted = self._of_money(s, past, determined=determined)
            return counted and replace(counted, end=counted.end if past == i else i)
        if classes[i] == "-" and s.spans[i][0] == s.spans[q][1]:
            return self._described(s, i + 1)
        if words[i] in self._elliptic and not self._describes(s, i):
            return Counted(None, "ellipsis", i, i + 1)
        if (of := _past_of(s, i)) > i:
            return self._of(s, of, quantity)
        if quantity.kind is Kind.SPEED and classes[q - 1 : q] == "F" and self._phrases.is_amount_of(s, q - 1):
            return None  # "winds of 150 km/h uprooted trees"
        if in_a_state := self._state(s, i):
            return in_a_state
        if classes[i] in "DQ" and quantity.kind is not Kind.FRACTION:
            return None
        if classes[i] == "E" and quantity.kind in (Kind.COUNT, Kind.PERCENT):
            return None  # "13% *involved* employees"
        return self._noun(s, q, i, quantity)

    def _describes(self, s: Tagged, i: int) -> bool:
        """Whether "more" at ``i`` has a noun of its own ("five *more* wounded soldiers", not "25 *others* injured")."""
        at = i + 1 + (s.classes[i + 1 : i + 2] == "E")
        return s.classes[at : at + 1] in _NOMINAL_AHEAD

    def _noun(self, s: Tagged, q: int, i: int, quantity: Quantity) -> Counted | None:
        """The noun right after the quantity."""
        determined = s.classes[q - 1 : q] in ("D", "A")
        if determined and quantity.kind is not Kind.COUNT and (verbal := self._verbal_noun(s, i)):
            return verbal
        phrase = self._phrases.phrase(s, i, plural=_is_many(quantity), bare=determined)
        if phrase is None or self._is_time(s, i, phrase.head):
            return None
        if quantity.kind is not Kind.COUNT and (inner := self._phrases.inside(s, phrase.head)) != phrase.head:
            return Counted(self._phrases.noun(s, inner), "of-phrase", inner, inner + 1)
        return Counted(self._phrases.noun(s, phrase.head), phrase.rule, phrase.head, phrase.end)

    def _verbal_noun(self, s: Tagged, i: int) -> Counted | None:
        """A noun made of a verb, with its particle ("a two-day *shut down*")."""
        if s.classes[i] not in "VEGN":
            return None
        particle = s.words[i + 1] if s.words[i + 1 : i + 2] and s.words[i + 1] in self._particles else ""
        if s.classes[i] == "N" and not (particle and s.classes[i + 2 : i + 3] in _ENDS_PARTICLE):
            return None
        return Counted(s.words[i] + particle, "described-noun", i, i + 1 + bool(particle))

    def _is_time(self, s: Tagged, i: int, head: int) -> bool:
        """Whether the phrase from ``i`` says when ("$3.5 million *last year*")."""
        noun = self._phrases.noun(s, head)
        if s.words[head + 1 : head + 3] in (["over", noun], ["on", noun]):
            return noun in self._times  # "50% *year over year*"
        first, _, last = noun.partition("-")
        repeated = first in self._times and last in (f"over-{first}", f"on-{first}")  # "up 12% *year-on-year*"
        return repeated or (s.words[i] in self._pointing and noun in self._times)

    def _state(self, s: Tagged, i: int) -> Counted | None:
        """People named by their state ("62 *dead*", "four of the *dead*", "60 still *missing*")."""
        i += s.classes[i : i + 1] == "R"
        if s.words[i : i + 1] and s.words[i] in self._states and s.classes[i + 1 : i + 2] not in ("N", "S", "M"):
            return Counted("person", "person-in-a-state", i, i + 1)
        return None

    def _of(self, s: Tagged, i: int, quantity: Quantity) -> Counted | None:
        """What "of …" names: a noun, or a pronoun that stands for one."""
        classes = s.classes
        i += classes[i : i + 2] == "DD"  # "of *all the* cases"
        if ages := _AGES.match(classes, i):
            i = ages.end()
        if i >= len(classes):
            return None
        if classes[i] in "UZ" or (classes[i] == "D" and classes[i + 1 : i + 2] not in tuple('ANSMJQERx"')):
            if classes[i + 1 : i + 2] == "S" and classes[i + 2 : i + 3] in _ENDS_APPOSITION:
                return Counted(self._phrases.noun(s, i + 1), "said-of-them", i + 1, i + 2)  # "two of them *children*"
            return Counted(None, "of-pronoun", i, i + 1, pronoun=True)
        if s.words[i] == "those" and classes[i + 1 : i + 2] in ("G", "P"):
            return Counted(None, "of-pronoun", i, i + 1, pronoun=True)  # "70% of those occurring at home"
        if s.words[i] == "those" and classes[i + 1 : i + 2] == "A" and classes[i + 2 : i + 3] not in _NOMINAL_AHEAD:
            return Counted(None, "of-pronoun", i, i + 1, pronoun=True)  # "83% of those eligible"
        if classes[i] == "D" and (in_a_state := self._state(s, i + 1)):
            return in_a_state
        if classes[i : i + 2] in ("DE", "DA") and classes[i + 2 : i + 3] in ("W", "H", "B"):
            return Counted(s.words[i + 1], "of-phrase", i + 1, i + 2)  # "five of the *deceased* were children"
        if classes[i] == "G" and classes[i + 1 : i + 2] in ("N", "S"):
            i += 1  # "litres of drinking water"
        phrase = self._phrases.phrase(s, i, plural=quantity.kind is Kind.COUNT)
        if phrase is None or (classes[phrase.head] in "MJ" and classes[phrase.end : phrase.end + 1] == "G"):
            return None
        head = self._phrases.inside(s, phrase.head)
        return Counted(self._phrases.noun(s, head), "of-phrase", head, head + 1)

    # --- money --------------------------------------------------------------------------------------------------

    def _of_money(self, s: Tagged, i: int, *, determined: bool) -> Counted | None:
        """What money is in, for, or worth; or the noun it describes."""
        words, classes = s.words, s.classes
        if i >= len(classes):
            return None
        one, two = words[i], words[i + 1] if i + 1 < len(classes) else ""
        if one == "worth" and two == "of":
            return self._named(s, i + 2, "worth-of")
        if one == "in" and two and classes[i + 1] in "ANSEMJ" and two not in self._times:
            return self._named(s, i + 1, "money-in", lower=True)
        if classes[i : i + 2] == "FZ" and classes[i - 2 : i - 1] in (",", "-", "("):
            return Counted(None, "of-pronoun", i, i + 2, pronoun=True)
        if one == "in" and classes[i + 1 : i + 2] == "G" and classes[i + 2 : i + 3] in ("D", "N", "S", "A", "M"):
            return self._named(s, i + 2, "money-in", lower=True)  # "in improving the city's infrastructure"
        if one in self._purposes:
            return self._named(s, i + 1, "money-for")
        if one == "on" and two not in self._times:
            return self._named(s, i + 1, "money-for", lower=True)
        if one == "to" and two in self._funding:
            return self._named(s, i + 2, "money-to-fund")
        if classes[i] in "EG" and two in self._destinations:
            destination = self._destination(s, i + 2)
            return destination and replace(destination, end=i)
        described = classes[i] in "ANS" or (determined and classes[i] in "MJ")
        return self._described(s, i, bare=determined) if described else None

    def _past_time(self, s: Tagged, i: int) -> int:
        """The index past what says when or how often ("$5 million *a year*", "*in FY2007*", "*over five years*")."""
        words, classes = s.words[i : i + 3], s.classes[i : i + 3]
        if len(words) > 1 and words[1] in self._times and (words[0] in self._rates or words[0] in self._pointing):
            i += 2
        else:
            timed = classes[:2] in ("P#", "PQ") and classes[2:] not in ("N", "S", "A", "F")
            fiscal = len(words) > 1 and words[0] == "in" and _FISCAL_YEAR.fullmatch(words[1])
            i += 2 if timed or fiscal else 0
        while s.classes[i : i + 1] == "R":
            i += 1
        return i

    def _described(self, s: Tagged, i: int, *, bare: bool = True) -> Counted | None:
        """The noun that a quantity describes ("an $830 million *market*")."""
        phrase = self._phrases.phrase(s, i, plural=False, bare=bare)
        if phrase is None or self._is_time(s, i, phrase.head):
            return None
        return Counted(self._phrases.noun(s, phrase.head), "described-noun", phrase.head, phrase.end)

    def _destination(self, s: Tagged, i: int) -> Counted | None:
        """What money is charged or set aside for, or goes to ("$3.6 million going to *research*")."""
        if s.classes[i : i + 1] == "V" and s.classes[i + 1 : i + 2] not in ("D", "Q", "A", "N", "S"):
            return Counted(self._phrases.noun(s, i), "money-for", i, i + 1)
        return self._named(s, i, "money-for", lower=True)

    def _named(self, s: Tagged, i: int, rule: str, *, lower: bool = False) -> Counted | None:
        """The noun phrase at ``i``; with ``lower``, not a name."""
        while s.classes[i : i + 1] == "R":
            i += 1
        if s.classes[i : i + 2] == "QF":
            i += 2  # "$3.50 for just one gallon of gas"
        phrase = self._phrases.phrase(s, i, plural=False)
        if phrase is None:
            return None
        if lower and s.classes[phrase.head] in "MJ" and self._phrases.noun(s, phrase.head) not in self._actions:
            return None
        head = self._phrases.inside(s, phrase.head)
        return Counted(self._phrases.noun(s, head), rule, head, head + 1)


def _past_of(s: Tagged, i: int) -> int:
    """The index past "of", "out of" or "worth of" at ``i``; ``i`` where none stands there."""
    if s.words[i] == "of":
        return i + 1
    if s.words[i] in ("out", "worth") and s.words[i + 1 : i + 2] == ["of"]:
        return i + 2
    return i


def _is_many(quantity: Quantity) -> bool:
    """Whether a noun after the quantity stands in the plural: after a fraction, or a count that is not one."""
    return quantity.kind is Kind.FRACTION or (quantity.kind is Kind.COUNT and quantity.value != 1)


def _past_bracket(s: Tagged, i: int) -> int:
    """The index past a conversion in brackets at ``i`` ("30 inches *(76 cm)* of rain")."""
    classes = s.classes
    if classes[i : i + 1] == "(" and "Q" in classes[i : i + 4]:
        close = classes.find(")", i, i + 8)
        if close > 0:
            return close + 1
    return i if classes[i : i + 1] != ")" else i + 1
