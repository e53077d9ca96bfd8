"""Sentences, as spans of the text.

Every block has its own sentences: a title, a dateline, a caption or a list item is at least one, whether or not it
ends in a stop; only furniture (navigation, site headers) has none. A hard line break inside a block is white space.

One pattern finds the marks that can end a sentence, and what stands on both sides of each decides. The cases follow
the usual account of the trouble: abbreviations, initials, decimals, ellipses and closing quotation marks (Grefenstette
and Tapanainen, "What is a word, what is a sentence?", 1994), to which texts taken off web pages add the stop whose
space was lost ("campaigns.Assistant").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tui.annotate.patterns import Pattern
from tui.knowledge import Knowledge
from tui.model import BlockKind, Release, Span

_STOP = Pattern(r"[.!?…][.!?…]*(?:[\"”’»'\)\]]|\[\d{1,3}\]){0,6}")
"""The first mark is written apart since the engine skips from one to the next only for a pattern that begins so."""
_WORD = Pattern(r"[\"“‘„«'(\[]{0,3}([^\W\d_]{1,24})")
_CLOSERS = "\"”’»')]"
_OPENERS = "\"“‘„«'([*•-–—"
_REACH = 24  # longer than any abbreviation with what may stand before it


class _Stops:
    """Decides which marks end a sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        groups = knowledge.groups("abbreviations")
        self._before_name = _with_capitals(groups.get("before_name", ()))
        self._before_number = _with_capitals(groups.get("before_number", ()))
        self._anywhere = _with_capitals(groups.get("anywhere", ()))
        self._starters = frozenset(knowledge.words("sentence_starters"))
        self._domains = frozenset(knowledge.words("domain_endings"))
        self._sayings = frozenset(knowledge.words("saying_verbs"))

    def ends(self, text: str, begin: int, mark: int, after: int, end: int) -> bool:
        """Whether the mark ``text[mark:after]`` ends the sentence that began at ``begin`` in a block up to ``end``."""
        following = after
        while following < end and text[following].isspace():
            following += 1
        if following >= end:
            return True
        first = text[following]
        if first.islower():
            return False
        if following == after:
            return self._lost_its_space(text, begin, mark, after, end)
        if first in _OPENERS:
            opened = text[following : following + 4].lstrip(_OPENERS)
            if not opened or opened[0].islower():
                return False
        if text[mark] != ".":
            return not self._is_followed_by_saying(text, mark, after, following)
        return self._is_full_stop(text, begin, mark, following)

    def _is_full_stop(self, text: str, begin: int, stop: int, following: int) -> bool:
        before = text[max(begin, stop - _REACH) : stop].split()
        if not before:
            return True
        word = before[-1].lstrip(_OPENERS)
        tail = word.rpartition("-")[2]
        if not tail[-1:].isalnum():
            return True
        first = text[following]
        if tail.isdigit():
            return stop - len(word) > begin  # "1. The …" numbers a list
        if tail in self._before_name:
            return False
        if tail in self._before_number and first.isdigit():
            return False
        initial = (len(tail) == 1 and tail.isupper()) or tail[-2:-1] == "."
        if initial or tail in self._anywhere:
            return _word_at(text, following) in self._starters
        return True

    def _lost_its_space(self, text: str, begin: int, mark: int, after: int, end: int) -> bool:
        """A stop with no space after it: between a whole word and a capitalised one it is still a stop."""
        if text[mark:after].rstrip(_CLOSERS) not in (".", "?", "!"):
            return False
        word = _word_at(text, after)
        if not word[:1].isupper() or word.lower() in self._domains:
            return False
        if word[1:] and not word[1:].islower():
            return False
        before = text[max(begin, mark - 3) : mark]
        if len(before) < 3 or before[-1] == ".":
            return False
        if before[1:].islower() and before[1:].isalpha():
            beyond = after + len(word)
            return beyond >= end or text[beyond] in " \n\t,'’-\xa0"
        return (before[-1] in _CLOSERS or before.isupper() or before[1:].isdigit()) and word in self._starters

    def _is_followed_by_saying(self, text: str, mark: int, after: int, following: int) -> bool:
        """``"Why now?" Smith asked.`` is one sentence: a closing mark, then a speaker within four words."""
        if text[after - 1] not in "\"”’»'":
            return False
        return any(word.strip(",.") in self._sayings for word in text[following : following + 60].split()[:4])


@lru_cache(maxsize=4)
def _stops(knowledge: Knowledge) -> _Stops:
    return _Stops(knowledge)


def sentences(release: Release, knowledge: Knowledge) -> tuple[Span, ...]:
    """The sentences of a release in text order, not overlapping, without white space around them."""
    ends, text = _stops(knowledge).ends, release.text
    found: list[Span] = []
    for block in release.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        begin = block.start
        for stop in _STOP.finditer(text, block.start, block.end):
            mark, after = stop.span()
            if after < block.end and text[after] == " " and text[after + 1 : after + 2].islower():
                continue
            if ends(text, begin, mark, after, block.end):
                found.append(Span(begin, after))
                begin = after
                while begin < block.end and text[begin].isspace():
                    begin += 1
        if begin < block.end:
            found.append(Span(begin, block.end))
    return tuple(found)


def _with_capitals(words: Sequence[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.upper()) if len(word) > 1 or form == word)


def _word_at(text: str, start: int) -> str:
    """The letters from ``start`` on, opening marks skipped."""
    match = _WORD.match(text, start)
    return match[1] if match else ""
