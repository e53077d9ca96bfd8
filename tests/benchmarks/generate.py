"""Made-up collections of press releases of any size, for benchmarks: the same seed gives the same collection.

Sentences are templates of our own; the words that fill them follow Zipf's law over an invented vocabulary, so that
rare and common words are as far apart as in real text. A share of the releases belongs to an event: they name the same
operation and copy a passage from its first release. Every release ends in its publisher's footer.

    python -m tests.benchmarks.generate 1000 some/folder
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

VOCABULARY = 20_000
"""Invented words; a collection of 250 MB of English has more, but the rank–frequency line is what matters."""

FUNCTION_WORDS = 100
"""The ranks that Mandelbrot's form of the law, 1/(rank + 100), leaves to "the", "of" and the like: those stand in the
templates, and words drawn as often as they would make strangers share whole sentences."""

EVENT_SHARE = 0.3
"""The share of releases that belong to an event of two to six releases."""


class Generated(NamedTuple):
    """One made-up release.

    Attributes:
        name: A file name, unique in the collection.
        text: Its text.
        event: The number of its event, or None.
        passage: The passage of at least 12 words that the event's releases share, or "".
    """

    name: str
    text: str
    event: int | None
    passage: str


OPENINGS = (
    "{org} announced today that {n} suspects were arrested in {place} after a {small}-month investigation.",
    "{org} has approved ${money} million in grants for {small} fire departments in {place}.",
    "Officers searched {n} properties across {place} and seized {mass} kg of {word} on {weekday}.",
    "At least {n} people were injured when a {word} {word} struck {place} on {weekday}, {org} said.",
)
BODY = (
    "The {word} of {place} said that the {word} had {word} about {n} of the {big} {word} reported since {year}.",
    "More than {big} residents were asked to leave the {word} {word} near {place}.",
    "According to {org}, the {word} rose from {small} to {n} percent between {year} and the {word} of this year.",
    "{person}, spokesperson of {org}, noted that nearly ${money} million had been spent on {word} and {word}.",
    "Investigators from {small} countries took part, and {n} {word} were examined by the {word} {word} in {place}.",
    "In {year}, the {word} treated {big} patients, {n} of them children, in {small} hospitals.",
)
WORDS_ONLY = (
    "“We will continue to {word} the {word} of {place} with every {word} we have,” said {person}, director of {org}.",
    "The {word} {word}, which the {word} described as {word}, will {word} {place} and its {word} in the coming weeks.",
    "Officials from {place} and the {word} {word} of {org} agreed to {word} the {word} that {word} and {word} share.",
    "“It was a {word} {word} for everyone who {word} here, and the {word} deserve our {word},” {person} added.",
    "The {word} of the {word} {word} is expected to {word} its {word} before the {word} of {place} can {word} again.",
    "{org} thanked the {word} and {word} for their {word}, their {word} and the {word} with which they {word}.",
    "Further {word} on the {word} {word} is available from the {word} office of {org} in {place}.",
    "There was no {word} at the {word}, and the {word} of the {word} remains a {word} for {org}.",
    "The {word} said it would {word} the {word} once the {word} of {place} had {word} its {word}.",
)
COUNTING_SHARE = 0.2
"""The share of sentences with a number; it gives 3.5 figures a kB. The bundled releases have 2.1, others up to 3.4."""
ATTRIBUTED = ", {person} of {org} told reporters in {place}."
ATTRIBUTED_SHARE = 0.5
"""The share of the other sentences that end in a speaker, in a collection that is rich in names: sentences are then as
long and names as frequent as in nineteen real releases, which have 3.3 figures, 7 sentences, 9.4 names and 1.4 dates a
kB. Without them there are 9.3 sentences and 5.4 names, which flatters whoever looks for names."""
KNOWN_PLACES = (
    "Germany", "France", "Virginia", "Texas", "New York", "the United States", "Brussels", "London", "Canada", "Ohio",
    "the Netherlands", "South Korea", "Florida", "Spain", "Los Angeles",
)  # fmt: skip
KNOWN_SHARE = 0.4
"""The share of its places that exist; the others, and all in a collection that is not rich in names, are invented."""

ORGANISATIONS = (
    "The Ministry of {Word}", "The Department of {Word}", "The {Word} Police", "The {Word} Agency", "{Word} Institute",
    "The University of {Word}", "The {Word} Commission", "The {Word} Council",
)  # fmt: skip
FOOTERS = 400
"""How many publishers there are, each with a footer of its own under every release."""


class _Writer:
    def __init__(self, seed: int, *, names: bool = False) -> None:
        self.random = Random(seed)
        self._names = names
        syllables = [first + vowel for first in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "an", "el")]
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            words["".join(self.random.choices(syllables, k=self.random.choice((2, 2, 3, 3, 4))))] = None
        self._words = list(words)
        total = 0.0
        self._weights = [total := total + 1 / (rank + FUNCTION_WORDS) for rank in range(1, VOCABULARY + 1)]
        self._footers = [" ".join(self._sentence(self._template()) for _ in range(2)) for _ in range(FOOTERS)]

    def word(self) -> str:
        return self.random.choices(self._words, cum_weights=self._weights)[0]

    def _sentence(self, template: str) -> str:
        attributable = self._names and template in WORDS_ONLY and "“" not in template
        if attributable and self.random.random() < ATTRIBUTED_SHARE:
            template = template[:-1] + ATTRIBUTED
        while "{word}" in template:
            template = template.replace("{word}", self.word(), 1)
        roll = self.random
        return template.format(
            org=roll.choice(ORGANISATIONS).format(Word=self.word().title()),
            person=f"{self.word().title()} {self.word().title()}",
            place=self._place(),
            weekday=roll.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
            n=roll.randint(11, 990),
            small=roll.randint(2, 9),
            big=f"{roll.randint(1000, 99_000):,}",
            money=f"{roll.randint(1, 900)}.{roll.randint(0, 9)}",
            mass=roll.randint(2, 4000),
            year=roll.randint(1995, 2019),
        )

    def _place(self) -> str:
        if self._names and self.random.random() < KNOWN_SHARE:
            return self.random.choice(KNOWN_PLACES)
        return self.word().title()

    def _template(self) -> str:
        return self.random.choice(BODY if self.random.random() < COUNTING_SHARE else WORDS_ONLY)

    def paragraphs(self, count: int) -> list[str]:
        return [
            " ".join(self._sentence(self._template()) for _ in range(self.random.randint(2, 4))) for _ in range(count)
        ]

    def passage(self) -> str:
        return " ".join(self.word() for _ in range(self.random.randint(14, 60))).capitalize() + "."

    def release(self, number: int, day: date, operation: str, passage: str) -> str:
        title = " ".join(self.word().title() for _ in range(self.random.randint(5, 9)))
        opening = self._sentence(self.random.choice(OPENINGS))
        if operation:
            opening += f" The arrests are part of Operation {operation}."
        body = self.paragraphs(self.random.randint(4, 7))
        if passage:
            body.insert(self.random.randint(0, len(body)), passage)
        footer = self._footers[number % FOOTERS]
        return "\n\n".join((title, f"{day:%d} {day:%B} {day:%Y}", opening, *body, footer)) + "\n"


def releases(count: int, seed: int = 0, *, names: bool = False) -> Iterator[Generated]:
    """``count`` made-up releases of about 2.5 kB, rich in names or not."""
    writer = _Writer(seed, names=names)
    event, left, operation, passage = 0, 0, "", ""
    day = date(2012, 1, 1)
    for number in range(count):
        if left == 0 and writer.random.random() < EVENT_SHARE / 3:
            event, left = event + 1, writer.random.randint(2, 6)
            operation, passage = f"{writer.word().title()} {writer.word().title()}", writer.passage()
            day = date(2012, 1, 1) + timedelta(days=writer.random.randint(0, 2500))
        member = left > 0
        left -= member
        issued = day + timedelta(days=writer.random.randint(0, 6) if member else writer.random.randint(0, 2500))
        text = writer.release(number, issued, operation if member else "", passage if member else "")
        yield Generated(f"{number:06}.txt", text, event if member else None, passage if member else "")


def prose(size: int, seed: int = 0, *, names: bool = False) -> str:
    """One text of at least ``size`` code points, rich in names or not."""
    parts, length = [], 0
    for release in releases(size, seed, names=names):
        parts.append(release.text)
        length += len(release.text)
        if length >= size:
            break
    return "\n".join(parts)


def main() -> None:
    """Write a collection into a folder."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for release in releases(count):
        (folder / release.name).write_text(release.text, encoding="utf-8")


if __name__ == "__main__":
    main()
