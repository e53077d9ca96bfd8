"""A release set as a page for one width: which stretch of the source stands on which line.

Nothing of the text is copied. A :class:`Page` holds, line by line in flat arrays, the source span that the line draws,
its kind and its indentation; a widget draws the lines it shows and asks the page where an offset is. Wrapping is a
linear scan over cells (see :class:`tui.views.drawable.Drawn`): at spaces, between wide clusters, and inside a word only
when the word alone is longer than the line.

Every code point of a block that is not folded away is on exactly one line; white space between blocks counts as the
end of the line before it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from tui.model import ASIDE, Block, BlockKind, Release, Span
from tui.views.drawable import CONTINUED, NO_BREAK_SPACE, NOTHING, Drawn, drawn, label
from tui.views.wording import day, status

MEASURE = 76
"""The widest column that is comfortable to read, in cells: 45 to 75 characters with a little for the margin of ragged
lines (Bringhurst, The Elements of Typographic Style, 2.1.2)."""

NARROWEST = 8
"""Below this width the column is cut at the pane's edge instead of being wrapped narrower."""


class LineKind(IntEnum):
    """What a line of the page is."""

    BLANK = 0
    META = 1
    HEADLINE = 2
    RULE = 3
    SUBTITLE = 4
    DATELINE = 5
    PARAGRAPH = 6
    LIST_ITEM = 7
    QUOTATION = 8
    FOOTNOTE = 9
    ASIDE = 10
    FOLDED = 11
    EMPTY = 12
    TABLE = 13


_LINE_KINDS = {
    BlockKind.TITLE: LineKind.HEADLINE,
    BlockKind.SUBTITLE: LineKind.SUBTITLE,
    BlockKind.DATELINE: LineKind.DATELINE,
    BlockKind.BYLINE: LineKind.DATELINE,
    BlockKind.PARAGRAPH: LineKind.PARAGRAPH,
    BlockKind.LIST_ITEM: LineKind.LIST_ITEM,
    BlockKind.QUOTATION: LineKind.QUOTATION,
    BlockKind.FOOTNOTE: LineKind.FOOTNOTE,
    BlockKind.CAPTION: LineKind.ASIDE,
    BlockKind.BOILERPLATE: LineKind.ASIDE,
    BlockKind.FURNITURE: LineKind.ASIDE,
}

_GAP = re.compile(r"\S(?: {3,40}|\t)\S")
"""What parts two columns of a table that is typed with spaces."""

_CLOSE_SET = frozenset({LineKind.HEADLINE, LineKind.DATELINE, LineKind.LIST_ITEM, LineKind.FOOTNOTE})
"""Kinds whose blocks follow one another without a blank line."""

_INDENTS = {LineKind.LIST_ITEM: 2, LineKind.QUOTATION: 2}

_FOLDED_WORDS = {
    BlockKind.CAPTION: ("caption", "captions"),
    BlockKind.BOILERPLATE: ("boilerplate line", "boilerplate lines"),
    BlockKind.FURNITURE: ("page element", "page elements"),
}

_NO_LINE_START = frozenset("、。，．：；？！）］｝」』】〉》〕゛゜ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々")
"""Marks that may not begin a line in Chinese and Japanese (JIS X 4051, classes of closing marks and small kana)."""


