"""Organisations that no table knows: told by the words their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.annotate.capitals import Line, Manner
from tui.annotate.patterns import Pattern
from tui.annotate.vocabulary import (
    CALENDAR,
    COMPANY,
    FIXED,
    HEAD,
    JOINED_HEAD,
    NOT_OPERATION,
    OPENER,
    OPERATION,
    ORDINAL,
    STARTER,
    STRONG_TITLE,
    TOPIC,
)
from tui.knowledge import Knowledge
from tui.model import Mention, MentionKind

_LINK = Pattern(r"\s+(?:of|for|on)\s+(?:the\s+)?")
_AND = Pattern(r",?\s+(?:and|&)\s+|,\s+")
_OF = Pattern(r"\s+of\s+(?:the\s+)?")
_SHORTENED = Pattern(r"\s*\([A-Z]{3,8}\)")
_ACRONYM = Pattern(r"\(([A-Z][A-Za-z0-9&-]{1,9})\)")


class Organisations:
    """Finds "Ministry of Foreign Affairs", "Hirtenberger Defence Group", "Danube Steel, Inc."."""

    def __init__(self, knowledge: Knowledge) -> None:
        nouns = knowledge.words("organisation_nouns")
        self._nouns = tuple(f" {noun} " for noun in nouns)
        self._endings = frozenset(f"{noun[-1]} " for noun in nouns)
        self._offices = frozenset(knowledge.words("offices"))

    def find(self, line: Line) -> list[Mention]:
        """Candidates of one line; they may overlap."""
        if line.manner is not Manner.PROSE:
            return []
        text, starts, endings = line.text, line.starts, self._endings
        found = [
            _mention(line, first, last, "organisation-noun")
            for first, last in line.runs
            if text[starts[first] - 2 : starts[first]] in endings and self._is_named(line, first)
        ]
        if line.bits & (HEAD | OPENER | COMPANY):
            for number, bits in enumerate(line.run_marks):
                if bits & (HEAD | OPENER) and not (bits & OPERATION and _names_operation(line, *line.runs[number])):
                    found += self._with_head(line, number)
                if bits & COMPANY:
                    found += self._company(line, number)
        return found

    def _is_named(self, line: Line, first: int) -> bool:
        """Whether the noun before a word makes it an organisation's name: "the charity Icarus"."""
        noun = line.text.endswith(self._nouns, line.start, line.starts[first])
        return noun and line.words[first] not in self._offices

    def _with_head(self, line: Line, number: int) -> Iterator[Mention]:
        first, last = line.runs[number]
        while first < last and line.marks[first] & (STARTER | CALENDAR):
            first += 1
        head = last - 1
        while head >= first and not line.marks[head] & (HEAD | OPENER):
            head -= 1
        if head < first:
            return
        if line.words[first : head + 1] == ["Task", "Force"] and head + 1 < last:
            head += 1
        joined = line.marks[head] & JOINED_HEAD and number and line.text[line.ends[first - 1] : line.starts[first]]
        if joined == " and ":
            first = line.runs[number - 1][0]
            while line.marks[first] & (STARTER | CALENDAR):
                first += 1
        end = head + 1
        if end == last and line.marks[head] & OPENER:
            end = self._extended(line, number, end)
        if end - first < 2:
            return
        yield _mention(line, first, end, "organisation-head")

    def _extended(self, line: Line, number: int, end: int) -> int:
        """Past the runs that "of", "for" or "on" join to a head, and past "and" a topic and "of" a place."""
        joined = _LINK
        while number + 1 < len(line.runs):
            first, last = line.runs[number + 1]
            gap = line.text[line.ends[end - 1] : line.starts[first]]
            if joined is _AND and _OF.fullmatch(gap) and line.marks[first] & FIXED:
                return last
            if joined.fullmatch(gap) is None:
                break
            if joined is _AND and not (line.marks[first] & TOPIC or _SHORTENED.match(line.text, line.ends[last - 1])):
                break
            if line.marks[first] & (STRONG_TITLE | CALENDAR) or _is_code(line.words[first]):
                break
            number, end, joined = number + 1, last, _AND
        return end

    def _company(self, line: Line, number: int) -> Iterator[Mention]:
        first, last = line.runs[number]
        suffix = next(index for index in range(first, last) if line.marks[index] & COMPANY)
        if suffix == first:
            if not number or line.gap_before(first).strip() != ",":
                return
            first, before = line.runs[number - 1]
            if before - first == 1 and number > 1 and line.gap_before(first).strip() in ("and", "&"):
                first = line.runs[number - 2][0]
        while first < suffix and line.marks[first] & STARTER:
            first += 1
        while suffix + 1 < last and line.marks[suffix + 1] & COMPANY:
            suffix += 1
        if first < suffix and not line.marks[first] & ORDINAL:
            yield _mention(line, first, suffix + 1, "company-suffix")


def _mention(line: Line, first: int, last: int, rule: str) -> Mention:
    return Mention(MentionKind.ORGANISATION, line.starts[first], line.ends[last - 1], line.phrase(first, last), rule)


def _is_code(word: str) -> bool:
    """Whether a word is a mission's, a form's or a country's letters ("STS-1", "UK"), and begins no part of a name."""
    return word.isupper() and (len(word) < 4 or not word.isalpha())


def _names_operation(line: Line, first: int, last: int) -> bool:
    """Whether "Operation" in a run brings in a name, as it does not in "Emergency Operation Centre"."""
    marks = line.marks
    return any(marks[at] & OPERATION and not marks[at + 1] & NOT_OPERATION for at in range(first, last - 1))


def acronyms(line: Line, mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention, int, int]]:
    """Acronyms in brackets right behind a name they can stand for, each with the name and where the acronym stands.

    The letters of the acronym must occur in the name in their order, the first of them at the start of a word, after
    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
    """
    for match in _ACRONYM.finditer(line.text, line.start, line.end):
        end = match.start()
        while end > line.start and line.text[end - 1].isspace():
            end -= 1
        for mention in mentions:
            if mention.end == end and _stands_for(match[1], line.text[mention.start : mention.end]):
                yield match[1], mention, match.start(1), match.end(1)


def _stands_for(acronym: str, name: str) -> bool:
    letters = [letter for letter in acronym.lower() if letter.isalpha()]
    initials = [word[0].lower() for word in re.split(r"[\s-]+", name) if word]
    if not letters or letters[0] not in initials:
        return False
    rest = iter(name.lower())
    return all(letter in rest for letter in letters) and len(name.split()) > 1
