"""The lines of a page as styled segments: text under figures, hits and the selection, with marks beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style

from tui.marks import FAILED_CHECK, MARKS, Mark
from tui.model import UNSETTLED, Check, Figure, Kind, Reading, Span, Standing, StandingKind
from tui.views.drawable import NO_BREAK_SPACE, NOTHING, Drawn
from tui.views.find import Found
from tui.views.footnotes import End
from tui.views.typeset import LineKind, Page

LEFT = 2
"""Cells kept free at the left of the column: the sign of the current figure's line and a space."""

RIGHT = 5
"""Cells kept free at the right of the column: a space and the marks of a line's figures."""

LONGEST_UNDERLINED = 60
"""Code points of a failed check that are underlined; of a longer passage, a quotation say, only the first word is."""

LINE_STYLES: Mapping[LineKind, str] = {
    LineKind.META: "page--meta",
    LineKind.HEADLINE: "page--headline",
    LineKind.RULE: "page--rule",
    LineKind.SUBTITLE: "page--subtitle",
    LineKind.DATELINE: "page--dateline",
    LineKind.FOOTNOTE: "page--footnote",
    LineKind.ASIDE: "page--aside",
    LineKind.FOLDED: "page--folded",
    LineKind.EMPTY: "page--empty",
}
"""The component class of a kind of line; the others are drawn as the page."""

_SETTLED = Style(bold=True, underline=True)
_STANDING_STYLES = {
    StandingKind.DIFFERS: Style(bold=True, underline=True, underline2=True),
    StandingKind.ONLY_HERE: Style(underline=True),
    StandingKind.NOT_COMPARABLE: Style(underline=True),
}
"""How a standing shows in the text without colour: bold if other releases speak of it, doubly underlined if they
differ. Which standing it is, the mark in the margin says."""

_KIND_STYLES = {Kind.PERCENT: Style(italic=True), Kind.FRACTION: Style(italic=True)}
"""Shares lean; counts stand upright, and amounts are known by their unit."""

_CURRENT = Style(bold=True, reverse=True)
_CURRENT_MARK = Style(bold=True, underline=True)
_FAILED = Style(underline=True)


class Palette(Protocol):
    """Where styles come from."""

    def ink(self, name: str = "") -> Style:
        """A component's style on the page's own ground; without a name, the page's."""

    def over(self, name: str) -> Style:
        """What a component changes, to be laid over another style."""


class Overlay(NamedTuple):
    """A style laid over a span of the source; a later one lies over an earlier one."""

    start: int
    end: int
    style: Style


