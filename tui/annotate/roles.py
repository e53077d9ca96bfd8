"""What happened to the counted thing, or what it did: the base verb that governs a quantity's noun phrase."""

from __future__ import annotations

from tui.annotate.inflection import Inflection
from tui.annotate.patterns import Pattern
from tui.annotate.phrases import Phrases
from tui.annotate.verbs_after import Role, VerbsAfter
from tui.annotate.word_classes import VERBAL, Tagged
from tui.knowledge import Knowledge
from tui.model import Kind

_APPOSITION = Pattern(r"(?:[PF][DANSMJX#]+)*,(?=[WHB])")
"""What stands between an apposition and the verb of its subject ("The victims, 12 women, *were* forced")."""

_FRONTED = Pattern(r'["R]*(?:[PY][DANSMJX#]+)?(E)(?:P[DANSMJX#R]+)?B')
"""A participle before "be" ("Also *seized* were three guns", "*Killed* in the attack were three officers")."""

_FRONT = Pattern(r'"?R?[PFY](?:[DANSMJXUQPFYTR#"]|[EG](?=[PFTR,ZDQ]))*(?:Z[WHBRVEPDANSMJX#F"]+)?,')
"""A phrase before the subject of a sentence, with its comma."""

_MAIN = Pattern(r'["R]*(?:U|["DANSMJX#Q]+)')
"""The subject of the main clause, after what is said before it."""

_AMOUNTS = frozenset((Kind.MONEY, Kind.PERCENT))
"""Kinds that say how large a noun of action is ("a return of 20 percent"); their verb governs that noun."""

_NOMINAL = frozenset(("N", "S", "M", "J", "Q"))

_CLAUSE = 14
"""Words back to which a clause's verb is looked for."""

_STEPS = 20
"""How many phrases a walk to the left may pass on its way to the governing verb."""


