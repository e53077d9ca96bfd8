"""A figure with what is needed to tell whether another figure answers the same question."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tui.crossref.intervals import Interval, interval
from tui.crossref.tokens import WORD, folded, stem
from tui.knowledge import Knowledge
from tui.model import Figure, Kind, Reading, Release, ScopeKind, Span

REACH = 7
"""How many words on each side of a figure tell what it is about: the length of an English clause, by observation."""


WINDOW = 160
"""Characters on each side that surely hold so many words; a sentence may be a whole table."""

NAMED = frozenset({Kind.COUNT, Kind.PERCENT, Kind.FRACTION, Kind.OTHER})
"""Kinds of figure that are of different things where they name different things; an amount of money seldom names what
it is of in the same words twice."""


Limits = Mapping[ScopeKind, frozenset[str]]
"""What a figure is limited to, as words by kind of scope."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure as one release's answer to a question.

    Attributes:
        figure: The figure.
        release: The release it stands in.
        values: The values it allows, in plain units of the family; None for a blank.
        family: Figures of different families are never compared: the kind, and the currency of money.
        about: What is counted, as widely as it may be taken ("person"); "" where nothing is named.
        noun: What is counted, as the text says it ("suspect").
        role: What was done to it, synonyms as one; "" where nothing is said.
        governor: The word that the figure's preposition hangs on and the preposition ("agency", "from"), or None.
        modifiers: The words of substance between the figure and its noun ("malicious").
        context: Stems of the words of substance around it, inside its sentence.
        limits: The words of what limits it, by kind.
        day: The day it holds for, as far as that is known.
    """

    figure: Figure
    release: Release
    values: Interval | None
    family: str
    about: str
    noun: str
    role: str
    governor: tuple[str, str] | None
    modifiers: tuple[str, ...]
    context: frozenset[str]
    limits: Limits
    day: date | None

    @property
    def id(self) -> str:
        """The figure's id."""
        return self.figure.id


class Claims:
    """Makes claims of figures, with the words that the knowledge groups together."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._empty = frozenset(knowledge.words("function_words"))
        self._prepositions = frozenset(knowledge.words("governing_prepositions"))
        self._roles = knowledge.group_of("role_families")
        self._living = frozenset(knowledge.words("living_concepts"))
        self._of_persons = frozenset(knowledge.words("roles_of_persons"))
        self._events = knowledge.group_of("event_nouns")
        self._general = frozenset(knowledge.words("general_nouns"))
        self._passing = frozenset(knowledge.words("passing_periods"))
        self._settings = frozenset(knowledge.words("setting_nouns"))
        convertible = [unit for unit in knowledge.records("units") if "offset" not in unit]
        self._factors = {str(unit["symbol"]): float(unit["factor"]) for unit in convertible}
        self._bases = {str(unit["symbol"]): str(unit["base"]) for unit in convertible if "base" in unit}

    def of(self, reading: Reading, figures: Iterable[Figure]) -> list[Claim]:
        """The claims of some of a release's figures, in their order."""
        return [self._claim(reading, figure) for figure in figures]

    def is_setting(self, claim: Claim) -> bool:
        """Whether what is counted is where things happen (countries) rather than what they happen to (suspects)."""
        return claim.noun in self._settings or claim.about in self._settings

    def same_things(self, a: Claim, b: Claim) -> bool:
        """Whether two claims count the same things: the same noun, or two that stand for everyone concerned."""
        return a.noun == b.noun or (a.noun in self._general and b.noun in self._general)

    def _claim(self, reading: Reading, figure: Figure) -> Claim:
        release = reading.release
        noun = figure.counted or ""
        deed = self._events.get(noun, "")
        about = "" if figure.kind not in NAMED else "person" if deed else figure.concept or noun
        role = self._roles.get(figure.role or "", figure.role or "")
        if role in self._of_persons and about not in self._living:
            role = figure.role or ""
        start, end = figure.sentence
        left = _words(release.text, Span(max(start, figure.start - WINDOW), figure.start))
        right = _words(release.text, Span(figure.end, min(end, figure.end + WINDOW)))
        near = [*left[-REACH:], *right[:REACH]]
        return Claim(
            figure=figure,
            release=release,
            values=self._values(figure),
            family=self._family(figure),
            about=about,
            noun="person" if deed else noun,
            role=deed or role,
            governor=self._governor(left),
            modifiers=self._modifiers(release, figure),
            context=frozenset(stem(word) for word in near if word not in self._empty and not word.isdigit()),
            limits=limits(figure, self._passing),
            day=figure.as_of or (release.published.value if release.published else None),
        )

    def _modifiers(self, release: Release, figure: Figure) -> tuple[str, ...]:
        nouns = [reason.start for reason in figure.why if reason.field == "counted"]
        if not nouns or not 0 <= nouns[0] - figure.end <= WINDOW:
            return ()
        return tuple(word for word in _words(release.text, Span(figure.end, nouns[0])) if word not in self._empty)

    def _values(self, figure: Figure) -> Interval | None:
        """The values a figure allows, in the base unit of its kind."""
        values = interval(figure)
        return values.scaled(self._factor(figure)) if values else None

    def _factor(self, figure: Figure) -> float:
        if figure.kind is Kind.PERCENT:
            return 0.01
        return 1.0 if figure.kind is Kind.MONEY else self._factors.get(figure.unit or "", 1.0)

    def _family(self, figure: Figure) -> str:
        """What a figure can be compared with: its kind, and its unit where that cannot be converted."""
        if figure.kind in (Kind.PERCENT, Kind.FRACTION):
            return "share"
        convertible = figure.unit is None or (figure.unit in self._factors and figure.kind is not Kind.MONEY)
        base = self._bases.get(figure.unit or "", "") if convertible else figure.unit
        return f"{figure.kind} {base}".rstrip()

    def _governor(self, left: Sequence[str]) -> tuple[str, str] | None:
        """The last preposition before the figure with the word of substance before it, articles and hedges skipped."""
        for index in range(len(left) - 1, max(len(left) - 5, 0), -1):
            if left[index] in self._prepositions:
                return stem(left[index - 1]), left[index]
            if left[index] not in self._empty:
                return None
        return None


def limits(figure: Figure, passing: Container[str] = ()) -> Limits:
    """The words of a figure's scopes, by kind.

    A place that is only counted ("22 countries") limits nothing, and neither does a period that only says when it was
    reported, such as a weekday: those are told by the words in ``passing``.
    """
    found: dict[ScopeKind, frozenset[str]] = {}
    for kind, name in figure.scope:
        words = folded(name).split()
        counted_place = kind is ScopeKind.PLACE and not name.split()[-1][:1].isupper()
        if not counted_place and not (kind is ScopeKind.PERIOD and any(word in passing for word in words)):
            found[kind] = found.get(kind, frozenset()) | frozenset(words)
    return found


def other_scope(mine: Limits, theirs: Limits) -> bool:
    """Whether two figures are limited to operations, periods or named places that have no word in common."""
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _words(text: str, span: Span) -> list[str]:
    return [match[0].lower() for match in WORD.finditer(text, span.start, span.end)]
