"""All of Presscheck's themes are readable: WCAG 2.2, 1.4.3, level AA, on every mark and every ground."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui import themes
from tui.palettes import INKS as INK_NAMES
from tui.palettes import Palette

AA, AAA = 4.5, 7.0

INKS = [name for name in themes.PAPER.variables if name.startswith("mark-")] + ["soft"]
GROUNDS = ["rail-ground", "page-ground", "cursor-ground"]


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.2's relative luminances."""

    def luminance(colour: Color) -> float:
        channels = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", themes.OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", [*GROUNDS, "panel"])
@pytest.mark.parametrize("ink", [*INKS, "foreground", "accent", "secondary"])
def test_every_ink_is_readable_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= AA


@pytest.mark.parametrize("theme", themes.OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), [("foreground", "hit-ground"), ("hit-current-text", "hit-current-ground")])
def test_a_match_is_readable(theme: Theme, ink: str, ground: str) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= AA


@pytest.mark.parametrize("ground", [*GROUNDS, "panel"])
@pytest.mark.parametrize("ink", [*INKS, "foreground", "accent", "secondary"])
def test_the_high_contrast_theme_reaches_the_next_level(ground: str, ink: str) -> None:
    colours = themes.HIGH_CONTRAST.to_color_system().generate() | themes.HIGH_CONTRAST.variables
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= AAA


@pytest.mark.parametrize("theme", [*BUILTIN_THEMES.values(), *themes.OWN], ids=lambda theme: theme.name)
def test_every_theme_has_every_variable(theme: Theme) -> None:
    assert set(themes.variables_for(theme)) == set(themes.PAPER.variables) == set(themes.INK_BLUE.variables)


def test_a_palette_can_name_every_colour_of_our_themes_and_changes_no_other() -> None:
    assert set(INK_NAMES) == set(themes.PAPER.variables)
    made = themes.made_of(Palette("mine", None, {"soft": "#abcdef", "accent": "#123456"}), themes.PAPER)
    assert made.name == "mine"
    assert made.accent == "#123456"
    assert made.variables == themes.PAPER.variables | {"soft": "#abcdef"}
    assert made.background == themes.PAPER.background
