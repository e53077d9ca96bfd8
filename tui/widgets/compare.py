"""Two releases face to face, what changed between them marked by sign and colour; they scroll as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.keys import bindings
from tui.keys.moving import MOVING
from tui.keys.sheets import COMPARISON
from tui.marks import MARKS, Mark
from tui.model import At, Release, StandingKind
from tui.views import wording
from tui.views.compare import Change, ChangeKind, Comparison
from tui.views.drawable import drawn
from tui.views.facing import PARTING, SIGNS, Facing, Line
from tui.views.runs import Run, padded, wrapped
from tui.widgets.ink import Overlay, text_segments
from tui.widgets.rows import WHEEL
from tui.widgets.status import Foot

CONTEXT = 3
"""Lines kept in view above and below a change that is gone to."""

DROPPED, INSERTED = Mark("-", "-", "change--dropped", "dropped"), Mark("+", "+", "change--inserted", "inserted")
FILLED = Mark(*MARKS[StandingKind.FILLED][:2], "change--filled", "filled")
MOVED = Mark("↕", ":", "change--moved", "stands elsewhere in the other release")

UNRULED = Style(underline=False)
"""What a sign does not share with the words it stands for."""

SIGN_OF: Mapping[ChangeKind, tuple[Mark, Mark]] = {
    ChangeKind.DROPPED: (DROPPED, DROPPED),
    ChangeKind.INSERTED: (INSERTED, INSERTED),
    ChangeKind.CHANGED: (DROPPED, INSERTED),
    ChangeKind.FILLED: (FILLED, FILLED),
}
"""The sign of each kind of change, on the left and on the right."""


class ComparisonView(Widget, can_focus=True):
    """Draws a comparison, one change current."""

    BINDINGS = bindings((*MOVING, *COMPARISON))
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "change--dropped",
        "change--inserted",
        "change--filled",
        "change--alone",
        "change--moved",
        "change--current",
        "change--rule",
    }

    comparison: reactive[Comparison | None] = reactive(None, always_update=True, repaint=False)
    """What is compared."""

    current: reactive[int] = reactive(0, repaint=False)
    """The current change, counted from 0."""

    top: reactive[int] = reactive(0, repaint=False)
    """The first line in view."""

    plain: reactive[bool] = reactive(False)
    """Whether signs are drawn as ASCII."""

    why_empty: reactive[str] = reactive("")
    """What stands in place of a comparison, where there is none."""

    @dataclass
    class Moved(Message):
        """Another comparison, or another change of it, is current."""

    @dataclass
    class Followed(Message):
        """The user wants to read a change where it stands."""

        target: At

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facing: Facing | None = None

    @property
    def change(self) -> Change | None:
        """The current change."""
        changes = self.comparison.changes if self.comparison else ()
        return changes[self.current][1] if self.current < len(changes) else None

    @property
    def facing(self) -> Facing | None:
        """The comparison as it is set; None before there is one and a size."""
        return self._facing

    # --- setting ----------------------------------------------------------------------------------------------------

    def watch_comparison(self) -> None:
        """Set another comparison, at the first change that tells something."""
        self._facing = None
        self.set_reactive(ComparisonView.current, self.comparison.first_telling if self.comparison else 0)
        self.set_reactive(ComparisonView.top, 0)
        self._set()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Set it for the new size, with the current change in view."""
        self._set()

    def _set(self) -> None:
        if self.comparison is not None and self.size.width:
            self._facing = Facing(self.comparison, self.size.width)
            self.top = self.validate_top(self.top)
            self._bring_into_view()
        self.refresh()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width, ground = self.size.width, self.rich_style
        if self._facing is None or self.comparison is None:
            lines = wrapped(self.why_empty, max(1, width - 2), self.size.height) if self.comparison is None else []
            words = f" {lines[y - 1]}" if 0 < y <= len(lines) else ""
            return Strip([Segment(words, ground)]).adjust_cell_length(width, ground)
        if self.top + y >= len(self._facing.lines):
            return Strip([]).adjust_cell_length(width, ground)
        line = self._facing.lines[self.top + y]
        left, right = (self._side(self._facing, line, right=right) for right in (False, True))
        segments = self._parted(left, right) if self._facing.beside else left or right
        return Strip([Segment(" ", ground), *segments]).adjust_cell_length(width, ground)

    def _parted(self, left: list[Segment], right: list[Segment]) -> list[Segment]:
        """Two columns with a thin line between them."""
        assert self._facing is not None
        ground = self.rich_style
        column = Strip(left).adjust_cell_length(self._facing.column + SIGNS, ground)
        rule = Segment(("|" if self.plain else "│").center(PARTING), ground + self._style("change--rule"))
        return [*column, rule, *right]

    def _side(self, facing: Facing, line: Line, *, right: bool) -> list[Segment]:
        """One side of a line: its sign, and its words with what changed among them."""
        piece = line.on(right=right)
        if piece is None:
            return []
        reading = facing.comparison.right if right else facing.comparison.left
        passage = facing.comparison.passages[piece.passage]
        changes = facing.changes_on(piece, right=right)
        overlays = [
            self._overlay(number, change, right=right, whole=not passage.is_paired) for number, change in changes
        ]
        text = drawn(reading.release.text[slice(*piece.span)])
        marks = [SIGN_OF[change.kind][right] for _, change in changes]
        marks += [MOVED] if passage.moved and piece.first else []
        is_current = any(number == self.current for number, _ in changes)
        return [*self._sign(marks, is_current), *text_segments(text, piece.span.start, self.rich_style, overlays)]

    def _overlay(self, number: int, change: Change, *, right: bool, whole: bool) -> Overlay:
        """A change's style; a passage that stands on one side only is quiet, its sign says enough."""
        style = self._style("change--alone" if whole else SIGN_OF[change.kind][right].style)
        if number == self.current:
            style += self._style("change--current")
        return Overlay(*change.on(right=right), style + Style.from_meta({"change": number}))

    def _sign(self, marks: Sequence[Mark], is_current: bool) -> list[Segment]:
        """The sign of what changed on a line."""
        if not marks:
            return [Segment(" " * SIGNS, self.rich_style)]
        mark = FILLED if FILLED in marks else marks[0]
        style = self._style(mark.style) + (self._style("change--current") if is_current else Style.null()) + UNRULED
        return [Segment(mark.sign(self.plain), self.rich_style + style), Segment(" " * (SIGNS - 1), self.rich_style)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    # --- moving -----------------------------------------------------------------------------------------------------

    def validate_top(self, top: int) -> int:
        """Keep the view on the lines."""
        lines = len(self._facing.lines) if self._facing else 0
        return max(0, min(top, lines - self.size.height))

    def watch_top(self) -> None:
        """Every line shows another."""
        self.refresh()

    def watch_plain(self) -> None:
        """Draw the other signs."""
        self.refresh()

    def watch_current(self) -> None:
        """Show the current change."""
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _bring_into_view(self) -> None:
        if self._facing is None or self.change is None:
            return
        lines = self._facing.lines_of(self.current)
        context = min(CONTEXT, self.size.height // 4)
        if lines.start < self.top + min(context, self.top) or lines.stop > self.top + self.size.height - context:
            self.top = lines.start - max(context, (self.size.height - len(lines)) // 3)

    def _in_view(self) -> bool:
        if self._facing is None or self.change is None:
            return False
        return self.top <= self._facing.lines_of(self.current).start < self.top + self.size.height

    def action_next_change(self) -> None:
        """The next change: after the current one if it is in view, else the first in view."""
        self._step(1)

    def action_previous_change(self) -> None:
        """The previous change."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.comparison is None or self._facing is None or not self.comparison.changes:
            return
        if self._in_view():
            self.current = (self.current + step) % len(self.comparison.changes)
        else:
            self.current = self._facing.next_change(self.top)

    def action_follow(self) -> None:
        """Read the current change where it stands: in the left release, or where it has no words there, the right."""
        if self.comparison and self.change:
            is_left = self.change.left.start < self.change.left.end
            reading = self.comparison.left if is_left else self.comparison.right
            self.post_message(
                self.Followed(At(reading.release.id, *(self.change.left if is_left else self.change.right)))
            )

    def action_line_down(self) -> None:
        """Scroll a line down."""
        self.top += 1

    def action_line_up(self) -> None:
        """Scroll a line up."""
        self.top -= 1

    def action_page_down(self) -> None:
        """Scroll a screenful down."""
        self.top += max(1, self.size.height - 1)

    def action_page_up(self) -> None:
        """Scroll a screenful up."""
        self.top -= max(1, self.size.height - 1)

    def action_half_page_down(self) -> None:
        """Scroll half a screenful down."""
        self.top += max(1, self.size.height // 2)

    def action_half_page_up(self) -> None:
        """Scroll half a screenful up."""
        self.top -= max(1, self.size.height // 2)

    def action_top(self) -> None:
        """To the beginning."""
        self.top = 0

    def action_end(self) -> None:
        """To the end."""
        self.top = len(self._facing.lines) if self._facing else 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.top += WHEEL

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.top -= WHEEL

    def on_click(self, event: events.Click) -> None:
        """Make the change under the mouse current."""
        number = event.style.meta.get("change")
        if isinstance(number, int):
            self.current = number

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what leads somewhere."""
        if action in ("next_change", "previous_change", "follow"):
            return self.change is not None
        return True


class ComparisonHeads(Foot):
    """What is compared: day, issuer and title of both releases, over their columns."""

    comparison: reactive[Comparison | None] = reactive(None)
    """What is compared."""

    column: reactive[int] = reactive(0)
    """The cells of a column; 0 where the releases stand above each other."""

    plain: reactive[bool] = reactive(False)
    """Whether lines are drawn as ASCII."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """Side by side: days and issuers over titles. Stacked: a line for each. Then a rule."""
        if self.comparison is None:
            return []
        if line == 2:
            return [Run(" "), Run(("-" if self.plain else "─") * (width - 2), "foot--rule")]
        left, right = self.comparison.left.release, self.comparison.right.release
        sides = ((Run("- ", "mark--failed"), left), (Run("+ ", "mark--confirmed"), right))
        if not self.column:
            sign, release = sides[line]
            title = Run("  " + wording.title(release), "foot--dim")
            return [Run(" "), sign, Run(_issue(release), "foot--key"), title]
        runs: list[Run] = []
        for sign, release in sides:
            if line == 0:
                words = [sign, Run(_issue(release), "foot--key")]
            else:
                words = [Run("  " + wording.title(release), "foot--dim")]
            gap = Run(" " * (PARTING if runs else 1))
            runs += [gap, *padded(words, self.column + SIGNS)]
        return runs


def _issue(release: Release) -> str:
    """When a release was issued and by whom."""
    when = wording.when(release)
    return f"{when} · {wording.publisher(release)}" if release.publisher else when
