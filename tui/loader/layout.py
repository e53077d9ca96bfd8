"""Text to blocks: what every stretch of a release is.

A release is a head (title, subtitle, datelines, bylines, the lines of a web page or a letterhead), a body, and asides
anywhere. What can be told from a stretch alone is told first; then the head, which ends where prose begins; then the
body, where neighbours matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from tui.knowledge import Knowledge
from tui.loader.datelines import DateLines
from tui.loader.heads import Heads
from tui.loader.images import captions_one, words_of
from tui.loader.marks import list_mark, note_mark, references
from tui.loader.patterns import Patterns
from tui.loader.pieces import Pieces
from tui.loader.quotations import quotation
from tui.loader.sheet import Sheet, is_prose
from tui.model import Block, BlockKind

_WORD = re.compile(r"\w")
_PARENTHESIS = re.compile(r"\([^()]{24,400}\)")

_STANDING_LENGTH = 4
"""Paragraphs that a standing section ("About us") is taken to have at most; after them the release may go on."""

_TAIL_RULES = frozenset({"end-mark", "contact", "contact-heading", "contact-detail"})
_SHORT = 8
"""Words in a line of an address."""

_MOST_PICTURES = 64
"""Pictures in one document beyond which captions are not looked for: no release has so many."""


class Layout:
    """Reads the layout of texts with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        dates = DateLines(knowledge)
        self._pieces = Pieces(knowledge)
        self._heads = Heads(knowledge, dates)
        self._boilerplate = Patterns(knowledge, "boilerplate")
        self._drafts = Patterns(knowledge, "draft_lines")
        self._standing = Patterns(knowledge, "standing_sections")
        self._captions = Patterns(knowledge, "captions")

    def blocks(self, text: str, stated: Sequence[Block] = ()) -> tuple[Block, ...]:
        """The blocks of a text, in order, not overlapping, holding every code point that is not white space.

        Args:
            text: The text.
            stated: The blocks that its format states, in order: a paragraph only says where one is, any other kind
                what it is, unless it is boilerplate.
        """
        sheet = Sheet(text, self._pieces.of(text, stated))
        self._lay_out_asides(sheet)
        body = self._heads.lay_out(sheet)
        self._lay_out_repeats(sheet)
        self._lay_out_standing_sections(sheet)
        self._lay_out_tail(sheet)
        self._lay_out_body(sheet, body)
        return tuple(chain.from_iterable(sheet.blocks[index] for index in sorted(sheet.blocks)))

    def _lay_out_asides(self, sheet: Sheet) -> None:
        """Furniture, boilerplate and captions that can be told from a stretch alone."""
        pictures: set[frozenset[str]] = set()
        for index, piece in enumerate(sheet.pieces):
            if piece.kind is not None:
                sheet.decide(index, piece.kind, piece.rule)
                if piece.rule == "picture-file":
                    pictures.add(words_of(piece.text))
            elif name := self._boilerplate.name_of(piece.text) or self._drafts.name_of(piece.text):
                sheet.decide(index, BlockKind.BOILERPLATE, name)
            elif not _WORD.search(piece.text):
                sheet.decide(index, BlockKind.FURNITURE, "ornament")
            elif name := self._captions.name_of(piece.text):
                sheet.decide(index, BlockKind.CAPTION, name)
        if 0 < len(pictures) <= _MOST_PICTURES:
            for index in sheet.undecided():
                if captions_one(sheet.pieces[index].text, pictures):
                    sheet.decide(index, BlockKind.CAPTION, "names-picture")

    def _lay_out_repeats(self, sheet: Sheet) -> None:
        """Paragraphs, and parentheses set as paragraphs, that say word for word what stood before."""
        seen: set[str] = set()
        parentheses: set[str] = set()
        for index, piece in enumerate(sheet.pieces):
            words = piece.text.casefold()
            if index not in sheet.blocks and not list_mark(piece.text):
                if words in seen and words.count(" ") > 3:
                    sheet.decide(index, BlockKind.BOILERPLATE, "repeated")
                elif words in parentheses:
                    sheet.decide(index, BlockKind.BOILERPLATE, "repeated-parenthesis")
            seen.add(words)
            parentheses.update(_PARENTHESIS.findall(words))

    def _lay_out_standing_sections(self, sheet: Sheet) -> None:
        """In the second half, a heading such as "About us" with the paragraphs under it."""
        inside = 0
        for index in sheet.undecided(len(sheet.pieces) // 2):
            if name := self._standing.name_of(sheet.pieces[index].text):
                sheet.decide(index, BlockKind.BOILERPLATE, name)
                inside = _STANDING_LENGTH
            elif inside and is_prose(sheet.pieces[index].text):
                sheet.decide(index, BlockKind.BOILERPLATE, "standing-section")
                inside -= 1
            else:
                inside = 0

    def _lay_out_tail(self, sheet: Sheet) -> None:
        """In the second half, the short lines under an end mark or a contact: names, addresses, file numbers."""
        below = False
        for index in range(len(sheet.pieces) // 2, len(sheet.pieces)):
            text = sheet.text_at(index)
            if index in sheet.blocks:
                below = below or any(block.rule in _TAIL_RULES for block in sheet.blocks[index])
            elif below and text.count(" ") < _SHORT and text[-1] not in ".!?:" and not list_mark(text):
                sheet.decide(index, BlockKind.BOILERPLATE, "in-the-tail")
            else:
                below = False

    def _lay_out_body(self, sheet: Sheet, body: int) -> None:
        notes = any(note_mark(piece.text) for piece in sheet.pieces)
        noted = references(sheet.text) if notes else {}
        for index in sheet.undecided():
            piece = sheet.pieces[index]
            if piece.stated is not None:
                sheet.decide(index, piece.stated, piece.rule, piece.marker)
                continue
            following = sheet.text_at(index + 1)
            note, mark = note_mark(piece.text), list_mark(piece.text)
            in_list = mark and mark in (list_mark(following), list_mark(sheet.text_at(index - 1)))
            if note and noted.get(note, piece.start) < piece.start and not in_list:
                sheet.decide(index, BlockKind.FOOTNOTE, "noted-above", note)
            elif mark:
                sheet.decide(index, BlockKind.LIST_ITEM, "list-mark", mark)
            elif rule := quotation(piece.text, following):
                sheet.decide(index, BlockKind.QUOTATION, rule)
            elif index > body and _heads_section(piece.text, following) and not _ends_rows(sheet, index):
                sheet.decide(index, BlockKind.SUBTITLE, "heading")
            elif index == body and (length := self._heads.dateline_length(sheet.text, piece)):
                sheet.split(index, length, (BlockKind.DATELINE, "opening-dateline"), (BlockKind.PARAGRAPH, "prose"))
            else:
                sheet.decide(index, BlockKind.PARAGRAPH, piece.rule or "prose")


def _heads_section(text: str, following: str) -> bool:
    """Whether a short line without a stop stands over prose or a list."""
    if not (text[0].isupper() or text[0].isdigit()) or len(text) > 80 or text.count(" ") > 11 or text[-1] in '.!?:;,”"':
        return False
    return bool(list_mark(following)) or is_prose(following)


def _ends_rows(sheet: Sheet, index: int) -> bool:
    """Whether a line is the last of several rows that touch, such as an address's, and so heads nothing."""
    if sheet.pieces[index].gap:
        return False
    above = sheet.text_at(index - 1)
    return not is_prose(above) and above[-1] not in ".!?:" and not list_mark(above)
