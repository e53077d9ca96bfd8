"""What a release shares with few others: amounts, bills, people, places, names in capitals, days, the words it uses.

Some anchors are *specific*: they tell one happening from another of its sort. Each weighs by its kind, by its rarity
against English at large (:mod:`tui.crossref.rarity`), and in a large collection by its rarity there. The words say what
a release is about, all together.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from tui.crossref.rarity import Rarity
from tui.crossref.tokens import WORD, folded, running_text, stem
from tui.knowledge import Knowledge
from tui.model import At, BlockKind, Figure, Kind, Mention, MentionKind, Qualifier, Reading

_NAME_PART = r"[A-Z][^\W\d_]{2,20}(?:-[^\W\d_]{2,20}){0,2}"
_CAPITALISED = re.compile(rf"(?:{_NAME_PART}\s{{1,3}}){{1,5}}{_NAME_PART}")
_PROPER = re.compile(r"(?<=[^\W\d_][ \n])(?<![.!?:] )[A-Z][^\W\d_]{3,20}\b(?!\s{1,3}[A-Z])")
_CODE = re.compile(
    r"\b(?=[a-z\d]{0,9}[A-Z])(?=[A-Za-z]{1,12}-?[A-Za-z]{0,9}\d)[A-Za-z\d]{2,12}(?:-[A-Za-z\d]{1,12})?\b"
)
_DAY = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})\b(?!,?\s\d{1,2}\b)|\b(?P<day_before>\d{1,2})\s(?P<month_after>[A-Z][a-z]{2,8})\b"
)
_OF_A_STATE = re.compile(r"\s?\([A-Z]{1,2}-[A-Z][\w.]{1,12}\)")
"""What US releases put after a legislator's name: "(R-ID)"."""

_SIZE = re.compile(r"(?<![$€£\d.,])\d{1,4}\.\d{1,2}(?![\d.,]|\s*(?:%|percent|per cent|million|billion|trillion))")
_ODD_DIGITS = 5
_RARE = 0.6
"""The rarity from which a single word in capitals is a name that tells something: past the commonest five thousand."""


class AnchorKind(StrEnum):
    """The families of anchors."""

    AMOUNT = "amount"
    FIGURE = "figure"
    CASE = "case"
    CODE = "code"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    DATE = "date"
    SIZE = "size"
    TITLE = "title word"


WEIGHTS: dict[AnchorKind, float] = {
    AnchorKind.AMOUNT: 6.0,
    AnchorKind.FIGURE: 1.0,
    AnchorKind.CASE: 4.0,
    AnchorKind.CODE: 3.0,
    AnchorKind.PERSON: 3.0,
    AnchorKind.PLACE: 1.5,
    AnchorKind.NAME: 2.0,
    AnchorKind.DATE: 1.5,
    AnchorKind.SIZE: 0.0,
    AnchorKind.TITLE: 3.0,
}
"""What a rare anchor of each family counts. Their order is the issue's: an odd amount is nearly proof, a bill or a
person a strong sign; their size was found on the sample collection and made-up pairs."""

SPECIFIC = frozenset(AnchorKind) - {AnchorKind.TITLE, AnchorKind.SIZE}
"""Families that tell one happening from another of its sort, which words do not."""

LEADING = frozenset(AnchorKind) - {AnchorKind.FIGURE, AnchorKind.SIZE}
"""Families by which releases find each other; the others are too common for it."""

OFFICIAL = 0.5
"""What a person counts who speaks in many releases by office: a senator, a minister, an agency's director."""

OF_ORGANISATION = 0.25
"""How much of its weight a name keeps that names an organisation: it is in release after release of its field."""

PROMINENCE = {"title": 1.7, "opening": 1.3}
"""How much more a word counts in the title, and in the opening."""

OPENING = 80
"""Words that open a release: two or three sentences, which tell what it is about (the inverted pyramid)."""