class Page:
    """A release set for one width.

    Args:
        release: What to set.
        width: The cells there are.
        measure: The cells the column takes at most.
        folded: Whether captions, boilerplate and furniture are folded into one line at the end.
    """

    def __init__(self, release: Release, width: int, *, measure: int = MEASURE, folded: bool = True) -> None:
        self.release = release
        self.folded = folded
        self.measure = max(NARROWEST, min(width, measure))
        self._start = array("q")
        self._end = array("q")
        self._kind = bytearray()
        self._indent = bytearray()
        self._words: dict[int, str] = {}
        self._text_start = array("q")
        self._text_line = array("q")
        self._hidden: list[Block] = []
        self._set()
        self._hidden_starts = [block.start for block in self._hidden]

    # --- where things are -----------------------------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._kind)

    def kind_of(self, line: int) -> LineKind:
        """What a line is."""
        return LineKind(self._kind[line])

    def indent_of(self, line: int) -> int:
        """The cells before a line's text."""
        return self._indent[line]

    def words_of(self, line: int) -> str | None:
        """The words of a line that is not from the text (meta line, rule, folded line), else None."""
        return self._words.get(line)

    def span_of(self, line: int) -> Span:
        """The source span that a line draws; empty for a line that is not from the text."""
        return Span(self._start[line], self._end[line])

    def line_of(self, offset: int) -> int:
        """The line that a source offset is on: the folded line if it is folded away."""
        if self.hides(offset):
            return self.lines - 1
        return self._text_line[max(bisect_right(self._text_start, offset) - 1, 0)] if self._text_line else 0

    def hides(self, offset: int) -> bool:
        """Whether a source offset is in a block that is folded away."""
        after = bisect_right(self._hidden_starts, offset)
        return after > 0 and offset < self._hidden[after - 1].end

    def drawn(self, line: int) -> Drawn:
        """A line's text as it is drawn, without its indentation; empty for a line that is not from the text."""
        text = self.release.text[self._start[line] : self._end[line]]
        return drawn(text, columns=self._kind[line] == LineKind.TABLE)

    def cell_of(self, offset: int) -> int:
        """The cell of its line that a source offset is drawn at, indentation included."""
        line = self.line_of(offset)
        if self._kind[line] == LineKind.FOLDED:
            return 0
        return self._indent[line] + self.drawn(line).cell_of(offset - self._start[line])

    def offset_at(self, line: int, cell: int) -> int:
        """The source offset of the cluster drawn at a cell of a line; past the text, the end of the line's text."""
        text = self.drawn(line)
        index = text.index_of(max(cell - self._indent[line], 0))
        return self._start[line] + min(index, len(text.text.rstrip(" \xa0\0")))

    # --- setting --------------------------------------------------------------------------------------------------

    def _set(self) -> None:
        release = self.release
        titled = any(block.kind is BlockKind.TITLE for block in release.blocks)
        if not titled:
            self._set_head(release.blocks[0].start if release.blocks else 0)
            for words in _wrapped(label(release.title.value), self.measure):
                self._add(LineKind.HEADLINE, 0, 0, words)
            self._set_rule()
        previous: Block | None = None
        headed = not titled
        for block in release.blocks:
            if self.folded and block.kind in ASIDE:
                self._hidden.append(block)
                continue
            if block.kind is BlockKind.TITLE and not headed:
                self._set_head(block.start)
                headed = True
            elif self._parted(previous, block):
                self._set_gap(previous, block)
            self._set_block(block)
            previous = block
        if previous and previous.kind is BlockKind.TITLE:
            self._set_rule()
        end = len(release.text)
        if not release.blocks:
            self._add(LineKind.BLANK, end, end)
            self._add(LineKind.EMPTY, end, end, "This release has no text."[: self.measure])
        if self._hidden:
            self._add(LineKind.BLANK, end, end)
            self._add(LineKind.FOLDED, end, end, _folded_words(self._hidden, self.measure))

    def _parted(self, previous: Block | None, block: Block) -> bool:
        """Whether a blank line (or a headline's rule) goes before a block."""
        if previous is None:
            return True
        kind = _LINE_KINDS[block.kind]
        in_row = kind in _CLOSE_SET or block.kind is BlockKind.FURNITURE
        return not (in_row and kind == _LINE_KINDS[previous.kind])

    def _set_gap(self, previous: Block | None, block: Block) -> None:
        if previous and previous.kind is BlockKind.TITLE:
            self._set_rule()
        within = previous and previous.kind is block.kind is BlockKind.QUOTATION
        self._add(LineKind.QUOTATION if within else LineKind.BLANK, block.start, block.start)

    def _set_head(self, at: int) -> None:
        """The line over the headline: who, when, what sort."""
        if self.lines:
            self._add(LineKind.BLANK, at, at)
        if words := _meta_lines(self.release, self.measure):
            for line in words:
                self._add(LineKind.META, at, at, line)
            self._add(LineKind.BLANK, at, at)

    def _set_rule(self) -> None:
        """The rule under a headline, as long as its longest line."""
        line, longest = self.lines - 1, 0
        while line >= 0 and self._kind[line] == LineKind.HEADLINE:
            words = self._words.get(line)
            text = self.drawn(line).cells.rstrip(" \xa0") if words is None else drawn(words).cells
            longest, line = max(longest, len(text)), line - 1
        self._add(LineKind.RULE, self._end[-1], self._end[-1], "═" * longest)

    def _set_block(self, block: Block) -> None:
        source = self.release.text[block.start : block.end]
        if block.kind is BlockKind.PARAGRAPH and _is_table(source):
            start = block.start
            for row in source.splitlines(keepends=True):
                self._set_lines(LineKind.TABLE, start, drawn(row, columns=True), 0, 0)
                start += len(row)
            return
        kind, text = _LINE_KINDS[block.kind], drawn(source)
        first = rest = _INDENTS.get(kind, 0)
        if kind in (LineKind.LIST_ITEM, LineKind.FOOTNOTE):
            rest += _hang(text, block)
        self._set_lines(kind, block.start, text, first, rest if self.measure - rest >= NARROWEST else 0)

    def _set_lines(self, kind: LineKind, start: int, text: Drawn, first: int, rest: int) -> None:
        """Break a text into lines, the first of them indented by ``first``, the others by ``rest``."""
        breaks = _breaks(text.cells, self.measure - first, self.measure - rest)
        starts = [start, *(start + index for index in text.indexes_of(breaks[1:]))]
        count = len(starts)
        self._text_start.extend(starts)
        self._text_line.extend(range(self.lines, self.lines + count))
        self._start.extend(starts)
        self._end.extend([*starts[1:], start + len(text.text)])
        self._kind.extend(bytes([kind]) * count)
        self._indent.extend(bytes([first]) + bytes([rest]) * (count - 1))

    def _add(self, kind: LineKind, start: int, end: int, words: str | None = None) -> None:
        """Add a line that is not from the text."""
        if words is not None:
            self._words[self.lines] = words
        self._start.append(start)
        self._end.append(end)
        self._kind.append(kind)
        self._indent.append(_INDENTS.get(kind, 0))


