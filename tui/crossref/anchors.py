"""What a release shares with few others: odd amounts, bills, people, places, names in capitals, words of its title.

Each anchor weighs by its kind and by its rarity: against the background of news at large (``background_words``), since
in a collection of five every word is rare, and against the collection itself once it is large.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.crossref.tokens import WORD, folded, running_text, stem
from tui.knowledge import Knowledge
from tui.model import At, Figure, Kind, MentionKind, Qualifier, Reading

_CAPITALISED = re.compile(r"(?:[A-Z][a-z]{2,20}\s{1,3}){2,5}[A-Z][a-z]{2,20}")
_COMMON, _FREQUENT, _RARE = 0.0, 0.5, 1.0
_ODD_DIGITS = 5


class AnchorKind(StrEnum):
    """The families of anchors; evidence from one family alone never joins two releases."""

    AMOUNT = "amount"
    CASE = "case"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    TITLE = "title word"
    TOPIC = "word"


WEIGHTS: dict[AnchorKind, float] = {
    AnchorKind.AMOUNT: 6.0,
    AnchorKind.CASE: 4.0,
    AnchorKind.PERSON: 3.0,
    AnchorKind.PLACE: 1.5,
    AnchorKind.NAME: 2.0,
    AnchorKind.TITLE: 3.0,
    AnchorKind.TOPIC: 1.0,
}
"""What a rare anchor of each family counts. Ordered as in issue tracker and literature on event linking: an odd amount
or a bill's number is nearly proof, a name a strong sign, a word a weak one."""

TOPIC_USES = 3
"""How often a release uses a word that it is about (its title and opening apart)."""

Anchor = tuple[AnchorKind, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An anchor as one release holds it.

    Attributes:
        weight: What it counts before the collection is looked at.
        at: Where it stands first.
        titled: Whether the release's title has it.
    """

    weight: float
    at: At
    titled: bool = False


class Anchors:
    """Finds the anchors of releases with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        bands = {stem(word): band for word, band in knowledge.group_of("background_words").items()}
        self._bands = {word: {"common": _COMMON, "frequent": _FREQUENT}[band] for word, band in bands.items()}
        self._empty = frozenset(knowledge.words("function_words"))
        self._broad_people = frozenset(folded(name) for name in knowledge.words("broad_people"))
        self._broad_names = frozenset(knowledge.words("broad_names"))
        self._countries = {folded(word): folded(name) for word, name in knowledge.group_of("countries").items()}

    def of(self, reading: Reading) -> dict[Anchor, Held]:
        """A release's anchors, each once, with the largest weight it has there."""
        found: dict[Anchor, Held] = {}
        title = self._title(reading)
        for anchor, held in (
            *self._amounts(reading),
            *self._mentions(reading, title),
            *self._names(reading, title),
            *self._words(reading, title),
        ):
            if held.weight > 0 and (anchor not in found or found[anchor].weight < held.weight):
                found[anchor] = held
        return found

    def rarity(self, word: str) -> float:
        """How rare a word is in news at large, from 0 (everywhere) to 1."""
        if word in self._empty or word.isdigit() or len(word) < 3:
            return 0.0
        return self._bands.get(stem(word), _RARE)

    def _title(self, reading: Reading) -> frozenset[str]:
        """The words of a title that the text itself states, countries for their people; a file's name says nothing."""
        stated = reading.release.title
        return frozenset(map(self._plain, folded(stated.value).split())) if stated.span else frozenset()

    def _plain(self, word: str) -> str:
        return self._countries.get(word, word)

    def _amounts(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        for figure in reading.figures:
            digits = significant_digits(figure)
            if digits >= _ODD_DIGITS or (digits == _ODD_DIGITS - 1 and figure.kind is Kind.MONEY):
                weight = WEIGHTS[AnchorKind.AMOUNT] * (1 if digits >= _ODD_DIGITS else 0.5)
                name = f"{figure.kind} {figure.unit or ''} {figure.value}"
                yield (AnchorKind.AMOUNT, name), Held(weight, At(reading.release.id, figure.start, figure.end))

    def _mentions(self, reading: Reading, title: frozenset[str]) -> Iterator[tuple[Anchor, Held]]:
        for mention in reading.mentions:
            name, at = folded(mention.name), At(reading.release.id, mention.start, mention.end)
            words = frozenset(name.split())
            match mention.kind:
                case MentionKind.PERSON if len(words) > 1 and name not in self._broad_people and not words & title:
                    yield (AnchorKind.PERSON, name), Held(WEIGHTS[AnchorKind.PERSON], at)
                case MentionKind.CASE | MentionKind.OPERATION if name not in self._broad_names:
                    yield (AnchorKind.CASE, name), Held(WEIGHTS[AnchorKind.CASE], at, words <= title)
                case MentionKind.PLACE:
                    rarity = max((self.rarity(word) for word in words), default=0.0)
                    yield (AnchorKind.PLACE, name), Held(WEIGHTS[AnchorKind.PLACE] * rarity, at, words <= title)

    def _names(self, reading: Reading, title: frozenset[str]) -> Iterator[tuple[Anchor, Held]]:
        for start, end in running_text(reading.release):
            for match in _CAPITALISED.finditer(reading.release.text, start, end):
                words = folded(match[0]).split()
                rarity = sum(map(self.rarity, words)) / len(words)
                at = At(reading.release.id, *match.span())
                held = Held(WEIGHTS[AnchorKind.NAME] * rarity, at, title.issuperset(words))
                yield (AnchorKind.NAME, " ".join(words)), held

    def _words(self, reading: Reading, title: frozenset[str]) -> Iterator[tuple[Anchor, Held]]:
        first: dict[str, At] = {}
        uses = Counter[str]()
        for start, end in running_text(reading.release):
            for match in WORD.finditer(reading.release.text, start, end):
                word = self._plain(match[0].lower())
                uses[word] += 1
                first.setdefault(word, At(reading.release.id, *match.span()))
        for word, at in first.items():
            if rarity := self.rarity(word):
                if word in title:
                    yield (AnchorKind.TITLE, stem(word)), Held(WEIGHTS[AnchorKind.TITLE] * rarity, at, titled=True)
                if uses[word] >= TOPIC_USES:
                    yield (AnchorKind.TOPIC, stem(word)), Held(WEIGHTS[AnchorKind.TOPIC] * rarity, at, word in title)


def significant_digits(figure: Figure) -> int:
    """How many digits of an exact figure carry information: 1,612,886 has seven, $500,000 one."""
    if (
        figure.qualifier is not Qualifier.EXACT
        or figure.value is None
        or figure.step > 1
        or figure.kind is Kind.DURATION
    ):
        return 0
    digits = f"{figure.value:.2f}".replace(".", "").strip("0")
    return len(digits)


def collection_rarity(holders: int, cap: int) -> float:
    """How much of its weight an anchor keeps that ``holders`` releases share: all of it for two, half at the cap."""
    return 1 - 0.5 * math.log(max(holders, 2) / 2) / math.log(cap / 2)


def families(anchors: Iterable[Anchor]) -> set[AnchorKind]:
    """The kinds of evidence among some anchors, words of any sort being one."""
    return {AnchorKind.TOPIC if kind is AnchorKind.TITLE else kind for kind, _ in anchors}
