"""What a row of the ledger is called: "suspects arrested", "countries whose agencies took part"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.crossref.claims import Claim
from tui.crossref.tokens import stem
from tui.knowledge import Knowledge, Record


class Labels:
    """Words for measures, from ``measure_labels`` where an entry fits and from the figures' own words otherwise."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = knowledge.records("measure_labels")
        self._participles = knowledge.glossary("measure_participles")
        self._events = knowledge.group_of("event_nouns")

    def of(self, row: Sequence[Claim]) -> str:
        """The label of the measure that a row of claims answers."""
        best = max(self._entries, key=lambda entry: self._fit(entry, row), default=None)
        if best is not None and self._fit(best, row) > 0:
            return str(best["label"])
        nouns = [c.figure.counted for c in row if c.figure.counted and c.figure.counted not in self._events]
        noun = _commonest(nouns) or row[0].about or str(row[0].figure.kind)
        role = _commonest([claim.role for claim in row if claim.role])
        return f"{plural(noun)} {self._participle(role)}" if role else plural(noun)

    def _fit(self, entry: Record, row: Sequence[Claim]) -> int:
        """How many of a row's figures stand in words that the entry names, if they count what it is for."""
        words = {stem(word) for word in entry["words"]}
        return sum(claim.noun == entry["noun"] and bool(claim.context & words) for claim in row)

    def _participle(self, verb: str) -> str:
        irregular = self._participles.get(verb)
        if irregular:
            return str(irregular)
        if verb.endswith("e"):
            return f"{verb}d"
        return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}ed"


def plural(noun: str) -> str:
    """The regular plural of an English noun; a word that is one already is left."""
    if noun.endswith(("people", "men", "women", "children", "data", "percent")):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _commonest(words: Sequence[str]) -> str:
    return max(Counter(words).items(), key=lambda item: item[1])[0] if words else ""
