"""Names that identify one happening: operations, and cases (bills, laws, storms, numbered papers, editions)."""

from __future__ import annotations

from collections.abc import Iterator

from tui.annotate.capitals import Line, Manner
from tui.annotate.patterns import Pattern
from tui.annotate.vocabulary import (
    AFTER_OPERATION,
    BILL,
    CALENDAR,
    EDITION,
    HEAD,
    LAW,
    NOT_OPERATION,
    OPERATION,
    ORDINAL,
    PAPER,
    STARTER,
    STORM,
)
from tui.knowledge import Knowledge
from tui.model import Mention, MentionKind

_MARKS = "“”‘’\"'«»„"
_OF_YEAR = Pattern(r"\s+of\s+(?:1[89]|20)\d\d\b")
_YEAR = Pattern(r"\s+(?:1[89]|20)\d\d\b")
_YEAR_BEFORE = Pattern(r"\b(?:1[89]|20)\d\d\s+\Z")
_JOINED = Pattern(r"\s+(?:and|of|for|to|in|on|&)\s+|,\s+(?:and\s+)?")
_PAPER_NUMBER = Pattern(
    r"\s+(?:\((?:EU|EC|EEC)\)\s*)?(?:[Nn]o\.?\s*)?(\d{1,6}(?:[-/:]\w{1,8}){0,4})(?![\d,.]*\d)(?!\s?(?:%|percent))"
)
_BILL = Pattern(r"(S\.|(?:H\.?\s?R|[HS]\.?\s?(?:J\.?\s?|Con\.?\s?)?Res)\b\.?)\s?(\d{1,5})(?![\d,.]*\d|%)")
_LONGEST_LAW = 24  # words before a law's last one
_LONGEST_NAME = 4  # words in an operation's name
_TELLING = BILL | OPERATION | STORM | LAW | EDITION | PAPER


