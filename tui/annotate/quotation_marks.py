"""Quotations by their marks alone: where each opens and closes, over paragraphs, nested, mismatched or never closed.

A quotation that runs over paragraphs reopens at each of them and closes only in the last (The Chicago Manual of Style,
13.32). A single closing mark is an apostrophe unless it can close something that is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.annotate.patterns import Pattern
from tui.model import ASIDE, Block, BlockKind, QuoteFlaw

_MARK = Pattern("[\"“”„«»‘’']")
_DOUBLE: Final = "double"
_SINGLE: Final = "single"
_CLOSED_BY = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'"}
_STOPS = ".,!?…;:)]—–"
_NEAR_MARKS = 12  # marks looked at for a better place to close
_SHORTEST_MISMATCH = 4  # words: a single mark before fewer is rather an apostrophe ("‘em")


class Marked(NamedTuple):
    """A quotation: from its opening mark to past its closing one, or past the last word where that is missing."""

    start: int
    end: int
    flaw: QuoteFlaw | None


class _Open(NamedTuple):
    start: int
    mark: str


class _Reader:
    """Follows the marks of a release from block to block."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Marked] = []
        self.open: list[_Open] = []
        self.lapsed = False
        self.live_end = 0

    def block(self, start: int, end: int) -> None:
        """Read the marks of one paragraph."""
        marks = [(match.start(), match[0]) for match in _MARK.finditer(self.text, start, end)]
        if self.open:
            self._carry_over(marks, start)
        for number, (at, mark) in enumerate(marks):
            if self._opens(at, mark, start, end):
                if self.lapsed and _is_double(mark):
                    self.give_up()
                if self.open and at == start and _is_double(mark):
                    continue
                self.open.append(_Open(at, mark))
            elif self.open:
                self._close(at, mark, marks, number)
        if self.open:
            self.open = [self.open[0]] if _is_double(self.open[0].mark) else []
        if self.open and not self.lapsed:
            self.live_end = end

    def _carry_over(self, marks: list[tuple[int, str]], start: int) -> None:
        """Decide whether an open quotation goes on in this block: it does where the block reopens it."""
        reopened = bool(marks) and marks[0][0] == start and _is_double(marks[0][1])
        if not reopened:
            self.lapsed = True
        elif self.lapsed and any(self._closes_double(at, mark) for at, mark in marks[1:]):
            self.give_up()
        else:
            self.lapsed = False

    def give_up(self) -> None:
        """The open quotation was never closed: it ended where it was last alive."""
        self.found.append(Marked(self.open[0].start, self.live_end, QuoteFlaw.UNCLOSED))
        self.open = []
        self.lapsed = False

    def _opens(self, at: int, mark: str, start: int, end: int) -> bool:
        before = self.text[at - 1] if at > start else " "
        after = self.text[at + 1] if at + 1 < end else " "
        if mark in "“„«":
            return not (mark == "“" and self.open and self.open[-1].mark == "„")
        if mark == "‘":
            return not after.isspace()
        if mark == "'" and ((not before.isspace() and before not in "([") or not after.isalnum()):
            return False
        if mark in "\"'":
            if before.isspace() or before in "([—–-“‘":
                return not after.isspace() and not (
                    self.open and self.open[-1].mark == mark and not self._fresh(at, start)
                )
            return not self.open and not after.isspace() and before not in _STOPS and not before.isalnum()
        return False

    def _fresh(self, at: int, start: int) -> bool:
        """Whether an opening mark at ``at`` reopens a quotation carried over from an earlier block."""
        return at == start or self.lapsed

    def _closes_double(self, at: int, mark: str) -> bool:
        return mark in "”»" or (mark == '"' and not self.text[at - 1].isspace())

    def _close(self, at: int, mark: str, marks: list[tuple[int, str]], number: int) -> None:
        """Close what a mark can close: a single one the last single one, a double one the last double or single one."""
        text, last = self.text, self.open[-1]
        after = text[at + 1 : at + 2]
        if mark in "’'":
            if after.isalnum() or _is_double(last.mark):
                return
            if mark == "'" and text[at - 1] not in _STOPS:
                return
            later = marks[number + 1 : number + 1 + _NEAR_MARKS]
            if text[at - 1] in _STOPS or not after.isspace() or not self._has_better_close(later):
                self._finish(len(self.open) - 1, at, None)
            return
        for depth in range(len(self.open) - 1, -1, -1):
            if _is_double(self.open[depth].mark):
                flaw = None if mark == _CLOSED_BY[self.open[depth].mark] else QuoteFlaw.MISMATCHED
                self._finish(depth, at, flaw)
                return
        if len(text[last.start : at].split()) >= _SHORTEST_MISMATCH:
            self._finish(len(self.open) - 1, at, QuoteFlaw.MISMATCHED)

    def _has_better_close(self, later: list[tuple[int, str]]) -> bool:
        """Whether a later mark closes more plainly: after a stop, before the next opening one."""
        inside = any(_is_double(each.mark) for each in self.open)
        for at, mark in later:
            if mark == "‘":
                return False
            if (
                mark in ("’'" if inside else "’'”")
                and not self.text[at + 1 : at + 2].isalnum()
                and self.text[at - 1] in _STOPS
            ):
                return True
        return False

    def _finish(self, depth: int, at: int, flaw: QuoteFlaw | None) -> None:
        self.found.append(Marked(self.open[depth].start, at + 1, flaw))
        del self.open[depth:]
        if not self.open:
            self.lapsed = False


def marked(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """The quotations in the running text of some blocks, by where they open; a nested one follows its outer one."""
    reader = _Reader(text)
    for block in blocks:
        if block.kind in ASIDE:
            continue
        if reader.open and block.kind in (BlockKind.TITLE, BlockKind.SUBTITLE):
            reader.lapsed = True
        start = block.start + (len(block.marker) if block.marker else 0)
        while start < block.end and text[start].isspace():
            start += 1
        reader.block(start, block.end)
    if reader.open:
        reader.give_up()
    return sorted(reader.found, key=lambda quotation: (quotation.start, -quotation.end))


def _is_double(mark: str) -> bool:
    return mark in '“„«"'