def line_spans(text: str, span: Span, width: int) -> list[Span]:
    """A stretch of the source as lines of at most ``width`` cells; their spans follow one another without a gap."""
    line = drawn(text[span.start : span.end])
    starts = [span.start, *(span.start + line.index_of(cell) for cell in _breaks(line.cells, width, width)[1:])]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], span.end], strict=True)]


def _meta_lines(release: Release, measure: int) -> list[str]:
    """Publisher, day and status as far as they are known, as many to a line as fit."""
    parts = [
        label(release.publisher.value) if release.publisher else "",
        day(release.published.value) if release.published else "",
        status(release),
    ]
    lines: list[str] = []
    for part in filter(None, parts):
        joined = f"{lines[-1]} · {part}" if lines else ""
        if joined and len(drawn(joined).cells) <= measure:
            lines[-1] = joined
        else:
            lines += _wrapped(part, measure)
    return lines


def _folded_words(hidden: Sequence[Block], measure: int) -> str:
    """What is folded away, counted by kind where there is room for that."""
    counts = Counter(block.kind for block in hidden)
    words = "+ " + ", ".join(f"{count} {_FOLDED_WORDS[kind][count > 1]}" for kind, count in counts.items())
    return words if len(words) + len("  folded") <= measure else f"+ {len(hidden)} lines"[:measure]


def _is_table(text: str) -> bool:
    """Whether most lines of a block have columns: such a block keeps its lines."""
    if "   " not in text and "\t" not in text:
        return False
    rows = text.splitlines()
    return len(rows) > 1 and 2 * sum(_GAP.search(row) is not None for row in rows) > len(rows)


def _hang(text: Drawn, block: Block) -> int:
    """How far the lines after a list item's or footnote's first hang in: past its mark and the space after it."""
    if not block.marker:
        return 2
    index = len(block.marker)
    while index < len(text.text) and text.text[index] in (" ", NO_BREAK_SPACE, NOTHING):
        index += 1
    return text.cell_of(index)


def _wrapped(words: str, measure: int) -> Iterator[str]:
    """Words that are not from the text, as lines."""
    text = drawn(words)
    starts = [0, *(text.index_of(cell) for cell in _breaks(text.cells, measure, measure)[1:])]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield text.text[start:end].replace(NOTHING, "").rstrip()


def _breaks(cells: str, first: int, rest: int) -> list[int]:
    """The cells at which lines begin, the first line being ``first`` cells wide and the others ``rest``.

    A space at a line's end hangs over it and does not count.
    """
    breaks = [0]
    start, width, total = 0, first, len(cells)
    wide, hyphens = CONTINUED in cells, "-" in cells or "—" in cells
    while total - start > width:
        limit = start + width
        cut = cells.rfind(" ", start, limit + 1) + 1
        if wide:
            cut = max(cut, _wide_break(cells, start, limit))
        if hyphens:
            cut = max(cut, _hyphen_break(cells, max(cut, start), limit))
        if cut <= start:
            cut = cells.rfind(NO_BREAK_SPACE, start, limit + 1) + 1
        if cut <= start:
            cut = limit - (cells[limit] == CONTINUED)
        breaks.append(cut)
        start, width = cut, rest
    return breaks


def _hyphen_break(cells: str, start: int, limit: int) -> int:
    """The last place before ``limit`` after a dash, or after a hyphen between letters; 0 if there is none.

    Not after a hyphen beside a digit (Unicode line breaking, rules LB21 and LB25): ranges and dates stay whole.
    """
    for at in range(limit - 1, start, -1):
        if cells[at] == "—" or (cells[at] == "-" and cells[at - 1].isalpha() and cells[at + 1].isalpha()):
            return at + 1
    return 0


def _wide_break(cells: str, start: int, limit: int) -> int:
    """The last place before ``limit`` after a wide cluster where a line may break; 0 if there is none."""
    cut = cells.rfind(CONTINUED, start, limit) + 1
    while cut > start and cells[cut] in _NO_LINE_START:
        cut = cells.rfind(CONTINUED, start, cut - 1) + 1
    return cut
