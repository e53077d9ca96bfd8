from __future__ import annotations

import pytest

from tui.errors import SettingsError
from tui.yaml_lines import YamlFile


def words(yaml: bytes) -> list[str]:
    file = YamlFile("settings.yaml", SettingsError)
    root = file.root(yaml)
    assert root is not None
    return file.words(root, "the file")


def test_words_stay_as_they_are_written() -> None:
    assert words(b"[no, 12, 'x', 017]") == ["no", "12", "x", "017"]


def test_a_scalar_means_what_yaml_says_unless_it_is_quoted() -> None:
    file = YamlFile("settings.yaml", SettingsError)
    root = file.root(b"[12, 0.5, yes, '12', word, 1:30, 0x10, .inf]")
    assert root is not None
    assert [file.scalar(item, "an entry") for item in file.items(root, "the file")] == [
        12, 0.5, True, "12", "word", "1:30", 16, ".inf",
    ]  # fmt: skip


def test_a_file_of_comments_has_no_root() -> None:
    assert YamlFile("settings.yaml", SettingsError).root(b"# nothing\n") is None


def test_a_byte_order_mark_is_no_part_of_the_first_word() -> None:
    assert words(b"\xef\xbb\xbf- a") == ["a"]


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        (
            b"- a\n- [b]",
            "settings.yaml:2: an entry of the file must be a single word, phrase or number; put it on one line",
        ),
        (b"a: b", "settings.yaml:1: the file must be a list; write “- ” before each entry, or [a, b]"),
        (b"- &x a\n- *x", "settings.yaml:2: an alias (*name) is not allowed here; write the value out"),
        (b"- a\n- \xff", "settings.yaml:2: is not UTF-8; save it as UTF-8"),
        (b"- a\n- 'b", "settings.yaml:2: is not YAML"),
        (b"- \x00", "settings.yaml: is not YAML: it holds a character that YAML does not allow"),
        (b"[" * 100_000 + b"]" * 100_000, "settings.yaml:1: is nested too deeply; write it flatter"),
        (b"- " * 100_000, "settings.yaml:1: is nested too deeply; write it flatter"),
    ],
)
def test_a_mistake_names_file_line_and_mend(yaml: bytes, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        words(yaml)
    assert str(caught.value).startswith(message)
