"""The user's settings: one YAML file, checked before the app starts.

::

    theme: presscheck-light      # any theme the palette lists
    glyphs: ascii                # or unicode; by default as the terminal's locale says
    measure: 68                  # the cells that the column of the page takes at most, from 40 to 120; by default 76
    list: date                   # or event, month, publisher, title, open: how the documents stand at first
    preset: emacs                # or vim, arrows: the keys to begin with; by default vim's
    limits: {text: 2_000_000}    # what is too much to open (see tui.loader.limits)
    keys:
      figure.next: "]"           # a command's name as the help lists it, and its keys
    themes:                      # themes of one's own (see tui.palettes)
      evening: {from: presscheck-dark, page-ground: "#1b1410"}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui import palettes
from tui.catalogue import Order
from tui.errors import SettingsError, nearest
from tui.loader import limits
from tui.loader.limits import Limits
from tui.palettes import Palette
from tui.resources import config_dir

if TYPE_CHECKING:
    from collections.abc import Collection

    from yaml.nodes import Node

    from tui.yaml_lines import YamlFile


MEASURES = range(40, 121)
"""Cells that a column of text can be set in: from a newspaper's to the widest in which an eye finds the next line."""

FIRST = ("preset", "themes")
"""What is read first, for other settings speak of it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose.

    Attributes:
        keys: Keys by command id, comma-separated.
        theme: The theme's name; None for Presscheck's own.
        ascii: Whether marks are drawn as ASCII; None to go by the terminal.
        order: How the documents stand at first.
        measure: The cells that the column of the page takes at most; None for the usual.
        palettes: The user's own themes.
        limits: What is too much to open. The loader reads them itself, for the commands need no other setting.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    theme: str | None = None
    ascii: bool | None = None
    order: Order = Order.EVENT
    measure: int | None = None
    palettes: tuple[Palette, ...] = ()
    limits: Limits = limits.USUAL


def settings_path() -> Path:
    """Where the settings are read from. The file need not exist."""
    return config_dir() / "settings.yaml"


def load(path: Path | None = None, *, themes: Collection[str] = ()) -> Settings:
    """The settings in ``path``, or the defaults where there is no such file.

    Args:
        path: The file, by default :func:`settings_path`.
        themes: The names a theme may have; empty to accept any.

    Raises:
        SettingsError: The file has a mistake; names file, line and mend.
    """
    path = path or settings_path()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror})", path=path) from error
    from tui.yaml_lines import YamlFile

    file = YamlFile(path, SettingsError)
    root = file.root(data)
    return Settings() if root is None else _Reader(file, themes).settings(root)


class _Reader:
    """Takes the settings from the nodes of a file."""

    def __init__(self, file: YamlFile, themes: Collection[str]) -> None:
        self._file, self._themes = file, themes
        self._preset: Mapping[str, str] = {}

    def settings(self, root: Node) -> Settings:
        read = {
            "preset": self._keys_of_preset,
            "keys": self._keys,
            "themes": self._palettes,
            "theme": self._theme,
            "measure": self._measure,
            "glyphs": self._glyphs,
            "list": self._list,
            "limits": self._limits,
        }
        found: dict[str, object] = {}
        for key, node in sorted(self._file.pairs(root, "the settings"), key=lambda pair: pair[0].value not in FIRST):
            if key.value not in read:
                raise self._file.mistake(key, f"there is no setting “{key.value}”", nearest(key.value, read))
            found |= read[key.value](node)
        return Settings(**found)  # type: ignore[arg-type]

    def _theme(self, node: Node) -> dict[str, object]:
        name = self._file.word(node, "theme")
        if self._themes and name not in self._themes:
            raise self._file.mistake(node, f"no theme is called “{name}”", nearest(name, self._themes))
        return {"theme": name}

    def _palettes(self, node: Node) -> dict[str, object]:
        own = palettes.stated(self._file, node, self._themes)
        if self._themes:
            self._themes = {*self._themes, *(palette.name for palette in own)}
        return {"palettes": own}

    def _measure(self, node: Node) -> dict[str, object]:
        number = self._file.scalar(node, "measure")
        if not isinstance(number, int) or number not in MEASURES:
            mend = f"it can be a whole number from {MEASURES[0]} to {MEASURES[-1]}"
            raise self._file.mistake(node, f"measure cannot be “{number}”", mend)
        return {"measure": number}

    def _glyphs(self, node: Node) -> dict[str, object]:
        return {"ascii": self._one_of(node, "glyphs", ("ascii", "unicode")) == "ascii"}

    def _list(self, node: Node) -> dict[str, object]:
        return {"order": Order(self._one_of(node, "list", [order.value for order in Order]))}

    def _limits(self, node: Node) -> dict[str, object]:
        return {"limits": limits.stated(self._file, node)}

    def _one_of(self, node: Node, name: str, words: Collection[str]) -> str:
        word = self._file.word(node, name)
        if word not in words:
            raise self._file.mistake(node, f"{name} cannot be “{word}”", f"it can be {' or '.join(words)}")
        return word

    def _keys_of_preset(self, node: Node) -> dict[str, object]:
        from tui.keys.presets import PRESETS

        self._preset = PRESETS[self._one_of(node, "preset", PRESETS)]
        return {"keys": dict(self._preset)}

    def _keys(self, node: Node) -> dict[str, object]:
        from tui.keymap import mistakes

        pairs = self._file.pairs(node, "keys")
        keymap = {key.value: self._file.word(value, f"the key of {key.value}") for key, value in pairs}
        for mistake in mistakes(keymap, self._preset):
            line = next(key for key, _ in pairs if key.value == mistake.command)
            raise self._file.mistake(line, mistake.what, mistake.mend)
        return {"keys": {**self._preset, **keymap}}
