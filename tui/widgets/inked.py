"""The base of widgets that draw runs: component styles looked up once, lines made exactly as wide as asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.views.runs import Run, padded
from tui.widgets.painting import Painted


class Inked(Painted):
    """Draws runs. Looking a style up takes a tenth of a millisecond, so each is looked up once."""

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._inks: dict[tuple[str, str], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles: the theme, the focus or a class changed."""
        super().notify_style_update()
        self._inks = {}

    def strip(self, runs: Sequence[Run], width: int, under: str = "") -> Strip:
        """Runs as a strip of exactly ``width`` cells, on the widget's own colours or on those of ``under``."""
        return Strip([Segment(text, self._ink(style, under)) for text, style in padded(runs, width)], width)

    def _ink(self, style: str, under: str) -> Style:
        key = style, under
        if key not in self._inks:
            ink = self.rich_style
            for names in (under, style):
                if names:
                    ink += self.get_component_rich_style(*names.split(), partial=True)
            self._inks[key] = ink
        return self._inks[key]
