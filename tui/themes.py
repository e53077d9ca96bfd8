"""Presscheck's own themes: dark is warm paper text on ink blue, light is ink on paper, a third has more contrast.

All keep every mark at the contrast WCAG 2.2 asks of text (success criterion 1.4.3, level AA: 4.5 to 1), on the ground
of every pane and under the cursor. Every other theme gets its marks from its own colours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.theme import Theme

from tui.palettes import BASE_COLOURS, INKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.palettes import Palette

DARK, LIGHT, CONTRAST = "presscheck-dark", "presscheck-light", "presscheck-contrast"

INK_BLUE = Theme(
    name=DARK,
    dark=True,
    primary="#8fb3d9",
    secondary="#a9b4c4",
    accent="#e3b778",
    foreground="#e9e1d2",
    background="#121a29",
    surface="#121a29",
    panel="#1a2436",
    success="#8fc98a",
    warning="#e6c35c",
    error="#ff8f85",
    variables={
        "page-ground": "#141d2d",
        "rail-ground": "#101725",
        "cursor-ground": "#24324a",
        "hairline": "#33425c",
        "soft": "#98a3b3",
        "mark-confirmed": "#8fc98a",
        "mark-repeated": "#7fa88a",
        "mark-compatible": "#d6cdbb",
        "mark-updated": "#8fb8e8",
        "mark-differs": "#ff8f85",
        "mark-blank": "#e6c35c",
        "mark-alone": "#d6cdbb",
        "mark-unclear": "#98a3b3",
        "mark-failed": "#ff8f85",
        "hit-ground": "#5a4a1c",
        "hit-current-ground": "#e6c35c",
        "hit-current-text": "#121a29",
    },
)
"""Ink blue, for the evening and the terminal."""

PAPER = Theme(
    name=LIGHT,
    dark=False,
    primary="#1f4e86",
    secondary="#4c5666",
    accent="#8a4b12",
    foreground="#1f2530",
    background="#f6f1e6",
    surface="#f6f1e6",
    panel="#ece5d5",
    success="#1f6b34",
    warning="#7a5600",
    error="#a8201a",
    variables={
        "page-ground": "#faf6ec",
        "rail-ground": "#f3eddf",
        "cursor-ground": "#e4dac3",
        "hairline": "#cdc3ad",
        "soft": "#565c69",
        "mark-confirmed": "#1f6b34",
        "mark-repeated": "#3c6349",
        "mark-compatible": "#333a46",
        "mark-updated": "#1f4e86",
        "mark-differs": "#a8201a",
        "mark-blank": "#735000",
        "mark-alone": "#333a46",
        "mark-unclear": "#565c69",
        "mark-failed": "#a8201a",
        "hit-ground": "#f2dc94",
        "hit-current-ground": "#735000",
        "hit-current-text": "#faf6ec",
    },
)
"""Paper, for daylight."""

HIGH_CONTRAST = Theme(
    name=CONTRAST,
    dark=True,
    primary="#9fd0ff",
    secondary="#ffffff",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    success="#7dff8a",
    warning="#ffe45c",
    error="#ffa8a0",
    variables={
        "page-ground": "#000000",
        "rail-ground": "#000000",
        "cursor-ground": "#262626",
        "hairline": "#8a8a8a",
        "soft": "#d0d0d0",
        "mark-confirmed": "#7dff8a",
        "mark-repeated": "#a8e0ae",
        "mark-compatible": "#ffffff",
        "mark-updated": "#9fd0ff",
        "mark-differs": "#ffa8a0",
        "mark-blank": "#ffe45c",
        "mark-alone": "#ffffff",
        "mark-unclear": "#d0d0d0",
        "mark-failed": "#ffa8a0",
        "hit-ground": "#4a3f00",
        "hit-current-ground": "#ffe45c",
        "hit-current-text": "#000000",
    },
)
"""White on black, every ink at level AAA (7 to 1)."""

OWN = (INK_BLUE, PAPER, HIGH_CONTRAST)


def made_of(palette: Palette, base: Theme) -> Theme:
    """A theme of the user's own, on another one."""
    stated: dict[str, Any] = {name: colour for name, colour in palette.colours.items() if name in BASE_COLOURS}
    inks = {name: colour for name, colour in palette.colours.items() if name in INKS}
    return replace(base, name=palette.name, variables=dict(base.variables) | inks, **stated)


def variables_for(theme: Theme) -> Mapping[str, str]:
    """The variables of ``presscheck.tcss`` for a theme that does not set them, from the colours it has."""
    colours = theme.to_color_system().generate()
    text, ground = colours["foreground"], colours["background"]
    return {
        "page-ground": ground,
        "rail-ground": ground,
        "cursor-ground": colours["surface-lighten-1"] if theme.dark else colours["surface-darken-1"],
        "hairline": colours["panel-lighten-1"] if theme.dark else colours["panel-darken-2"],
        "soft": colours["foreground-darken-2"] if theme.dark else colours["foreground-lighten-2"],
        "mark-confirmed": colours["success"],
        "mark-repeated": colours["success"],
        "mark-compatible": text,
        "mark-updated": colours["primary"],
        "mark-differs": colours["error"],
        "mark-blank": colours["warning"],
        "mark-alone": text,
        "mark-unclear": colours["foreground-darken-2"] if theme.dark else colours["foreground-lighten-2"],
        "mark-failed": colours["error"],
        "hit-ground": colours["warning-darken-3"] if theme.dark else colours["warning-lighten-3"],
        "hit-current-ground": colours["warning"],
        "hit-current-text": ground,
    }