class Roles:
    """Finds governing verbs."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection, phrases: Phrases) -> None:
        self._inflection = inflection
        self._phrases = phrases
        self._after = VerbsAfter(knowledge, inflection)
        self._actions = knowledge.glossary("actions")
        self._directions = knowledge.glossary("directions")
        self._adjectives = frozenset((*knowledge.words("adjectives"), *knowledge.words("describing_participles")))
        self._placing = frozenset(knowledge.words("placing_prepositions"))
        self._changing = frozenset((*knowledge.words("changing_verbs"), *knowledge.words("measuring_verbs")))
        self._gifts = frozenset(knowledge.words("gifts"))
        self._no_actions = frozenset(knowledge.words("no_actions"))
        self._light = frozenset(knowledge.words("light_verbs"))
        self._of_happenings = frozenset(knowledge.words("happening_verbs"))
        self._happenings = frozenset(knowledge.words("happenings"))
        self._reporting = frozenset(knowledge.words("reporting_verbs"))
        self._hearsay = frozenset(knowledge.words("hearsay_verbs"))
        self._totals = frozenset(knowledge.words("tally_nouns"))
        self._partitives = frozenset(knowledge.words("partitive_nouns"))
        self._states = knowledge.glossary("people_in_a_state")
        self._rates = frozenset(knowledge.words("rate_words"))
        self._times = frozenset(knowledge.words("time_nouns"))

    def role(self, s: Tagged, q: int, end: int, counted: str | None, kind: Kind) -> Role | None:
        """The role of the quantity at word ``q`` whose noun phrase ends before word ``end``."""
        if q + 1 < end and s.classes[q + 1 : end - 1] in ("", "R") and self._states.get(s.words[end - 1]):
            return Role(str(self._states[s.words[end - 1]]), "person-in-a-state", end - 1)
        k = self._phrases.before_aside(s, self._back(s, self._phrases.quantity_edge(s, q) - 1))
        if kind is Kind.COUNT and k > 0 and s.classes[k] == "F":
            k = self._before_total(s, k)
        before = s.classes[k] if k >= 0 else "."
        medical = " ".join(s.words[end - 2 : end]) in self._no_actions  # "350,000 *cardiac arrests* occur"
        action = None if medical else self._actions.get(counted or "")
        described = s.classes[q + 1 : q + 2] == "-" and s.spans[q + 1][0] == s.spans[q][1]  # "a 13-count indictment"
        if (
            action
            and counted in self._happenings
            and end > q + 1
            and not (described or self._says_more(s, k) or self._is_undone(s, end))
        ):
            return Role(action, "happening-noun", end - 1)
        if action and kind is Kind.PERCENT and end == q + 2:
            return Role(action, "noun-of-action", end - 1)
        if before in VERBAL and (s.classes[end : end + 1] == "Z" or not self._is_report(s, k)):
            return self._after.from_verb(s, k, "object-of-verb")
        past = self._past_rate(s, end + (s.classes[end : end + 1] == ")"))
        later = self._after.following(s, past) or self._after.following_aside(s, past)
        if later and kind is Kind.MONEY and later.rule == "verb-after-noun" and "with" in s.words[past : later.word]:
            later = None  # "$500 for families with incomes *capped* at $80,000"
        if before == "," and (closed := _APPOSITION.match(s.classes, past, past + 24)):
            if of_subject := self._after.following(s, closed.end()):
                return of_subject
        elif before != "L":
            later = later or self._after.following_list(s, past)
        if before in VERBAL:
            direct = later is None or (later.rule == "verb-after-noun" and not self._is_hearsay(s, k))
            return self._after.from_verb(s, k, "object-of-verb") if direct else later
        if before == "," and later is not None and _FRONT.fullmatch(s.classes, 0, k + 1):
            return later  # "In addition to those held in May, 12 men in Leeds were charged"
        if before in ".,;:KZC-Y*" and (later or before in ",C") and self._opens_clause(s, past, before):
            return later
        if before == "U" and later is not None and later.rule == "subject-of-verb":
            return later  # "told them 300 people had died"
        moved = kind is Kind.PERCENT and before == "F" and self._names_change(s, k)
        governor = self._governor(s, k, end, kind, named=moved or counted is not None or kind not in _AMOUNTS)
        if governor is not None:
            if action and governor.verb in self._light and counted not in self._gifts:
                return Role(action, "noun-of-action", end - 1)
            return governor
        if later is not None and (before != "P" or s.words[k] == "worth" or self._is_finite(s, later)):
            return later
        if action and not (kind is Kind.DURATION and s.classes[q + 1 : q + 2] == "F"):
            return Role(action, "noun-of-action", end - 1)  # but not "three years of *release*"
        fronted = before in "PY" or (before == "." and kind is Kind.DURATION)
        main = self._main_clause(s, past) if fronted and s.words[k] != "worth" else None
        labelled = before == ":" and kind is Kind.COUNT and end == q + 1  # "*Confirmed* cases: 45"
        later = main or self._past_companions(s, k, past) or self._relative_clause(s, past)
        return later or self._described(s, q, end) or (self._described(s, -1, k) if labelled else None)

    def _described(self, s: Tagged, q: int, end: int) -> Role | None:
        """The participle that describes the noun, where no verb governs it ("2,741 *confirmed* cases")."""
        for j in range(q + 1, end - 1):
            word = s.words[j]
            if s.classes[j] == "A" and word not in self._adjectives and self._inflection.is_participle(word):
                return self._after.from_verb(s, j, "describing-participle")
        return None

    def _before_total(self, s: Tagged, k: int) -> int:
        """The word before "a total" whose "of" is word ``k`` ("*a total of* 1,991 delegates are needed"), or ``k``."""
        head = self._phrases.head_before(s, k)
        total = head >= 0 and self._phrases.noun(s, head) in self._totals
        return self._back(s, self._phrases.left_edge(s, head + 1) - 1) if total else k

    def _relative_clause(self, s: Tagged, i: int) -> Role | None:
        """The verb of the clause that "where" or "that" at ``i`` opens ("one of four states *where* they *voted*")."""
        if s.classes[i : i + 1] == "U":  # "the five firearms *he used*"
            later = self._after.following(s, i + 1)
            return later and Role(later.verb, "relative-clause", later.word)
        if s.classes[i : i + 1] != "Z":
            return None
        subject = _MAIN.match(s.classes, i + 1, i + 16)
        later = self._after.following(s, subject.end()) if subject else None
        return later and Role(later.verb, "relative-clause", later.word)

    def _is_finite(self, s: Tagged, later: Role) -> bool:
        """Whether a verb after a phrase is that of the clause: it has an auxiliary, or an object of its own."""
        return later.rule in ("subject-of-verb", "verbal-phrase") or s.classes[later.word + 1 : later.word + 2] in (
            "D",
            "Q",
            "U",
        )

    def _main_clause(self, s: Tagged, i: int) -> Role | None:
        """The verb of the clause that a phrase before its subject belongs to ("For two years, he *hid* the money")."""
        comma = i - 1 if s.classes[i : i + 1] == "U" else s.classes.find(",", i, i + 8)  # "For six years he *hid* it"
        if comma < 0 or any(one in "VEBHWZK.;:" for one in s.classes[i:comma]):
            return None
        subject = _MAIN.match(s.classes, comma + 1, comma + 24)
        later = self._after.following(s, subject.end()) if subject else None
        return later and Role(later.verb, "verb-of-clause", later.word)

    def _past_companions(self, s: Tagged, k: int, i: int) -> Role | None:
        """The verb after an aside in which the quantity stands ("the mayor, along *with* 30 others, *announced*")."""
        comma = s.classes.find(",", i, i + 16)
        if k < 1 or s.classes[k] != "P" or comma < 0 or "," not in s.classes[max(0, k - 3) : k]:
            return None
        if any(one in "VEBHWZK" for one in s.classes[i:comma]):
            return None
        return self._after.following(s, comma + 1)

    def _past_rate(self, s: Tagged, i: int) -> int:
        """The index past a rate at ``i`` ("7,100 people *a year* die")."""
        words = s.words[i : i + 2]
        return i + 2 if len(words) == 2 and words[0] in self._rates and words[1] in self._times else i

    def _names_change(self, s: Tagged, k: int) -> bool:
        """Whether the "of" at word ``k`` stands after a noun of change ("an *increase* of 5.6 percent")."""
        head = self._phrases.head_before(s, k)
        return head >= 0 and self._actions.get(self._phrases.noun(s, head)) in self._changing

    def _says_more(self, s: Tagged, k: int) -> bool:
        """Whether word ``k`` is a verb that says more than a happening's noun does ("*returned* two indictments")."""
        if k < 0 or s.classes[k] not in VERBAL:
            return False
        base = self._inflection.base(s.words[k])
        return base not in self._light and base not in self._of_happenings

    def _is_undone(self, s: Tagged, end: int) -> bool:
        """Whether a passive says more of a happening than its noun ("12 convictions *were overturned*")."""
        if s.classes[end : end + 1] not in ("W", "H", "B"):
            return False
        later = self._after.following(s, end)
        return later is not None and s.classes[later.word] == "E" and self._says_more(s, later.word)

    def _opens_clause(self, s: Tagged, end: int, before: str) -> bool:
        """Whether the phrase is the subject of what follows, rather than the next member of a list."""
        following = s.classes[end : end + 1]
        return following in tuple("WHBV") or (before not in ",C" or (before == "C" and following in tuple("EVR")))

    def _is_report(self, s: Tagged, k: int) -> bool:
        return self._inflection.base(s.words[k]) in self._reporting

    def _is_hearsay(self, s: Tagged, k: int) -> bool:
        return self._inflection.base(s.words[k]) in self._hearsay

    def _back(self, s: Tagged, k: int) -> int:
        while k >= 0 and s.classes[k] in 'R")':
            k = s.classes.rfind("(", max(0, k - 24), k) - 1 if s.classes[k] == ")" else k - 1
        return k

    # --- to the left --------------------------------------------------------------------------------------------

    def _governor(self, s: Tagged, k: int, end: int, kind: Kind, *, named: bool) -> Role | None:
        """The verb, or the noun of action, that governs the phrase before which word ``k`` stands."""
        classes, first, placed = s.classes, True, False
        for _ in range(_STEPS):
            if k < 0:
                return None
            one = classes[k]
            if one in VERBAL:
                return self._after.from_verb(s, k, "object-of-verb" if first else "prepositional-object")
            if one == "H":
                return Role("have", "object-of-verb", k)
            if one == "B":
                return self._above_be(s, k)
            if one in "LC-,;:(" or s.words[k - 2 : k + 1] == ["as", "well", "as"]:
                if s.words[k - 1 : k + 1] == ["all", "but"]:
                    k -= 2  # "torturing *all but* the youngest of their 13 children"
                    continue
                if one == ":" and classes[k - 1 : k] == "L":
                    k -= 1
                    continue
                if one == ":":
                    return self._clause_verb(s, k)
                if one == "-" and not first:
                    return None
                m = self._past_joint(s, k)
                if m < 0 or (classes[m] not in _NOMINAL and classes[m - 1 : m + 1] != "DA"):  # "of the *dead* and"
                    return None
                bracketed = one == "(" and kind is Kind.MONEY  # "hurricane recovery in the gulf ($19.8B)"
                placed, first = placed or one == "L", first and one != "L" and not bracketed
            elif one in "PFTY":
                m = self._back(s, k - 1)
                if first and s.words[k] == "with" and (participle := self._participle_after(s, end)):
                    return participle
                if m < 0:
                    return None
                if classes[m] in VERBAL and one != "F":
                    if first and classes[m] == "G" and (participle := self._participle_after(s, end)):
                        return participle
                    return self._after.from_verb(s, m, "prepositional-object")
                if classes[m] in "PFB":
                    k = m
                    continue
                if classes[m] == ",":
                    return self._clause_verb(s, m) if first and s.words[k] not in self._directions else None
                if classes[m] == "U":
                    k, first = m - 1, False
                    continue
                if classes[m] not in "NSMJAQ#DG":
                    return None
                noun, action = self._phrases.noun(s, m), self._action(s, m, one)
                if first and action and self._takes(noun, s.words[k], kind) and (named or one != "F"):
                    return Role(action, "noun-of-action", m)
                if first and one == "P":
                    if s.words[k] == "than" and kind is Kind.COUNT and classes[m] != "Q":
                        return None
                    if participle := self._participle_after(s, end):
                        return participle
                if placed and action and (one == "F" or self._takes(noun, s.words[k], kind)):
                    return Role(action, "noun-of-action", m)
                placed = placed or (first and (s.words[k] in self._placing or s.words[k] == "from"))
                first = first and (s.words[k] == "worth" or (one == "F" and noun in self._partitives))
            elif one == "U" and classes[k - 1] in VERBAL and not self._is_report(s, k - 1):
                k -= 1  # "gave *them* 300 tents"
                continue
            elif one in "NSMJ":
                m = k
            else:
                return None
            k = self._back(s, self._phrases.left_edge(s, m + 1) - 1)
        return None

    def _past_joint(self, s: Tagged, k: int) -> int:
        """The word before a comma, "and", "including" or bracket; before a semicolon only in a list of quantities."""
        classes = s.classes
        if classes[k] == ";" and "Q" not in classes[max(0, k - 10) : k]:
            return -1
        m = self._back(s, k - 3 if s.words[k] == "as" else k - 1)
        return self._back(s, m - 1) if classes[k] != "," and m >= 0 and classes[m] == "," else m

    def _clause_verb(self, s: Tagged, k: int) -> Role | None:
        """The nearest verb before word ``k`` in the same clause ("won 45 seats, with 38 percent of the vote")."""
        for m in range(k - 1, max(-1, k - _CLAUSE), -1):
            if s.classes[m] in VERBAL:
                return self._after.from_verb(s, m, "verb-of-clause")
            if s.classes[m] == "H":
                return Role("have", "verb-of-clause", m)
            if s.classes[m] in ".;:KZB(" or (s.classes[m] == "Q" and s.classes[k] == ":"):
                return None
        return None

    def _action(self, s: Tagged, m: int, one: str) -> str | None:
        """The verb of a noun of action, or of an -ing form before "of" ("the *smuggling* of 1,200 migrants")."""
        noun = self._phrases.noun(s, m)
        if noun in self._actions and s.classes[m] not in "MJ":
            return str(self._actions[noun])
        if (
            one == "F"
            and noun.endswith("ing")
            and (self._inflection.known_base(noun) or not self._inflection.is_listed_noun(noun))
        ):
            return self._inflection.base(noun)
        return None

    def _takes(self, noun: str, preposition: str, kind: Kind) -> bool:
        """Whether a noun of action governs what follows the preposition ("arrests *in* four countries")."""
        if preposition == "of":
            return True
        placed = (preposition in self._placing or preposition in ("to", "with")) and noun not in self._gifts
        return placed and kind is not Kind.DURATION and kind not in _AMOUNTS

    def _participle_after(self, s: Tagged, end: int) -> Role | None:
        """The participle right after the phrase; a past form with an object of its own is a finite verb."""
        if s.classes[end : end + 1] not in ("E", "G") or self._inflection.base(s.words[end]) in self._light:
            return None
        if s.classes[end + 1 : end + 2] not in ("D", "Q", "U", "S"):
            return self._after.from_verb(s, end, "reduced-participle")
        return None

    def _above_be(self, s: Tagged, k: int) -> Role | None:
        """The verb above a plain "to be" ("are *estimated* to be in the hundreds of millions")."""
        if s.classes[k - 1 : k] == "T" and k > 1 and s.classes[k - 2] in "EV":
            return self._after.from_verb(s, k - 2, "verb-above-be")
        fronted = _FRONTED.match(s.classes, 0, k + 1)
        if fronted and fronted.end() == k + 1:
            return self._after.from_verb(s, fronted.start(1), "fronted-participle")
        return None
