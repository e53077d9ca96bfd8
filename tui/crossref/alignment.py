"""Which sentence of a draft became which of the final text, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tui.crossref.tokens import WORD
from tui.model import Reading, Span

SAME_SENTENCE = 0.5
"""The likeness (Dice's coefficient of the words) from which two sentences are one, reworded."""

NEIGHBOUR = 0.3
"""The likeness that is enough for a sentence right beside one that is settled."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one sentence that stand otherwise in the other.

    Attributes:
        mine: The words in the draft.
        theirs: The words in the final text.
        old: The same, lower case.
        new: The same, lower case.
        context_mine: Where the word before them begins in the draft (where they begin themselves, if there is none).
        context_theirs: The same in the final text.
    """

    mine: Span
    theirs: Span
    old: Sequence[str]
    new: Sequence[str]
    context_mine: int
    context_theirs: int


def aligned(draft: Reading, final: Reading) -> list[tuple[Span, Span]]:
    """The sentences that two texts have in common, reworded or not, in the order of the draft; each is used once."""
    mine = [sentence_words(draft, sentence) for sentence in draft.sentences]
    theirs = [sentence_words(final, sentence) for sentence in final.sentences]
    scores = _likenesses(mine, theirs)
    pairs: dict[int, int] = {}
    for (i, j), likeness in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if likeness >= SAME_SENTENCE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    for i, j in sorted(pairs.items()):
        for step in (-1, 1):
            near = (i + step, j + step)
            if near[0] not in pairs and near[1] not in pairs.values() and scores.get(near, 0.0) >= NEIGHBOUR:
                pairs[near[0]] = near[1]
    return [(draft.sentences[i], final.sentences[j]) for i, j in sorted(pairs.items())]


def changes(draft: Reading, mine: Span, final: Reading, theirs: Span) -> Iterator[Change]:
    """The replaced words between two sentences, in order."""
    ours = list(WORD.finditer(draft.release.text, *mine))
    others = list(WORD.finditer(final.release.text, *theirs))
    a, b = [m[0].lower() for m in ours], [m[0].lower() for m in others]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "replace":
            paired = min(i_end - i, j_end - j) if i_end - i != j_end - j else 0
            if paired > 2:  # A long rewording: its first words still stand for each other ("country …", "agency …").
                i_end, j_end = i + 1, j + 1
            yield Change(
                Span(ours[i].start(), ours[i_end - 1].end()),
                Span(others[j].start(), others[j_end - 1].end()),
                a[i:i_end],
                b[j:j_end],
                ours[i - 1].start() if i else ours[i].start(),
                others[j - 1].start() if j else others[j].start(),
            )


def sentence_words(reading: Reading, sentence: Span) -> list[str]:
    """The words of a sentence in lower case."""
    return [match[0].lower() for match in WORD.finditer(reading.release.text, *sentence)]


def _likenesses(mine: Sequence[list[str]], theirs: Sequence[list[str]]) -> dict[tuple[int, int], float]:
    """Dice's coefficient of every pair of sentences with a word in common and more than two words each."""
    there = [set(words) for words in theirs]
    found = {}
    for i, words in enumerate(mine):
        here = set(words)
        for j, other in enumerate(there):
            common = len(here & other)
            if len(here) > 2 and len(other) > 2 and common:
                found[i, j] = 2 * common / (len(here) + len(other))
    return found
