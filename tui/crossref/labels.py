"""What a row of the ledger is called: "suspects arrested", "countries whose agencies took part"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tui.crossref.claims import Claim
from tui.crossref.tokens import stem
from tui.knowledge import Knowledge, Record
from tui.model import Kind

_VOWELS = "aeiou"


class Labels:
    """Words for measures, from ``measure_labels`` where an entry fits and from the figures' own words otherwise."""

    def __init__(self, knowledge: Knowledge) -> None:
        units = [unit for unit in knowledge.records("units") if unit["words"]]
        self._entries = knowledge.records("measure_labels")
        self._participles = knowledge.glossary("measure_participles")
        self._unsaid = frozenset(knowledge.words("unsaid_roles"))
        self._kinds = knowledge.glossary("measure_kinds")
        self._deeds = knowledge.group_of("event_nouns")
        irregular = reversed(list(knowledge.glossary("irregular_nouns").items()))
        self._plurals = {singular: str(plural) for plural, singular in irregular}
        self._one_form = frozenset(knowledge.words("invariable_nouns"))
        self._units = {str(unit["symbol"]): str([*unit["words"], unit["symbol"]][1]) for unit in units}

    def of(self, row: Sequence[Claim]) -> str:
        """The label of the measure that a row of claims answers."""
        best = max(self._entries, key=lambda entry: self._fit(entry, row), default=None)
        if best is not None and self._fit(best, row) > 0:
            return str(best["label"])
        kind, unit = row[0].figure.kind, row[0].figure.unit
        noun = _commonest(c.figure.counted for c in row if c.figure.counted not in self._deeds) or row[0].about
        role = _commonest(c.figure.role for c in row)
        done = f" {self.participle(role)}" if role and role not in self._unsaid else ""
        match kind:
            case Kind.COUNT:
                return f"{self.plural(noun)}{done}" if noun else f"number{done}"
            case Kind.MONEY:
                return f"money{done}" + (f" ({noun})" if noun and noun != "money" else "")
            case Kind.PERCENT | Kind.FRACTION:
                return f"share of {self.plural(noun)}{done}" if noun else f"share{done}"
            case _:
                units = self._units.get(unit or "", unit or "")
                what = noun if noun and self.plural(noun) != units else str(self._kinds.get(str(kind), kind))
                return f"{what}{done}, in {units}" if units else f"{what}{done}"

    def plural(self, noun: str) -> str:
        """The plural of an English noun in the singular."""
        first, _, last = noun.rpartition(" ")
        if last in self._one_form or noun in self._plurals.values():
            return noun
        return f"{first} {self._plural(last)}".lstrip()

    def participle(self, verb: str) -> str:
        """The past participle of a verb in its base form."""
        if irregular := self._participles.get(verb):
            return str(irregular)
        if verb.endswith("e"):
            return f"{verb}d"
        return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in _VOWELS else f"{verb}ed"

    def _plural(self, noun: str) -> str:
        if irregular := self._plurals.get(noun):
            return irregular
        if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
            return f"{noun[:-1]}ies"
        return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"

    def _fit(self, entry: Record, row: Sequence[Claim]) -> int:
        """How many of a row's figures stand in words that the entry names, if they count what it is for."""
        words = {stem(word) for word in entry["words"]}
        return sum(claim.noun == entry["noun"] and bool(claim.context & words) for claim in row)


def _commonest(words: Iterable[str | None]) -> str:
    """The word given most often, the first of several."""
    counted = Counter(word for word in words if word)
    return max(counted, key=lambda word: counted[word]) if counted else ""
