"""Themes of the user's own, as the settings state them: another theme's colours, with some of them changed.

::

    themes:
      evening:
        from: presscheck-dark      # by default Presscheck's dark theme
        page-ground: "#1b1410"
        mark-differs: "#ff9b6b"
    theme: evening
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.errors import nearest

if TYPE_CHECKING:
    from yaml.nodes import Node

    from tui.yaml_lines import YamlFile

BASE_COLOURS = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
"""The colours that Textual makes a theme of."""

INKS = (
    "page-ground",
    "rail-ground",
    "cursor-ground",
    "hairline",
    "soft",
    "mark-confirmed",
    "mark-repeated",
    "mark-compatible",
    "mark-updated",
    "mark-differs",
    "mark-blank",
    "mark-alone",
    "mark-unclear",
    "mark-failed",
    "hit-ground",
    "hit-current-ground",
    "hit-current-text",
)
"""The colours of the page and its marks."""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme of the user's own.

    Attributes:
        name: What it is called.
        base: The theme whose other colours it has; None for Presscheck's dark one.
        colours: Colours as ``#rrggbb`` or ``#rgb``, by their names in :data:`BASE_COLOURS` and :data:`INKS`.
    """

    name: str
    base: str | None = None
    colours: Mapping[str, str] = field(default_factory=dict)


def stated(file: YamlFile, node: Node, known: Collection[str]) -> tuple[Palette, ...]:
    """The palettes that a mapping of the settings states, in its order.

    Args:
        file: Where it stands.
        node: The mapping.
        known: The names of the themes there are already; empty to accept any as a base.

    Raises:
        PresscheckError: The file's error, for a name that is taken, or a colour or base that is none.
    """
    palettes: list[Palette] = []
    for name, value in file.pairs(node, "“themes”"):
        if name.value in known:
            raise file.mistake(name, f"a theme called “{name.value}” exists already", "give yours another name")
        base: str | None = None
        colours: dict[str, str] = {}
        for key, colour in file.pairs(value, f"the theme {name.value}"):
            word = file.word(colour, key.value)
            if key.value == "from":
                if known and word not in known:
                    raise file.mistake(colour, f"no theme is called “{word}”", nearest(word, known))
                base = word
            elif key.value not in (*BASE_COLOURS, *INKS):
                mend = nearest(key.value, (*BASE_COLOURS, *INKS))
                raise file.mistake(key, f"a theme has no colour “{key.value}”", mend)
            elif not _COLOUR.fullmatch(word):
                raise file.mistake(colour, f"“{word}” is no colour", 'write it as "#rrggbb", in quotation marks')
            else:
                colours[key.value] = word
        palettes.append(Palette(name.value, base, colours))
    return tuple(palettes)
