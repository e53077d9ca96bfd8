"""What a quantity counts: the head noun of its noun phrase, and where that phrase ends.

A phrase is read over the word classes of :mod:`tui.annotate.word_classes`. After a number above one the head is the
first noun in the plural that no further noun follows ("six Virginia fire departments"); where the quantity describes
("an $830 million market", "a two-week shutdown"), it is the last noun of the run. Both are the head-final compounds of
English (Quirk et al., 17.104).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.inflection import Inflection
from tui.annotate.word_classes import NOMINAL, VERBAL, Tagged
from tui.knowledge import Knowledge
from tui.model import Kind

if TYPE_CHECKING:
    from tui.annotate.numbers import Quantity

_PARTICLES = frozenset(("down", "out", "off", "up", "over"))
"""Particles that make a noun with the verb before them ("a two-day *shut down*")."""

_PARTICLES = frozenset(("down", "out", "off", "up", "over"))
"""Particles that make a noun with the verb before them ("a two-day *shut down*")."""

_AFTER_PARTICLE = frozenset("BHWVE.,;") | {""}

_ENDS = frozenset((".", ",", ";", "C", ")", "P", "F", ""))

_REACH = 16
"""Words a noun phrase may have; longer runs are not prose."""


class Phrase(NamedTuple):
    """A noun phrase: the index of its head word, the index past it, and the rule that found it."""

    head: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
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


class Phrases:
    """Reads noun phrases around quantities."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection) -> None:
        self._inflection = inflection
        self.partitives = frozenset(knowledge.words("partitive_nouns"))
        self._times = frozenset(knowledge.words("time_nouns"))
        self._plurals = frozenset((*knowledge.glossary("irregular_nouns"), *knowledge.words("invariable_nouns")))
        self._pointing = frozenset(knowledge.words("pointing_words"))
        self._counting = knowledge.glossary("counting_nouns")
        self._funding = frozenset(knowledge.words("funding_verbs"))
        self._states = knowledge.glossary("people_in_a_state")

    def noun(self, s: Tagged, head: int) -> str:
        """The head noun in its dictionary form."""
        word = s.words[head]
        return self._inflection.singular(word)

    def really_counted(self, s: Tagged, head: int) -> str:
        """The noun that a count beside a counting noun is of ("the death *toll* rose to 62" counts deaths)."""
        if self.noun(s, head) in ("number", "figure") and head and s.classes[head - 1] in "NS":
            return self.noun(s, head - 1)  # "passenger numbers hit 1.2 million"
        for phrase in (" ".join(s.words[max(0, head - 1) : head + 1]), s.words[head]):
            if phrase in self._counting:
                return str(self._counting[phrase])
        return self.noun(s, head)

    # --- to the right -------------------------------------------------------------------------------------------

    def after(self, s: Tagged, q: int, quantity: Quantity) -> Counted | None:
        """What the words after the quantity say it counts."""
        i = _past_bracket(s, q + 1)
        words, classes = s.words, s.classes
        if i >= len(classes):
            return None
        if quantity.kind is Kind.MONEY:
            return self._of_money(s, i)
        if classes[i] == "-" and s.spans[i][0] == s.spans[q][1]:
            return self._described(s, i + 1)
        if words[i] in ("others", "more", "apiece", "each") and classes[i + 1 : i + 2] not in (
            "N",
            "S",
            "M",
            "J",
            "A",
            "E",
        ):
            return Counted(None, "ellipsis", i, i + 1)
        if words[i] == "of" or (words[i] == "out" and words[i + 1 : i + 2] == ["of"]):
            return self._of(s, i + (1 if words[i] == "of" else 2), quantity)
        if words[i] == "worth" and words[i + 1 : i + 2] == ["of"]:
            return self._of(s, i + 2, quantity)
        if in_a_state := self._state(s, i):
            return in_a_state
        if classes[i] in "DQ" and quantity.kind is not Kind.FRACTION:
            return None
        if quantity.kind is not Kind.COUNT and classes[q - 1 : q] in ("D", "A") and classes[i] in "VEGN":
            particle = words[i + 1] if words[i + 1 : i + 2] and words[i + 1] in _PARTICLES else ""
            if classes[i] != "N" or (particle and classes[i + 2 : i + 3] in _AFTER_PARTICLE):
                return Counted(words[i] + particle, "described-noun", i, i + 1 + bool(particle))
        phrase = self.phrase(s, i, plural=_is_many(quantity), bare=classes[q - 1 : q] in ("D", "A"))
        if phrase is None or (words[i] in self._pointing and self.noun(s, phrase.head) in self._times):
            return None
        if phrase.head + 1 < len(words) and self.noun(s, phrase.head) in self.partitives:
            inner = self._inside(s, phrase.head)
            if inner is not None and quantity.kind is not Kind.COUNT:
                return Counted(self.noun(s, inner.head), "of-phrase", inner.head, inner.end)
        return Counted(self.noun(s, phrase.head), phrase.rule, phrase.head, phrase.end)

    def _state(self, s: Tagged, i: int) -> Counted | None:
        """People named by their state ("62 *dead*", "four of the *dead*")."""
        if s.words[i : i + 1] and s.words[i] in self._states and s.classes[i + 1 : i + 2] not in ("N", "S", "M"):
            return Counted("person", "person-in-a-state", i, i + 1)
        return None

    def _of_money(self, s: Tagged, i: int) -> Counted | None:
        words, classes = s.words, s.classes
        if (
            classes[i] == "D"
            and words[i] in ("a", "each", "every", "per")
            and words[i + 1 : i + 2]
            and words[i + 1] in self._times
        ):
            i += 2
        if i + 1 >= len(classes):
            return None
        one, two = words[i], words[i + 1]
        if one == "worth" and two == "of":
            return self._named(s, i + 2, "worth-of")
        if one == "in" and classes[i + 1] in "ANSEGxy" and two not in self._times:
            return self._named(s, i + 1, "money-in", lower=True)
        if one in ("of", "for", "towards", "toward"):
            return self._named(s, i + 1, "money-for")
        if one == "on" and two not in self._times:
            return self._named(s, i + 1, "money-for", lower=True)
        if one == "to" and two in self._funding:
            return self._named(s, i + 2, "money-to-fund")
        if classes[i] in "EG" and two in ("for", "to", "toward", "towards", "on"):
            destination = self._destination(s, i + 2)
            return destination and replace(destination, end=i)
        if classes[i] in "ANS":
            return self._described(s, i)
        return None

    def _described(self, s: Tagged, i: int) -> Counted | None:
        """The noun that a quantity describes ("an $830 million *market*")."""
        phrase = self.phrase(s, i, plural=False)
        if phrase is None or (s.words[i] in self._pointing and self.noun(s, phrase.head) in self._times):
            return None
        return Counted(self.noun(s, phrase.head), "described-noun", phrase.head, phrase.end)

    def _named(self, s: Tagged, i: int, rule: str, *, lower: bool = False) -> Counted | None:
        phrase = self.phrase(s, i, plural=False)
        if phrase is None or (lower and s.classes[phrase.head] in "MJ"):
            return None
        inner = self._inside(s, phrase.head) if self.noun(s, phrase.head) in self.partitives else None
        phrase = inner or phrase
        return Counted(self.noun(s, phrase.head), rule, phrase.head, phrase.end)

    def _destination(self, s: Tagged, i: int) -> Counted | None:
        """What money is charged or set aside for, or goes to."""
        if s.classes[i : i + 1] == "V" and s.classes[i + 1 : i + 2] not in ("D", "Q", "A", "N", "S"):
            return Counted(self.noun(s, i), "money-for", i, i + 1)
        return self._named(s, i, "money-for", lower=True)

    def _of(self, s: Tagged, i: int, quantity: Quantity) -> Counted | None:
        """What "of …" names: a noun, or a pronoun that stands for one."""
        classes = s.classes
        if i >= len(classes):
            return None
        if classes[i] in "UZ" or (classes[i] == "D" and (i + 1 == len(classes) or classes[i + 1] not in 'ANSMJQERx"')):
            return Counted(None, "of-pronoun", i, i + 1, pronoun=True)
        if words_of_state := self._state(s, i + 1) if classes[i] == "D" else None:
            return words_of_state
        if classes[i] == "G" and classes[i + 1 : i + 2] in ("N", "S"):
            i += 1  # "litres of drinking water"
        phrase = self.phrase(s, i, plural=quantity.kind is Kind.COUNT)
        if phrase is None:
            return None
        if classes[phrase.head] in "MJ" and classes[phrase.end : phrase.end + 1] == "G":
            return None
        inner = self._inside(s, phrase.head) if self.noun(s, phrase.head) in self.partitives else None
        phrase = inner or phrase
        return Counted(self.noun(s, phrase.head), "of-phrase", phrase.head, phrase.end)

    def _inside(self, s: Tagged, head: int) -> Phrase | None:
        """The phrase after the "of" that follows a partitive noun ("a group *of 56 senators*")."""
        if s.words[head + 1 : head + 2] != ["of"]:
            return None
        return self.phrase(s, head + 2, plural=False)

    def phrase(self, s: Tagged, i: int, *, plural: bool, bare: bool = True) -> Phrase | None:
        """The noun phrase that starts at word ``i``.

        With ``plural``, its head is its first closing plural. With ``bare``, an adjective that nothing follows counts as
        a noun.
        """
        classes = s.classes
        last = min(len(classes), i + _REACH)
        head, first_plural, j = -1, -1, i
        while j < last:
            one = classes[j]
            if one in "NSMJ":
                head = j
                if one in "SJ" and first_plural < 0 and (j + 1 >= last or not self._goes_on(s, j + 1, last)):
                    first_plural = j
                    if plural:
                        break
            elif one == "A":
                if head < 0 or (j + 1 < last and classes[j + 1] in "NSMJA"):
                    pass
                else:
                    break
            elif one in "DQ":
                if head >= 0 and classes[j - 1] != "X":
                    break
            elif one == "R":
                describes = j > i and classes[j - 1] in "DA" and classes[j + 1 : j + 2] in ("N", "S", "M", "J")
                if j + 1 >= last or head >= 0 or not (classes[j + 1] in "AE" or describes):
                    break
            elif one == "E":
                if j + 1 >= last or classes[j + 1] not in "NSMJA" or (plural and first_plural >= 0):
                    break
                if head >= 0 and not (plural and self._plural_ahead(s, j + 1, last)):
                    break
            elif one == "X":
                if head < 0:
                    break
                first_plural = -1
            elif one == '"':
                if j + 1 >= last or classes[j + 1] not in "ANSMJ":
                    break
            elif one in "C,":
                if not self._joins(s, j, head, last, plural=plural and first_plural < 0):
                    break
            else:
                break
            j += 1
        if (
            head < 0
            and bare
            and not plural
            and i < j <= last
            and s.classes[j - 1] == "A"
            and s.classes[j : j + 1] in _ENDS
        ):
            head = j - 1  # "a $50,000 lump", "the accused": an adjective, or what was taken for one, as a noun
        if head < 0:
            return None
        if plural and first_plural >= 0:
            return Phrase(first_plural, first_plural + 1, "plural-noun")
        return Phrase(head, head + 1, "last-noun")

    def _goes_on(self, s: Tagged, j: int, last: int) -> bool:
        """Whether a plural is followed by more of its compound ("fire *services* vehicles", "human *rights* groups")."""
        one = s.classes[j]
        if one in "SJ":
            return True
        if one == "A" and s.words[j] in ("most", "best", "largest", "biggest"):
            return self._plural_ahead(s, j, last)  # "the worlds most pernicious types": its apostrophe was lost
        if one == '"' and j + 1 < last and s.classes[j - 1] == "S" and s.words[j] in "'’":
            return s.classes[j + 1] in "ANSMJ"
        return (
            one == "X"
            or (one == "N" and j + 1 < last and s.classes[j + 1] == "S")
            or (one in "NM" and s.classes[j - 1] == "J" and (j + 1 >= last or self._plural_ahead(s, j, last)))
        )

    def _plural_ahead(self, s: Tagged, j: int, last: int) -> bool:
        while j < last and s.classes[j] in "ANSMJ":
            if s.classes[j] in "SJ":
                return True
            j += 1
        return False

    def _joins(self, s: Tagged, j: int, head: int, last: int, *, plural: bool) -> bool:
        """Whether a comma or "and" stands between describing words ("state, local and tribal agencies")."""
        classes = s.classes
        before, after = classes[j - 1 : j], classes[j + 1 : j + 2]
        if before == "A" and after == "A" and head < 0:
            return True
        if classes[j] == "C" and before in ("M", "J") and after in ("M", "J"):
            return classes[j + 2 : j + 3] in ("N", "S", "M", "J")  # "the Boys and Girls Clubs"
        return plural and classes[j] == "C" and before in ("A", "N", "M") and self._plural_ahead(s, j + 1, last)

    # --- to the left --------------------------------------------------------------------------------------------

    def left_edge(self, s: Tagged, i: int) -> int:
        """The index of the first word of the noun phrase that ends before or at word ``i``."""
        classes = s.classes
        j = i
        while j > 0:
            one = classes[j - 1]
            if (
                one in 'DANSMJQ#X"'
                or (one == "R" and j > 1 and classes[j] in "AQ")
                or (one in "C," and classes[j] == "A" and classes[j - 2 : j - 1] == "A")
            ):
                j -= 1
                if one == "D" and classes[j - 1 : j] not in ("D", "X"):
                    break
            else:
                break
        while j < i and classes[j] == '"':
            j += 1
        return j

    def quantity_edge(self, s: Tagged, q: int) -> int:
        """The index of the first word of the noun phrase in which the quantity stands, up to the quantity."""
        classes = s.classes
        j = q
        while j > 0:
            one = classes[j - 1]
            if (
                one in "DA"
                or (one == "R" and s.words[j - 1] in ("only", "just", "also"))
                or (one == '"' and j > 1 and classes[j - 2] in "AD")
            ):
                j -= 1
            elif one == "X":
                j = self.left_edge(s, j - 1)
                break
            else:
                break
        return j

    def before_aside(self, s: Tagged, k: int) -> int:
        """The word before an aside between commas that separates "including" from its quantity."""
        if k > 1 and s.classes[k] == ",":
            other = s.classes.rfind(",", max(0, k - 9), k)
            if other > 0 and s.classes[other - 1] == "L":
                return other - 1
        return k

    def head_before(self, s: Tagged, i: int) -> int:
        """The head of the noun phrase that ends just before word ``i``, or -1."""
        j = i - 1
        while j >= 0 and s.classes[j] in '"R':
            j -= 1
        return j if j >= 0 and s.classes[j] in "NSMJ" else -1

    def subject(self, s: Tagged, verb: int) -> int:
        """The head of the subject of the verb group that ends at word ``verb``, or -1."""
        classes = s.classes
        j = verb
        while j > 0 and classes[j - 1] in "WHBRTEVG" and not (classes[j - 1] == "E" and classes[j] in "P"):
            j -= 1
        limit = max(0, j - 24)
        found = -1
        while j > limit:
            one = classes[j - 1]
            if one in "NSMJ":
                found = j - 1
                j = self.left_edge(s, j)
                if j == 0 or classes[j - 1] not in "PFT":
                    break
                if classes[j - 1] in "PF" and (j < 2 or classes[j - 2] not in "NSMJEGA"):
                    break
            elif one in 'PFTEGRA")(':
                j -= 1
            else:
                break
        if found < 0 and j > 1 and (classes[j - 1] == "Z" or (classes[verb] == "G" and classes[j - 1] == ",")):
            j -= classes[j - 1] == "Z"
            found = self.head_before(s, j - (classes[j - 1] == ","))  # "the rover, which weighs", "the rover, weighing"
        elif found < 0 and j > 1 and classes[j - 1] == "C":
            earlier = max(
                classes.rfind(one, 0, j) for one in "VEB"
            )  # "the statue weighs 12 tonnes and stands 20 metres tall"
            return self.subject(s, earlier) if earlier > 0 else -1
        return found if found < 0 else self.inside(s, found)

    def inside(self, s: Tagged, head: int) -> int:
        """The head that a partitive noun is of ("the number of *refugees*"); the same head for any other noun."""
        inner = self._inside(s, head) if self.noun(s, head) in self.partitives else None
        return inner.head if inner else head


def _is_many(quantity: Quantity) -> bool:
    """Whether the quantity is followed by a noun in the plural: a count that is not one."""
    return quantity.kind is Kind.FRACTION or (quantity.kind is Kind.COUNT and quantity.value != 1)


def _past_bracket(s: Tagged, i: int) -> int:
    """The index past a conversion in brackets at ``i`` ("30 inches *(76 cm)* of rain")."""
    classes = s.classes
    if classes[i : i + 1] == "(" and "Q" in classes[i : i + 4]:
        close = classes.find(")", i, i + 8)
        if close > 0:
            return close + 1
    return i if classes[i : i + 1] != ")" else i + 1


__all__ = ["NOMINAL", "VERBAL", "Counted", "Phrase", "Phrases"]
