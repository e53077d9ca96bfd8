"""Source text as something a terminal can draw: the only module that does this, for every widget and command.

A document's text is hostile until it has been here. Control characters, escape sequences, bidirectional overrides and
lone surrogates get visible stand-ins; characters that draw nothing (zero-width marks, soft hyphens, joiners out of
place) are taken out; every kind of white space becomes one space.

The mapping back to the source is never lost: :func:`stand_ins` gives one code point for one code point, with
:data:`NOTHING` where nothing is drawn, and :class:`Drawn` adds which cell of the screen each of them falls on.
Grapheme clusters and widths are rich's (the same that Textual measures with), with one addition: two regional
indicators are one flag.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size, split_graphemes

NOTHING = "\0"
"""Stands for a code point that draws nothing. A NUL of the source has a visible stand-in, so this is unambiguous."""

NO_BREAK_SPACE = "\xa0"

CONTINUED = "\1"
"""In :attr:`Drawn.cells`, the second cell of a wide cluster."""

LOST = "\ufffd"
"""Stands for what must not reach a terminal and has no picture: bidirectional controls, C1, lone surrogates."""

MAX_CLUSTER = 32
"""Code points of one cluster that are drawn. The longest emoji sequences in use have ten (Unicode emoji-zwj-sequences);
a letter under hundreds of combining marks would stall the terminal."""

PLAIN = r" -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc"
"""One code point, one cell, joined to nothing before it: measured without looking at clusters."""

WIDE = r"\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
"""One code point, two cells, joined to nothing before it."""

_ODD = re.compile(rf"[^{PLAIN}]")
_NOT_PLAIN = re.compile(rf"(?P<wide>[{WIDE}]+(?![^{PLAIN}{WIDE}]))|[^{PLAIN}{WIDE}]+")
"""Runs of wide characters, and runs that must be cut into clusters together with the character before them."""

_SPACES = re.compile(rf"[ {NO_BREAK_SPACE}{NOTHING}]{{2,}}")

_EMOJI = r"\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(rf"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")

_SPACE_CONTROLS = frozenset("\t\n\v\f\r\x85")
_NO_BREAK = frozenset("\u2007\u202f\xa0")
_DIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SOFT_HYPHEN = "\xad"
_JOINER = "\u200d"


class _StandIns(dict[int, str]):
    """The stand-in of each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        stand_in = self[code] = _stand_in(chr(code))
        return stand_in


def _stand_in(character: str) -> str:
    code = ord(character)
    category = unicodedata.category(character)
    if character in _SPACE_CONTROLS or category in ("Zl", "Zp"):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if category in ("Cc", "Cs") or character in _DIRECTIONAL or code & 0xFFFE == 0xFFFE:
        return LOST
    if character in _NO_BREAK:
        return NO_BREAK_SPACE
    if category == "Zs":
        return " " if get_character_cell_size(character) == 1 else character
    unseen = category == "Cf" and character != _JOINER and get_character_cell_size(character) == 0
    return NOTHING if unseen or character == _SOFT_HYPHEN else character


_STAND_INS = _StandIns()


def stand_ins(text: str, *, columns: bool = False) -> str:
    """The text as it can be drawn, code point for code point.

    A run of white space is one space (a no-break space where the run has no other) and then :data:`NOTHING`; with
    ``columns`` it is as many spaces as it is long.
    """
    line = text.replace("\n", " ").replace("\t", " ")
    if _is_odd(line):
        line = line.translate(_STAND_INS)
        if _JOINER in line:
            line = _STRAY_JOINER.sub(NOTHING, line)
    if columns or ("  " not in line and line.isascii()):
        return line
    return _SPACES.sub(_one_space, line)


def _is_odd(line: str) -> bool:
    """Whether anything in a line is not one code point in one cell. Printable ASCII is told at memory speed."""
    return not (line.isascii() and line.isprintable()) and _ODD.search(line) is not None


def _one_space(run: re.Match[str]) -> str:
    spaces = run[0]
    before = len(spaces) - len(spaces.lstrip(NOTHING))
    if before == len(spaces):
        return spaces
    space = " " if " " in spaces else NO_BREAK_SPACE
    return NOTHING * before + space + NOTHING * (len(spaces) - before - 1)


