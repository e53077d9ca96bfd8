"""The settings file, and the one clear message for every mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.catalogue import Order
from tui.errors import SettingsError
from tui.keys.presets import PRESETS
from tui.palettes import Palette
from tui.settings import Settings, load, settings_path


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert not settings_path().exists()
    assert load() == Settings()


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load(written(tmp_path, "# nothing yet\n")) == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = 'theme: nord\nglyphs: ascii\nlist: date\nkeys:\n  figure.next: "x"\n'
    assert load(written(tmp_path, text), themes=["nord"]) == Settings({"figure.next": "x"}, "nord", True, Order.DATE)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("them: nord\n", 1, ["no setting “them”", "theme"]),
        ("\ntheme: norde\n", 2, ["no theme is called “norde”", "nord"]),
        ("glyphs: latin\n", 1, ["ascii or unicode"]),
        ("limits: {text: 0}\n", 1, ["text must be a whole number from 1"]),
        ("limits:\n  texts: 9\n", 2, ["no limit “texts”", "file_bytes"]),
        ("measure: 30\n", 1, ["measure cannot be “30”", "from 40 to 120"]),
        ("themes:\n  mine: {page-grund: '#fff'}\n", 2, ["no colour “page-grund”", "page-ground"]),
        ("themes:\n  mine:\n    soft: reddish\n", 3, ["“reddish” is no colour", "#rrggbb"]),
        ("themes:\n  mine: {from: norde}\n", 2, ["no theme is called “norde”", "nord"]),
        ("themes:\n  nord: {soft: '#fff'}\n", 2, ["exists already"]),
        ("list: sideways\n", 1, ["event or date or"]),
        ("keys:\n  figure.nxt: x\n", 2, ["no command is called “figure.nxt”", "figure.next"]),
        ("keys:\n  find.next: x\n  figure.next: j\n", 3, ["figure.next", "move.down"]),
        ("keys:\n  figure.next: ctrl+foo\n", 2, ["“ctrl+foo” is not a key"]),
        ("keys: [a, b]\n", 1, ["mapping"]),
        ("keys:\n  figure.next: [a]\n", 2, ["single word"]),
        ("theme: nord\npreset: nano\n", 2, ["preset cannot be “nano”", "vim or emacs or arrows"]),
        ("keys:\n  figure.next: ctrl+n\npreset: emacs\n", 2, ["figure.next", "move.down"]),
        ("theme: [\n", 2, ["not YAML"]),
        ("theme: nord\ntheme: nord\n", 2, ["twice"]),
    ],
)
def test_a_mistake_is_named_with_file_line_and_mend(tmp_path: Path, text: str, line: int, words: list[str]) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(path, themes=["nord"])
    assert str(caught.value).startswith(f"{path}:{line}: ")
    for word in words:
        assert word in str(caught.value)


def test_a_users_keys_lie_over_those_of_a_preset_wherever_it_stands(tmp_path: Path) -> None:
    keys = load(written(tmp_path, "keys:\n  move.down: f7\n  find.next: f6\npreset: emacs\n")).keys
    assert (keys["move.down"], keys["move.up"]) == ("f7", PRESETS["emacs"]["move.up"])


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)


def test_a_theme_of_ones_own_can_be_chosen_wherever_it_stands_in_the_file(tmp_path: Path) -> None:
    text = "theme: mine\nthemes:\n  mine: {from: nord, soft: '#abc'}\nmeasure: 60\n"
    settings = load(written(tmp_path, text), themes=["nord"])
    assert settings.theme == "mine"
    assert settings.measure == 60
    assert settings.palettes == (Palette("mine", "nord", {"soft": "#abc"}),)
