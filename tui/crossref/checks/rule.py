"""What a check is, and what it may look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from tui.crossref.wording import Wording
from tui.knowledge import Knowledge
from tui.model import At, Check, Evidence, Figure, Reading, Standing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around the release that is checked. Empty for a release checked by itself.

    Attributes:
        readings: The releases on its events, and the final text of a draft, by release id.
        standings: The standing of each of its figures, by figure id.
        final: For a draft, the reading of the text that it became.
    """

    readings: Mapping[str, Reading] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    final: Reading | None = None

    def figure(self, figure_id: str) -> Figure | None:
        """A figure of any release around, by its id."""
        release, _, start = figure_id.partition(":")
        figures = self.readings[release].figures if release in self.readings else ()
        place = bisect_left(figures, int(start), key=attrgetter("start"))
        return figures[place] if place < len(figures) and figures[place].id == figure_id else None


class Terms:
    """The words that checks go by, looked up once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.wording = Wording(knowledge)
        self.empty = frozenset(knowledge.words("function_words"))
        self.partial = tuple(knowledge.words("partial_list_words"))
        self.membership = tuple(knowledge.words("membership_words"))
        self.saying = frozenset(knowledge.words("saying_verbs"))
        self.as_of = tuple(knowledge.words("as_of_words"))
        self.list_openings = frozenset(knowledge.words("list_openings"))
        self.weekdays = {word: int(number) for word, number in knowledge.glossary("weekdays").items()}
        self.countries = frozenset(word.lower() for word in knowledge.group_of("countries")) | frozenset(
            word.lower() for word in knowledge.groups("countries")
        )
        self.event_nouns = knowledge.group_of("event_nouns")
        self.role_families = knowledge.group_of("role_families")


Find = Callable[[Reading, Surroundings, Terms], Iterator[Check]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as `presscheck check --list` shows it.

    Attributes:
        code: Its code: the hundred is its family.
        name: What it is called.
        finds: What it finds, in one sentence.
        example: A text that triggers it.
        holds: A text beside it that does not.
        find: Finds it in a release.
    """

    code: str
    name: str
    finds: str
    example: str
    holds: str
    find: Find


def finding(code: str, reading: Reading, span: tuple[int, int], message: str, *evidence: tuple[str, int, int]) -> Check:
    """A finding at a span of a release, resting on spans of this and other releases."""
    rests = (Evidence(code, tuple(At(*at) for at in evidence)),) if evidence else ()
    return Check(code, reading.release.id, span[0], span[1], message, rests)


def said(text: str) -> str:
    """A piece of a release's text as quoted in a message, on one line."""
    return f"“{' '.join(text.split())}”"


def has_any(words: Sequence[str], text: str) -> bool:
    """Whether any of some folded words, or of what begins with one, stands in a text."""
    folded = f" {' '.join(text.lower().split())} "
    return any(f" {word}" in folded for word in words)


def phrase(reading: Reading, figure: Figure) -> str:
    """A figure with what it counts, as quoted in a message: “22 countries”."""
    end = figure.end
    for reason in figure.why:
        if reason.field == "counted" and figure.end <= reason.start and reason.end - figure.end < 60:
            end = max(end, reason.end)
    return said(reading.release.text[figure.start : end])
