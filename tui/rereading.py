"""A collection read again: where a place of the old text is in the new one, and what changed in the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui.judgements import Anchor
from tui.model import Figure, Reading, Release
from tui.views import wording

if TYPE_CHECKING:
    from tui.library import Library

REACH = 40
"""Code points by whose exact words a place is found again."""


def offset_in(new: Release, old: Release, offset: int) -> int:
    """Where a place of a release's old text is in its new one.

    By the exact words there and around them; where those changed, by what the texts have in common at their beginning
    and end: a place inside what was rewritten goes to where that begins.
    """
    if found := Anchor.of(old, offset, min(offset + REACH, len(old.text))).found_in(new):
        return found.start
    before = _in_common(old.text, new.text)
    if offset <= before:
        return offset
    after = _in_common(old.text[before:][::-1], new.text[before:][::-1])
    return offset + len(new.text) - len(old.text) if offset >= len(old.text) - after else before


def _in_common(one: str, other: str) -> int:
    """How many code points two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


class FactChanges(NamedTuple):
    """How the figures of a collection changed, in numbers.

    Attributes:
        changed: Figures of which the value is another.
        new: Figures that were not there.
        gone: Figures that are not there any more.
        standing: Figures that say the same and now stand otherwise against the other releases.
    """

    changed: int = 0
    new: int = 0
    gone: int = 0
    standing: int = 0


@dataclass(frozen=True)
class Reread:
    """Two readings of one collection, the second after its files changed.

    Attributes:
        old: As it was.
        new: As it is now.
    """

    old: Library
    new: Library

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """For every release of the old reading that is still there, its id now: by its bytes, or else by its path."""
        found = {ident: ident for ident in self.old.ids}
        for release in self._left:
            del found[release.id]
            if now := self.new.home(release.id, release.path):
                found[release.id] = now.id
        return found

    @cached_property
    def _left(self) -> Sequence[Release]:
        """The releases of the old reading whose bytes are not in the new one."""
        now = set(self.new.ids)
        return [self.old.release(ident) for ident in self.old.ids if ident not in now]

    def offset(self, release_id: str, offset: int) -> int:
        """Where an offset of an old release is now. Raises :class:`KeyError` if the release is gone."""
        new = self.successors[release_id]
        if new == release_id:
            return offset
        return offset_in(self.new.release(new), self.old.release(release_id), offset)

    def figure(self, figure_id: str) -> str | None:
        """The id that a figure has now; None if it, or what stood around it, is not there any more."""
        figure = self.old.figure(figure_id)
        release_id = figure_id.partition(":")[0]
        if release_id not in self.successors:
            return None
        now = self.new.reading(self.successors[release_id])
        start = self.offset(release_id, figure.start)
        return next((each.id for each in now.figures if each.start <= start < each.end), None)

    @cached_property
    def edited(self) -> Sequence[Reading]:
        """The releases whose text is another now, or that are new, in reading order."""
        before = set(self.old.ids)
        return [self.new.reading(ident) for ident in self.new.ids if ident not in before]

    @cached_property
    def gone(self) -> Sequence[Release]:
        """The releases that are not there any more."""
        return [release for release in self._left if release.id not in self.successors]

    @cached_property
    def facts(self) -> FactChanges:
        """How the figures changed."""
        changed = new = gone = standing = 0
        compared = [*(release.id for release in self._left), *self.old.standing_otherwise(self.new)]
        for ident in compared:
            before = self.old.reading(ident).figures
            if ident not in self.successors:
                gone += len(before)
                continue
            after = self.new.reading(self.successors[ident]).figures
            for one, other in _aligned(before, after):
                if other is None:
                    gone += 1
                elif one is None:
                    new += 1
                elif _value(one) != _value(other):
                    changed += 1
                elif self._kind(self.old, one) != self._kind(self.new, other):
                    standing += 1
        known = set(self.successors.values())
        new += sum(len(reading.figures) for reading in self.edited if reading.release.id not in known)
        return FactChanges(changed, new, gone, standing)

    @staticmethod
    def _kind(library: Library, figure: Figure) -> object:
        standing = library.standing_if_any(figure.id)
        return standing.kind if standing else None

    @property
    def anything(self) -> bool:
        """Whether the collection is another at all."""
        return bool(self.edited or self.gone or any(self.facts) or self.old.unreadable != self.new.unreadable)


def in_words(reread: Reread) -> str:
    """What changed, in a line (*“A title” changed: 2 figures changed, 1 new, 1 stands otherwise.*)."""
    known = set(reread.successors.values())
    added = [reading.release for reading in reread.edited if reading.release.id not in known]
    edited = [reading.release for reading in reread.edited if reading.release.id in known]
    what = [
        _releases(releases, verb)
        for releases, verb in ((edited, "changed"), (added, "added"), (reread.gone, "gone"))
        if releases
    ]
    facts = reread.facts
    named = ((facts.changed, "changed"), (facts.new, "new"), (facts.gone, "gone"))
    parts = [f"{number} {word}" for number, word in named if number]
    if parts:
        number, _, rest = parts[0].partition(" ")
        parts[0] = f"{number} figure{'' if number == '1' else 's'} {rest}"
    if facts.standing:
        parts.append(f"{facts.standing} stand{'s' if facts.standing == 1 else ''} otherwise")
    return f"{', '.join(what) or 'Read again'}: {', '.join(parts) or 'no figure changed'}."


def _releases(releases: Sequence[Release], verb: str) -> str:
    named = f"“{wording.title(releases[0])}”" if len(releases) == 1 else f"{len(releases)} releases"
    return f"{named} {verb}"


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.qualifier, figure.unit, figure.text if figure.value is None else ""


def _aligned(before: Sequence[Figure], after: Sequence[Figure]) -> list[tuple[Figure | None, Figure | None]]:
    """Old figures with those that took their place: equal ones first, then, in between, those of one kind in order."""
    old, new = ([(_value(figure), figure.counted) for figure in figures] for figures in (before, after))
    pairs: list[tuple[Figure | None, Figure | None]] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        one, other = before[start:end], after[other_start:other_end]
        pairs += zip(one, other, strict=True) if tag == "equal" else _paired(one, other)
    return pairs


def _paired(before: Sequence[Figure], after: Sequence[Figure]) -> list[tuple[Figure | None, Figure | None]]:
    left = list(after)
    pairs: list[tuple[Figure | None, Figure | None]] = []
    for figure in before:
        same = next((each for each in left if _thing(each) == _thing(figure)), None)
        if same:
            left.remove(same)
        pairs.append((figure, same))
    return [*pairs, *((None, figure) for figure in left)]


def _thing(figure: Figure) -> tuple[object, ...]:
    return figure.counted or figure.kind, figure.unit
