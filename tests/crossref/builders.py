"""Short releases with their figures given by hand, for tests of what happens between releases.

A figure is marked in the text, followed by what the annotators would say of it::

    reading("So far «269|suspect identify» suspects were identified in Operation «Dawn|operation».")

The words after the bar are, in order: the counted noun, the role, and then any ``name=value``. A mark whose words are
``operation``, ``case``, ``person``, ``place`` or ``organisation`` is a name instead.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.releases import release
from tui.model import (
    Citation,
    Figure,
    Kind,
    Mention,
    MentionKind,
    Qualifier,
    Quote,
    Reading,
    Release,
    ScopeKind,
    Span,
    Status,
)

_MARK = re.compile(r"«([^|»]*)\|([^»]*)»")
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d+[^.!?\n]*)*[.!?]?")
_CONCEPTS = {"suspect": "person", "individual": "person", "people": "person", "person": "person", "offender": "person"}


def reading(
    marked: str,
    published: date | None = None,
    *,
    title: str = "",
    publisher: str | None = None,
    status: Status = Status.PUBLISHED,
    citations: tuple[Citation, ...] = (),
    quotes: tuple[Quote, ...] = (),
    **kinds: Any,
) -> Reading:
    """The reading of a text whose figures and names are marked."""
    text, marks = _unmarked(marked)
    whole = release(text, published, title=title, publisher=publisher, status=status, **kinds)
    sentences = tuple(Span(match.start(), match.end()) for match in _SENTENCE.finditer(text))
    figures = [_figure(whole, span, told, sentences) for span, told in marks if told.split()[0] not in set(MentionKind)]
    names = [
        Mention(MentionKind(told.split()[0]), *span, " ".join(told.split()[1:]) or text[slice(*span)], "test")
        for span, told in marks
        if told.split()[0] in set(MentionKind)
    ]
    return Reading(whole, sentences, tuple(figures), tuple(names), (), quotes, citations)


def _unmarked(marked: str) -> tuple[str, list[tuple[Span, str]]]:
    text, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        marks.append((Span(len(text), len(text) + len(match[1])), match[2]))
        text += match[1]
        last = match.end()
    return text + marked[last:], marks


def _figure(whole: Release, span: Span, told: str, sentences: tuple[Span, ...]) -> Figure:
    text = whole.text[slice(*span)]
    fields = dict(word.split("=", 1) for word in told.split() if "=" in word)
    plain = [None if word == "-" else word for word in told.split() if "=" not in word]
    counted, role = [*plain, None, None][:2]
    blank = "qualifier" not in fields and not any(c.isdigit() for c in text.replace("2xx", ""))
    number = re.sub(r"[^\d.]", "", text)
    value = None if blank and "value" not in fields else float(fields.get("value", number or 0))
    qualifier = Qualifier(fields.get("qualifier", "blank" if value is None else "exact"))
    scope = tuple((kind, fields[kind].replace("_", " ")) for kind in ScopeKind if kind in fields)
    return Figure(
        id=f"{whole.id}:{span.start}",
        start=span.start,
        end=span.end,
        text=text,
        kind=Kind(fields.get("kind", "count")),
        value=int(value) if value is not None and value == int(value) else value,
        high=float(fields["high"]) if "high" in fields else None,
        qualifier=qualifier,
        unit=fields.get("unit"),
        sentence=next(s for s in sentences if s.start <= span.start < s.end),
        step=float(fields.get("step", 1)),
        counted=counted,
        concept=_CONCEPTS.get(counted or "", counted),
        role=role,
        scope=scope,
        as_of=date.fromisoformat(fields["as_of"]) if "as_of" in fields else None,
    )