Anchor = tuple[AnchorKind, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An anchor as one release holds it.

    Attributes:
        weight: What it counts before the collection is looked at; nothing for what only tells releases apart.
        at: Where it stands first.
        leads: Whether the title has it, or of a day, the opening. A person who only speaks leads nothing.
    """

    weight: float
    at: At
    leads: bool = False


class Anchors:
    """Finds the anchors of releases with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rarity = Rarity(knowledge)
        self._broad_people = frozenset(folded(name) for name in knowledge.words("broad_people"))
        self._broad_names = frozenset(knowledge.words("broad_names"))
        self._broad_words = {word for name in self._broad_names for word in name.split()}
        self._offices = frozenset(knowledge.words("speaking_offices"))
        self._saying = frozenset(knowledge.words("saying_verbs"))
        self._now = frozenset(word for word, step in knowledge.glossary("relative_days").items() if not step)
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
            *self._codes(reading),
            *self._dates(reading),
            *self._sizes(reading),
            *self._titles(reading, title - speakers),
        ):
            if anchor not in found or (found[anchor].weight, found[anchor].leads) < (held.weight, held.leads):
                found[anchor] = held
        return found

    def rarity(self, word: str) -> float:
        """How rare a word is in English at large, from 0 (everywhere) to 1; names of laws that many cite are not."""
        return 0.0 if word in self._broad_words else self._rarity.of(word)

    def _title(self, reading: Reading) -> frozenset[str]:
        """The words of a title that the text itself states, countries for their people; a file's name says nothing."""
        stated = reading.release.title
        return frozenset(map(self._plain, folded(stated.value).split())) if stated.span else frozenset()

    def _plain(self, word: str) -> str:
        return self._countries.get(word, word)

    def _amounts(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """Odd amounts, and numbers of two digits or more of what is named."""
        for figure in reading.figures:
            at = At(reading.release.id, figure.start, figure.end)
            digits = significant_digits(figure)
            if digits >= _ODD_DIGITS or (digits == _ODD_DIGITS - 1 and figure.kind is Kind.MONEY):
                weight = WEIGHTS[AnchorKind.AMOUNT] * (1 if digits >= _ODD_DIGITS else 0.5)
                yield (AnchorKind.AMOUNT, f"{figure.kind} {figure.unit or ''} {figure.value}"), Held(weight, at)
            elif figure.kind is not Kind.DURATION and (what := _counted(figure)) and (figure.value or 0) >= 10:
                told = digits or len(f"{figure.value:g}".replace(".", "").rstrip("0"))
                weight = WEIGHTS[AnchorKind.FIGURE] * 2.0 ** (min(told, 3) - 2)
                yield (AnchorKind.FIGURE, f"{what} {figure.value} {figure.high or ''}".rstrip()), Held(weight, at)

    def _roles(self, reading: Reading) -> dict[str, bool]:
        """The people of a release, each with whether some mention gives an office from which one speaks often."""
        found: dict[str, bool] = {}
        for mention in reading.mentions:
            if mention.kind is MentionKind.PERSON:
                office = not self._offices.isdisjoint(folded(mention.role or "").split())
                office = office or _OF_A_STATE.match(reading.release.text, mention.end) is not None
                name = folded(mention.name)
                found[name] = found.get(name, False) or office
        return found

    def _mentions(
        self, reading: Reading, title: frozenset[str], roles: Mapping[str, bool]
    ) -> Iterator[tuple[Anchor, Held]]:
        rare = WEIGHTS[AnchorKind.PERSON]
        for mention in reading.mentions:
            name, at = folded(mention.name), At(reading.release.id, mention.start, mention.end)
            words = frozenset(name.split())
            match mention.kind:
                case MentionKind.PERSON if len(words) > 1 and not self._is_contact(reading, mention):
                    leads = bool(words & title)
                    weight = 0.0 if leads or name in self._broad_people else OFFICIAL if roles[name] else rare
                    yield (AnchorKind.PERSON, name), Held(weight, at, leads and not self._speaks(reading, name))
                case MentionKind.CASE | MentionKind.OPERATION if name not in self._broad_names:
                    yield (AnchorKind.CASE, name), Held(WEIGHTS[AnchorKind.CASE], at, words <= title)
                case MentionKind.PLACE:
                    rarity = max((self.rarity(word) for word in words), default=0.0)
                    yield (AnchorKind.PLACE, name), Held(WEIGHTS[AnchorKind.PLACE] * rarity, at, words <= title)

    def _speaks(self, reading: Reading, name: str) -> bool:
        """Whether a person is quoted in a release, said or announced something, or issued it."""
        publisher = reading.release.publisher
        last = name.split()[-1]
        said = {folded(quote.speaker) for quote in reading.quotes if quote.speaker}
        if name in said or (publisher and last in folded(publisher.value).split()):
            return True
        after = re.compile(rf"\b{re.escape(last)}(?:,[^,.]{{1,60}},)?\W+(?:also\W+|today\W+)?(\w+)", re.IGNORECASE)
        return any(match[1].lower() in self._saying for match in after.finditer(reading.release.text))

    def _is_contact(self, reading: Reading, mention: Mention) -> bool:
        """Whether a person only stands in a line with a telephone number to call."""
        line = reading.release.text.rfind("\n", 0, mention.start) + 1
        return folded(reading.release.text[line : mention.start]).startswith(self._contacts)

    def _names(
        self, reading: Reading, title: frozenset[str], roles: Mapping[str, bool]
    ) -> Iterator[tuple[Anchor, Held]]:
        known = {word for name in roles for word in name.split()}
        if reading.release.publisher:
            known.update(folded(reading.release.publisher.value).split())
        placed = {word for m in reading.mentions if m.kind is MentionKind.PLACE for word in folded(m.name).split()}
        organised = [(m.start, m.end) for m in reading.mentions if m.kind is MentionKind.ORGANISATION]
        for start, end in running_text(reading.release):
            for match in _CAPITALISED.finditer(reading.release.text, start, end):
                words = folded(match[0]).split()
                rarity = self._name_rarity(words) if known.isdisjoint(words) else 0.0
                at = At(reading.release.id, *match.span())
                if any(start < at.end and at.start < end for start, end in organised):
                    rarity *= OF_ORGANISATION
                held = Held(WEIGHTS[AnchorKind.NAME] * rarity, at, title.issuperset(words))
                yield (AnchorKind.NAME, " ".join(words)), held
            for match in _PROPER.finditer(reading.release.text, start, end):
                word = match[0].lower()
                rarity = self.rarity(word)
                if rarity >= _RARE and word not in known and word not in placed:
                    at = At(reading.release.id, *match.span())
                    yield (AnchorKind.NAME, word), Held(WEIGHTS[AnchorKind.PLACE] * rarity, at, word in title)

    def _codes(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """Names with digits in them: a substance, a model, a flight."""
        for start, end in running_text(reading.release):
            for match in _CODE.finditer(reading.release.text, start, end):
                rarity = max(self.rarity(part) for part in re.findall("[a-z]+", match[0].lower()))
                held = Held(WEIGHTS[AnchorKind.CODE] * max(rarity, 0.5), At(reading.release.id, *match.span()))
                yield (AnchorKind.CODE, match[0].lower()), held

    def _name_rarity(self, words: Sequence[str]) -> float:
        """How rare a name in capitals is: the mean of its words; of only two words, both must be rare."""
        rarities = [self.rarity(word) for word in words]
        return 0.0 if len(words) < 3 and min(rarities) < 0.5 else sum(rarities) / len(rarities)

    def _dates(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """The days that a release speaks of, by month and number: the year is often left out.

        Its day of issue counts nothing, but shows that another release's day is its own. The days in its opening lead,
        but for the one that "today" names: two releases on one happening may be issued on two days.
        """
        release = reading.release
        opening = self._opening(reading)
        issued = release.published.value if release.published else None
        if issued:
            yield (AnchorKind.DATE, f"{issued:%m-%d}"), Held(0.0, At(release.id, 0, min(1, len(release.text))))
        days = [(d.first.month, d.first.day, d.start, d.end) for d in reading.dates if d.first == d.last]
        heads = [(block.start, block.end) for block in release.blocks if block.kind is BlockKind.DATELINE]
        for start, end in running_text(release):
            for match in _DAY.finditer(release.text, start, end):
                if month := self._months.get((match["month"] or match["month_after"]).lower()):
                    days.append((month, int(match["day"] or match["day_before"]), *match.span()))
        for month, day, start, end in days:
            if any(first <= start < last for first, last in heads):
                continue
            own = issued is not None and (month, day) == (issued.month, issued.day)
            leads = start < opening and release.text[start:end].lower() not in self._now
            held = Held(0.0 if own else WEIGHTS[AnchorKind.DATE], At(release.id, start, end), leads)
            yield (AnchorKind.DATE, f"{month:02}-{day:02}"), held

    def _sizes(self, reading: Reading) -> Iterator[tuple[Anchor, Held]]:
        """The decimal numbers of the title that are neither money nor shares ("magnitude 6.4")."""
        span = reading.release.title.span
        for match in _SIZE.finditer(reading.release.text, *span) if span else ():
            yield (AnchorKind.SIZE, match[0]), Held(0.0, At(reading.release.id, *match.span()), leads=True)

    def _opening(self, reading: Reading) -> int:
        """Where the opening of a release ends."""
        left = OPENING
        for start, end in running_text(reading.release):
            for match in WORD.finditer(reading.release.text, start, end):
                left -= 1
                if not left:
                    return match.end()
        return len(reading.release.text)

    def _titles(self, reading: Reading, title: frozenset[str]) -> Iterator[tuple[Anchor, Held]]:
        span = reading.release.title.span
        for word in sorted(title) if span else ():
            if (rarity := self.rarity(word)) and span:
                weight = WEIGHTS[AnchorKind.TITLE] * rarity
                yield (AnchorKind.TITLE, stem(word)), Held(weight, At(reading.release.id, *span), leads=True)

    def words(self, reading: Reading) -> dict[str, float]:
        """What the words of a release say of its subject: the weight of each, as a stem.

        A rare word counts, and more for how often and how prominently it stands; names of those who speak by office do
        not.
        """
        release, title = reading.release, self._title(reading)
        speakers = {word for name, official in self._roles(reading).items() if official for word in name.split()}
        written = [word for span in running_text(release) for word in WORD.findall(release.text, *span)]
        plain = [self._plain(word.lower()) for word in written]
        opening = set(plain[:OPENING])
        found: dict[str, float] = {}
        for word, uses in Counter(plain).items():
            if word not in speakers and (rarity := self.rarity(word)):
                place = PROMINENCE["title"] if word in title else PROMINENCE["opening"] if word in opening else 1.0
                weight = rarity * (1 + math.log(uses)) * place
                found[stem(word)] = max(weight, found.get(stem(word), 0.0))
        return found


def _counted(figure: Figure) -> str:
    return figure.unit or figure.concept or figure.counted or ""


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