def label(text: str) -> str:
    """The text as one safe line, for titles, lists and messages: white space collapsed, nothing that is not drawn."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return drawn(text).text.replace(NOTHING, "").replace(NO_BREAK_SPACE, " ").strip()


def clusters(text: str) -> list[tuple[int, int, int]]:
    """The grapheme clusters of drawable text as ``(start, end, cells)``."""
    if not text.strip(NOTHING)[1:]:
        return [(0, len(text), cell_len(text))]
    spans: list[tuple[int, int, int]] = []
    half_flag = False
    for start, end, cells in split_graphemes(text)[0]:
        indicator = "\U0001f1e6" <= text[start] <= "\U0001f1ff"
        if indicator and half_flag:
            spans[-1] = (spans[-1][0], end, spans[-1][2] + cells)
        else:
            spans.append((start, end, cells))
        half_flag = indicator and not half_flag
    return spans


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of text with its place on the screen, laid out on one line without end.

    An *index* counts code points of the stretch, a *cell* counts columns of the line.

    Attributes:
        text: One drawable code point for each of the source, :data:`NOTHING` where nothing is drawn.
        cells: One character for each cell: a cluster's first code point, then :data:`CONTINUED` if it is wide.
    """

    text: str
    cells: str
    _cell: tuple[int, ...] = ()
    _index: tuple[int, ...] = ()
    _stride: tuple[int, ...] = ()

    def cell_of(self, index: int) -> int:
        """The first cell of the cluster that holds a code point; past the end, the width."""
        if not self._index:
            return min(index, len(self.cells))
        anchor = bisect_right(self._index, index) - 1
        return min(self._cell[anchor] + (index - self._index[anchor]) * self._stride[anchor], len(self.cells))

    def index_of(self, cell: int) -> int:
        """The first code point of the cluster that covers a cell; past the end, the number of code points."""
        if cell >= len(self.cells):
            return len(self.text)
        if not self._cell:
            return max(cell, 0)
        anchor = bisect_right(self._cell, max(cell, 0)) - 1
        while anchor and self._cell[anchor - 1] == cell:
            anchor -= 1
        stride = self._stride[anchor]
        return self._index[anchor] + ((cell - self._cell[anchor]) // stride if stride else 0)

    def indexes_of(self, cells: Sequence[int]) -> Sequence[int]:
        """:meth:`index_of` for several cells, none past the end."""
        return [self.index_of(cell) for cell in cells] if self._cell else cells


def drawn(text: str, *, columns: bool = False) -> Drawn:
    """The text as it can be drawn, with the cells it takes. See :func:`stand_ins` for ``columns``."""
    line = stand_ins(text, columns=columns)
    if not _is_odd(line):
        return Drawn(line, line)
    cells: list[str] = []
    anchors: list[tuple[int, int, int]] = []  # cell, index, cells a code point from there on (0 inside a cluster)
    excess: list[tuple[int, int]] = []
    cell = end = 0
    for run in _NOT_PLAIN.finditer(line):
        is_wide = run["wide"] is not None
        start = run.start() if is_wide else max(run.start() - 1, end)
        if start > end:
            anchors.append((cell, end, 1))
            cells.append(line[end:start])
            cell += start - end
        end = run.end()
        joined = line[start:end]
        if is_wide:
            anchors.append((cell, start, 2))
            cells.append(CONTINUED.join(joined) + CONTINUED)
            cell += 2 * (end - start)
            continue
        for first, past, width in clusters(joined):
            anchors.append((cell, start + first, 0))
            if past - first > MAX_CLUSTER:
                excess.append((start + first + MAX_CLUSTER, start + past))
            if width:
                cells.append(joined[first] + CONTINUED * (width - 1))
                cell += width
    anchors.append((cell, end, 1))
    cells.append(line[end:])
    return Drawn(_without(line, excess), "".join(cells), *zip(*anchors, strict=True))


def _without(line: str, excess: list[tuple[int, int]]) -> str:
    """The line with spans replaced by :data:`NOTHING`."""
    pieces, end = [], 0
    for start, past in excess:
        pieces += [line[end:start], NOTHING * (past - start)]
        end = past
    return "".join([*pieces, line[end:]])
