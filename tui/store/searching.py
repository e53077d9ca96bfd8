"""Answering a query from a store: full text by its index, figures, days and events by ordinary ones.

Ranking all hits of a common word would take a tenth of a second at a hundred thousand releases, going through them by
falling key takes none of it: so hits are ranked where they are few, and given newest first where they are many.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date

from tui.errors import UsageError
from tui.model import At, Found, Ranking, Search, Span
from tui.store.database import inflated, text_of
from tui.store.query import FigureAsked, Query, parsed
from tui.store.schema import first_key

RANKED = 500
"""Hits up to which they are ranked."""

COUNTED = 10_000
"""Hits up to which they are counted."""

COMMON, TOLD = 5_000, 500
"""Figures from which a question for them is answered by going through the releases, the newest first, and hits up to
which these are counted then: gathering all of them first would take a second at a million figures."""

LATELY = 20_000
"""Releases whose titles are looked at for the beginning of a word: that many take ten milliseconds."""

WEIGHTS = "8.0, 4.0, 1.0"
"""What a hit counts in the title, in the publisher's name and in the text."""

AROUND = 70
"""Code points before and after the first hit that a snippet has, about; it begins and ends with a whole word."""

_OPEN, _CLOSE = "\ue0b0\ue0b1", "\ue0b1\ue0b0"
"""What SQLite is asked to put around a hit: private characters that a text has only to annoy."""

_Path = Callable[[int, str], str]


def search(connection: sqlite3.Connection, text: str, limit: int, path: _Path, *, typing: bool = False) -> Search:
    """What a query finds.

    Args:
        connection: To the store.
        text: The query, as :mod:`tui.store.query` describes.
        limit: How many hits to give.
        path: Turns a root's number and a path below it into a path to show.
        typing: Whether the query is being typed, so that its last word may not be whole yet. While that has only one or
            two letters, it is looked for in titles if it stands alone, and else not at all.
    """
    try:
        query = parsed(text, typing=typing)
    except UsageError as error:
        return Search(problem=str(error))
    tables, conditions, values, are_common = _asked(connection, query)
    if query.begun:
        return _begun(connection, query, limit, path)
    if not conditions:
        return Search()
    asked = f"FROM {tables} WHERE {' AND '.join(conditions)}"
    counted = TOLD if are_common else COUNTED
    total = _count(connection, asked, values, RANKED + 1)
    few = total <= RANKED
    if not few and counted > RANKED:
        total = _count(connection, asked, values, counted + 1)
    ranked = few and bool(query.words)
    order = f"bm25(words, {WEIGHTS}), words.rowid DESC" if ranked else f"{_key(query)} DESC"
    marked = f"highlight(words, 2, '{_OPEN}', '{_CLOSE}')" if query.words else "''"
    rows = connection.execute(f"SELECT {_key(query)}, {marked} {asked} ORDER BY {order} LIMIT ?", (*values, limit))
    hits = tuple(_found(connection, key, shown, query, path) for key, shown in rows.fetchall())
    ranking = Ranking.BEST if ranked else Ranking.NEWEST
    return Search(hits, min(total, counted), total > counted, ranking)


def _begun(connection: sqlite3.Connection, query: Query, limit: int, path: _Path) -> Search:
    """The newest releases in whose titles a word begins with one or two letters, of the newest :data:`LATELY`."""
    rows = connection.execute(
        "SELECT key FROM (SELECT key, title FROM release ORDER BY key DESC LIMIT ?) "
        "WHERE ' ' || title LIKE ? ORDER BY key DESC LIMIT ?",
        (LATELY, f"% {query.begun}%", limit + 1),
    ).fetchall()
    hits = tuple(_found(connection, key, "", query, path) for (key,) in rows[:limit])
    return Search(hits, len(hits), True, Ranking.NEWEST)


def _key(query: Query) -> str:
    return "words.rowid" if query.words else "release.key"


def _count(connection: sqlite3.Connection, asked: str, values: Sequence[object], most: int) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM (SELECT 1 {asked} LIMIT {most})", values).fetchone()
    return int(count)


def _asked(connection: sqlite3.Connection, query: Query) -> tuple[str, list[str], list[object], bool]:
    """The tables that a query goes through, its conditions in SQL, their values, and if its figures are common."""
    key, conditions, values, are_common = _key(query), list[str](), list[object](), False
    if query.words:
        conditions.append("words MATCH ?")
        values.append(query.words)
    if query.first:
        conditions.append(f"{key} >= ?")
        values.append(first_key(query.first))
    if query.last:
        conditions.append(f"{key} BETWEEN ? AND ?")  # An undated release was not issued before any day.
        values += [first_key(date.min), first_key(query.last) - 1]
    for named in query.events:
        conditions.append(f"{key} IN ({_ON_EVENT})")
        values.append("%" + _LIKE.sub(r"!\g<0>", named) + "%")
    for asked in query.figures:
        condition, inside = _figure(asked)
        if _count(connection, f"FROM figure WHERE {condition}", inside, COMMON) < COMMON:
            conditions.append(f"{key} IN (SELECT key FROM figure WHERE {condition})")
        else:
            conditions.append(f"EXISTS (SELECT 1 FROM figure WHERE figure.key = {key} AND {condition})")
            are_common = True
        values += inside
    return ("words" if query.words else "release"), conditions, values, are_common


