"""What a release shares with few others: odd amounts, bills, people, places, names, days, figures, words of its title.

Each anchor weighs by its kind and by its rarity: against the background of news at large (``background_words``), since
in a collection of five every word is rare, and against the collection itself once it is large.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b

from tui.crossref.names import opening
from tui.crossref.tokens import WORD, folded, running_text, stem
from tui.knowledge import Knowledge
from tui.model import At, Figure, Kind, Mention, MentionKind, Number, Qualifier, Reading, Span

_NAME_PART = r"[A-Z][^\W\d_]{2,20}(?:-[^\W\d_]{2,20}){0,2}"
_CAPITALISED = re.compile(rf"{_NAME_PART}(?:\s{{1,3}}{_NAME_PART}){{0,5}}")
_DAY = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})\b(?!,?\s\d{1,2}\b)|\b(?P<day_before>\d{1,2})\s(?P<month_after>[A-Z][a-z]{2,8})\b"
)
_SIZE = re.compile(r"(?<![$€£\d.,])\d{1,4}\.\d{1,2}(?![\d.,]|\s*(?:%|percent|per cent|million|billion|trillion))")
_COMMON, _FREQUENT, _RARE = 0.0, 0.5, 1.0
_ODD_DIGITS = 5
_TELLING_DIGITS = 4
_FEW = 3


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
    FIGURE = "figure"
    SCENE = "place and day"


WEIGHTS: dict[AnchorKind, float] = {
    AnchorKind.AMOUNT: 6.0,
    AnchorKind.CASE: 4.0,
    AnchorKind.PERSON: 3.0,
    AnchorKind.PLACE: 1.5,
    AnchorKind.NAME: 2.0,
    AnchorKind.DATE: 1.5,
    AnchorKind.TITLE: 3.0,
    AnchorKind.TOPIC: 1.0,
    AnchorKind.FIGURE: 0.5,
    AnchorKind.SCENE: 3.0,
}
"""What a rare anchor of each family counts. Their order is the issue's: an odd amount is nearly proof, a bill or a
person a strong sign, a word a weak one, a figure's every digit a little; their size was found on the sample collection,
other releases and made-up pairs."""

SPECIFIC = frozenset(set(AnchorKind) - {AnchorKind.PLACE, AnchorKind.TITLE, AnchorKind.TOPIC})
"""Families that tell one happening from another of its sort in the same place, which words and places do not."""

TOLD_FIRST = frozenset({AnchorKind.DATE, AnchorKind.PLACE, AnchorKind.NAME, AnchorKind.FIGURE})
"""Families that a release tells in its opening where they are its subject, and past it where they are background."""

LEADING = frozenset(AnchorKind) - {AnchorKind.TOPIC, AnchorKind.FIGURE}
"""Families by which releases find each other; words they use often and figures only add to what they share."""

SINGLE_NAME = 0.6
"""What a name of one word counts beside one of several: "Magnitogorsk" is as rare as it looks, "Cook" is not."""

BACKGROUND = 0.5
"""What a day, a place, a name or a figure counts that stands past the opening, beside one that stands there."""

INSTITUTIONAL = 0.3
"""What a word of a title counts that stands in the name of an organisation: its issuer has it in every title."""

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


@dataclass(frozen=True, slots=True)
class Profile:
    """A release as far as its anchors are compared.

    Attributes:
        anchors: Its anchors.
        title: The words of its title, as stems, each with what it counts (see :meth:`Anchors.rarity`).
        words: The stems of all its words.
        days: The days that it names but for the day of issue, as month and day.
        opening_days: Those of them that its opening names.
        sizes: The decimal numbers of its title that are neither money nor shares ("magnitude 6.4").
    """

    anchors: Mapping[Anchor, Held]
    title: Mapping[str, float]
    words: frozenset[str]
    days: frozenset[tuple[int, int]]
    opening_days: frozenset[tuple[int, int]]
    sizes: frozenset[str]


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
        self._wide = frozenset((*knowledge.groups("countries"), *knowledge.groups("states")))
        self._countries = {folded(word): folded(name) for word, name in knowledge.group_of("countries").items()}

    def of(self, reading: Reading) -> Mapping[Anchor, Held]:
        """A release's anchors, each once, with the largest weight it has there."""
        return self.profile(reading).anchors

    def profile(self, reading: Reading) -> Profile:
        """A release's anchors and what else is compared of it."""
        found: dict[Anchor, Held] = {}
        roles = self._roles(reading)
        title = self._title(reading)
        speakers = {word for name, official in roles.items() if official for word in name.split()}
        uses, first = self._uses(reading)
        named = _Named(reading, self._countries)
        top = opening(reading.release)
        for anchor, held in (
            *self._amounts(reading),
            *self._figures(reading),
            *self._mentions(reading, title, roles),
            *self._names(reading, title, {*roles, *named.places}, named, uses),
            *self._dates(reading),
            *self._scenes(reading, top),
            *self._words(title - speakers, named, uses, first),
        ):
            if anchor[0] in TOLD_FIRST and held.at.start >= top:
                held = replace(held, weight=held.weight * BACKGROUND)
            if held.weight > 0 and (anchor not in found or found[anchor].weight < held.weight):
                found[anchor] = held
        stated = reading.release.title
        days = list(self._days(reading))
        return Profile(
            anchors=found,
            title={stem(word): self.rarity(word) * named.share(word) for word in title},
            words=frozenset(stem(self._plain(word.lower())) for word in uses),
            days=frozenset(day for _, day in days),
            opening_days=frozenset(day for at, day in days if at.start < top),
            sizes=frozenset(_SIZE.findall(stated.value) if stated.span else ()),
        )

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

    def _figures(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """What is counted or measured and how much of it; ones and twos, and stretches of time, are everywhere."""
        for figure in reading.figures:
            digits: float = min(_digits(figure.value), _TELLING_DIGITS) if figure.value is not None else 0
            counts = figure.kind is Kind.COUNT
            if figure.kind is not Kind.DURATION and not (counts and (figure.value or 0) < _FEW):
                what = figure.concept if counts else figure.unit
                digits *= 1.0 if figure.qualifier is Qualifier.EXACT else 0.5
                at = At(reading.release.id, figure.start, figure.end)
                yield (
                    (AnchorKind.FIGURE, f"{figure.kind} {what or ''} {figure.value}"),
                    Held(WEIGHTS[AnchorKind.FIGURE] * digits, at),
                )

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
        self, reading: Reading, title: frozenset[str], known: Iterable[str], named: _Named, uses: Mapping[str, int]
    ) -> Iterator[tuple[Anchor, Held]]:
        """The names in capitals that hold no word of a person or place that is ``known`` as such."""
        taken = {word for name in known for word in name.split()}
        begins = {start for start, _ in reading.sentences}
        for start, end in running_text(reading.release):
            for match in _CAPITALISED.finditer(reading.release.text, start, end):
                words = folded(match[0]).split()
                if not taken.isdisjoint(map(self._plain, words)):
                    continue
                rarity = self._name_rarity(words)
                if len(words) == 1 and (match.start() in begins or words[0] in uses):
                    continue  # the capital of a sentence, or of a word that is written small as well
                if len(words) == 1:
                    rarity *= named.share(words[0])
                at = At(reading.release.id, *match.span())
                held = Held(WEIGHTS[AnchorKind.NAME] * rarity, at, len(words) > 1 and title.issuperset(words))
                yield (AnchorKind.NAME, " ".join(words)), held

    def _name_rarity(self, words: Sequence[str]) -> float:
        """How rare a name in capitals is: the mean of its words; of only one or two words, all must be rare."""
        rarities = [self.rarity(word) for word in words]
        if len(words) == 1:
            return SINGLE_NAME if rarities[0] == _RARE else 0.0
        return 0.0 if len(words) < 3 and min(rarities) < _RARE else sum(rarities) / len(rarities)

    def _dates(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """The days that are named, known by month and number: the year is often left out."""
        for at, (month, day) in self._days(reading):
            held = Held(WEIGHTS[AnchorKind.DATE], At(reading.release.id, *at))
            yield (AnchorKind.DATE, f"{month:02}-{day:02}"), held

    def _scenes(self, reading: Reading, top: int) -> Iterator[tuple[Anchor, Held]]:
        """Each town or district of the opening with each of its days: seldom does more than one thing happen there."""
        days = sorted({day for at, day in self._days(reading) if at.start < top})
        for mention in reading.mentions:
            if mention.kind is MentionKind.PLACE and mention.start < top and mention.name not in self._wide:
                at = At(reading.release.id, mention.start, mention.end)
                for month, day in days:
                    name = f"{folded(mention.name)} {month:02}-{day:02}"
                    yield (AnchorKind.SCENE, name), Held(WEIGHTS[AnchorKind.SCENE], at)

    def _days(self, reading: Reading) -> Iterator[tuple[Span, tuple[int, int]]]:
        """The days that a release names, in words or by the calendar, but for the day of issue, as month and day."""
        issued = reading.release.published.value if reading.release.published else date.max
        spans = list(running_text(reading.release))
        found = [(Span(each.start, each.end), each.first) for each in reading.dates if each.first == each.last]
        told = [(at, (day.month, day.day)) for at, day in found if any(a <= at.start < b for a, b in spans)]
        for start, end in spans:
            for match in _DAY.finditer(reading.release.text, start, end):
                if month := self._months.get((match["month"] or match["month_after"]).lower()):
                    told.append((Span(*match.span()), (month, int(match["day"] or match["day_before"]))))
        return ((at, day) for at, day in told if day != (issued.month, issued.day))

    def _uses(self, reading: Reading) -> tuple[Counter[str], dict[str, At]]:
        """How often each word stands in the running text, as written but for an ordinary capital, and where first."""
        first: dict[str, At] = {}
        uses = Counter[str]()
        for start, end in running_text(reading.release):
            for match in WORD.finditer(reading.release.text, start, end):
                uses[match[0]] += 1
                first.setdefault(match[0], At(reading.release.id, *match.span()))
        return uses, first

    def _words(
        self, title: frozenset[str], named: _Named, uses: Mapping[str, int], first: Mapping[str, At]
    ) -> Iterator[tuple[Anchor, Held]]:
        total = Counter[str]()
        begins: dict[str, At] = {}
        for written, number in uses.items():
            word = self._plain(written.lower())
            total[word] += number
            begins.setdefault(word, first[written])
        for word, at in begins.items():
            if rarity := self.rarity(word):
                if word in title and word not in named.places:
                    weight = WEIGHTS[AnchorKind.TITLE] * rarity * named.share(word)
                    yield (AnchorKind.TITLE, stem(word)), Held(weight, at, titled=True)
                if total[word] >= TOPIC_USES and word not in named.places:
                    yield (AnchorKind.TOPIC, stem(word)), Held(WEIGHTS[AnchorKind.TOPIC] * rarity, at, word in title)


class _Named:
    """The words of a release's places, countries by their own names, and of its organisations."""

    def __init__(self, reading: Reading, countries: Mapping[str, str]) -> None:
        names = {folded(mention.name) for mention in reading.mentions if mention.kind is MentionKind.PLACE}
        self.places = frozenset(word for name in names for word in (countries.get(name, name), *name.split()))
        organisations = (m.name for m in reading.mentions if m.kind is MentionKind.ORGANISATION)
        self._organisations = frozenset(word for name in organisations for word in folded(name).split())

    def share(self, word: str) -> float:
        """How much of its weight a word of the title keeps."""
        return INSTITUTIONAL if word in self._organisations else 1.0


def significant_digits(figure: Figure) -> int:
    """How many digits of an exact figure carry information: 1,612,886 has seven, $500,000 one."""
    if (
        figure.qualifier is not Qualifier.EXACT
        or figure.value is None
        or figure.step > 1
        or figure.kind is Kind.DURATION
    ):
        return 0
    return _digits(figure.value)


def _digits(value: Number) -> int:
    return len(f"{value:.2f}".replace(".", "").strip("0"))


def anchor_value(anchor: Anchor) -> int:
    """What an anchor is known by in an index: a hash, the same in every process."""
    kind, name = anchor
    return int.from_bytes(blake2b(f"{kind}\0{name}".encode("utf-8", "surrogatepass"), digest_size=6).digest())
