"""What changed between a draft and the text it became: figures (P701), words of substance (P702), quotations (P703)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.crossref.alignment import SAME_SENTENCE, Change, aligned, changes, likeness, sentence_words
from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, said
from tui.crossref.tokens import stem
from tui.model import Check, Qualifier, Reading, Span

SAME_WORDING = 0.6
"""The likeness, word order counted, from which one word of a sentence can be said to have become another."""

AROUND = 3
"""Words of substance that the two sentences must have in common besides."""

_TELLING = 6
"""Different words from which a quoted sentence can be recognised."""


def figures(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Figures that were replaced, by another figure or by a word."""
    yield from _changed("P701", reading, around, terms, figure=True)


def words(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Words of substance that were replaced by others."""
    yield from _changed("P702", reading, around, terms, figure=False)


def quotations(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Quotations of the draft that the final text does not have."""
    final = around.final
    if final is None:
        return
    there = [frozenset(sentence_words(final, sentence)) for sentence in final.sentences]
    for quote in reading.quotes:
        inside = [s for s in reading.sentences if s.start < quote.end and quote.start < s.end]
        spans = [Span(max(s.start, quote.start), min(s.end, quote.end)) for s in inside]
        here = [words for span in spans if len(words := frozenset(sentence_words(reading, span))) >= _TELLING]
        if (
            quote.speaker
            and here
            and not any(likeness(mine, words) >= SAME_SENTENCE for mine in here for words in there)
        ):
            message = f"the quotation of {quote.speaker} is not in {terms.wording.where(final.release)}."
            yield finding("P703", reading, (quote.start, quote.end), message)


def _changed(code: str, reading: Reading, around: Surroundings, terms: Terms, *, figure: bool) -> Iterator[Check]:
    final = around.final
    if final is None:
        return
    for change in _substantial(reading, final, terms, figure=figure):
        old, new = reading.release.text[slice(*change.wide_mine)], final.release.text[slice(*change.wide_theirs)]
        message = f"{said(old)} became {said(new)} in {terms.wording.where(final.release)}."
        yield finding(code, reading, change.mine, message, (final.release.id, *change.theirs))


def _substantial(draft: Reading, final: Reading, terms: Terms, *, figure: bool) -> Iterator[Change]:
    """The replaced figures, or single words, of sentences that both texts have; no blanks or inflections."""
    blank = [Span(f.start, f.end) for f in draft.figures if f.qualifier is Qualifier.BLANK]
    figures = [Span(f.start, f.end) for f in draft.figures if f.qualifier is not Qualifier.BLANK]
    for mine, theirs in aligned(draft, final):
        if any(_touches(mine, [span]) for span in blank) and not figure:
            continue
        for change in changes(draft, mine, final, theirs):
            if _touches(change.mine, figures) is not figure or _touches(change.mine, blank):
                continue
            short = (
                draft.release.text[slice(*change.mine)].isupper() or final.release.text[slice(*change.theirs)].isupper()
            )
            if figure or (not short and _is_other_word(change, terms)):
                yield change


def _is_other_word(change: Change, terms: Terms) -> bool:
    """Whether one word of substance was replaced by one other in a sentence that is otherwise mostly the same."""
    if len(change.old) != 1 or len(change.new) != 1 or len(_substance([*change.old, *change.new], terms)) != 2:
        return False
    same_sentence = change.likeness >= SAME_WORDING and len(_substance(change.common, terms)) >= AROUND
    return same_sentence and change.alike > 1 and not _same_word(change.old[0], change.new[0])


def _substance(words: Sequence[str], terms: Terms) -> list[str]:
    return [word for word in words if word not in terms.empty and len(word) > 1]


def _same_word(a: str, b: str) -> bool:
    """Whether two words are forms of one."""
    return stem(a)[:4] == stem(b)[:4]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


RULES = (
    Rule(
        "P701",
        "figure changed since the draft",
        "A figure of a draft that the final text replaced.",
        "draft: “victims of two crimes”; final: “victims of multiple crimes”",
        "draft and final: “victims of two crimes”",
        figures,
    ),
    Rule(
        "P702",
        "word changed since the draft",
        "A word of substance of a draft that the final text replaced.",
        "draft: “data which we confiscated”; final: “data that we seized”",
        "draft: “data which we seized”; final: “data that we seized”",
        words,
    ),
    Rule(
        "P703",
        "quotation dropped since the draft",
        "A quotation of a draft that the final text does not have.",
        "draft: “I am proud of this work,” said the director; final: no such words",
        "draft and final: “I am proud of this work,” said the director",
        quotations,
    ),
)
