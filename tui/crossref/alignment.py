"""Which sentence of a draft became which of the final text, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from tui.crossref.tokens import WORD
from tui.model import Reading, Span

SAME_SENTENCE = 0.5
"""The likeness (Dice's coefficient of the words) from which two sentences are one, reworded."""

NEIGHBOUR = 0.3
"""The likeness that is enough for a sentence right beside one that is settled."""


_TOO_SHORT = 2
_COMMON = 40
"""A word in more sentences than this brings none of them together, so that the cost stays linear in long texts."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one sentence that stand otherwise in the other.

    Attributes:
        mine: The words in the draft.
        theirs: The words in the final text.
        old: The same, lower case.
        new: The same, lower case.
        wide_mine: The words in the draft with the word on either side that is alike in both.
        wide_theirs: The same in the final text.
        alike: How many words are the same right before or right after, whichever are more; the sentence's edge counts
            as three.
        common: The words that the two sentences have in common, in order.
        likeness: The likeness of the two sentences, word order counted.
    """

    mine: Span
    theirs: Span
    old: Sequence[str]
    new: Sequence[str]
    wide_mine: Span
    wide_theirs: Span
    alike: int
    common: Sequence[str]
    likeness: float


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
    """The replaced words between two sentences, in order.

    Of a rewording in which two or more words became another number of words, the first on each side stand for it:
    "country and carry out …" that became "agency for …" is a country that became an agency.
    """
    ours = [Span(*match.span()) for match in WORD.finditer(draft.release.text, *mine)]
    others = [Span(*match.span()) for match in WORD.finditer(final.release.text, *theirs)]
    a, b = sentence_words(draft, mine), sentence_words(final, theirs)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    steps = matcher.get_opcodes()
    common = [word for tag, start, end, _, _ in steps if tag == "equal" for word in a[start:end]]
    for number, (tag, i, i_end, j, j_end) in enumerate(steps):
        if tag != "replace":
            continue
        before = _alike(steps, number - 1)
        after = _alike(steps, number + 1)
        if min(i_end - i, j_end - j) > 1 and i_end - i != j_end - j:
            i_end, j_end, after = i + 1, j + 1, 0
        left, right = min(i, j, before, 1), min(len(a) - i_end, len(b) - j_end, after, 1)
        yield Change(
            Span(ours[i].start, ours[i_end - 1].end),
            Span(others[j].start, others[j_end - 1].end),
            a[i:i_end],
            b[j:j_end],
            Span(ours[i - left].start, ours[i_end - 1 + right].end),
            Span(others[j - left].start, others[j_end - 1 + right].end),
            max(before, after),
            common,
            matcher.ratio(),
        )


def sentence_words(reading: Reading, sentence: Span) -> list[str]:
    """The words of a sentence in lower case."""
    return [match[0].lower() for match in WORD.finditer(reading.release.text, *sentence)]


def _alike(steps: Sequence[tuple[str, int, int, int, int]], number: int) -> int:
    """How many words a step of an alignment leaves as they are; beyond the sentence's edge, three."""
    if not 0 <= number < len(steps):
        return 3
    tag, start, end, _, _ = steps[number]
    return end - start if tag == "equal" else 0


def likeness(mine: Set[str], theirs: Set[str]) -> float:
    """Dice's coefficient of the words of two sentences: 1 for the same words, 0 for none in common."""
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def _likenesses(mine: Sequence[list[str]], theirs: Sequence[list[str]]) -> dict[tuple[int, int], float]:
    """The likeness of every pair of sentences that share a word which few of the other text's sentences have."""
    there = [frozenset(words) for words in theirs]
    holders: dict[str, list[int]] = {}
    for j, words in enumerate(there):
        for word in words if len(words) > _TOO_SHORT else ():
            holders.setdefault(word, []).append(j)
    found: dict[tuple[int, int], float] = {}
    for i, words in enumerate(map(frozenset, mine)):
        if len(words) > _TOO_SHORT:
            near = {j for word in words if len(sharing := holders.get(word, ())) <= _COMMON for j in sharing}
            found |= {(i, j): likeness(words, there[j]) for j in sorted(near)}
    return found