@dataclass
class Ink:
    """Draws the lines of one page.

    Attributes:
        page: The page.
        reading: What was found in its release.
        standings: The standing of each figure, by id.
        checks: The release's failed checks, in text order.
        width: The cells there are for a line, margins included.
        palette: Where styles come from.
        plain: Whether signs are drawn as ASCII.
        current: The current figure's id.
        found: The find hits.
        pointed: The span that is pointed at, if any.
        notes: The ends of the links between footnotes and their marks, in text order.
    """

    page: Page
    reading: Reading
    standings: Mapping[str, Standing]
    checks: Sequence[Check]
    width: int
    palette: Palette
    plain: bool = False
    current: str | None = None
    found: Found = field(default_factory=Found)
    pointed: Span | None = None
    notes: Sequence[End] = ()

    def __post_init__(self) -> None:
        self._figure_starts = [figure.start for figure in self.reading.figures]

    @cached_property
    def marks(self) -> Sequence[tuple[int, Mark]]:
        """Where each figure and failed check begins, and its mark, in text order."""
        figures = [(figure.start, self.mark_of(figure)) for figure in self.reading.figures]
        failed = [(check.start, FAILED_CHECK) for check in self.checks]
        return sorted([*figures, *failed], key=lambda placed: placed[0])

    @property
    def left(self) -> int:
        """The cells before the column: it is centred, but its margins are kept."""
        spare = self.width - self.page.measure
        return max(LEFT, min(spare // 2, spare - RIGHT))

    def segments(self, line: int, selected: Span | None = None) -> list[Segment]:
        """One line, from the left edge to the last mark."""
        page, ground = self.page, self.palette.ink()
        kind, span = page.kind_of(line), page.span_of(line)
        base = self.palette.ink(LINE_STYLES[kind]) if kind in LINE_STYLES else ground
        figures = self.figures_on(span)
        is_current = any(figure.id == self.current for figure in figures) or (
            self.pointed is not None and span.start <= self.pointed.start < span.end
        )
        sign = (">" if self.plain else "▸") if is_current else " "
        segments = [
            Segment(" " * (self.left - LEFT), ground),
            Segment(sign + " ", self.palette.ink("page--sign")),
            *self._indent(kind, page.indent_of(line), base),
        ]
        if (words := page.words_of(line)) is not None:
            segments += self._words(kind, words, base)
        else:
            segments += text_segments(page.drawn(line), span.start, base, list(self._overlays(span, figures, selected)))
        room = self.left + page.measure + 1 - sum(segment.cell_length for segment in segments)
        return [*segments, Segment(" " * room, ground), *self._marks(span, figures)]

    def figures_on(self, span: Span) -> Sequence[Figure]:
        """The figures that a span shows a part of. Figures never overlap."""
        first = max(bisect_right(self._figure_starts, span.start) - 1, 0)
        past = bisect_left(self._figure_starts, span.end)
        return [figure for figure in self.reading.figures[first:past] if figure.end > span.start]

    def offset_at(self, column: int, line: int) -> int:
        """The source offset of a code point of a drawn line, counted from the left edge (as Textual counts)."""
        line = min(line, self.page.lines - 1)
        text, span = self.page.drawn(line), self.page.span_of(line)
        ahead = max(column - self.left - self.page.indent_of(line), 0)
        drawn = [index for index, character in enumerate(text.text) if character != NOTHING]
        index = drawn[ahead] if ahead < len(drawn) else len(text.text)
        return span.start + text.index_of(text.cell_of(index))

    def place_of(self, offset: int) -> tuple[int, int]:
        """Column, counted as in :meth:`offset_at`, and line of a source offset."""
        line = self.page.line_of(offset)
        before = self.page.drawn(line).text[: offset - self.page.span_of(line).start]
        return self.left + self.page.indent_of(line) + len(before) - before.count(NOTHING), line

    def mark_of(self, figure: Figure) -> Mark:
        """The mark of a figure's standing."""
        return MARKS[self._standing(figure)]

    def _standing(self, figure: Figure) -> StandingKind:
        standing = self.standings.get(figure.id)
        return standing.kind if standing else StandingKind.ONLY_HERE

    def _indent(self, kind: LineKind, indent: int, base: Style) -> Iterator[Segment]:
        if kind is LineKind.QUOTATION:
            yield Segment("| " if self.plain else "▏ ", self.palette.ink("page--quotation-rule"))
        elif indent:
            yield Segment(" " * indent, base)

    def _words(self, kind: LineKind, words: str, base: Style) -> Iterator[Segment]:
        """A line that is not from the text."""
        if kind is LineKind.RULE and self.plain:
            words = "=" * len(words)
        yield Segment(words, base)
        folded = "folded".rjust(self.page.measure - len(words))
        if kind is LineKind.FOLDED and folded.startswith(" "):
            yield Segment(folded, base)

    def _marks(self, span: Span, figures: Sequence[Figure]) -> Iterator[Segment]:
        """The marks of what begins on a line: figures in text order, then failed checks."""
        here = [figure for figure in figures if span.start <= figure.start]
        marks = [(self.mark_of(figure), figure.id == self.current) for figure in here]
        told = {figure.start for figure in here if self._standing(figure) in UNSETTLED}
        failed = [check for check in self._checks_on(span) if span.start <= check.start and check.start not in told]
        marks += [(FAILED_CHECK, False)] * len(failed)
        room = RIGHT - 1
        for mark, is_current in marks if len(marks) <= room else marks[: room - 1]:
            style = self.palette.ink(mark.style)
            yield Segment(mark.sign(self.plain), style + _CURRENT_MARK if is_current else style)
        if len(marks) > room:
            yield Segment("+" if self.plain else "…", self.palette.ink())

    def _checks_on(self, span: Span) -> Sequence[Check]:
        """The checks of which something on a line may be underlined."""
        first = bisect_left(self.checks, span.start - LONGEST_UNDERLINED, key=lambda check: check.start)
        past = bisect_left(self.checks, span.end, key=lambda check: check.start)
        return self.checks[first:past]

    def _past_words(self, check: Check) -> int:
        """The end of the words that a check underlines: all it is about, or the first word of a long passage."""
        if check.end - check.start <= LONGEST_UNDERLINED:
            return check.end
        words = self.reading.release.text[check.start : check.start + LONGEST_UNDERLINED].split(maxsplit=1)
        return check.start + len(words[0]) if words else check.end

    def _overlays(self, span: Span, figures: Sequence[Figure], selected: Span | None) -> Iterator[Overlay]:
        for check in self._checks_on(span):
            yield Overlay(check.start, self._past_words(check), self.palette.over(FAILED_CHECK.style) + _FAILED)
        for end in self.notes[bisect_left(self.notes, span.start, key=lambda end: end.here.end) :]:
            if end.here.start >= span.end:
                break
            yield Overlay(*end.here, self.palette.over("page--note") + Style.from_meta({"note": end.here.start}))
        for figure in figures:
            standing = self._standing(figure)
            style = self.palette.over(MARKS[standing].style) + _STANDING_STYLES.get(standing, _SETTLED)
            style += _KIND_STYLES.get(figure.kind, Style.null())
            if figure.id == self.current:
                style += _CURRENT
            yield Overlay(figure.start, figure.end, style + Style.from_meta({"figure": figure.id}))
        if self.pointed:
            yield Overlay(*self.pointed, self.palette.over("page--cursor"))
        hits = self.found.hits
        for index in range(bisect_right(hits, span.start, key=lambda hit: hit.end), len(hits)):
            if hits[index].start >= span.end:
                break
            yield Overlay(
                *hits[index], self.palette.over("page--hit-current" if index == self.found.at else "page--hit")
            )
        if selected:
            yield Overlay(*selected, self.palette.over("page--selection"))


def text_segments(text: Drawn, at: int, base: Style, overlays: Sequence[Overlay]) -> list[Segment]:
    """A line's text, drawn, without the white space at its end.

    Args:
        text: The line.
        at: The source offset of its first code point.
        base: The style under everything.
        overlays: What is laid over it, in source offsets; what lies outside the line is left out.
    """
    width = len(text.cells.rstrip(f" {NO_BREAK_SPACE}"))
    laid = []
    for overlay in overlays:
        first = text.cell_of(max(overlay.start - at, 0))
        past = min(_cell_past(text, overlay.end - at), width)
        if first < past:
            laid.append((first, past, overlay.style))
    edges = sorted({0, width, *(first for first, _, _ in laid), *(past for _, past, _ in laid)})
    segments = []
    for cell, end in pairwise(edges):
        style = base
        for first, past, over in laid:
            if first <= cell < past:
                style += over
        piece = text.text[text.index_of(cell) : text.index_of(end)]
        segments.append(Segment(piece.replace(NOTHING, "").replace(NO_BREAK_SPACE, " "), style))
    return segments


def _cell_past(text: Drawn, index: int) -> int:
    """The first cell after the cluster that the code point before ``index`` belongs to."""
    if index <= 0:
        return 0
    cell = text.cell_of(index)
    while cell < len(text.cells) and text.index_of(cell) < index:
        cell += 1
    return cell
