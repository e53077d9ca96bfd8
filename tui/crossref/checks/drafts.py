"""What changed between a draft and the text it became: figures (P701), words of substance (P702), quotations (P703)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.crossref.alignment import Change, aligned, changes, sentence_words
from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, said
from tui.crossref.tokens import stem
from tui.model import Check, Qualifier, Reading, Span

_GONE = 0.4
"""The share of a quotation's words in some sentence of the final text, below which it is not there."""

_SHORT = 2
"""Words of substance on each side of a changed word; more is a rewording, which a reader sees in the comparison."""


@dataclass(frozen=True, slots=True)
class _Changed:
    """A change of a word or figure, with both sides as written and the word before them for context."""

    mine: Span
    theirs: Span
    before: str
    after: str
    figure: bool


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
    there = [set(sentence_words(final, sentence)) for sentence in final.sentences]
    for quote in reading.quotes:
        said_words = {
            word for s in reading.sentences if quote.start <= s.start < quote.end for word in sentence_words(reading, s)
        }
        said_words = said_words or set(sentence_words(reading, Span(quote.start, quote.end)))
        best = max((len(said_words & words) / len(words) for words in there if len(words) > 5), default=0.0)
        if quote.speaker and len(said_words) > 7 and best < _GONE:
            message = f"the quotation of {quote.speaker} is not in {terms.wording.where(final.release)}."
            yield finding("P703", reading, (quote.start, quote.end), message)


def _changed(code: str, reading: Reading, around: Surroundings, terms: Terms, *, figure: bool) -> Iterator[Check]:
    if around.final is None:
        return
    for change in _substantial(reading, around.final, terms):
        if change.figure is figure:
            message = (
                f"{said(change.before)} became {said(change.after)} in {terms.wording.where(around.final.release)}."
            )
            yield finding(code, reading, change.mine, message, (around.final.release.id, *change.theirs))


def _substantial(draft: Reading, final: Reading, terms: Terms) -> Iterator[_Changed]:
    """The replaced words of sentences that both texts have, blanks that were filled and mere inflections apart."""
    blank = [Span(f.start, f.end) for f in draft.figures if f.qualifier is Qualifier.BLANK]
    figures = [Span(f.start, f.end) for f in draft.figures if f.qualifier is not Qualifier.BLANK]
    for mine, theirs in aligned(draft, final):
        for change in changes(draft, mine, final, theirs):
            old, new = _substance(change.old, terms), _substance(change.new, terms)
            if _touches(change.mine, blank) or not 0 < len(old) <= _SHORT or len(new) > _SHORT:
                continue
            is_figure = _touches(change.mine, figures)
            if not is_figure and (not new or {stem(w) for w in old} & {stem(w) for w in new}):
                continue
            if new or any(word.isdigit() for word in change.new):
                yield _worded(draft, final, change, is_figure)


def _worded(draft: Reading, final: Reading, change: Change, is_figure: bool) -> _Changed:
    before = draft.release.text[change.context_mine : change.mine.end]
    after = final.release.text[change.context_theirs : change.theirs.end]
    return _Changed(change.mine, change.theirs, before, after, is_figure)


def _substance(words: Sequence[str], terms: Terms) -> list[str]:
    return [word for word in words if word not in terms.empty and len(word) > 1]


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
