"""A count and the list that follows it must agree (P201)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, has_any, phrase
from tui.crossref.intervals import interval
from tui.model import Check, Kind, Quote, Reading, Span

_ITEM = re.compile(r"[^,;]+")
_LAST = re.compile(r"\s+(?:and|&)\s+")
_BULLET = re.compile(r"^[^\S\n]*[*•◦▪·–-][^\S\n]+(\S[^\n]*)$", re.M)
_LONGEST_ITEM = 6
_LONGEST_LEAD = 200


def lists(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Counts whose list, after a colon or in bullets, names another number."""
    text = reading.release.text
    counts = {each.start for each in reading.figures if each.kind is Kind.COUNT}
    for number, figure in enumerate(reading.figures):
        allowed = interval(figure)
        if allowed is None or figure.kind is not Kind.COUNT or not figure.counted:
            continue
        items = named_list(reading, number, terms) or bulleted_list(reading, number)
        if len(items) < 2 or allowed.holds(len(items)) or any(item.start in counts for item in items):
            continue
        if has_any(terms.partial, text[figure.start : items[0].start]) and len(items) < allowed.low:
            continue
        if has_any(terms.membership, text[figure.sentence.start : figure.start]) and allowed.holds(len(items) + 1):
            continue
        message = f"{phrase(reading, figure)}, but the list that follows names {len(items)}."
        where = (reading.release.id, items[0].start, items[-1].end)
        yield finding("P201", reading, (figure.start, figure.end), message, where)


def named_list(reading: Reading, number: int, terms: Terms) -> Sequence[Span]:
    """The names after the colon that closes the clause of a figure, given by its number ("22 countries …: Austria, …").

    Empty unless every item is a name, a colon comes before any other count, and nothing but the list follows to the end
    of the sentence.
    """
    text, figure = reading.release.text, reading.figures[number]
    if _starts_before(reading, number + 1, figure.sentence.end):
        return ()
    items = items_after(reading, number, terms)
    if not all(_is_name(text[slice(*item)]) for item in items):
        return ()
    return () if _pairs_of_places(text, items, terms) else items


def items_after(reading: Reading, number: int, terms: Terms) -> Sequence[Span]:
    """What stands between commas after the colon that closes a figure's clause, to the end of the sentence.

    Nothing where the colon opens a quotation, or another figure comes before it.
    """
    text, figure = reading.release.text, reading.figures[number]
    end = figure.sentence.end
    colon = text.find(":", figure.end, min(end, figure.end + _LONGEST_LEAD))
    if colon < 0 or _starts_before(reading, number + 1, colon):
        return ()
    if terms.saying.intersection(text[figure.end : colon].lower().split()[-1:]):
        return ()
    quoted = any(_inside(quote, colon + 2) and not _inside(quote, figure.start) for quote in reading.quotes)
    return () if quoted else _items(text, Span(colon + 1, end), terms)


def bulleted_list(reading: Reading, number: int) -> Sequence[Span]:
    """The bullets right under a figure's sentence, where that ends in a colon and counts nothing else."""
    text, figure = reading.release.text, reading.figures[number]
    colon = text.find(":", figure.end, min(figure.sentence.end + 2, figure.end + _LONGEST_LEAD))
    line_end = text.find("\n", figure.end)
    if colon < 0 or text[colon + 1 : line_end].strip() or line_end < 0:
        return ()
    alone = number == 0 or reading.figures[number - 1].start < figure.sentence.start
    if not alone or _starts_before(reading, number + 1, colon):
        return ()
    found: list[Span] = []
    at = line_end + 1
    for match in _BULLET.finditer(text, line_end):
        if text[at : match.start()].strip() or match[1].rstrip().endswith(":"):
            break
        found.append(Span(match.start(1), match.end(1)))
        at = match.end()
    return found


def _starts_before(reading: Reading, number: int, offset: int) -> bool:
    """Whether there is a figure of that number and it begins before an offset."""
    return number < len(reading.figures) and reading.figures[number].start < offset


def _items(text: str, span: Span, terms: Terms) -> list[Span]:
    """What a list names, parted at commas and at the last "and"."""
    parts = [Span(*match.span()) for match in _ITEM.finditer(text, *span)]
    found = [stripped for part in parts if (stripped := _stripped(text, part))]
    if found and text[slice(*found[-1])].lower().startswith(("and ", "& ")):
        last = found[-1]
        cut = text.index(" ", last.start, last.end) + 1
        found[-1] = Span(cut, last.end)
    elif found and text[slice(*found[-1])].lower() not in terms.countries:
        last = found.pop()
        cuts = [last.start, *(at for m in _LAST.finditer(text, *last) for at in m.span()), last.end]
        found += [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return found


def _stripped(text: str, span: Span) -> Span | None:
    """A span without white space and closing marks at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "“”‘’\"'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".“”‘’\"'"):
        end -= 1
    return Span(start, end) if end > start else None


def _is_name(item: str) -> bool:
    words = item.removeprefix("the ").split()
    return 0 < len(words) <= _LONGEST_ITEM and words[0][:1].isupper() and not any(c.isdigit() for c in item)


def _pairs_of_places(text: str, items: Sequence[Span], terms: Terms) -> bool:
    """Whether commas also stand inside items ("Paris, France, Rome, Italy"), so that they cannot be counted."""
    known = [text[slice(*item)].removeprefix("the ").lower() in terms.countries for item in items]
    mixed = any(known) and not all(known)
    return mixed and sum(a != b for a, b in pairwise(known)) > len(items) // 3


def _inside(quote: Quote, offset: int) -> bool:
    return quote.start <= offset < quote.end


RULES = (
    Rule(
        "P201",
        "list against count",
        "A count whose list names another number.",
        "Three countries took part: France, Spain, Italy and Malta.",
        "Four countries took part: France, Spain, Italy and Malta.",
        lists,
    ),
)
