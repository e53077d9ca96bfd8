"""A stored collection as a list: what is in view is drawn from the tables, the rest of it is numbers at most."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from tui.catalogue import ON_THEIR_OWN, UNDATED, UNKNOWN_PUBLISHER, Heading, Listing, Order
from tui.criteria import Criteria, Having
from tui.model import Summary
from tui.store.database import storable, text_of
from tui.store.opening import Store

_COLUMNS = {
    Order.EVENT: "by_event",
    Order.DATE: "by_date",
    Order.MONTH: "by_date",
    Order.PUBLISHER: "by_publisher",
    Order.TITLE: "by_title",
    Order.OPEN: "by_open",
}
"""The column that has a release's place in each order."""

_GROUPS = {Order.MONTH: "month", Order.PUBLISHER: "publisher"}
"""What releases stand together by under one heading; those of an event are found by the headings' own table."""

_HAVING = {
    Having.FIGURES: "figures",
    Having.BLANK: "blank",
    Having.DIFFERS: "differs",
    Having.OPEN: "unsettled",
    Having.CHECK: "checks",
}


def listed(store: Store, order: Order, kept: Criteria | None) -> Listing:
    """The releases of a store whose list is arranged, in an order, all of them or those that pass."""
    if kept is None or kept.is_empty:
        return _ByEvent(store) if order is Order.EVENT else _Arranged(store, order)
    return _Narrowed(store, order, kept)


