"""Places: known ones, towns before a state, and names with "County" or "Island" behind them."""

from __future__ import annotations

from collections.abc import Iterator

from tui.annotate.capitals import Line, Manner
from tui.annotate.vocabulary import FIXED, NOT_A_NAME, PLACE_HEAD, STARTER, STATE, Vocabulary
from tui.knowledge import Knowledge
from tui.model import Mention, MentionKind

_LONGEST_NAME = 4  # words before "County"
_TELLING = FIXED | STATE | PLACE_HEAD


class Places:
    """Finds names of places, and the organisations whose names are fixed."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._licences = frozenset(knowledge.words("place_licences"))
        self._qualifiers = frozenset(knowledge.words("place_qualifiers"))

    def find(self, line: Line) -> list[Mention]:
        """Candidates of one line, in text order; they may overlap."""
        return list(self._telling(line)) if line.bits & _TELLING else []

    def _telling(self, line: Line) -> Iterator[Mention]:
        """Candidates of a line some of whose words tell of places."""
        last_place = -1
        for index, bits in enumerate(line.marks):
            if not bits & _TELLING:
                continue
            if bits & FIXED:
                for name, end in self._vocabulary.names_at(line, index):
                    if name.doubtful and not self._is_licensed(line, index, last_place):
                        continue
                    if name.words[0] != name.name and self._is_qualified(line, index):
                        continue
                    if name.kind is MentionKind.PLACE:
                        if (
                            index
                            and line.words[index] == line.words[index].upper() == "US"
                            and line.manner is Manner.CAPITALS
                        ):
                            continue
                        last_place = end
                    yield Mention(name.kind, line.starts[index], end, name.name, name.rule)
                    break
            if bits & STATE and index and line.gap_before(index) in (", ", ",\n"):
                yield from self._town_and_state(line, index)
                last_place = line.ends[index]
            if bits & PLACE_HEAD:
                yield from self._with_head(line, index)

    def _is_licensed(self, line: Line, index: int, last_place: int) -> bool:
        """Whether a doubtful name stands where a place does: behind "in", or next in a list of places."""
        start = line.starts[index]
        before = line.text[max(line.start, start - 24) : start].split()
        if 0 < start - last_place <= len(", "):
            return True
        if before and before[-1] in ("the", "The"):
            before.pop()
        if not before or before[-1] not in self._licences:
            return False
        return last_place >= 0 or before[-1] not in ("and", "of")

    def _is_qualified(self, line: Line, index: int) -> bool:
        """Whether the people or the adjective of a place are another place's: "New Mexicans"."""
        return index > 0 and line.gap_before(index).isspace() and line.words[index - 1] in self._qualifiers

    def _town_and_state(self, line: Line, index: int) -> Iterator[Mention]:
        """``Kill Devil Hills, N.C.``: the abbreviation is the state, the run before it the town."""
        state = self._vocabulary.states[line.words[index]]
        yield Mention(MentionKind.PLACE, line.starts[index], line.ends[index], state, "state-abbreviation")
        first, last = line.runs[line.run_of(index - 1)]
        joined = line.gap_before(first).endswith(" of ")
        if last == index and last - first <= 2 and not joined and not line.marks_of(first, last) & NOT_A_NAME:
            town = line.phrase(first, last)
            yield Mention(MentionKind.PLACE, line.starts[first], line.ends[last - 1], town, "town-before-state")

    def _with_head(self, line: Line, index: int) -> Iterator[Mention]:
        if line.manner is not Manner.PROSE:
            return
        first = line.runs[line.run_of(index)][0]
        while first < index and line.marks[first] & STARTER:
            first += 1
        if 0 < index - first <= _LONGEST_NAME:
            yield Mention(
                MentionKind.PLACE,
                line.starts[first],
                line.ends[index],
                line.phrase(first, index + 1),
                "place-head",
            )
