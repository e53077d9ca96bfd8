"""Noun phrases: their heads, where they begin and end, and which is the subject of a verb.

A phrase is read over the word classes of :mod:`tui.annotate.word_classes`. After a number above one the head is the
first noun in the plural that no further noun follows ("six Virginia fire departments"); where the quantity describes
("an $830 million market", "a two-week shutdown"), it is the last noun of the run. Both are the head-final compounds of
English (Quirk et al., 17.104).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tui.annotate.inflection import Inflection
from tui.annotate.patterns import Pattern
from tui.annotate.word_classes import Tagged
from tui.knowledge import Knowledge

_ENDS = frozenset((".", ",", ";", "C", ")", "P", "F", ""))

_CLAUSE_ENDS = frozenset(".,;:KZCQ")
_VERB_GROUP = Pattern(r"[WHBR]*[VEWHB]")

_REACH = 16
"""Words a noun phrase may have; longer runs are not prose."""


class Phrase(NamedTuple):
    """A noun phrase: the index of its head word, the index past it, and the rule that found it."""

    head: int
    end: int
    rule: str


class Phrases:
    """Reads noun phrases.

    Attributes:
        partitives: The nouns that hold or measure what stands after their "of".
        tallies: The nouns that say only that something is counted ("the *total* rose to 210").
    """

    def __init__(self, knowledge: Knowledge, inflection: Inflection) -> None:
        self._inflection = inflection
        self.partitives = frozenset(knowledge.words("partitive_nouns"))
        self._counting = knowledge.glossary("counting_nouns")
        self.tallies = frozenset(knowledge.words("tally_nouns"))
        self._pointing = frozenset(knowledge.words("pointing_words"))
        self._times = frozenset(knowledge.words("time_nouns"))
        self._superlatives = frozenset(knowledge.words("superlatives"))
        self._relatives = frozenset(knowledge.words("relatives_of_subject"))
        self._focusing = frozenset(knowledge.words("focusing_words"))

    def noun(self, s: Tagged, head: int) -> str:
        """The head noun in its dictionary form."""
        return self._inflection.singular(s.words[head])

    def really_counted(self, s: Tagged, head: int) -> str:
        """The noun that a count beside a counting noun is of ("the death *toll* rose to 62" counts deaths)."""
        for phrase in (" ".join(s.words[max(0, head - 1) : head + 1]), s.words[head]):
            if phrase in self._counting:
                return str(self._counting[phrase])
        if self.noun(s, head) in self.tallies and head and (s.classes[head - 1] in "NS" or s.classes[:head] == "M"):
            return self.noun(s, head - 1)  # "passenger numbers hit 1.2 million"
        return self.noun(s, head)

    # --- to the right -------------------------------------------------------------------------------------------

    def phrase(self, s: Tagged, i: int, *, plural: bool, bare: bool = True) -> Phrase | None:
        """The noun phrase that starts at word ``i``.

        With ``plural``, its head is its first closing plural. With ``bare``, an adjective that nothing follows stands
        for a noun.
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
                goes_on = j + 1 < last and classes[j + 1] in "NSMJA" and s.words[j] not in self._pointing
                if head >= 0 and not goes_on:
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
            elif one == "(" and classes[j + 1 : j + 3] == "M)" and classes[j + 3 : j + 4] in ("N", "S", "M", "J"):
                j += 2  # "two Farm Rescue Program (FRP) loans"
            elif (
                one == "#" and head == j - 1 and classes[head] == "M" and classes[j + 1 : j + 2] in ("N", "S", "M", "J")
            ):
                pass  # "92,550 Model 3 vehicles"
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
        """Whether a plural is followed by more of its compound ("human *rights* groups")."""
        one = s.classes[j]
        if one in "SJ":
            return True
        if one == "A" and s.words[j] in self._superlatives:
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
        if classes[j] == "C" and before == "N" and after in ("N", "M") and classes[j + 2 : j + 3] in ("N", "S"):
            return head == j - 1 and classes[j - 2 : j - 1] in ("P", "A", "Q")  # "agriculture and drought assistance"
        return plural and classes[j] == "C" and before in ("A", "N", "M") and self._plural_ahead(s, j + 1, last)

    # --- to the left --------------------------------------------------------------------------------------------

    def left_edge(self, s: Tagged, i: int) -> int:
        """The index of the first word of the noun phrase that ends before or at word ``i``."""
        classes = s.classes
        j, limit = i, max(0, i - 2 * _REACH)
        while j > limit:
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
        j, limit = q, max(0, q - _REACH)
        while j > limit:
            one = classes[j - 1]
            if one in "DA" or s.words[j - 1] in self._focusing or (one == '"' and j > 1 and classes[j - 2] in "AD"):
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
        while j >= 0 and s.classes[j] in '"R#':
            j -= 1
        if j > 0 and s.classes[j] == "A" and s.classes[j - 1] == "N":
            return j  # "a safety net worth $1.3 billion": an adjective that closes a compound is a noun
        return j if j >= 0 and s.classes[j] in "NSMJ" else -1

    def is_amount_of(self, s: Tagged, i: int) -> bool:
        """Whether the "of" at word ``i`` stands after a noun that the amount itself is ("a *loss* of $210 million")."""
        head = self.head_before(s, i)
        partitive = head >= 0 and self.noun(s, head) in self.partitives and s.classes[head - 1 : head] != "N"
        return head >= 0 and s.classes[head] in "NS" and not partitive  # "a funding level of $624 million"

    def chain_head(self, s: Tagged, head: int) -> int:
        """The first head of a chain of phrases ("a *cap* on spending"); -1 stays."""
        while head > 0:
            edge = self.left_edge(s, head + 1)
            if edge < 2 or s.classes[edge - 1] not in "PF" or s.classes[edge - 2] not in "NS":
                break
            head = edge - 2
        return head

    def before_recipient(self, s: Tagged, head: int, prepositions: Collection[str]) -> int:
        """The noun that a recipient stands after ("a tax *loss* to the Treasury of $950,000"); else the same head."""
        edge = self.left_edge(s, head + 1)
        if edge > 1 and s.words[edge - 1] in prepositions and s.classes[edge - 2] in "NS":
            return head if s.classes[edge - 3 : edge - 2] == "B" else edge - 2  # "is subject to a payout of $10"
        return head

    def subject(self, s: Tagged, verb: int, hops: int = 2) -> int:
        """The head of the subject of the verb group that ends at word ``verb``, at most ``hops`` verbs on, or -1."""
        classes = s.classes
        j = verb
        reduced = classes[verb] in "EG" and classes[:verb].rstrip("R")[-1:] not in ("B", "H")  # "turnout estimated at"
        while j > 0 and classes[j - 1] in "WHBRTEVG" and not (classes[j - 1] == "E" and classes[j] in "P"):
            j -= 1
        j = self._before_relative(s, j)
        limit = max(0, j - 24)
        found = -1
        while j > limit:
            one = classes[j - 1]
            if one == "," and found < 0 and (other := self._aside(s, j - 1)) > 0:
                j = other  # "The eldest son, *age 29*, weighed"
            elif one in "NS" and s.words[j - 1] in self._times and s.words[j - 2] in self._pointing:
                j -= 2  # "spending *this winter* is expected"
            elif one in "NSMJ":
                found = j - 1
                j = self.left_edge(s, j)
                if j > 1 and classes[j - 1] == "C" and classes[j - 2] in "NSMJ":
                    joined = self.left_edge(s, j - 1)
                    j = joined if joined and classes[joined - 1] in "PF" else j  # "sales of milk and beef cattle"
                if j == 0 or classes[j - 1] not in "PFT" or (reduced and s.words[j - 1] == "with"):
                    break
                if classes[j - 3 : j] == "FQP":
                    j -= 3  # "*flooding* of 15 feet above normal levels"
                elif classes[j - 1] in "PF" and (j < 2 or classes[j - 2] not in "NSMJEGA"):
                    break
            elif one in 'PFTEGRA#")(':
                j -= 1
            else:
                break
        if found < 0 and j > 1 and (classes[j - 1] == "Z" or (classes[verb] in "GE" and classes[j - 1] == ",")):
            opening = classes.rfind(",Z", limit, j - 1) if classes[j - 1] == "," else -1
            j = opening + 1 if opening > 0 else j - (classes[j - 1] == "Z")  # "the bus, which was new, fell"
            # "the rover, which weighs", "the rover, weighing"
            found = self.chain_head(s, self.head_before(s, j - (classes[j - 1] == ",")))
            if found >= 0 and classes[found] in "MJ" and classes[verb] == "G" and hops:
                found = -1  # "a storm is east of Cuba, *moving* at 13 mph"
        if found < 0 and j > 1 and classes[j - 1] in "C,":
            # "it weighs 12 tonnes and stands 20 metres tall", "prices doubled, reaching $12"
            earlier = max(classes.rfind(one, limit, j) for one in "VEB") if hops else -1
            return self.subject(s, earlier, hops - 1) if earlier > 0 else -1
        return found if found < 0 else self.inside(s, found)

    def _before_relative(self, s: Tagged, j: int) -> int:
        """The index past the noun whose relative clause ends before word ``j`` ("*people* who died"), or ``j``."""
        opening = s.classes.rfind("Z", max(0, j - 14), j)
        if opening < 1 or s.classes[opening - 1] not in "NS" or s.words[opening] not in self._relatives:
            return j
        between = s.classes[opening + 1 : j]
        whole = between[:1] in tuple("VEWHB") and between[-1:] in tuple("NSMJRE") and not _CLAUSE_ENDS & set(between)
        verbs = len(list(_VERB_GROUP.finditer(between)))
        return opening if whole and verbs == 1 else j

    def _aside(self, s: Tagged, comma: int) -> int:
        """The comma that opens an age or a year closed by ``comma`` ("*, age 29,*", "*, 2019,*"), or -1."""
        other = s.classes.rfind(",", max(0, comma - 4), comma)
        return other if other > 0 and s.classes[other + 1 : comma] in ("#", "N#", "E#", "P#") else -1

    def inside(self, s: Tagged, head: int) -> int:
        """The head that a partitive noun is of ("the number of *refugees*"); the same head for any other noun."""
        if s.words[head + 1 : head + 2] != ["of"] or self.noun(s, head) not in self.partitives:
            return head
        phrase = self.phrase(s, head + 2, plural=False)
        return phrase.head if phrase else head
