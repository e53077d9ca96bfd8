"""Which panes fit the terminal, and how wide they are.

Three panes want a page that reads well (Bringhurst's 45 to 75 letters a line) between a list wide enough for a title
and facts wide enough for a value and whose it is. With fewer columns the facts yield to a strip under the page; with
fewer still one pane shows at a time. What the user showed or hid by key comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

T = TypeVar("T")

THREE = 108
"""Columns from which three panes stand side by side: the page's lines then hold 45 letters."""

TWO = 66
"""Columns from which two do."""

USUAL = 120
"""Columns at which both side panes are :data:`SIDE` wide. Of what is more, the page takes half until its lines are
full; the sides take a quarter each."""

SIDE = 28
"""Columns of a side pane in a terminal of the usual width."""

WIDEST_SIDE = 42
"""Columns beyond which a side pane gains nothing."""

NARROWEST_PAGE = 36
"""A page narrower than this is not worth showing beside anything."""

NARROWEST_SIDE = 16
"""A side pane narrower than this says nothing any more."""

SHORT = 30
"""Rows of a terminal below which what stands at the foot of a screen is kept low."""


class Pane(StrEnum):
    """The panes of the reading screen, in their order from the left."""

    DOCUMENTS = "documents"
    PAGE = "page"
    FACTS = "facts"


def by_pane(named: Mapping[str, T]) -> dict[Pane, T]:
    """What is kept by the names of panes; what is kept under another name is left out."""
    return {Pane(name): value for name, value in named.items() if name in set(Pane)}


class Layout(NamedTuple):
    """What shows.

    Attributes:
        widths: The panes that show, with their columns; the page's is what is left.
        strip: Whether the current figure's facts stand in a strip under the page.
        single: Whether there is room for one pane only, so that moving between panes changes which shows.
    """

    widths: Mapping[Pane, int]
    strip: bool
    single: bool


def layout(width: int, chosen: Mapping[Pane, bool], focused: Pane, columns: Mapping[Pane, int] | None = None) -> Layout:
    """The layout for a terminal of ``width`` columns.

    Args:
        width: The terminal's columns.
        chosen: The panes the user showed or hid by key; the others are left to the width.
        focused: The pane with the focus, which is always shown where only one can be.
        columns: The columns the user gave to side panes, as far as the page leaves them.
    """
    columns = columns or {}
    if width < TWO:
        return Layout({focused: width}, strip=focused is Pane.PAGE, single=True)
    wanted = {
        Pane.DOCUMENTS: chosen.get(Pane.DOCUMENTS, True),
        Pane.PAGE: chosen.get(Pane.PAGE, True),
        Pane.FACTS: chosen.get(Pane.FACTS, width >= THREE),
    }
    if not any(wanted.values()):
        wanted[focused] = True
    side = min(SIDE + (width - USUAL) // 4, WIDEST_SIDE)
    usual = {Pane.DOCUMENTS: max(side, SIDE - 2), Pane.FACTS: max(side, SIDE)}
    sides = {pane: columns.get(pane, usual[pane]) if wanted[pane] else 0 for pane in usual}
    spare = width - NARROWEST_PAGE if wanted[Pane.PAGE] else width - 1
    if columns and sum(sides.values()) > spare:  # The terminal is narrower than when the user gave them.
        sides = {pane: min(sides[pane], usual[pane]) for pane in usual}
    rest = width - sum(sides.values())
    if wanted[Pane.PAGE] and rest < NARROWEST_PAGE:
        yielding = min((Pane.FACTS, Pane.DOCUMENTS), key=lambda pane: (chosen.get(pane, False), pane is focused))
        rest, sides[yielding] = rest + sides[yielding], 0
    return _shared(wanted, sides, rest)


def _shared(wanted: Mapping[Pane, bool], sides: Mapping[Pane, int], rest: int) -> Layout:
    """The widths, with what the page does not take given to a side pane when the page is hidden."""
    widths = {pane: columns for pane, columns in sides.items() if columns}
    if wanted[Pane.PAGE]:
        widths[Pane.PAGE] = rest
    else:
        widest = Pane.FACTS if Pane.FACTS in widths else Pane.DOCUMENTS
        widths[widest] += rest
    ordered = {pane: widths[pane] for pane in Pane if pane in widths}
    return Layout(ordered, strip=Pane.PAGE in ordered and Pane.FACTS not in ordered, single=False)
