"""What a release shares with few others: odd amounts, bills, people, places, names in capitals, words of its title.

Each anchor weighs by its kind and by its rarity: against the background of news at large (``background_words``), since
in a collection of five every word is rare, and against the collection itself once it is large.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from tui.crossref.tokens import WORD, folded, running_text, stem
from tui.knowledge import Knowledge
from tui.model import At, Figure, Kind, Mention, MentionKind, Qualifier, Reading

_NAME_PART = r"[A-Z][^\W\d_]{2,20}(?:-[^\W\d_]{2,20}){0,2}"
_CAPITALISED = re.compile(rf"(?:{_NAME_PART}\s{{1,3}}){{1,5}}{_NAME_PART}")
_DAY = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})\b(?!,?\s\d{1,2}\b)|\b(?P<day_before>\d{1,2})\s(?P<month_after>[A-Z][a-z]{2,8})\b"
)
_COMMON, _FREQUENT, _RARE = 0.0, 0.5, 1.0
_ODD_DIGITS = 5


class AnchorKind(StrEnum):
    """The families of anchors."""

    AMOUNT = "amount"
    CASE = "case"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    DATE = "date"
    TITLE = "title word"
    TOPIC = "word"


WEIGHTS: dict[AnchorKind, float] = {
    AnchorKind.AMOUNT: 6.0,
    AnchorKind.CASE: 4.0,
    AnchorKind.PERSON: 3.0,
    AnchorKind.PLACE: 1.5,
    AnchorKind.NAME: 2.0,
    AnchorKind.DATE: 1.5,
    AnchorKind.TITLE: 3.0,
    AnchorKind.TOPIC: 1.0,
}
"""What a rare anchor of each family counts. Their order is the issue's: an odd amount is nearly proof, a bill or a
person a strong sign, a word a weak one; their size was found on the sample collection and made-up pairs."""

SPECIFIC = frozenset({AnchorKind.AMOUNT, AnchorKind.CASE, AnchorKind.PERSON, AnchorKind.NAME, AnchorKind.DATE})
"""Families that tell one happening from another of its sort in the same place, which words and places do not."""

LEADING = frozenset(AnchorKind) - {AnchorKind.TOPIC}
"""Families by which releases find each other; a word they merely use often only adds to what they share."""

OFFICIAL = 1.0
"""What a person counts who speaks in many releases by office: a senator, a minister, an agency's director."""

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
        self._broad_people = frozenset(folded(name) for name in knowledge.words("broad_people"))
        self._broad_names = frozenset(knowledge.words("broad_names"))
        broad_words = {word for name in self._broad_names for word in name.split()}
        self._empty = broad_words | set(knowledge.words("function_words"))
        self._offices = frozenset(knowledge.words("speaking_offices"))
        self._contacts = tuple(knowledge.words("contact_openings"))
        self._months = {name: int(number) for name, number in knowledge.glossary("months").items()}
        self._countries = {folded(word): folded(name) for word, name in knowledge.group_of("countries").items()}

    def of(self, reading: Reading) -> dict[Anchor, Held]:
        """A release's anchors, each once, with the largest weight it has there."""
        found: dict[Anchor, Held] = {}
        roles = self._roles(reading)
        title = self._title(reading)
        speakers = {word for name, official in roles.items() if official for word in name.split()}
        for anchor, held in (
            *self._amounts(reading),
            *self._mentions(reading, title, roles),
            *self._names(reading, title, roles),
            *self._dates(reading),
            *self._words(reading, title - speakers),
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

    def _roles(self, reading: Reading) -> dict[str, bool]:
        """The people of a release, each with whether some mention gives an office from which one speaks often."""
        found: dict[str, bool] = {}
        for mention in reading.mentions:
            if mention.kind is MentionKind.PERSON:
                office = not self._offices.isdisjoint(folded(mention.role or "").split())
                name = folded(mention.name)
                found[name] = found.get(name, False) or office
        return found

    def _mentions(
        self, reading: Reading, title: frozenset[str], roles: Mapping[str, bool]
    ) -> Iterator[tuple[Anchor, Held]]:
        for mention in reading.mentions:
            name, at = folded(mention.name), At(reading.release.id, mention.start, mention.end)
            words = frozenset(name.split())
            match mention.kind:
                case MentionKind.PERSON if (
                    len(words) > 1 and not words & title and not self._is_contact(reading, mention)
                ):
                    weight = OFFICIAL if roles[name] else WEIGHTS[AnchorKind.PERSON]
                    yield (AnchorKind.PERSON, name), Held(0.0 if name in self._broad_people else weight, at)
                case MentionKind.CASE | MentionKind.OPERATION if name not in self._broad_names:
                    yield (AnchorKind.CASE, name), Held(WEIGHTS[AnchorKind.CASE], at, words <= title)
                case MentionKind.PLACE:
                    rarity = max((self.rarity(word) for word in words), default=0.0)
                    yield (AnchorKind.PLACE, name), Held(WEIGHTS[AnchorKind.PLACE] * rarity, at, words <= title)

    def _is_contact(self, reading: Reading, mention: Mention) -> bool:
        """Whether a person only stands in a line with a telephone number to call."""
        line = reading.release.text.rfind("\n", 0, mention.start) + 1
        return folded(reading.release.text[line : mention.start]).startswith(self._contacts)

    def _names(
        self, reading: Reading, title: frozenset[str], roles: Mapping[str, bool]
    ) -> Iterator[tuple[Anchor, Held]]:
        people = {word for name in roles for word in name.split()}
        for start, end in running_text(reading.release):
            for match in _CAPITALISED.finditer(reading.release.text, start, end):
                words = folded(match[0]).split()
                rarity = self._name_rarity(words) if people.isdisjoint(words) else 0.0
                at = At(reading.release.id, *match.span())
                held = Held(WEIGHTS[AnchorKind.NAME] * rarity, at, title.issuperset(words))
                yield (AnchorKind.NAME, " ".join(words)), held

    def _name_rarity(self, words: Sequence[str]) -> float:
        """How rare a name in capitals is: the mean of its words; of only two words, both must be rare."""
        rarities = [self.rarity(word) for word in words]
        return 0.0 if len(words) < 3 and min(rarities) < _RARE else sum(rarities) / len(rarities)

    def _dates(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """The days named by month and number, but for the day of issue; the year is often left out."""
        issued = reading.release.published.value if reading.release.published else None
        for start, end in running_text(reading.release):
            for match in _DAY.finditer(reading.release.text, start, end):
                month = self._months.get((match["month"] or match["month_after"]).lower())
                day = int(match["day"] or match["day_before"])
                if month and (issued is None or (month, day) != (issued.month, issued.day)):
                    at = At(reading.release.id, *match.span())
                    yield (AnchorKind.DATE, f"{month:02}-{day:02}"), Held(WEIGHTS[AnchorKind.DATE], at)

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


def anchor_value(anchor: Anchor) -> int:
    """What an anchor is known by in an index: a hash, the same in every process."""
    kind, name = anchor
    return int.from_bytes(blake2b(f"{kind}\0{name}".encode("utf-8", "surrogatepass"), digest_size=6).digest())
