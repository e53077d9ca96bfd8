"""The head of a release: title, subtitle, datelines, bylines, and what stands above them."""

from __future__ import annotations

import re

from tui.knowledge import Knowledge
from tui.loader.datelines import DateLines
from tui.loader.marks import list_mark
from tui.loader.patterns import Patterns
from tui.loader.pieces import Piece
from tui.loader.sheet import Sheet, all_capitals, is_prose
from tui.model import BlockKind

_LONGEST_TITLE = 60
"""Words; the longest titles in the field run to about forty."""

_LONGEST_HEAD = 24
"""Pieces; where there is no prose by then, the document is a list or a table and has no head but its title."""

_MOST_SUBTITLES = 3
"""Lines; where more stand under a title before the prose, they are something else."""

_SITE_HEADER = re.compile(r"(.{2,60}?)\s(?:[-–—|»]|::)\s(.{2,120})")
_OPENING = re.compile(
    r"(?P<place>\(?[A-Z][\w.'’-]{0,30}(?:[^\S\n][A-Z][\w.'’-]{0,30}){0,3}(?:,\s[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20})?)?\)?)"
    r"(?P<more>[,\s(/][^–—\n]{2,60}?)?"
    r"(?P<dash>\s{0,3}(?:–|—|--)\s{0,3}|\s{0,3}-\s{1,3}|\s{2,})(?=[\"“‘(]?[A-Z0-9$€£])"
)
_DATED = re.compile(r"(?:\.|\s?[:–—]|\s-)\s{1,3}(?=[\"“‘(]?[A-Z])")
_RELEASE_LINES = frozenset(("release-line", "immediate-release"))
_LONGEST_ISSUER = 10
"""Words; "Department of Fire and Rescue of the City of Example" has ten."""

_WIRE = re.compile(r"[\s/(]*[A-Z][\w .&-]{1,40}[)/\s]*")


class Heads:
    """Lays out heads with one set of knowledge."""

    def __init__(self, knowledge: Knowledge, dates: DateLines) -> None:
        self._dates = dates
        self._bylines = Patterns(knowledge, "bylines")
        self._site_words = frozenset(knowledge.words("site_words"))
        self._letterheads = Patterns(knowledge, "letterheads")
        organisations = knowledge.groups("organisations")
        self._organisations = frozenset(
            name.casefold() for pair in organisations.items() for name in (pair[0], *pair[1])
        )
        self._organisation_heads = frozenset(word.casefold() for word in knowledge.words("organisation_heads"))

    def lay_out(self, sheet: Sheet) -> int:
        """Decide the pieces of the head; the index of the first piece of the body is returned."""
        body = self._end_of(sheet)
        candidates = sheet.undecided(0, body)
        announced = self._announced(sheet, body)
        while len(candidates) > 1 and (
            rule := self._letterhead(sheet.text_at(candidates[0]), issues=candidates[0] < announced <= candidates[1])
        ):
            sheet.decide(candidates.pop(0), BlockKind.BOILERPLATE, rule)
        if len(sheet.pieces) == 1:
            return 0
        titles = [index for index, piece in enumerate(sheet.pieces[: body + 1]) if piece.stated is BlockKind.TITLE]
        if titles:
            sheet.decide(titles[0], BlockKind.TITLE, sheet.pieces[titles[0]].rule)
            body = max(body, titles[0] + 1)
            candidates = [index for index in candidates if index > titles[0]]
        elif candidates:
            title = last = candidates.pop(0)
            while candidates and _runs_on(sheet, last, candidates[0]):
                last = candidates.pop(0)
            sheet.join(title, last, BlockKind.TITLE, "first-line" if last == title else "first-lines")
        if body < len(sheet.pieces) and len(candidates) <= _MOST_SUBTITLES:
            for index in candidates:
                if not sheet.text_at(index).endswith("."):
                    sheet.decide(index, BlockKind.SUBTITLE, "below-title")
        return body

    def dateline_length(self, text: str, piece: Piece) -> int:
        """The length of the dateline that opens a paragraph ("WASHINGTON, 7 May 2012 – The …"), 0 where none does."""
        opening = text[piece.start : min(piece.end, piece.start + 160)]
        match = _OPENING.match(opening)
        if match is None:
            day = self._dates.date_in(opening)
            dated_first = _DATED.match(opening, day[2]) if day and day[1] == 0 else None
            return dated_first.end() if dated_first else 0
        city = match["place"].strip("()").partition(",")[0]
        state, more = match["place"].partition(",")[2], match["more"] or ""
        dated = self._dates.date_in(state + more) is not None
        if more.strip() and not dated and not _WIRE.fullmatch(more):
            return 0
        dashed = not match["dash"].isspace()
        shouted = city.isupper() and len(city) > 4
        return match.end() if shouted or (dashed and (dated or self._dates.names_place(city))) else 0

    def _end_of(self, sheet: Sheet) -> int:
        """The first piece of the body; the datelines, bylines before it are decided on the way."""
        for index in sheet.undecided(0, min(_LONGEST_HEAD, len(sheet.pieces))):
            stated = sheet.pieces[index].stated
            if stated is BlockKind.TITLE:
                continue
            if stated not in (None, BlockKind.SUBTITLE):
                return index
            text = sheet.text_at(index)
            mark = list_mark(text)
            line = text[len(mark) :].lstrip()
            if self._dates.line(line):
                sheet.decide(index, BlockKind.DATELINE, "date-line", mark)
            elif name := self._bylines.name_of(line):
                sheet.decide(index, BlockKind.BYLINE, name, mark)
            elif self._dates.names_place(line):
                sheet.decide(index, BlockKind.DATELINE, "place-line", mark)
            elif mark or is_prose(text) or text.count(" ") > _LONGEST_TITLE:
                return index
        return min(_LONGEST_HEAD, len(sheet.pieces))

    def _announced(self, sheet: Sheet, body: int) -> int:
        """The piece of the head that says only that this is a release, -1 where none does."""
        announcing = (
            index for index in range(body) if any(b.rule in _RELEASE_LINES for b in sheet.blocks.get(index, ()))
        )
        return next(announcing, -1)

    def _letterhead(self, line: str, *, issues: bool) -> str | None:
        """The rule by which a line above the title belongs to a web site or a letterhead.

        ``issues`` is whether "News release" or the like stands between it and the next line: then the name of an
        organisation is that of the issuer, not a title.
        """
        words = re.findall(r"\w+", line.casefold())
        site = _SITE_HEADER.fullmatch(line)
        if site and not self._site_words.isdisjoint(words) and _is_name(site[1]):
            return "site-header"
        if (
            issues
            and len(words) <= _LONGEST_ISSUER
            and _is_name(line)
            and not self._organisation_heads.isdisjoint(words)
        ):
            return "issuer-line"
        known = line.casefold().removeprefix("the ") in self._organisations
        return "letterhead" if known or self._letterheads.name_of(line) else None


def _is_name(words: str) -> bool:
    """Whether every word is capitalised but the small ones that stand inside names."""
    return all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words.split())


def _runs_on(sheet: Sheet, line: int, below: int) -> bool:
    """Whether a title goes on in the next candidate: it begins small, or both are in capitals and touch."""
    if below != line + 1:
        return False
    above, text = sheet.text_at(line), sheet.text_at(below)
    if text[0].islower() and above[-1] not in ".!?":
        return True
    return sheet.pieces[below].gap == 0 and all_capitals(above) and all_capitals(text)
