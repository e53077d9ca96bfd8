"""The reading page: one release, typeset, with its figures marked by kind and standing.

Public interface (keys are bound by the keymap to the ``action_*`` methods; their docstrings are the tooltips):

* :meth:`PageWidget.show` puts a release on the page; :meth:`PageWidget.go_to` moves to a source offset;
  :meth:`PageWidget.select_figure` makes a figure current and brings it into view.
* :attr:`PageWidget.current_figure` (reactive) is the current figure's id, :attr:`PageWidget.offset` the reading
  position as a source offset, :attr:`PageWidget.folded` (reactive) whether asides are folded away.
* :meth:`PageWidget.find` marks every hit of a query and goes to the first one from the reading position;
  :meth:`PageWidget.keep_find` stays there (Enter), :meth:`PageWidget.leave_find` returns where one was (Esc).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.marks import STYLES
from tui.model import Reading, Standing


class PageWidget(Widget, can_focus=True):
    """Draws one release as a page of at most 76 cells, with margin signs and a position rail."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--headline",
        "page--rule",
        "page--meta",
        "page--subtitle",
        "page--dateline",
        "page--quotation-rule",
        "page--footnote",
        "page--aside",
        "page--folded",
        "page--cursor",
        "page--hit",
        "page--hit-current",
        "page--rail",
        "page--rail-thumb",
        "page--empty",
        *STYLES,
    }

    current_figure: reactive[str | None] = reactive(None)
    """Id of the current figure, None when there is none."""

    folded: reactive[bool] = reactive(True)
    """Whether captions, boilerplate and furniture are folded into one line at the end."""

    @dataclass
    class FigureSelected(Message):
        """The current figure was changed by the reader (keys or mouse), not by :meth:`PageWidget.select_figure`."""

        figure_id: str

    @dataclass
    class Scrolled(Message):
        """The page moved: source offset and index of its first line, number of lines, and lines in view."""

        offset: int
        line: int
        lines: int
        height: int

    @dataclass
    class FindCounted(Message):
        """The find changed: ``index`` of the current hit from 1 (0 for none) of ``count``; ``wrapped`` past an end."""

        index: int
        count: int
        wrapped: bool = False

    @dataclass
    class FoldToggled(Message):
        """Asides were folded away or opened."""

        folded: bool

    def show(self, reading: Reading, standings: Mapping[str, Standing], at: int = 0) -> None:
        """Put a release on the page with source offset ``at`` in view."""
        raise NotImplementedError

    @property
    def offset_in_text(self) -> int:
        """The reading position: source offset of the first line in view."""
        raise NotImplementedError

    def go_to(self, offset: int) -> None:
        """Bring a source offset into view, opening the fold if it lies there."""
        raise NotImplementedError

    def select_figure(self, figure_id: str | None) -> None:
        """Make a figure current and bring it into view; posts no message."""
        raise NotImplementedError

    def find(self, query: str, *, whole_word: bool = False, regex: bool = False) -> int:
        """Mark every hit and go to the first from the reading position; returns their count.

        Lower case matches either case, an upper-case letter makes the query match case. White space matches any run
        of white space. Raises :class:`ValueError` for a regex that is none.
        """
        raise NotImplementedError

    def keep_find(self) -> None:
        """Keep the find and its place (Enter): ``n`` and ``N`` go on from here."""

    def leave_find(self) -> None:
        """Take the hits away and return to where the find began (Esc)."""

    def action_line_down(self) -> None:
        """Scroll one line down."""

    def action_line_up(self) -> None:
        """Scroll one line up."""

    def action_half_page_down(self) -> None:
        """Scroll half a page down."""

    def action_half_page_up(self) -> None:
        """Scroll half a page up."""

    def action_page_down(self) -> None:
        """Scroll a page down."""

    def action_page_up(self) -> None:
        """Scroll a page up."""

    def action_top(self) -> None:
        """Go to the beginning."""

    def action_end(self) -> None:
        """Go to the end."""

    def action_next_figure(self) -> None:
        """Go to the next figure."""

    def action_previous_figure(self) -> None:
        """Go to the previous figure."""

    def action_next_hit(self) -> None:
        """Go to the next hit, from the last on to the first."""

    def action_previous_hit(self) -> None:
        """Go to the previous hit, from the first on to the last."""

    def action_toggle_fold(self) -> None:
        """Fold captions and boilerplate away, or open them."""
