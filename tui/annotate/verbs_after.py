"""The verb after a quantity's noun phrase: of which it is the subject, or whose participle describes it."""

from __future__ import annotations

from typing import NamedTuple

from tui.annotate.inflection import Inflection
from tui.annotate.patterns import Pattern
from tui.annotate.word_classes import VERBAL, Tagged
from tui.knowledge import Knowledge

_FOLLOWING = Pattern(
    r'((?:R|[PFT]+[DAQNSMJXRUCg"#]+|,?L[DAQNSMJR"]+,?|\([^)]{0,12}\)|\(Q(?=[WHBEV])|,?[EA]?P?#(?:(?:,|,?[TC])#)*(?:SFN)?,?(?=[WHBEV]))*)(,?Z)?((?:[WHBR]+(?:D(?=E))?(?:TB?)?)?)([VEG])?'
)
"""What stands between a subject and its verb (phrases, "who"), the auxiliaries, and the verb."""

_ASIDE = Pattern(r"(?:,QFZ[^.;:K,()]{1,16},|,[^.;:KZ,()]{1,16},|-[^.;:KZ()-]{1,20}-)(?=(?:PR|P#)?R?[WHBEV])")
"""An aside between commas or dashes before a verb."""

_LIST = Pattern(r'(?:(?:,C?|C)["DAR]*Q(?!F[ZU])["DANSMJXF]*)+(?:,?C["DANSMJX]+)?|C["DANSMJX]+')
"""Further quantities with their nouns, joined by commas or "and"."""

_TOUGH = Pattern(r"R?A(?:PD?[NSMJ])?T(?:R?V|B(?=E))(?:(?<=B)E)?")
"""An adjective with the verb that goes with it ("were likely *to vote*", "will be hard for them *to meet*")."""

_MAIN_VERB = Pattern(r'(?:R|[PFT]*[DANSMJX#"]+|C(?=#))*(?:,?[WHB][WHBRT]*[VEG]|,E|(?<=[NSMJ])V)')
"""What stands between a relative clause's verb and the verb of the main clause, with that."""


class Role(NamedTuple):
    """A base verb, the rule that found it, and the index of the word it rests on."""

    verb: str
    rule: str
    word: int


class VerbsAfter:
    """Finds the verbs to the right of noun phrases."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection) -> None:
        self._inflection = inflection
        self._catenative = frozenset(knowledge.words("catenative_verbs"))
        self._needed = frozenset(knowledge.words("needed_verbs"))
        self._reporting = frozenset(knowledge.words("reporting_verbs"))
        self._states = knowledge.glossary("people_in_a_state")
        self._verbal = {tuple(phrase.split()): verb for phrase, verb in knowledge.glossary("verbal_phrases").items()}

    def from_verb(self, s: Tagged, k: int, rule: str) -> Role:
        """The role that the verb at word ``k`` gives."""
        phrase = (self._inflection.base(s.words[k]), *s.words[k + 1 : k + 2])
        if phrase in self._verbal:
            return Role(self._verbal[phrase], "verbal-phrase", k)
        return Role(self._inflection.base(s.words[k]), rule, k)

    def following(self, s: Tagged, end: int) -> Role | None:
        """The verb of which the phrase that ends before ``end`` is the subject, or its reduced participle."""
        match = _FOLLOWING.match(s.classes, end, end + 40)
        if match is None:
            return None
        at = match.start(4)
        if at < 0:
            if match[2] and match[3] and (main := self._past_relative(s, match.end(3) - 1)):
                return main
            if match[3].endswith("H"):
                return Role("have", "subject-of-verb", match.end(3) - 1)
            return self._complement(s, match.end(3)) if "B" in match[3] else None
        if match[4] == "E" and not match[3]:
            finite = _FOLLOWING.match(s.classes, at + 1, end + 40)
            if finite and finite[4] and finite[3].strip("R") and not finite[2]:
                at = finite.start(4)
        rule = "subject-of-verb" if match[3] or match[4] == "V" else "verb-after-noun"
        last = self._last_verb(s, at)
        if match[2] and (main := self._past_relative(s, last)):
            return main
        state = self._states.get(s.words[last + 1]) if last + 1 < len(s.words) else None
        if state and self._inflection.base(s.words[last]) in self._catenative:
            return Role(str(state), "person-in-a-state", last + 1)  # "remain missing"
        return self.from_verb(s, last, rule)

    def _past_relative(self, s: Tagged, verb: int) -> Role | None:
        """The verb of the main clause after the relative clause with ``verb`` ("people who have asthma *die*")."""
        match = _MAIN_VERB.match(s.classes, verb + 1, verb + 24)
        if match is None or self._inflection.base(s.words[verb]) in self._reporting:
            return None
        return self.from_verb(s, self._last_verb(s, match.end() - 1), "subject-of-verb")

    def following_aside(self, s: Tagged, end: int) -> Role | None:
        """The verb after an aside between commas ("91 people, including nurses, *have been charged*")."""
        match = _ASIDE.match(s.classes, end, end + 40)
        return None if match is None else self.following(s, match.end())

    def following_list(self, s: Tagged, end: int) -> Role | None:
        """The verb after further members of a list of quantities ("12 cases and four deaths *were reported*")."""
        match = _LIST.match(s.classes, end, end + 40)
        return match and (self.following(s, match.end()) or self.following_aside(s, match.end()))

    def _last_verb(self, s: Tagged, at: int) -> int:
        """The verb at the end of a chain ("are expected *to be diagnosed*", "were confirmed *killed*")."""
        for _ in range(3):
            base = self._inflection.base(s.words[at])
            if base not in self._catenative or (base in self._needed and s.classes[at] == "E"):
                break
            j = at + 1
            while j < len(s.classes) and s.classes[j] in "TBHR":
                j += 1
            if j >= len(s.classes) or s.classes[j] not in VERBAL or (j == at + 1 and s.classes[j] != "E"):
                break
            at = j
        return at

    def _complement(self, s: Tagged, i: int) -> Role | None:
        """What "be" is followed by, where that stands for a verb ("are in need of", "were attributable to")."""
        words = tuple(s.words[i : i + 3])
        for size in (3, 2):
            if words[:size] in self._verbal:
                return Role(self._verbal[words[:size]], "verbal-phrase", i)
        if words and self._states.get(words[0]):
            return Role(str(self._states[words[0]]), "person-in-a-state", i)
        if match := _TOUGH.match(s.classes, i, i + 6):
            return self.from_verb(s, match.end() - 1, "adjective-to-verb")
        if words and words[0].endswith("able") and s.classes[i + 1 : i + 2] in ("P", "T"):
            base = self._inflection.base(words[0][:-4] + "ed")
            return Role(base, "able-to-be", i)
        return None