class _ByEvent:
    """The whole list by events."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.count = len(store)
        rows = store.rows("SELECT place, title, first, last FROM heading ORDER BY place")
        self.starts: Sequence[int] = [place for place, *_ in rows]
        self._headings = [_under_event(title, days) for _, title, *days in rows]

    def heading(self, index: int) -> Heading:
        return self._headings[index]

    def summaries(self, start: int, stop: int) -> Sequence[Summary]:
        return self._store.summaries("WHERE place BETWEEN ? AND ? ORDER BY place", max(0, start), stop - 1)

    def position(self, release_id: str) -> int | None:
        rows = self._store.rows("SELECT place FROM listed WHERE id = ?", release_id)
        return rows[0][0] if rows else None


class _Arranged:
    """The whole list in another order."""

    def __init__(self, store: Store, order: Order) -> None:
        self._store, self._column = store, _COLUMNS[order]
        self.count = len(store)
        self._headings, self.starts = _groups(store, order, "", ())

    def heading(self, index: int) -> Heading:
        return self._headings[index]

    def summaries(self, start: int, stop: int) -> Sequence[Summary]:
        return _summaries(self._store, self._column, range(max(0, start), min(stop, self.count)))

    def position(self, release_id: str) -> int | None:
        return _place(self._store, self._column, release_id)


class _Narrowed:
    """What passes a filter: its places in the whole list, four bytes a release."""

    def __init__(self, store: Store, order: Order, kept: Criteria) -> None:
        self._store, self._column = store, _COLUMNS[order]
        conditions, self._values = _conditions(store, kept)
        self._where = " AND ".join(conditions)
        found = store.rows(f"SELECT {self._column} FROM arranged WHERE {self._where}", *self._values)
        self._places = array("I", sorted(place for (place,) in found))
        self.count = len(self._places)
        self._headings: Sequence[Heading] = ()
        self.starts: Sequence[int] = ()
        if order is Order.EVENT:
            self._by_event()
        else:
            self._headings, self.starts = _groups(store, order, f"WHERE {self._where}", self._values)

    def _by_event(self) -> None:
        """The headings that something is left under; days are looked up when a heading comes into view."""
        rows = self._store.rows("SELECT place, title FROM heading ORDER BY place")
        begins = [bisect_left(self._places, place) for place, _ in rows]
        ends = [*begins[1:], self.count]
        left = [(begin, title) for (_, title), begin, end in zip(rows, begins, ends, strict=True) if begin < end]
        if [title for _, title in left] != [""]:
            self.starts = [begin for begin, _ in left]
            self._headings = [Heading(text_of(title) or ON_THEIR_OWN) for _, title in left]

    def heading(self, index: int) -> Heading:
        heading = self._headings[index]
        if self._column != "by_event" or heading.title == ON_THEIR_OWN:
            return heading
        end = self.starts[index + 1] if index + 1 < len(self.starts) else self.count
        first, last = self._places[self.starts[index]], self._places[end - 1]
        ((least, most),) = self._store.rows(
            f"SELECT min(day), max(day) FROM arranged WHERE by_event BETWEEN ? AND ? AND {self._where}",
            *(first, last, *self._values),
        )
        return _under_event(heading.title, (least, most))

    def summaries(self, start: int, stop: int) -> Sequence[Summary]:
        return _summaries(self._store, self._column, self._places[max(0, start) : stop])

    def position(self, release_id: str) -> int | None:
        place = _place(self._store, self._column, release_id)
        if place is None:
            return None
        position = bisect_left(self._places, place)
        return position if position < self.count and self._places[position] == place else None


def _under_event(name: str | bytes, days: Sequence[int | None]) -> Heading:
    return _dated(text_of(name) or ON_THEIR_OWN, days)


def _dated(title: str, days: Sequence[int | None]) -> Heading:
    """A heading with its first and last day, which the store has as ordinals."""
    return Heading(title, *(None if day is None else date.fromordinal(day) for day in days))


def _place(store: Store, column: str, release_id: str) -> int | None:
    rows = store.rows(f"SELECT {column} FROM arranged WHERE id = ?", release_id)
    return int(rows[0][0]) if rows else None


def _summaries(store: Store, column: str, places: Sequence[int]) -> Sequence[Summary]:
    """The summaries at some places of an order, which are few."""
    if not places:
        return ()
    marks = ", ".join("?" * len(places))
    return store.summaries(f"JOIN arranged USING (id) WHERE {column} IN ({marks}) ORDER BY {column}", *places)


def _groups(
    store: Store, order: Order, where: str, values: Sequence[object]
) -> tuple[Sequence[Heading], Sequence[int]]:
    """The headings of an order, and the position of the first release under each."""
    if order not in _GROUPS:
        return (), ()
    group, column = _GROUPS[order], _COLUMNS[order]
    rows = store.rows(
        f"SELECT {group}, count(*), min(day), max(day) FROM arranged {where} GROUP BY {group} ORDER BY min({column})",
        *values,
    )
    headings = [_of_month(name) if order is Order.MONTH else _of_publisher(name, days) for name, _, *days in rows]
    return headings, list(accumulate((count for _, count, *_ in rows), initial=0))[: len(rows)]


def _of_month(month: int | None) -> Heading:
    return Heading(UNDATED if month is None else f"{date(month // 12, month % 12 + 1, 1):%B} {month // 12}")


def _of_publisher(name: str | bytes | None, days: Sequence[int | None]) -> Heading:
    return _dated(UNKNOWN_PUBLISHER if name is None else text_of(name), days)


def _conditions(store: Store, kept: Criteria) -> tuple[list[str], list[object]]:
    """What a filter asks for, in SQL, and the values in it."""
    conditions, values = list[str](), list[object]()

    def ask(condition: str, *inside: object) -> None:
        conditions.append(condition)
        values.extend(inside)

    for words, where in (
        (kept.words, "words"),
        (kept.publishers, "substr(words, publisher_at, event_at - publisher_at - 1)"),
        (kept.events, "substr(words, event_at, places_at - event_at - 1)"),
        (kept.places, "substr(words, places_at)"),
    ):
        for word in words:
            ask(f"instr({where}, ?)", storable(word))
    if kept.after is not None:
        ask("day > ?", kept.after.toordinal())
    if kept.before is not None:
        ask("day < ?", kept.before.toordinal())
    for status in kept.statuses:
        ask("status = ?", status.value)
    if kept.is_undated:
        ask("day IS NULL")
    if kept.is_embargoed:
        ask("id IN (SELECT value FROM json_each(?))", json.dumps(list(_embargoed(store))))
    for having in kept.having:
        ask(f"{_HAVING[having]} > 0")
    for ids in kept.among:
        ask("id IN (SELECT value FROM json_each(?))", json.dumps(sorted(ids)))
    for ids in kept.apart:
        ask("id NOT IN (SELECT value FROM json_each(?))", json.dumps(sorted(ids)))
    return conditions, values


def _embargoed(store: Store) -> Iterator[str]:
    """The releases that are under embargo now, by id: whether one holds still, the clock says."""
    rows = store.summaries("JOIN arranged USING (id) WHERE embargo")
    return (summary.id for summary in rows if summary.embargoed())
