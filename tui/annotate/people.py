"""People, by the evidence that a name is a person's: an office, a first name, a party, a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator, Set

from tui.annotate.capitals import Line, Manner
from tui.annotate.patterns import Pattern
from tui.annotate.vocabulary import (
    COMPANY,
    FIXED,
    GIVEN_NAME,
    HONORIFIC,
    NAME_LIKE,
    NAME_SUFFIX,
    NOT_A_NAME,
    SOLE,
    STARTER,
    STRONG_TITLE,
    TITLE,
    TITLE_MODIFIER,
    Vocabulary,
)
from tui.knowledge import Knowledge
from tui.model import Mention, MentionKind

_PARTY = Pattern(r"\s*\((?:R|D|I|Ind)\.?[-–—][A-Z][\w. ]{1,14}\)|,\s+(?:R|D|I)[-–][A-Z][\w.]{1,8}(?=[,\s])")
_DETERMINED = Pattern(r"(?:\b[Tt]he|\b[Ii]ts|[’'\"]s)\s")
_ASIDE = Pattern(r", ([a-z]{2,20})\b")
_FARTHEST_OFFICE = 160
_WORD = Pattern(r"[^\s,;:.()\[\]\"“”‘«»]+")
_LONGEST_NAME = 5
_LONGEST_ROLE = 14  # words


class People:
    """Finds people with their offices."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._marks = vocabulary.marks
        offices = knowledge.words("offices")
        self._offices = frozenset(offices) | frozenset(f"{office}s" for office in offices)
        self._sayings = frozenset(knowledge.words("saying_verbs"))
        self._starters = frozenset(word.lower() for word in knowledge.words("sentence_starters"))
        self._determiners = frozenset(knowledge.words("determiners"))
        self._links = frozenset(knowledge.words("role_links"))

    def find(self, line: Line, known: Set[int]) -> list[Mention]:
        """Candidates of one line, in text order.

        Args:
            line: The line.
            known: Where its known places and organisations end: a person's name may follow directly ("Florida
                Governor Ron DeSantis", "Ambassador to the United States Lee Tae-sik").
        """
        found: list[Mention] = []
        if line.manner is Manner.PROSE and len(line.words) > len(line.runs):
            for number, (first, last) in enumerate(line.runs):
                if last - first > 1:
                    found += self._in_run(line, number, first, last, known)
        return found

    def _in_run(self, line: Line, number: int, first: int, last: int, known: Set[int]) -> Iterator[Mention]:
        marks = line.marks
        while first < last and marks[first] & STARTER:
            first += 1
        title = None
        if line.run_marks[number] & TITLE:
            title = next(
                (at for at in range(last - 2, first - 1, -1) if marks[at] & TITLE and self._opens(line, at + 1)), None
            )
        if title is not None:
            begin = title + 1
            end = self._name_end(line, begin, last)
            strong = any(marks[at] & STRONG_TITLE for at in range(first, begin))
            if end - begin >= 2 or (strong and not marks[begin] & SOLE):
                office = _singular(self._office(line, number, first, begin), self._marks)
                if marks[title] & HONORIFIC:
                    office = self._office_after(line, line.ends[end - 1]) or office
                yield self._person(line, begin, end, "title", office)
            return
        begin = first
        if known and line.run_marks[number] & GIVEN_NAME:
            begin = next(
                (at for at in range(first + 1, last - 1) if marks[at] & GIVEN_NAME and line.ends[at - 1] in known),
                first,
            )
        end = self._name_end(line, begin, last)
        if end < last or end - begin < 2:
            return
        together = line.marks_of(begin, end)
        given = bool(marks[begin] & GIVEN_NAME) and not together & SOLE
        if not given and together & (NOT_A_NAME | FIXED):
            return
        after = line.ends[end - 1]
        party = _PARTY.match(line.text, after, line.end)
        role, rule = self._office_before(line, number, begin), "office-before"
        if role is None:
            role, rule = self._office_after(line, party.end() if party else after), "office-after"
        if role is None:
            role, rule = self._office_ahead(line, begin, after), "office-ahead"
        if role is None:
            rule = "party" if party else "first-name" if given else "saying" if self._says(line, begin, end) else ""
        if rule == "saying":
            begin = next((at for at in range(begin, end - 1) if marks[at] & GIVEN_NAME), begin)
        if rule:
            yield self._person(line, begin, end, rule, role)

    def _office(self, line: Line, number: int, first: int, begin: int) -> str:
        """The words of an office before a name, with "Agent in" before "Charge", without the company before "CEO"."""
        while first + 1 < begin and line.marks[first] & COMPANY:
            first += 1
        if number and first == line.runs[number][0] and line.gap_before(first).strip() == "in":
            before = line.runs[number - 1][0]
            if line.marks_of(before, first) & TITLE:
                first = before
        return line.phrase(first, begin)

    def _person(self, line: Line, begin: int, end: int, rule: str, role: str | None) -> Mention:
        return Mention(MentionKind.PERSON, line.starts[begin], line.ends[end - 1], line.phrase(begin, end), rule, role)

    def _opens(self, line: Line, index: int) -> bool:
        """Whether a name can begin at a word."""
        marks = line.marks[index]
        return bool(marks & NAME_LIKE) and (bool(marks & GIVEN_NAME) or not marks & NOT_A_NAME)

    def _name_end(self, line: Line, begin: int, last: int) -> int:
        """Past the last word, up to ``last``, that can belong to the name that begins at ``begin``."""
        end = begin
        while end < last and end - begin < _LONGEST_NAME:
            marks = line.marks[end]
            if marks & NAME_SUFFIX:
                if end > begin:
                    end += 1
                break
            if not marks & NAME_LIKE or (marks & NOT_A_NAME and not marks & GIVEN_NAME):
                break
            end += 1
        return end

    def _office_before(self, line: Line, number: int, begin: int) -> str | None:
        """``astronaut Bob Behnken``, ``Prime minister Hubert Minnis``: the office in small letters before the name."""
        start = line.starts[begin]
        before = line.text[max(line.start, start - 32) : start]
        if not before[-1:].isspace():
            return None
        words = before.split()
        if not words or words[-1] not in self._offices:
            return None
        office = words[-1]
        at = line.text.rfind(office, line.start, start)
        if number and begin == line.runs[number][0]:
            first, last = line.runs[number - 1]
            if line.ends[last - 1] < at and line.text[line.ends[last - 1] : at].isspace():
                while first < last and line.marks[first] & STARTER:
                    first += 1
                if first < last:
                    at = line.starts[first]
        return " ".join(line.text[at:start].split())

    def _office_ahead(self, line: Line, begin: int, after: int) -> str | None:
        """``the union's president, Zita Quint, said``: the office set off by commas from the name behind it."""
        text, start = line.text, line.starts[begin]
        following = _ASIDE.match(text, after, line.end)
        ahead = text[max(line.start, start - _FARTHEST_OFFICE) : start].rstrip()
        if following is None or following[1] in self._links or not ahead.endswith(","):
            return None
        for opened in reversed(list(_DETERMINED.finditer(ahead))):
            words = ahead[opened.end() : -1].split()
            until = next((at for at, word in enumerate(words) if word in self._links), len(words))
            if any(word in self._offices for word in words[max(0, until - 2) : until]) and "," not in " ".join(words):
                return " ".join(words)
        return None

    def _office_after(self, line: Line, after: int) -> str | None:
        """``Rob Wainwright, Director of Europol``: the office between commas behind the name."""
        text = line.text
        if text[after : after + 1] != ",":
            return None
        begin = position = after + 1
        office = end = 0
        for count in range(_LONGEST_ROLE):
            while position < line.end and text[position].isspace():
                position += 1
            match = _WORD.match(text, position, line.end)
            if match is None:
                break
            word = match[0].removesuffix("'s").removesuffix("’s")
            if not count and word in self._determiners:
                begin = match.end()
            elif word in self._offices or (word[0].isupper() and self._marks.get(word, 0) & TITLE):
                office = end = match.end()
            elif word[0].isupper() or (office and word in self._links and not word[0].isupper()):
                end = match.end() if word[0].isupper() else end
            elif office or word in self._starters or word in self._sayings or count > 5:
                break
            position = match.end()
            if text[position : position + 1] in (",", ";", ":", "(", ")", '"', "”"):
                break
            if text[position : position + 1] == ".":
                if len(word) > 3 or position + 1 >= line.end:
                    break
                position += 1
        if not office:
            return None
        return " ".join(text[begin : max(office, end)].split())

    def _says(self, line: Line, begin: int, end: int) -> bool:
        """Whether a verb of saying stands right before or behind the name."""
        start, after = line.starts[begin], line.ends[end - 1]
        before = line.text[max(line.start, start - 16) : start].split()
        behind = line.text[after : min(line.end, after + 16)].split()
        return bool(before and before[-1] in self._sayings) or bool(behind and behind[0].rstrip(",:") in self._sayings)


def _singular(role: str, marks: dict[str, int]) -> str:
    """``Senators`` before the first of two names is the office of one."""
    return (
        role[:-1]
        if role[-1:] == "s" and marks.get(role[:-1].rpartition(" ")[2], 0) & (TITLE | TITLE_MODIFIER)
        else role
    )