class Cases:
    """Finds operations and cases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._codenames = tuple(knowledge.words("codename_words"))
        self._coded = frozenset(knowledge.words("codenamed_things"))
        self._storms = [kind.split() for kind in sorted(knowledge.words("storm_kinds"), key=lambda kind: -len(kind))]
        self._bills = {str(key): str(form) for key, form in knowledge.glossary("bill_prefixes").items()}
        self._papers = [
            paper.split() for paper in sorted(knowledge.words("numbered_papers"), key=lambda paper: -len(paper))
        ]

    def find(self, line: Line) -> list[Mention]:
        """Candidates of one line; they may overlap."""
        return list(self._telling(line)) if line.bits & _TELLING else []

    def _telling(self, line: Line) -> Iterator[Mention]:
        """Candidates of a line some of whose words tell of cases."""
        for index, bits in enumerate(line.marks):
            if bits & BILL:
                yield from self._bill(line, index)
            if bits & OPERATION:
                yield from self._operation(line, index)
            if bits & STORM:
                yield from self._storm(line, index)
            if bits & LAW:
                yield from self._law(line, index)
            if bits & EDITION:
                yield from self._edition(line, index)
            if bits & PAPER:
                yield from self._paper(line, index)

    def has_codename(self, text: str) -> bool:
        """Whether a text brings in any operation by its codename."""
        return any(word in text for word in self._codenames)

    def codenamed(self, line: Line) -> Iterator[Mention]:
        """Operations of a line that are brought in by their codename."""
        for word in self._codenames:
            yield from self._codenamed(line, word)

    def _bill(self, line: Line, index: int) -> Iterator[Mention]:
        """A bill or resolution of the United States' Congress: ``S.597``, ``H.R. 1132``, ``S.J.Res. 12``."""
        match = _BILL.match(line.text, line.starts[index], line.end)
        if match is None:
            return
        letters = "".join(letter for letter in match[1].lower() if letter.isalpha())
        if form := self._bills.get(letters):
            yield Mention(MentionKind.CASE, match.start(), match.end(), f"{form} {match[2]}", "bill-number")

    def _operation(self, line: Line, index: int) -> Iterator[Mention]:
        """``Operation Icarus``: the capitalised words behind it, in a headline only the first."""
        first = index + 1
        if first >= len(line.words) or line.marks[first] & NOT_OPERATION:
            return
        gap = line.gap_before(first)
        if gap.strip(_MARKS + " \n\t\xa0") or not gap[:1].isspace():
            return
        quoted = bool(gap.strip())
        if line.manner is Manner.HEADLINE and not quoted and index and line.gap_before(index).isspace():
            return
        longest = _LONGEST_NAME if quoted or line.manner is Manner.PROSE else 1
        last = first + 1
        while last < len(line.words) and last - first < longest and line.gap_before(last).isspace():
            if line.marks[last] & (AFTER_OPERATION | OPERATION) and not quoted:
                break
            last += 1
        name = _plain(line.phrase(first, last))
        yield Mention(MentionKind.OPERATION, line.starts[index], line.ends[last - 1], name, "operation-name")

    def _codenamed(self, line: Line, word: str) -> Iterator[Mention]:
        """``operation codenamed Icarus``, the thing named within the ten words before."""
        at = line.text.find(word, line.start, line.end)
        if at < 0:
            return
        before = line.text[max(line.start, at - 80) : at].split()[-10:]
        if not any(thing.strip(',“”"').lower() in self._coded for thing in before):
            return
        for first, last in line.runs:
            gap = line.text[at + len(word) : line.starts[first]]
            if line.starts[first] > at and not gap.strip(_MARKS + " \n\t\xa0"):
                first += bool(line.marks[first] & OPERATION and last - first > 1)
                name = _plain(line.phrase(first, last))
                yield Mention(MentionKind.OPERATION, line.starts[first], line.ends[last - 1], name, "codename")
                return

    def _storm(self, line: Line, index: int) -> Iterator[Mention]:
        for kind in self._storms:
            last = index + len(kind)
            if last < len(line.words) and line.words[index:last] == kind and line.gap_before(last).isspace():
                if line.marks[last] & (STARTER | HEAD | STORM | CALENDAR | EDITION) or not line.words[last].isalpha():
                    return
                name = line.phrase(index, last + 1)
                yield Mention(MentionKind.CASE, line.starts[index], line.ends[last], name, "storm-name")
                return

    def _law(self, line: Line, index: int) -> Iterator[Mention]:
        """``Public Health and Safety Act of 2007``: back over capitalised words, and over small ones between them."""
        if line.manner is not Manner.PROSE:
            return
        number = line.run_of(index)
        first = line.runs[number][0]
        while number and index - first < _LONGEST_LAW and _JOINED.fullmatch(line.gap_before(first)):
            number -= 1
            first = line.runs[number][0]
        while first < index and line.marks[first] & (STARTER | CALENDAR):
            first += 1
        if first == index:
            return
        end = line.ends[index]
        if year := _OF_YEAR.match(line.text, end, line.end):
            end = year.end()
        name = " ".join(line.text[line.starts[first] : end].split())
        yield Mention(MentionKind.CASE, line.starts[first], end, name, "law-name")

    def _edition(self, line: Line, index: int) -> Iterator[Mention]:
        """``Safer Internet Day 2012``, ``Second Victim Identification Task Force``."""
        first = line.runs[line.run_of(index)][0]
        while first < index and line.marks[first] & (STARTER | CALENDAR):
            first += 1
        ordinal = next((at for at in range(first, index) if line.marks[at] & ORDINAL), None)
        if line.words[index] == "Force" and (ordinal is None or line.words[index - 1] != "Task"):
            return
        if ordinal is not None and index - ordinal >= 2:
            name = line.phrase(ordinal, index + 1)
            yield Mention(MentionKind.CASE, line.starts[ordinal], line.ends[index], name, "numbered-edition")
        elif first < index and (year := _YEAR.match(line.text, line.ends[index], line.end)):
            name = " ".join(line.text[line.starts[first] : year.end()].split())
            yield Mention(MentionKind.CASE, line.starts[first], year.end(), name, "yearly-edition")
        elif year := _YEAR_BEFORE.search(line.text, max(line.start, line.starts[first] - 6), line.starts[first]):
            name = " ".join(line.text[year.start() : line.ends[index]].split())
            yield Mention(MentionKind.CASE, year.start(), line.ends[index], name, "edition-of-year")

    def _paper(self, line: Line, index: int) -> Iterator[Mention]:
        number = _PAPER_NUMBER.match(line.text, line.ends[index], line.end)
        if number is None:
            return
        for paper in self._papers:
            first = index + 1 - len(paper)
            if first >= 0 and line.words[first : index + 1] == paper:
                name = " ".join(paper) + " " + number[1]
                yield Mention(MentionKind.CASE, line.starts[first], number.end(), name, "numbered-paper")
                return


def _plain(name: str) -> str:
    """A name in capitals throughout as it is usually written; any other unchanged."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in name.split())