_LIKE = re.compile("[%_!]")
"""What LIKE does not take for itself."""

_ON_EVENT = """SELECT release.key FROM event JOIN member USING (number) JOIN release ON release.id = member.id
    WHERE event.name LIKE ? ESCAPE '!'"""
"""The releases that are about an event with some words in its name, or mention it."""

_SIGNS = {">": "most > ?", ">=": "most >= ?", "<": "least < ?", "<=": "least <= ?"}


def _figure(asked: FigureAsked) -> tuple[str, list[object]]:
    """A figure's conditions in SQL, and the values in them."""
    conditions, values = list[str](), list[object]()
    if asked.word:
        forms = _forms(asked.word)
        marks = ", ".join("?" * len(forms))
        conditions.append(f"(role IN ({marks}) OR concept IN ({marks}) OR counted IN ({marks}))")
        values += [*forms, *forms, *forms]
    if asked.unit:
        conditions.append("unit IN (?, ?)")
        values += [asked.unit, asked.unit.upper()]
    match asked.sign:
        case "..":
            conditions.append("most >= ? AND least <= ?")
            values += [asked.value, asked.high]
        case "=":
            conditions.append("low <= ? AND high >= ?")
            values += [asked.value, asked.value]
        case sign if sign:
            conditions.append(_SIGNS[sign])
            values.append(asked.value)
    return " AND ".join(conditions), values


def _forms(word: str) -> list[str]:
    """A word and what it may be the plural of: nouns and verbs are stored in their base form."""
    forms = [word]
    for ending, base in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.append(word.removesuffix(ending) + base)
    return forms


def _found(connection: sqlite3.Connection, key: int, marked: str | bytes | None, query: Query, path: _Path) -> Found:
    release_id, title, publisher, day, place, root, deflated = connection.execute(
        "SELECT id, release.title, release.publisher, day, release.path, root, deflated "
        "FROM release JOIN file ON number = file JOIN text USING (key) WHERE key = ?",
        (key,),
    ).fetchone()
    text = inflated(deflated)
    figure = _first_figure(connection, key, query)
    spans = _spans(text, marked if isinstance(marked, str) else "")
    if not spans and figure is not None:
        spans = [figure]
    snippet, marks = _snippet(text, spans)
    return Found(
        release=release_id,
        path=path(root, place),
        title=text_of(title),
        publisher=None if publisher is None else text_of(publisher),
        published=None if day is None else date.fromordinal(day),
        snippet=snippet,
        marks=marks,
        at=At(release_id, *spans[0]) if spans else None,
        figure=None if figure is None else f"{release_id}:{figure.start}",
    )


def _first_figure(connection: sqlite3.Connection, key: int, query: Query) -> Span | None:
    """Where the first figure stands that fits the first of those asked for."""
    if not query.figures:
        return None
    condition, values = _figure(query.figures[0])
    row = connection.execute(
        f"SELECT start, stop FROM figure WHERE key = ? AND {condition} ORDER BY start LIMIT 1", (key, *values)
    ).fetchone()
    return Span(*row) if row else None


def _spans(text: str, marked: str) -> list[Span]:
    """The hits in a text that SQLite marked; none where the marks cannot be told from the text."""
    if _OPEN in text or marked.replace(_OPEN, "").replace(_CLOSE, "") != text:
        return []
    spans, start, offset = list[Span](), 0, 0
    for piece in re.split(f"({_OPEN}|{_CLOSE})", marked):
        if piece == _OPEN:
            start = offset
        elif piece == _CLOSE:
            spans.append(Span(start, offset))
        else:
            offset += len(piece)
    return spans


def _snippet(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text around the first hit, with the hits in it; "" and none where there is no hit."""
    if not spans:
        return "", ()
    first = spans[0]
    start = max(0, first.start - AROUND // 2)
    end = min(len(text), max(first.end, start + 2 * AROUND))
    if start and (space := re.search(r"\s", text[start : first.start])):
        start += space.end()
    start += len(text[start : first.start]) - len(text[start : first.start].lstrip())
    if end < len(text) and (back := re.search(r"\s\S*$", text[first.end : end])):
        end = first.end + back.start()
    return text[start:end], tuple(
        Span(span.start - start, min(span.end, end) - start) for span in spans if start <= span.start < end
    )
