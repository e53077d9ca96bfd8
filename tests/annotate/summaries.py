"""Annotations as lines that a person can check against the text."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Citation, DateMention, Mention, Quote


def summary(
    text: str,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quotes: Sequence[Quote],
    citations: Sequence[Citation],
) -> dict[str, list[str]]:
    """One line for each annotation: the words of the text, and what they were taken for."""

    def words(start: int, end: int) -> str:
        return " ".join(text[start:end].split())

    def shortened(start: int, end: int) -> str:
        whole = words(start, end)
        return whole if len(whole) <= 60 else f"{whole[:28]} ~ {whole[-28:]}"

    return {
        "names": [
            f"{words(each.start, each.end)} = {each.kind} {each.name}" + (f" ({each.role})" if each.role else "")
            for each in mentions
        ],
        "dates": [
            f"{words(each.start, each.end)} = {each.first}"
            + (f" to {each.last}" if each.last != each.first else "")
            + (f" or {each.other}" if each.other else "")
            for each in dates
        ],
        "quotes": [
            f"{shortened(each.start, each.end)} = {each.speaker}" + (f", {each.flaw}" if each.flaw else "")
            for each in quotes
        ],
        "citations": [
            f"{shortened(each.start, each.end)} = {each.publisher}; {each.title}; {each.kind}; "
            + " or ".join(map(str, each.dates))
            for each in citations
        ],
    }
