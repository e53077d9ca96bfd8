"""Quotation marks must close, with the mark that belongs to the one that opened (P4xx)."""

from __future__ import annotations

from collections.abc import Iterator

from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, said
from tui.model import Check, Quote, QuoteFlaw, Reading

_SHOWN = 40


def unclosed(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Quotations without a closing mark."""
    for quote in reading.quotes:
        if quote.flaw is QuoteFlaw.UNCLOSED:
            message = f"the quotation {_opening(reading, quote)} is not closed."
            yield finding("P401", reading, (quote.start, quote.end), message)


def mismatched(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Quotations that close with another kind of mark than they opened with."""
    for quote in reading.quotes:
        if quote.flaw is QuoteFlaw.MISMATCHED:
            text = reading.release.text
            marks = f"opens with {text[quote.start]} and closes with {text[quote.end - 1]}"
            message = f"the quotation {_opening(reading, quote)} {marks}."
            yield finding("P402", reading, (quote.start, quote.end), message)


def _opening(reading: Reading, quote: Quote) -> str:
    words = reading.release.text[quote.start + 1 : quote.end]
    return said(words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(None, 1)[0]} …")


RULES = (
    Rule(
        "P401",
        "quotation not closed",
        "A quotation without its closing mark.",
        "“We will act, she said.",
        "“We will act,” she said.",
        unclosed,
    ),
    Rule(
        "P402",
        "quotation closed with the wrong mark",
        "A quotation that closes with another kind of mark than it opened with.",
        "‘We will act,” she said.",
        "‘We will act,’ she said.",
        mismatched,
    ),
)
